// Emergency cards of a bundle, and the sentences about what became of them.
#include "content/bundle/emergency_list.h"

#include <doctest/doctest.h>

#include "content/bundle/assemble.h"
#include "content/schema.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

EmergencyCard card(Text id, Text text) {
  EmergencyCard made;
  made.id = id;
  made.title_zh = "火情";
  made.text_zh = text;
  made.max_run_min = 60;
  made.valid.from = Date{std::chrono::year(2026), std::chrono::month(1), std::chrono::day(1)};
  return made;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("emergency list: nothing is said of cards that are the same in another order") {
    const std::vector<EmergencyCard> before{card("a", "甲"), card("b", "乙")};
    const std::vector<EmergencyCard> now{card("b", "乙"), card("a", "甲")};
    CHECK(emergency_changes(before, now).empty());
    CHECK(emergency_changes({}, {}).empty());
  }

  TEST_CASE("emergency list: gone, then changed with old and new words, then new") {
    std::vector<EmergencyCard> now{card("new", "丁"), card("b", "改过")};
    now[1].max_run_min = 90;
    const auto changes = emergency_changes({card("a", "甲"), card("b", "乙")}, now);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].en == "gone: card a（火情）");
    CHECK(changes[1].zh == "改动应急卡 b（火情）：全文“乙”→“改过”；最长显示分钟数“60”→“90”");
    CHECK(changes[1].en ==
          "changed: card b（火情）: full text \"乙\" → \"改过\"; minutes at most \"60\" → \"90\"");
    CHECK(changes[2].en == "new: card new 火情, at most 60 minutes: 丁");
  }

  TEST_CASE("emergency list: every column of a card counts as a change") {
    using Change = void (*)(EmergencyCard&);
    const Change all[] = {
        [](EmergencyCard& c) { c.title_zh = "改"; },
        [](EmergencyCard& c) { c.text_zh = "改"; },
        [](EmergencyCard& c) { c.short_zh = "改"; },
        [](EmergencyCard& c) { c.text_en = "x"; },
        [](EmergencyCard& c) { c.text_ug = "x"; },
        [](EmergencyCard& c) { c.tags = "x"; },
        [](EmergencyCard& c) { c.category = "F6"; },
        [](EmergencyCard& c) { c.max_run_min = 61; },
        [](EmergencyCard& c) { c.valid.to = c.valid.from; },
        [](EmergencyCard& c) { c.audience = Audience::kPatient; },
    };
    for (const Change change : all) {
      EmergencyCard now = card("a", "甲");
      change(now);
      CHECK(emergency_changes({card("a", "甲")}, {now}).size() == 1);
    }
  }

  TEST_CASE("emergency list: read out of a bundle, and empty when it has none") {
    const test::TempDir dir;
    const std::vector<EmergencyCard> cards{card("a", "甲")};
    const auto save = [&](const std::map<std::string, Source>& objects) {
      const auto made = assemble(test::sample_issue(), objects);
      REQUIRE(made.has_value());
      dir.write("x.kbundle", made->file);
      auto desk = DeskBundle::open(dir / "x.kbundle");
      REQUIRE(desk.has_value());
      return *std::move(desk);
    };
    const DeskBundle with = save({{std::string(kEmergencyTable),
                                   {ObjectKind::kTable, write_emergency_cards(cards).value()}}});
    const auto list = emergency_list(with);
    REQUIRE(list.has_value());
    REQUIRE(list->cards.size() == 1);
    CHECK(list->cards[0].text_zh == "甲");
    CHECK(emergency_list(save({{"text/a", {ObjectKind::kText, "x\n"}}}))->cards.empty());
    const DeskBundle bad =
        save({{std::string(kEmergencyTable), {ObjectKind::kTable, "id\tno such\n"}}});
    CHECK(emergency_list(bad).error().word == "E_CONTENT");
  }
}

}  // namespace gongshi::content::bundle
