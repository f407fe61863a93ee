// Key change, loss, compromise: the chain of roots.
#include "content/bundle/root.h"

#include <doctest/doctest.h>

#include <deque>

#include "content/bundle/decision.h"
#include "content/bundle/publish.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using test::Keys;
using test::OwnedDocument;
using test::signed_by;

std::string refused_word(const Root& current, const OwnedDocument& candidate) {
  const auto next = next_root(current, candidate.view());
  return next ? "OK" : next.error().word;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("root: the next one needs the keys of the present one and its own") {
    const Keys old_keys;
    const Keys new_keys;
    const Root current = old_keys.document();
    Root next = new_keys.document();
    next.version = 2;
    CHECK(refused_word(current, signed_by(next.text(), {&old_keys.root, &new_keys.root})) == "OK");
    CHECK(refused_word(current, signed_by(next.text(), {&new_keys.root, &old_keys.other_root})) ==
          "OK");
    CHECK(refused_word(current, signed_by(next.text(), {&old_keys.root})) == "E_ROOT");
    CHECK(refused_word(current, signed_by(next.text(), {&new_keys.root})) == "E_ROOT");
    CHECK(refused_word(current, signed_by(next.text(), {})) == "E_ROOT");
    CHECK(refused_word(current, signed_by(next.text(), {&old_keys.office, &new_keys.office})) ==
          "E_ROOT");
  }

  TEST_CASE("root: thresholds count different keys on both sides") {
    const Keys keys;
    Root current = keys.document();
    current.role(Role::kRoot).threshold = 2;
    Root next = current;
    next.version = 2;
    CHECK(refused_word(current, signed_by(next.text(), {&keys.root, &keys.root})) == "E_ROOT");
    CHECK(refused_word(current, signed_by(next.text(), {&keys.root, &keys.other_root})) == "OK");
  }

  TEST_CASE("root: version one higher, same site, no epoch going down") {
    const Keys keys;
    Root current = keys.document();
    current.version = 4;
    current.epoch = 3;
    current.min_display_epoch = 2;
    Root good = current;
    good.version = 5;
    const auto with = [&](void (*change)(Root&)) {
      Root next = good;
      change(next);
      return refused_word(current, signed_by(next.text(), {&keys.root}));
    };
    CHECK(with([](Root&) {}) == "OK");
    CHECK(with([](Root& next) { next.epoch = 4; }) == "OK");
    CHECK(with([](Root& next) { next.min_display_epoch = 3; }) == "OK");
    CHECK(with([](Root& next) { next.version = 4; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.version = 6; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.version = 3; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.site = "hosp-b"; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.epoch = 2; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.min_display_epoch = 1; }) == "E_ROOT");
    CHECK(with([](Root& next) { next.min_display_epoch = 4; }) == "E_ROOT");
  }

  TEST_CASE("root: the first one is signed by its own threshold") {
    const Keys keys;
    const Root root = keys.document();
    CHECK(first_root(signed_by(root.text(), {&keys.root}).view()));
    CHECK_FALSE(first_root(signed_by(root.text(), {}).view()));
    CHECK_FALSE(first_root(signed_by(root.text(), {&keys.office}).view()));
  }

  TEST_CASE("root: years asleep, twenty roots in one bundle, new keys for content at the end") {
    const Keys first_keys;
    const Root first = first_keys.document();
    std::deque<Keys> keys(20);
    std::deque<OwnedDocument> documents;
    const Keys* before = &first_keys;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      Root next = keys[i].document();
      next.version = i + 2;
      next.epoch = i < 10 ? 1 : 2;
      documents.push_back(signed_by(next.text(), {&before->root, &keys[i].root}));
      before = &keys[i];
    }
    Issue issue = test::sample_issue();
    issue.epoch = 2;
    const std::string file = test::sign_bundle(assemble(issue, test::sample_content()).value().file,
                                               {&keys.back().office, &keys.back().reviewer});
    Container container = Container::read(file).value();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      container.roots.push_back({i + 2, documents[i].view()});
    }
    const std::string with_roots = container.bytes();
    const Decision decision = test::decide(first, with_roots);
    CHECK(verdict_word(decision.verdict) == "OK");
    REQUIRE(decision.new_roots.size() == 20);
    CHECK(decision.new_roots.back().root.version == 21);

    // A device that knows some of them already takes the rest.
    const Decision later = test::decide(decision.new_roots[14].root, with_roots);
    CHECK(verdict_word(later.verdict) == "OK");
    CHECK(later.new_roots.size() == 5);

    // Content signed with keys that the chain has left behind is refused; the roots stay accepted.
    const std::string old_content =
        test::sign_bundle(assemble(test::sample_issue(), test::sample_content()).value().file,
                          {&first_keys.office, &first_keys.reviewer});
    Container stale = Container::read(old_content).value();
    stale.roots = container.roots;
    const Decision refused = decide_bundle(first, stale, {"hosp-a", "production"}, {});
    CHECK(verdict_word(refused.verdict) == "E_SIG");
    CHECK(refused.new_roots.size() == 20);

    // A gap in the chain: what came before it stays accepted.
    container.roots.erase(container.roots.begin() + 5);
    const Decision gap = decide_bundle(first, container, {"hosp-a", "production"}, {});
    CHECK(verdict_word(gap.verdict) == "E_ROOT");
    CHECK(gap.new_roots.size() == 5);
  }

  TEST_CASE("root: compromised content keys cannot sign once the epoch has risen") {
    const Keys keys;
    const Root first = keys.document();
    Root second = first;
    second.version = 2;
    second.epoch = 2;
    const OwnedDocument document = signed_by(second.text(), {&keys.root});
    const std::string file =
        test::sign_bundle(assemble(test::sample_issue(), test::sample_content()).value().file,
                          {&keys.office, &keys.reviewer});
    Container container = Container::read(file).value();
    CHECK(verdict_word(decide_bundle(first, container, {}, {}).verdict) == "OK");
    container.roots = {{2, document.view()}};
    CHECK(verdict_word(decide_bundle(first, container, {}, {}).verdict) == "E_EPOCH");
  }

  TEST_CASE("root: an entry named otherwise than its version is refused") {
    const Keys keys;
    const Root first = keys.document();
    Root second = first;
    second.version = 2;
    const OwnedDocument document = signed_by(second.text(), {&keys.root});
    const std::string file = assemble(test::sample_issue(), test::sample_content()).value().file;
    Container container = Container::read(file).value();
    container.roots = {{3, document.view()}};
    CHECK(verdict_word(decide_bundle(first, container, {}, {}).verdict) == "E_ROOT");
  }

  TEST_CASE("root: a bundle carries a chain of 64, one of 65 is refused") {
    const Keys keys;
    const Root first = keys.document();
    std::deque<OwnedDocument> documents;
    for (std::uint64_t version = 2; version <= 66; ++version) {
      Root next = first;
      next.version = version;
      documents.push_back(signed_by(next.text(), {&keys.root}));
    }
    const std::string file =
        test::sign_bundle(assemble(test::sample_issue(), test::sample_content()).value().file,
                          {&keys.office, &keys.reviewer});
    Container container = Container::read(file).value();
    for (std::uint64_t version = 2; version <= 65; ++version) {
      container.roots.push_back({version, documents[version - 2].view()});
    }
    REQUIRE(container.roots.size() == 64);
    const std::string most = container.bytes();
    const Decision decision = test::decide(first, most);
    CHECK(verdict_word(decision.verdict) == "OK");
    CHECK(decision.new_roots.size() == 64);

    container.roots.push_back({66, documents[64].view()});
    const std::string too_many = container.bytes();
    const Decision refused = test::decide(first, too_many);
    CHECK(verdict_word(refused.verdict) == "E_ROOT");
    CHECK(refused.new_roots.empty());
  }

  TEST_CASE("root: a stick gets the newest 64 of a longer chain, a web tree all of it") {
    const test::TempDir folder;
    const Keys keys;
    std::vector<RootFile> roots;
    for (std::uint64_t version = 1; version <= 70; ++version) {
      Root root = keys.document();
      root.version = version;
      const OwnedDocument document = signed_by(root.text(), {&keys.root});
      roots.push_back({root, {document.text, document.signatures}});
    }
    const Root sixth = roots[5].root;
    const std::string file =
        test::sign_bundle(assemble(test::sample_issue(), test::sample_content()).value().file,
                          {&keys.office, &keys.reviewer});
    const Container container = Container::read(file).value();
    const Manifest manifest = Manifest::parse(container.manifest.text).value();
    const Publication publication{container, manifest, roots, {}, {}};
    const fs::path stick = publish_stick(folder / "stick", publication).value();
    const std::string bytes = read_file(stick, 10'000'000).value();
    const Decision decision = test::decide(sixth, bytes);
    CHECK(verdict_word(decision.verdict) == "OK");
    CHECK(decision.new_roots.size() == 64);
    REQUIRE(publish_web(folder / "web", publication));
    CHECK(read_roots(folder / "web/root").value().size() == 70);
  }
}

}  // namespace gongshi::content::bundle
