// An issue against the one before: what is offered, what a thin bundle keeps, what it comes to.
#include "content/bundle/changes.h"

#include <doctest/doctest.h>

#include "content/bundle/delta.h"
#include "content/bundle/object.h"
#include "content/bundle/verdict.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using Content = std::map<std::string, Source>;

std::string rows(const std::string& what, int count, int changed = -1) {
  std::string table;
  for (int row = 0; row < count; ++row) {
    table += std::to_string(row * 7919) + "\t" + what + "\t" +
             std::to_string(row == changed ? 1 : row * 104729 % 9973) + "\n";
  }
  return table;
}

Content old_content() {
  return {{"image/logo.png", {ObjectKind::kImage, rows("picture", 300)}},
          {"table/drugs", {ObjectKind::kTable, rows("药", 2000)}},
          {"table/services", {ObjectKind::kTable, rows("项目", 3000)}},
          {"text/old-notice.md", {ObjectKind::kText, rows("告示", 200)}}};
}

/// One price changed, a notice renamed and changed, one added, the logo replaced.
Content new_content() {
  return {{"image/logo.png", {ObjectKind::kImage, rows("picture", 300, 7)}},
          {"table/drugs", {ObjectKind::kTable, rows("药", 2000)}},
          {"table/services", {ObjectKind::kTable, rows("项目", 3000, 70)}},
          {"text/notice.md", {ObjectKind::kText, rows("告示", 200, 5)}},
          {"text/short.md", {ObjectKind::kText, "今日停水\n"}}};
}

Issue issue(std::uint64_t seq) {
  Issue issue = test::sample_issue();
  issue.seq = seq;
  return issue;
}

struct Two {
  test::TempDir folder;
  DeskBundle before = desk("old", assemble(issue(41), old_content()).value().file);
  Assembled made = assemble(issue(42), new_content(), &before).value();
  DeskBundle after = desk("new", made.file);

  [[nodiscard]] DeskBundle desk(const std::string& name, std::string_view file) const {
    folder.write(name, file);
    return DeskBundle::open(folder / name).value();
  }
  [[nodiscard]] const DeltaOffer* offer_for(std::string_view path) const {
    for (const DeltaOffer& offer : after.manifest.deltas) {
      if (offer.target == after.find(path)->raw_hash) return &offer;
    }
    return nullptr;
  }
};

std::string word(const Status& status) {
  return status ? "OK" : status.error().word;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE(
      "changes: a changed and a renamed object get a delta, a picture and a small text none") {
    const Two two;
    REQUIRE(two.offer_for("table/services") != nullptr);
    CHECK(two.offer_for("table/services")->base == two.before.find("table/services")->raw_hash);
    REQUIRE(two.offer_for("text/notice.md") != nullptr);
    CHECK(two.offer_for("text/notice.md")->base == two.before.find("text/old-notice.md")->raw_hash);
    CHECK(two.after.manifest.deltas.size() == 2);

    const Changes& changes = two.made.changes.value();
    CHECK(changes.unchanged == 1);
    CHECK(changes.changed == 2);
    CHECK(changes.added == 2);
    CHECK(changes.gone == 1);
    CHECK(changes.without_base.empty());
    const std::uint64_t deltas =
        two.offer_for("table/services")->size + two.offer_for("text/notice.md")->size;
    CHECK(changes.delta_bytes == deltas);
    CHECK(changes.object_bytes == deltas + two.after.find("image/logo.png")->stored_size +
                                      two.after.find("text/short.md")->stored_size);
  }

  TEST_CASE("changes: the deltas lie behind the objects and make what is signed") {
    const Two two;
    REQUIRE(two.after.container.objects.size() == 7);
    CHECK(two.after.container.objects[5].stored_hash == two.after.manifest.deltas[0].hash);
    CHECK(two.after.container.objects[6].stored_hash == two.after.manifest.deltas[1].hash);
    CHECK(two.after.check_entries());
    CHECK(two.after.check_objects());
    const ManifestObject& target = *two.after.find("table/services");
    const std::string base = two.before.raw(*two.before.find("table/services")).value().value();
    const DeltaOffer& offer = *two.offer_for("table/services");
    CHECK(apply_delta(offer, target, base, two.after.stored.at(offer.hash)).value() ==
          new_content().at("table/services").bytes);
  }

  TEST_CASE("changes: the same input and base build the same bytes, without a base no delta") {
    const Two two;
    CHECK(assemble(issue(42), new_content(), &two.before).value().file == two.made.file);
    const Assembled plain = assemble(issue(42), new_content()).value();
    CHECK(plain.manifest.deltas.empty());
    CHECK_FALSE(plain.changes.has_value());
  }

  TEST_CASE("changes: content as before needs no delta") {
    const Two two;
    const Assembled again = assemble(issue(43), new_content(), &two.after).value();
    CHECK(again.manifest.deltas.empty());
    CHECK(again.changes->object_bytes == 0);
    CHECK(again.changes->unchanged == 5);
  }

  TEST_CASE("changes: the issue before of another site is refused") {
    const Two two;
    Issue other = issue(42);
    other.site = "hosp-b";
    const auto made = assemble(other, new_content(), &two.before);
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Errc::kUsage);
  }

  TEST_CASE("changes: a thin bundle is enough for a device that has the issue before") {
    const Two two;
    const Container thin = thin_container(two.after, two.before).value();
    // The logo, the short notice and two deltas.
    CHECK(thin.objects.size() == 4);
    const DeskBundle bundle = two.desk("thin", thin.bytes());
    CHECK(bundle.manifest_hash == two.after.manifest_hash);
    CHECK(word(bundle.check_objects()) == "E_MISSING_OBJECT");
    CHECK(word(bundle.check_objects(&two.before)) == "OK");
    for (const ManifestObject& object : bundle.manifest.objects) {
      CHECK(bundle.raw(object, &two.before).value() == new_content().at(object.path).bytes);
    }
  }

  TEST_CASE(
      "changes: an offer that names an object's own bytes takes nothing out of a thin bundle") {
    const Two two;
    const ManifestObject& notice = *two.after.find("text/short.md");
    Manifest manifest = two.after.manifest;
    manifest.deltas.push_back({sha256("?"), sha256("?"), notice.stored_size, notice.stored_hash});
    Container container = two.after.container;
    const std::string text = manifest.text();
    container.manifest.text = text;
    const DeskBundle odd = two.desk("odd", container.bytes());
    const DeskBundle thin = two.desk("odd-thin", thin_container(odd, two.before).value().bytes());
    CHECK(word(thin.check_objects(&two.before)) == "OK");
  }

  TEST_CASE("changes: a thin bundle as base offers only what it holds, and says so") {
    const Two two;
    const DeskBundle thin = two.desk("thin", thin_container(two.after, two.before).value().bytes());
    Content next = new_content();
    next["table/services"].bytes = rows("项目", 3000, 71);
    const Assembled made = assemble(issue(43), next, &thin).value();
    CHECK(made.manifest.deltas.empty());
    CHECK(made.changes->without_base == std::vector<std::string>{"table/services"});
    // A third issue cannot be thinned to a device that has neither.
    const DeskBundle third = two.desk("third", made.file);
    const DeskBundle third_thin =
        two.desk("third-thin", thin_container(third, thin).value().bytes());
    const auto too_thin = thin_container(third_thin, two.before);
    REQUIRE_FALSE(too_thin);
    CHECK(too_thin.error().word == "E_MISSING_OBJECT");
  }

  TEST_CASE("changes: a damaged base is told, not built upon") {
    const Two two;
    std::string file = assemble(issue(41), old_content()).value().file;
    const std::string table = smaller_frame(old_content().at("table/services").bytes);
    const std::size_t at = file.find(table);
    REQUIRE(at != std::string::npos);
    file[at + 100] = static_cast<char>(file[at + 100] ^ 1);
    const DeskBundle damaged = two.desk("damaged", file);
    const auto made = assemble(issue(42), new_content(), &damaged);
    REQUIRE_FALSE(made);
    CHECK(made.error().word == "E_HASH");
    CHECK(word(damaged.check_entries()) == "E_HASH");
  }
}

}  // namespace gongshi::content::bundle
