// A board from release to card: playlist, text, driver, real pty, simulated card.
#include "signage/board/board_output.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "drivers/catalogue.h"
#include "drivers/flash_file.h"
#include "drivers/simulator/onbon/k_card.h"
#include "drivers/simulator/simulator.h"
#include "signage/board/card_text.h"
#include "tests/signage/editions.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;
using namespace std::chrono_literals;

namespace {

struct Lobby {
  explicit Lobby(const std::string& now) : loop(*Loop::create({})), clock(*parse_time(now)) {
    auto opened = drivers::simulator::Simulator::open(
        loop, clock,
        std::make_unique<drivers::simulator::OnbonKCard>(drivers::simulator::CardSpec{}));
    REQUIRE(opened.has_value());
    card = std::move(*opened);
    display.name = "lobby-1";
    display.kind = "onbon-k";
    display.port = card->address();
    display.width_px = 128;
    display.height_px = 32;
    display.options = {{"reply_ms", "300"}, {"poll_s", "1"}};
  }

  std::unique_ptr<BoardOutput> output() {
    auto opened = BoardOutput::open(loop, clock, lines, display, type, [] {});
    REQUIRE(opened.has_value());
    return std::move(*opened);
  }
  bool settles(const Output& board, std::chrono::milliseconds most = 10s) {
    const SteadyTime end = clock.steady() + most;
    while (!board.settled() && clock.steady() < end) REQUIRE(loop.turn(clock, end).has_value());
    return board.settled();
  }
  const auto& areas() {
    return dynamic_cast<drivers::simulator::OnbonKCard&>(card->card()).areas();
  }
  std::string shown() {
    const auto& on_card = areas();
    if (on_card.empty()) return {};
    std::string text = on_card.begin()->second.text;
    std::erase(text, '\n');
    return text;
  }

  Loop loop;
  OffsetClock clock;
  drivers::Lines lines{loop, clock};
  fonts::TypeCase type = *fonts::TypeCase::open();
  config::Display display;
  std::unique_ptr<drivers::simulator::Simulator> card;
};

std::string without_breaks(std::string_view text) {
  std::string out(text);
  std::erase(out, '\n');
  std::erase(out, ' ');
  return out;
}

}  // namespace

TEST_SUITE("board output") {
  TEST_CASE("output: the card shows what the playlist says and proves the serial") {
    Lobby lobby("2026-11-25T10:00:00+08:00");
    const auto board = lobby.output();
    const auto release = test::sample_release();
    board->take(test::fresh(release));
    REQUIRE(lobby.settles(*board));
    const content::DisplayLine line = board->line();
    CHECK(line.serial == "1-42");
    CHECK(line.manifest_hash == release->id().manifest_hash);
    CHECK(line.proof == content::Proof::kReadBack);
    CHECK(line.seen == content::Seen::kSeen);
    const Showing showing = at(test::fresh(release), lobby.display, lobby.clock.wall());
    CHECK(without_breaks(lobby.shown()) == without_breaks(showing.item().text));
    CHECK(lobby.card->refused() == 0);
  }

  TEST_CASE("output: a new release is taken over with no restart and never goes dark") {
    Lobby lobby("2026-11-25T10:00:00+08:00");
    const auto board = lobby.output();
    board->take(test::fresh(test::sample_release()));
    REQUIRE(lobby.settles(*board));
    content::ReleaseId id = test::sample_id();
    id.seq = 43;
    id.manifest_hash = std::string(64, 'b');
    const auto objects = std::make_shared<const content::MemoryObjects>(
        content::MemoryObjects(test::sample_objects()));
    auto next = content::Release::load(id, objects);
    REQUIRE(next.has_value());
    bool dark = false;
    lobby.card->on_change = [&] { dark = dark || lobby.areas().empty(); };
    board->take(test::fresh(*next));
    REQUIRE(lobby.settles(*board));
    CHECK(board->line().serial == "1-43");
    CHECK(board->line().manifest_hash == std::string(64, 'b'));
    CHECK_FALSE(dark);
  }

  TEST_CASE("output: without a release the board says so and is never dark") {
    Lobby lobby("2026-11-25T10:00:00+08:00");
    const auto board = lobby.output();
    board->take(test::fresh(nullptr));
    REQUIRE(lobby.settles(*board));
    CHECK_FALSE(lobby.shown().empty());
    CHECK(board->line().serial.empty());
  }

  TEST_CASE("output: in each state the card holds what the playlist says, with proof") {
    for (const content::Freshness state : test::kEveryState) {
      CAPTURE(std::string(content::freshness_word(state)));
      Lobby lobby("2026-11-23T10:05:00+08:00");
      const auto board = lobby.output();
      const Edition edition = test::edition_in(state);
      // A moment at which the first item of the rotation is due: in STALE and FALLBACK the warning.
      WallTime now = lobby.clock.wall();
      Showing showing = at(edition, lobby.display, now);
      while (showing.current != 0) {
        now = showing.slot_end;
        showing = at(edition, lobby.display, now);
      }
      lobby.clock.set(now);
      board->take(edition);
      REQUIRE(lobby.settles(*board));
      CHECK(without_breaks(lobby.shown()) == without_breaks(showing.item().text));
      const bool warns =
          state == content::Freshness::kStale || state == content::Freshness::kFallback;
      CHECK((lobby.shown().find("内容可能已过时") != std::string::npos) == warns);
      const content::DisplayLine line = board->line();
      CHECK(line.seen == content::Seen::kSeen);
      if (state == content::Freshness::kWithheld) {
        CHECK(lobby.shown() == "青溪市第一人民医院");
        CHECK(line.serial.empty());
        CHECK(line.proof == content::Proof::kAcknowledged);
      } else {
        CHECK(line.serial == "1-42");
        CHECK(line.proof == content::Proof::kReadBack);
      }
    }
  }

  TEST_CASE("output: what is withheld leaves the card before its slot is over") {
    Lobby lobby("2026-11-23T10:05:00+08:00");
    const auto board = lobby.output();
    board->take(test::edition_in(content::Freshness::kCurrent));
    REQUIRE(lobby.settles(*board));
    board->take(test::edition_in(content::Freshness::kWithheld));
    REQUIRE(lobby.settles(*board, 3s));
    const std::string shown = without_breaks(lobby.shown());
    const auto showing =
        at(test::edition_in(content::Freshness::kWithheld), lobby.display, lobby.clock.wall());
    CHECK(std::any_of(showing.rotation.begin(), showing.rotation.end(),
                      [&](const Item& item) { return without_breaks(item.text) == shown; }));
    CHECK(board->line().serial.empty());
  }

  TEST_CASE("output: the card turns to the warning when the content becomes stale") {
    Lobby lobby("2026-11-23T10:05:00+08:00");
    const auto board = lobby.output();
    Edition edition = test::edition_in(content::Freshness::kCurrent);
    // A moment after which the warning's own turn comes and lasts.
    WallTime now = lobby.clock.wall();
    for (Showing then; then.rotation.empty() || then.item().kind != ItemKind::kWarning ||
                       then.slot_end < edition.facts.active->fresh_until + 3s;
         now += 1s) {
      edition.facts.active->fresh_until = now + 1500ms;
      then = at(edition, lobby.display, edition.facts.active->fresh_until + 1ms);
    }
    lobby.clock.set(now - 1s);
    board->take(edition);
    REQUIRE(lobby.settles(*board));
    const auto warned = [&] { return lobby.shown().find("已过时") != std::string::npos; };
    CHECK_FALSE(warned());
    const SteadyTime end = lobby.clock.steady() + 4s;
    while (!warned() && lobby.clock.steady() < end) {
      REQUIRE(lobby.loop.turn(lobby.clock, end).has_value());
    }
    CHECK(warned());
  }

  TEST_CASE("output: a text outside the card's font gives way to the next one") {
    auto objects = test::sample_objects();
    // Every message of the sample in a form that GB2312 cannot hold.
    std::string& messages = objects.at("table/messages");
    for (std::size_t at = messages.find("，"); at != std::string::npos;
         at = messages.find("，", at)) {
      messages.replace(at, std::string("，").size(), "㐂");
    }
    const auto release = test::load_release(objects);
    REQUIRE(release.has_value());
    Lobby lobby("2026-11-25T10:00:00+08:00");
    const auto board = lobby.output();
    board->take(test::fresh(*release));
    CHECK(lobby.settles(*board));
    CHECK_FALSE(lobby.shown().empty());
    CHECK(lobby.shown().find("㐂") == std::string::npos);
  }

  TEST_CASE("output: a terminal board draws into a file") {
    test::TempDir folder;
    Lobby lobby("2026-11-25T10:00:00+08:00");
    lobby.display.kind = "terminal";
    lobby.display.port = "file:" + (folder / "desk.txt").string();
    lobby.display.options = {{"color", "no"}};
    const auto board = lobby.output();
    board->take(test::fresh(test::sample_release()));
    REQUIRE(lobby.settles(*board));
    CHECK(board->line().proof == content::Proof::kSent);
    const auto text = read_file(folder / "desk.txt", 1 << 20);
    REQUIRE(text.has_value());
    CHECK(text->starts_with("lobby-1 1-42\n"));
    CHECK(text->find("█") != std::string::npos);
  }

  TEST_CASE("output: site.yaml takes exactly the kinds of boards that there are") {
    std::string yaml = "site: a\ndisplays:\n";
    for (const drivers::Kind& kind : drivers::kinds()) {
      const std::string name(kind.name);
      yaml +=
          "  - {name: b-" + name + ", kind: " + name + ", size: 128x32, port: 'udp:127.0.0.1:9'}\n";
    }
    const auto site = config::parse_site(yaml, "site.yaml");
    CHECK_MESSAGE(site.has_value(), site.error().what.en);
    // A word that is like none is refused with all the valid ones: each is a kind of board, or a
    // screen, which signage draws itself.
    const auto wrong =
        config::parse_site("site: a\ndisplays:\n  - {name: x, kind: qqqqqqqqqqqq}\n", "site.yaml");
    REQUIRE_FALSE(wrong.has_value());
    const std::string& sentence = wrong.error().what.en;
    const std::string before = "; valid: ";
    const std::size_t at = sentence.find(before);
    REQUIRE(at != std::string::npos);
    std::istringstream words(sentence.substr(at + before.size()));
    std::size_t named = 0;
    for (std::string word; words >> word; ++named) {
      if (word.ends_with(',')) word.pop_back();
      CAPTURE(word);
      const bool drawn_here = word == "screen" || word == "caption";
      CHECK((drawn_here || drivers::find_kind(word).has_value()));
    }
    CHECK(named == drivers::kinds().size() + 2);
  }

  TEST_CASE("output: a card that keeps a text of its own gets hospital and complaint line, once") {
    const test::TempDir folder;
    Lobby lobby("2026-11-25T10:00:00+08:00");
    lobby.display.options["program"] = "P000";
    const auto& card = dynamic_cast<drivers::simulator::OnbonKCard&>(lobby.card->card());
    const auto in_place = [&] { return !card.files().areas().empty(); };
    const auto wait = [&](auto done) {
      const SteadyTime end = lobby.clock.steady() + 10s;
      while (!done() && lobby.clock.steady() < end) {
        REQUIRE(lobby.loop.turn(lobby.clock, end).has_value());
      }
      return done();
    };
    for (int start = 0; start < 2; ++start) {
      auto opened = BoardOutput::open(
          lobby.loop, lobby.clock, lobby.lines, lobby.display, lobby.type, [] {},
          folder.path() / "flash");
      REQUIRE(opened.has_value());
      (*opened)->take(test::fresh(test::sample_release()));
      REQUIRE(lobby.settles(**opened));
      REQUIRE(wait(in_place));
      CHECK(card.files().areas()[0].text == "青溪市第一人民医院 投诉电话 0571-5550 1234");
    }
    CHECK(card.files().flash_writes() == 1);
    const auto kept = drivers::FlashFile(folder.path() / "flash" / "lobby-1").read();
    REQUIRE(kept.has_value());
    CHECK(kept->size() == 1);
  }

  TEST_CASE("output: a wrong port or option is refused with the display's name") {
    Lobby lobby("2026-11-25T10:00:00+08:00");
    lobby.display.options = {{"adress", "1"}};
    const auto wrong =
        BoardOutput::open(lobby.loop, lobby.clock, lobby.lines, lobby.display, lobby.type, [] {});
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().what.en.starts_with("display lobby-1: option adress"));
  }

  TEST_CASE(
      "card pages: a text longer than the card holds is cut between characters and numbered") {
    const std::string text = "一楼挂号收费处、药房；二楼内科、外科、儿科。";
    CHECK(card_pages(text, 0, false) == std::vector<std::string>{text});
    CHECK(card_pages(text, 44, false) == std::vector<std::string>{text});
    CHECK(card_pages(text, 30, false) ==
          std::vector<std::string>{"一楼挂号收费处、药房； 1/2", "二楼内科、外科、儿科。 2/2"});
    for (const std::string& page : card_pages(text, 20, true)) CHECK(page.size() <= 20);
  }

  TEST_CASE("card text: stands in the lines there are, else runs in one") {
    const auto breaker = fonts::LineBreaker::create();
    REQUIRE(breaker.has_value());
    const auto one = card_text("门诊时间 8:00", {128, 32}, *breaker);
    CHECK(one.text == "门诊时间 8:00");
    CHECK(one.lines == 1);
    CHECK_FALSE(one.runs);
    // 128 dots hold eight Chinese characters.
    const auto two = card_text("一二三四五六七八九十", {128, 32}, *breaker);
    CHECK(two.text == "一二三四五六七八\n九十");
    CHECK(two.lines == 2);
    const auto long_text = card_text("一二三四五六七八九十", {128, 16}, *breaker);
    CHECK(long_text.runs);
    CHECK(long_text.text == "一二三四五六七八九十");
    const auto code = card_text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", {128, 32}, *breaker);
    CHECK(code.runs);
    CHECK(card_width_px("甲A\n乙丙丁") == 48);
  }
}
