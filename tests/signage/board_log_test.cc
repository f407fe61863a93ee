// From a simulated card to the display log on disk: what a board proves, and a text that somebody
// changes behind our back: found at the next poll, put right, and both in the log.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "config/site.h"
#include "content/store/report/display_line.h"
#include "drivers/protocol/jetfile2/command.h"
#include "drivers/protocol/jetfile2/text_file.h"
#include "drivers/protocol/onbon/envelope.h"
#include "drivers/protocol/onbon/k_command.h"
#include "drivers/protocol/onbon/k_packet.h"
#include "drivers/simulator/alpha/alpha_card.h"
#include "drivers/simulator/huidu/card.h"
#include "drivers/simulator/jetfile2/card.h"
#include "drivers/simulator/onbon/k_card.h"
#include "drivers/simulator/simulator.h"
#include "signage/board/board_output.h"
#include "signage/log/ledger.h"
#include "signage/log/log_at.h"
#include "signage/log/log_key.h"
#include "signage/log/log_text.h"
#include "signage/log/log_verify.h"
#include "signage/preview.h"
#include "tests/signage/editions.h"
#include "tests/support/leaping_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

/// A board of one kind, its simulated card, and the log of what it proves.
struct Wall {
  Wall(std::string_view kind, int height_px, std::map<std::string, std::string> words,
       const Edition& edition = test::fresh(test::sample_release()))
      : loop(*Loop::create({})), clock(*parse_time("2026-11-25T10:00:00")) {
    const auto known = drivers::simulator::find_card_kind(kind);
    REQUIRE(known.has_value());
    auto made = (*known)->make({.height_px = height_px, .colors = "tricolor", .words = {}});
    REQUIRE(made.has_value());
    drivers::simulator::SimulatorOrder order;
    order.cards.push_back({*std::move(made), 1});
    order.wire = *drivers::simulator::parse_wire("", (*known)->lines);
    auto opened = drivers::simulator::Simulator::open(loop, clock, std::move(order));
    REQUIRE(opened.has_value());
    card = *std::move(opened);
    config::Display display;
    display.name = "lobby-1";
    display.kind = kind;
    display.port = card->address();
    display.width_px = 128;
    display.height_px = height_px;
    display.colors = "tricolor";
    display.options = std::move(words);
    site.signage.state_folder = dir.path();
    site.sync.device = "kiosk-1";
    ledger = std::make_unique<Ledger>(site, clock);
    REQUIRE_FALSE(ledger->trouble().has_value());
    auto board = BoardOutput::open(
        loop, clock, lines, display, type, [this] { seen_change = true; }, dir / "flash");
    REQUIRE_MESSAGE(board.has_value(), board.error().what.en);
    outputs.push_back(*std::move(board));
    ledger->witness().took(edition, outputs, clock.wall());
    outputs.front()->take(edition);
  }

  /// Turns until `done`, looking whenever something changed, as the daemon does.
  template <class Done>
  bool until(Done done, std::chrono::seconds most = 20s) {
    const SteadyTime end = clock.steady() + most;
    while (!done() && clock.steady() < end) {
      REQUIRE(test::turn(loop, clock).has_value());
      if (std::exchange(seen_change, false)) ledger->look(outputs, clock.wall(), clock.steady());
    }
    return done();
  }
  bool settles() {
    return until([this] { return outputs.front()->settled(); });
  }
  /// Somebody else speaks on the line, in a pause of ours.
  void foreign(const std::vector<std::uint8_t>& bytes) {
    const auto accepted = [&] {
      const auto verdicts = card->card().receive(bytes, {clock.wall(), clock.steady()});
      return !verdicts.empty() && verdicts.front().accepted;
    };
    for (int i = 0; i < 20 && !accepted(); ++i) {
      REQUIRE(i < 19);
      const SteadyTime later = clock.steady() + 130ms;
      (void)until([&] { return clock.steady() >= later; });
    }
  }
  std::vector<LogPlace> of(LogEvent event) {
    ledger->flush();
    auto all = log_day(log_folder(site), Date{std::chrono::year{2026} / 11 / 25}, "lobby-1");
    REQUIRE(all.has_value());
    std::erase_if(*all, [event](const LogPlace& place) { return place.line.event != event; });
    return *std::move(all);
  }

  test::TempDir dir;
  config::Site site;
  Loop loop;
  test::LeapingClock clock;
  drivers::Lines lines{loop, clock};
  fonts::TypeCase type = *fonts::TypeCase::open();
  std::unique_ptr<drivers::simulator::Simulator> card;
  std::unique_ptr<Ledger> ledger;
  std::vector<std::unique_ptr<Output>> outputs;
  bool seen_change = false;
};

}  // namespace

TEST_SUITE("display log") {
  TEST_CASE("board log: the log says what the card was proved to show, and is whole") {
    Wall wall("onbon-k", 32, {{"reply_ms", "300"}, {"poll_s", "1"}});
    REQUIRE(wall.settles());
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kShow).empty(); }));
    const auto shows = wall.of(LogEvent::kShow);
    const LogLine& line = shows[0].line;
    CHECK(line.serial == "1-42");
    CHECK(line.proof == content::Proof::kReadBack);
    REQUIRE(line.items.size() == 1);
    CHECK(line.picture.size() == 64);
    const Showing showing =
        at(test::fresh(test::sample_release()), wall.outputs.front()->display(), wall.clock.wall());
    CHECK(line.words.zh == showing.item().text);
    CHECK(line.items[0] == showing.item().id);
    const WallTime shown_at = *line.since + 1ms;
    wall.ledger->stop(wall.clock.wall());
    const auto answers = log_at(log_folder(wall.site), "lobby-1", shown_at);
    REQUIRE(answers.has_value());
    REQUIRE(answers->front().shown.has_value());
    CHECK(answers->front().shown->line.words.zh == showing.item().text);
    const auto key = log_public_key(log_folder(wall.site));
    REQUIRE(key.has_value());
    const auto report = verify_log(log_folder(wall.site), *key);
    REQUIRE(report.has_value());
    CHECK_MESSAGE(report->sound(), log_report_text(*report, Lang::kEn));
    CHECK(report->signed_to == report->last_number);
  }

  TEST_CASE("board log: the picture's hash is the one that render tells, at any moment of a turn") {
    for (const auto& [kind, height_px] :
         {std::pair{"onbon-k", 32}, std::pair{"onbon-f0", 32}, std::pair{"alpha", 16}}) {
      CAPTURE(kind);
      Wall wall(kind, height_px, {});
      REQUIRE(wall.until([&] { return wall.of(LogEvent::kShow).size() >= 3; }, 180s));
      const Edition edition = test::fresh(test::sample_release());
      const config::Display& display = wall.outputs.front()->display();
      std::set<std::string> hashes;
      for (const LogPlace& place : wall.of(LogEvent::kShow)) {
        const WallTime shown = place.line.since.value_or(place.line.time);
        const Showing turn = at(edition, display, shown);
        for (const WallTime moment : {shown, turn.slot_end - 1ms}) {
          const auto drawn = preview_picture(edition, display, moment, {}, 8, wall.type);
          REQUIRE(drawn.has_value());
          CHECK(drawn->hash == place.line.picture);
        }
        hashes.insert(place.line.picture);
      }
      CHECK(hashes.size() >= 3);  // not one for all
    }
  }

  TEST_CASE("board log: a font card that somebody else wrote to is found and put right") {
    namespace onbon = drivers::onbon;
    Wall wall("onbon-k", 32, {{"reply_ms", "300"}, {"poll_s", "1"}});
    REQUIRE(wall.settles());
    wall.foreign(onbon::wrap(onbon::encode_packet({}, onbon::client_info_request("9-99"))));
    const SteadyTime changed = wall.clock.steady();
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kFault).empty(); }));
    CHECK(wall.clock.steady() - changed < 2500ms);  // one poll
    CHECK(wall.of(LogEvent::kFault)[0].line.items.at(0) == "E2104");
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kHealed).empty(); }));
    REQUIRE(wall.settles());
    CHECK(wall.outputs.front()->line().serial == "1-42");
  }

  TEST_CASE("board log: a text changed on an Alpha sign is found and put right") {
    // The built-in notice, which does not turn.
    Wall wall("alpha", 16, {{"poll_s", "2"}}, test::fresh(nullptr));
    REQUIRE(wall.settles());
    auto& card = dynamic_cast<drivers::simulator::AlphaCard&>(wall.card->card());
    const std::string ours = card.sign().content('A', 'A');
    REQUIRE(ours.size() > 4);
    // A packet as any sender makes it: NULs, start, all signs, write text, file A.
    const std::string theirs = "\x1b b" + std::string(ours.size() - 3, 'X');
    std::string packet(5, '\0');
    packet +=
        "\x01Z00\x02"
        "AA" +
        theirs + "\x04";
    SteadyTime changed{};
    REQUIRE(wall.until([&] {
      // The notice turns, and a turn of ours may have replaced theirs before anybody looked.
      if (card.sign().content('A', 'A') != theirs && wall.of(LogEvent::kFault).empty()) {
        wall.foreign({packet.begin(), packet.end()});
        changed = wall.clock.steady();
      }
      return !wall.of(LogEvent::kFault).empty();
    }));
    CHECK(wall.clock.steady() - changed < 4s);  // one poll
    CHECK(wall.of(LogEvent::kFault)[0].line.items.at(0).starts_with("E21"));
    REQUIRE(wall.until([&] { return card.sign().content('A', 'A') != theirs; }));
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kHealed).empty(); }));
    REQUIRE(wall.settles());
    CHECK(wall.of(LogEvent::kShow).size() >= 2);  // proved anew
  }

  TEST_CASE("board log: a program that somebody else puts on a Huidu card is found and replaced") {
    Wall wall("huidu", 32, {{"poll_s", "1"}}, test::fresh(nullptr));
    REQUIRE(wall.until(
        [&] { return wall.outputs.front()->line().proof == content::Proof::kReadBack; }));
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kShow).empty(); }));
    auto& card = dynamic_cast<drivers::simulator::HuiduCard&>(wall.card->card());
    REQUIRE(card.programs().size() == 1);
    const std::string ours = card.programs().front().guid;
    card.replace_program("elsewhere");
    const SteadyTime changed = wall.clock.steady();
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kFault).empty(); }));
    CHECK(wall.clock.steady() - changed < 2500ms);  // one poll
    CHECK(wall.of(LogEvent::kFault)[0].line.items.at(0) == "E2104");
    REQUIRE(wall.until([&] { return card.programs().front().guid == ours; }));
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kHealed).empty(); }));
    REQUIRE(wall.settles());
    REQUIRE(wall.until([&] { return wall.of(LogEvent::kShow).size() >= 2; }));
    CHECK(wall.clock.steady() - changed < 6s);
  }

  TEST_CASE("board log: a JetFile II sign that somebody else wrote to is found and put right") {
    namespace jetfile2 = drivers::jetfile2;
    Wall wall("jetfile2", 16, {{"poll_s", "1"}});
    REQUIRE(wall.settles());
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kShow).empty(); }));
    auto& card = dynamic_cast<drivers::simulator::Jetfile2Card&>(wall.card->card());
    const std::string ours = card.text("ETGS")->plain;
    REQUIRE_FALSE(ours.empty());
    // Another sender's text, and the number of its own issue.
    const jetfile2::Path text{'E', 'T', "GS"};
    const jetfile2::Path serial{'E', 'S', "GS"};
    const std::string words = "XX";
    const auto styled =
        jetfile2::styled_text({}, std::vector<std::uint8_t>(words.begin(), words.end()));
    wall.foreign(jetfile2::encode_packet(jetfile2::write_file(text, jetfile2::text_file(styled), 0),
                                         {}, 77, true));
    wall.foreign(jetfile2::encode_packet(
        jetfile2::write_file(serial, jetfile2::string_file("9-99"), 0), {}, 78, true));
    CHECK(card.text("ETGS")->plain == words);
    const SteadyTime changed = wall.clock.steady();
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kFault).empty(); }));
    CHECK(wall.clock.steady() - changed < 2500ms);  // one poll
    CHECK(wall.of(LogEvent::kFault)[0].line.items.at(0) == "E2104");
    REQUIRE(wall.until([&] { return card.text("ETGS")->plain == ours; }));
    REQUIRE(wall.until([&] { return !wall.of(LogEvent::kHealed).empty(); }));
    REQUIRE(wall.settles());
    REQUIRE(wall.until([&] { return wall.of(LogEvent::kShow).size() >= 2; }));
    CHECK(wall.clock.steady() - changed < 6s);
  }
}
