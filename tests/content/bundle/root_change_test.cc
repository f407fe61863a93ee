// The next root: one key revoked, one added, epochs raised; and all that would lock everybody out.
#include "content/bundle/root_change.h"

#include <doctest/doctest.h>

#include <deque>

#include "signed_bundle.h"

namespace gongshi::content::bundle {
namespace {

using test::Keys;

std::vector<std::string> key_ids(const Root& root, Role role) {
  std::vector<std::string> ids;
  for (const PublicKey& key : root.role(role).keys) ids.push_back(key_id_text(key.id));
  return ids;
}

std::string refused(const Root& root, const RootChange& change) {
  const auto next = changed_root(root, change);
  if (next) return "accepted";
  CHECK(next.error().code == Errc::kUsage);
  return next.error().what.en;
}

bool says(const std::string& sentence, const std::string& part) {
  return sentence.find(part) != std::string::npos;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("root change: one key is revoked by its file or its id, another is added") {
    const Keys keys;
    const Keys fresh;
    const Root root = keys.document();
    RootChange change;
    change.removals = {{Role::kOffice, keys.office.public_key(), {}},
                       {Role::kRoot, std::nullopt, key_id_text(keys.other_root.id())}};
    change.additions = {{Role::kRoot, fresh.root.public_key()}};
    const Root next = changed_root(root, change).value();
    CHECK(key_ids(next, Role::kOffice) ==
          std::vector<std::string>{key_id_text(keys.other_office.id())});
    CHECK(key_ids(next, Role::kRoot) ==
          std::vector<std::string>{key_id_text(keys.root.id()), key_id_text(fresh.root.id())});
    CHECK(next.role(Role::kReviewer).keys == root.role(Role::kReviewer).keys);
    CHECK(next.epoch == root.epoch);
  }

  TEST_CASE("root change: what would lock everybody out is refused") {
    const Keys keys;
    const Root root = keys.document();
    RootChange change;
    change.removals = {{Role::kReviewer, keys.reviewer.public_key(), {}}};
    CHECK(says(refused(root, change), "no key for the role reviewer"));

    change = {};
    change.thresholds = {{Role::kRoot, 3}};
    CHECK(says(refused(root, change), "threshold of root is 3 with only 2 keys"));

    change = {};
    change.removals = {{Role::kOffice, keys.root.public_key(), {}}};
    CHECK(says(refused(root, change), "the role office has no key"));

    change = {};
    change.additions = {{Role::kReviewer, keys.office.public_key()}};
    CHECK(says(refused(root, change), "stands in office and in reviewer"));

    change = {};
    change.additions = {{Role::kOffice, keys.office.public_key()}};
    CHECK(says(refused(root, change), "listed once"));
  }

  TEST_CASE("root change: two keys with one id are told apart by their files only") {
    const Keys keys;
    Root root = keys.document();
    root.role(Role::kOffice).keys[1].id = root.role(Role::kOffice).keys[0].id;
    RootChange change;
    change.removals = {{Role::kOffice, std::nullopt, key_id_text(keys.office.id())}};
    CHECK(says(refused(root, change), "two keys with the id"));
    change.removals = {{Role::kOffice, keys.other_office.public_key(), {}}};
    CHECK(changed_root(root, change).value().role(Role::kOffice).keys.size() == 1);
  }

  TEST_CASE("root change: a manifest has room for eight signatures, so have the thresholds") {
    const Keys keys;
    Root root = keys.document();
    std::deque<SecretKey> more;
    RootChange change;
    for (int i = 0; i < 7; ++i) {
      more.push_back(SecretKey::generate());
      change.additions.push_back({Role::kOffice, more.back().public_key()});
    }
    change.thresholds = {{Role::kOffice, 7}};
    CHECK(changed_root(root, change));
    change.thresholds = {{Role::kOffice, 8}};
    CHECK(says(refused(root, change), "add up to 9"));
  }

  TEST_CASE("root change: epochs rise together or not, and never fall") {
    const Keys keys;
    Root root = keys.document();
    root.epoch = 3;
    root.min_display_epoch = 2;
    RootChange change;
    change.new_epoch = true;
    CHECK(changed_root(root, change)->epoch == 4);
    CHECK(changed_root(root, change)->min_display_epoch == 2);
    change.withhold = true;
    CHECK(changed_root(root, change)->min_display_epoch == 4);
    change.withhold = false;
    change.min_display_epoch = 3;
    CHECK(changed_root(root, change)->min_display_epoch == 3);
    change.min_display_epoch = 5;
    CHECK(says(refused(root, change), "2 … 4"));
    change.min_display_epoch = 1;
    CHECK(says(refused(root, change), "never falls"));
  }

  TEST_CASE("root change: a key of both roots signs for both, and eight signatures must do") {
    const Keys old_keys;
    const Keys new_keys;
    Root previous = old_keys.document();
    Root next = new_keys.document();
    CHECK(signatures_needed(previous, next).value() == 2);
    CHECK(signatures_needed(previous, previous).value() == 1);
    previous.role(Role::kRoot).threshold = 2;
    CHECK(signatures_needed(previous, next).value() == 3);
    CHECK(signatures_needed(previous, previous).value() == 2);
    previous.role(Role::kRoot).threshold = 5;
    next.role(Role::kRoot).threshold = 4;
    const auto too_many = signatures_needed(previous, next);
    REQUIRE_FALSE(too_many);
    CHECK(says(too_many.error().what.en, "need 9 signatures"));
  }
}

}  // namespace gongshi::content::bundle
