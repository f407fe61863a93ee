// EmergencyHost: a whole host: the daemon, its store and socket, and simulated cards of many kinds
// behind real ptys and sockets. Judged from the cards' side.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "content/schema.h"
#include "device.h"
#include "drivers/simulator/panel/lg_card.h"
#include "drivers/simulator/simulator.h"
#include "signage/board/board_frame.h"
#include "signage/daemon.h"
#include "tests/signage/emergency_cards.h"

namespace gongshi::test {

using namespace std::chrono_literals;

inline const char* const kShortFire = "火警！请撤离";

/// The machine's clocks, which may leap: both, or the wall clock alone.
class LeapingClock final : public Clock {
 public:
  explicit LeapingClock(WallTime start) : start_(start), begun_(real_.steady()) {}
  [[nodiscard]] WallTime wall() const override {
    return start_ + set_ + leapt_ +
           std::chrono::floor<std::chrono::milliseconds>(real_.steady() - begun_);
  }
  [[nodiscard]] SteadyTime steady() const override { return real_.steady() + leapt_; }
  void leap(std::chrono::milliseconds by) { leapt_ += by; }
  void set_wall(std::chrono::milliseconds by) { set_ += by; }

 private:
  SystemClock real_;
  WallTime start_;
  SteadyTime begun_;
  std::chrono::milliseconds leapt_{0}, set_{0};
};

struct HungBoard {
  config::Display display;
  std::unique_ptr<drivers::simulator::Simulator> card;
};

struct HungUp {
  const char* kind;
  int baud = 0;  // bytes take the time that they take at this speed
};

/// The sample hospital with emergency cards, in a store of its own.
class EmergencyHost {
 public:
  EmergencyHost() {
    publish(42, true);
    site_.site = "hosp-a";
    site_.store = device_.store();
    site_.displays_folder = device_.dir() / "displays";
    site_.signage.state_folder = device_.dir() / "state";
    site_.signage.socket = device_.dir() / "signage.sock";
  }

  /// `fire_until`: the last day of the fire card.
  void publish(std::uint64_t seq, bool with_fire, std::optional<Date> fire_until = {}) {
    auto content = Office::content(seq);
    std::vector<content::EmergencyCard> cards;
    if (with_fire) {
      cards.push_back(emergency_card("fire", "火警", kFireText, 30));
      cards.back().short_zh = kShortFire;
      cards.back().valid.to = fire_until;
    }
    cards.push_back(emergency_card("water", "停水", "本院临时停水", 10));
    if (!notice.empty()) {
      content::Message message;
      message.id = "notice";
      message.text_zh = notice;
      message.priority = content::MessagePriority::kUrgent;
      message.valid.from = *parse_date("2026-01-01");
      content[std::string(content::kMessageTable)] = {content::bundle::ObjectKind::kTable,
                                                      *content::write_messages({&message, 1})};
      content[std::string(content::kSessionTable)] = {content::bundle::ObjectKind::kTable,
                                                      *content::write_sessions({})};
    }
    content["table/emergency"] = {content::bundle::ObjectKind::kTable,
                                  *content::write_emergency_cards(cards)};
    REQUIRE(device_.import(office_.bundle(Office::issue(seq), content,
                                          {&office_.keys.office, &office_.keys.reviewer})) == "OK");
  }

  void hang_up(const HungUp& what) {
    auto cards = drivers::simulator::make_line_cards(
        **drivers::simulator::find_card_kind(what.kind), {}, {1}, {});
    REQUIRE(cards.has_value());
    drivers::simulator::SimulatorOrder line;
    line.cards = *std::move(cards);
    line.wire = *drivers::simulator::parse_wire(
        "", (*drivers::simulator::find_card_kind(what.kind))->lines);
    line.baud = what.baud;
    auto opened = drivers::simulator::Simulator::open(loop, clock, std::move(line));
    REQUIRE_MESSAGE(opened.has_value(), what.kind);
    config::Display display;
    display.name = what.kind;
    display.kind = what.kind;
    display.port = (*opened)->address();
    display.width_px = 128;
    display.height_px = 32;
    if (display.kind == "onbon-k") display.options = {{"poll_s", "1"}};
    site_.displays.push_back(display);
    boards.push_back({display, *std::move(opened)});
  }

  /// The program, as `gongshi-signage once` has it.
  void open_daemon() {
    auto opened = signage::Daemon::open(loop, clock, site_, type);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().what.en));
    daemon = *std::move(opened);
  }
  /// The service.
  void start() {
    open_daemon();
    daemon->serve_emergencies();
  }
  void settle() {
    for (const auto& output : daemon->outputs()) {
      CAPTURE(output->display().name);
      REQUIRE(takes(15s, [&] { return output->settled(); }).has_value());
    }
  }

  template <class Condition>
  std::optional<std::chrono::milliseconds> takes(std::chrono::milliseconds most,
                                                 const Condition& holds) {
    const SteadyTime begun = clock.steady();
    while (!holds()) {
      if (clock.steady() > begun + most) return std::nullopt;
      REQUIRE(loop.turn(clock, clock.steady() + 5ms).has_value());
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock.steady() - begun);
  }
  void pass(std::chrono::milliseconds time) {
    takes(time, [] { return false; });
  }

  /// A client of the socket, in a process of its own as it were.
  std::optional<content::EmergencyReply> ask(const content::EmergencyRequest& request) {
    std::optional<content::EmergencyReply> reply;
    std::atomic<bool> answered{false};
    std::thread person([&] {
      auto answer = content::ask_signage(site_.signage.socket, request, 5s);
      if (answer) reply = *std::move(answer);
      answered = true;
    });
    takes(6s, [&] { return answered.load(); });
    person.join();
    return reply;
  }

  /// The card itself says that it shows the emergency: its text, or lamp for lamp its picture.
  [[nodiscard]] bool alarmed(const HungBoard& board) {
    const drivers::Now now{clock.wall(), clock.steady()};
    if (board.display.kind == "lg-rs232") {
      return dynamic_cast<drivers::simulator::LgCard&>(board.card->card()).set.wanted_on;
    }
    const std::string text = board.card->card().state(now).dump();
    if (text.find("撤离") != std::string::npos || text.find("撤\\n离") != std::string::npos) {
      return true;
    }
    signage::Edition edition = fresh(release_with_cards());
    edition.emergency = daemon->running();
    if (!edition.emergency) return false;
    signage::Showing showing = signage::at(edition, board.display, now.wall);
    showing.rotation[showing.current].text = kShortFire;
    const auto wanted = signage::board_frame(showing, board.display, now.wall, type);
    REQUIRE(wanted.has_value());
    std::string picture;
    const drivers::Frame& frame = wanted->frame;
    for (std::size_t y = 0; y < 32; ++y) {
      for (std::size_t x = 0; x < 128; ++x) {
        picture += (unsigned{frame.bytes[y * frame.stride() + x / 8]} >> (7 - x % 8) & 1U) != 0
                       ? '#'
                       : '.';
      }
      picture += '\n';
    }
    return board.card->card().dots(font, now).text() == picture;
  }
  [[nodiscard]] bool all_alarmed() {
    return std::all_of(boards.begin(), boards.end(),
                       [&](const HungBoard& board) { return alarmed(board); });
  }
  [[nodiscard]] bool none_alarmed() {
    return std::none_of(boards.begin(), boards.end(),
                        [&](const HungBoard& board) { return alarmed(board); });
  }
  [[nodiscard]] config::Site& site() { return site_; }

 private:
  Office office_;
  Device device_{office_};
  config::Site site_;

 public:
  LeapingClock clock{*parse_time("2026-11-25T10:00:00+08:00")};
  Loop loop = *Loop::create({});
  fonts::TypeCase type = *fonts::TypeCase::open();
  drivers::simulator::DotFont font = *drivers::simulator::DotFont::open();
  std::string notice;  // urgent, in the issues from now on; empty: their messages are the sample's
  std::vector<HungBoard> boards;
  std::unique_ptr<signage::Daemon> daemon;  // before the cards
};

}  // namespace gongshi::test
