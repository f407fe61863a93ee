// An emergency card in the playlist: it is all there is, and then it is gone.
#include <doctest/doctest.h>

#include "signage/playlist/playlist.h"
#include "signage/preview.h"
#include "tests/signage/editions.h"
#include "tests/signage/lobby_board.h"
#include "tests/support/made_release.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

const WallTime kStarted = *parse_time("2026-11-25T10:00:00");

Edition in_emergency(content::EmergencyCard card) {
  Edition edition = test::fresh(test::made_release(
      {.messages = {test::made_message("welcome", "欢迎来院就诊")}, .cards = {card}}));
  edition.emergency = EmergencyRun{std::string(card.id), kStarted, kStarted + 30min};
  return edition;
}

content::EmergencyCard fire() {
  content::EmergencyCard card =
      test::made_card("fire", "请听从工作人员指挥，从最近的安全出口撤离。");
  card.short_zh = "火警，请撤离";
  card.text_en = "Fire. Please leave by the nearest exit.";
  return card;
}

}  // namespace

TEST_SUITE("signage") {
  TEST_CASE("emergency: the card is all that a display shows until it ends") {
    const Edition edition = in_emergency(fire());
    const Showing showing = at(edition, test::lobby_board(), kStarted + 7min);
    REQUIRE(showing.rotation.size() == 1);
    CHECK(showing.item().kind == ItemKind::kEmergency);
    CHECK(showing.item().id == "emergency:fire");
    CHECK(showing.changes_at == kStarted + 30min);
    CHECK(showing.serial == "1-42");
    CHECK(at(edition, test::lobby_board(), kStarted + 30min - 1ms).item().id == "emergency:fire");
    Edition calm = edition;
    calm.emergency.reset();
    const Showing after = at(edition, test::lobby_board(), kStarted + 30min);
    const Showing usual = at(calm, test::lobby_board(), kStarted + 30min);
    CHECK(after.rotation == usual.rotation);  // routine content comes back unchanged
    CHECK(after.current == usual.current);
    CHECK(after.slot_start == usual.slot_start);
    CHECK(after.slot_end == usual.slot_end);
  }

  TEST_CASE("emergency: a board takes the short wording, a screen the full text") {
    const Edition edition = in_emergency(fire());
    CHECK(at(edition, test::lobby_board(), kStarted).item().text == "火警，请撤离");
    config::Display screen = test::lobby_board();
    screen.kind = "screen";
    CHECK(at(edition, screen, kStarted).item().text ==
          "请听从工作人员指挥，从最近的安全出口撤离。");
    content::EmergencyCard plain = fire();
    plain.short_zh = {};
    CHECK(at(in_emergency(plain), test::lobby_board(), kStarted).item().text ==
          "请听从工作人员指挥，从最近的安全出口撤离。");
  }

  TEST_CASE("emergency: the languages of a display follow each other without gap") {
    config::Display display = test::lobby_board();
    display.languages = {"zh", "en", "ug"};  // the card has no Uyghur
    const Edition edition = in_emergency(fire());
    const Showing first = at(edition, display, kStarted);
    REQUIRE(first.rotation.size() == 2);
    CHECK(first.item().id == "emergency:fire");
    CHECK(first.slot_start == kStarted);
    const Showing second = at(edition, display, first.slot_end);
    CHECK(second.item().id == "emergency:fire.en");
    CHECK(second.item().language == "en");
    CHECK(second.slot_start == first.slot_end);
    CHECK(at(edition, display, second.slot_end).item().id == "emergency:fire");
    display.languages = {"mn"};  // none of its own: Chinese, not dark
    CHECK(at(edition, display, kStarted).item().id == "emergency:fire");
  }

  TEST_CASE("emergency: a card for other places, or of another release, changes nothing") {
    content::EmergencyCard ward = fire();
    ward.tags = "ward";
    CHECK(at(in_emergency(ward), test::lobby_board(), kStarted).item().kind !=
          ItemKind::kEmergency);
    Edition gone = in_emergency(fire());
    gone.emergency->card = "flood";
    CHECK(at(gone, test::lobby_board(), kStarted).item().kind != ItemKind::kEmergency);
    gone.release.reset();
    CHECK(at(gone, test::lobby_board(), kStarted).item().kind != ItemKind::kEmergency);
  }

  TEST_CASE("emergency: it beats what is out of date and a clock that is set back") {
    Edition edition = in_emergency(fire());
    edition.facts.active->fresh_until = kStarted - 24h;
    CHECK(at(edition, test::lobby_board(), kStarted).age.state == content::Freshness::kStale);
    CHECK(at(edition, test::lobby_board(), kStarted).rotation.size() == 1);
    CHECK(at(edition, test::lobby_board(), kStarted - 2h).item().id == "emergency:fire");
  }

  TEST_CASE("emergency: show names it") {
    const Showing showing = at(in_emergency(fire()), test::lobby_board(), kStarted);
    CHECK(showings_text({showing}, Lang::kEn).find("[emergency, emergency:fire") !=
          std::string::npos);
    CHECK(showings_json({showing}, kStarted).find("\"kind\": \"emergency\"") != std::string::npos);
  }
}
