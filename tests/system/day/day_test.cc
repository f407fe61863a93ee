// A day in the lobby, from six in the morning until ten at night: a changed issue, a withdrawal, an
// emergency, a power cut, a wrong clock, a restart. What hangs on each board is asked of the
// simulated cards after every second, and held against the day's plan as a person would write it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "lobby_day.h"

using namespace gongshi;
using namespace std::chrono_literals;
using content::MessagePriority;
using test::DayMessage;
using test::LobbyDay;

namespace {

constexpr int at(int hour, int minute = 0) {
  return hour * 60 + minute;
}

const DayMessage kQueue{"queue", "请有序候诊"};
const DayMessage kQueueChanged{"queue", "请到候诊区坐等"};
const DayMessage kOffer{"offer", "体检咨询前台"};
const DayMessage kBlood{"blood", "抽血请到二楼", MessagePriority::kDayPart, at(7), at(9)};
const DayMessage kNight{"night", "夜间急诊走东门", MessagePriority::kDayPart, at(17), at(21)};
const DayMessage kWater{"water", "午间停水", MessagePriority::kUrgent, at(12), at(13)};

const char* const kPhone = "投诉电话0571-55501234";
const char* const kFire = "火警！请撤离";

/// What may hang at a minute, and how long a board may still show what was right before.
struct Plan {
  std::uint64_t seq = 42;
  bool changed = false;    // the second issue's wording
  bool withdrawn = false;  // the offer is gone
  bool fire = false;

  [[nodiscard]] std::set<std::string> at_minute(int minute) const {
    if (fire) return {kFire};
    std::set<std::string> texts{kPhone, "公示1-" + std::to_string(seq) + "2026-11-20发布",
                                changed ? kQueueChanged.text : kQueue.text};
    if (!withdrawn) texts.insert(kOffer.text);
    for (const DayMessage* each : {&kBlood, &kNight, &kWater}) {
      if (each->from_minute <= minute && minute < each->to_minute) texts.insert(each->text);
    }
    return texts;
  }
};

/// Judges every board after every second.
class Judge {
 public:
  explicit Judge(LobbyDay& lobby) : lobby_(lobby) {}

  Plan plan;

  /// Something has just been done to a board or to all: what was right may hang for a while yet.
  void allow(std::chrono::seconds time) {
    patience_until_ = std::max(patience_until_, lobby_.clock().steady() + time);
  }

  void operator()() {
    ++seconds_;
    const std::set<std::string> right = plan.at_minute(lobby_.minute_of_day());
    if (right != last_) {
      allow(3s);
      last_ = right;
      seen_.clear();
    }
    const bool patient = lobby_.clock().steady() <= patience_until_;
    for (std::size_t board = 0; board < lobby_.boards(); ++board) judge(board, right, patient);
    if (patient) return;
    CHECK_FALSE(lobby_.screen_is_blank());
    CHECK((lobby_.red_pct_of_screen() > 40) == plan.fire);
  }

  /// All that is due has hung on every board since the plan last changed.
  void everything_was_seen() {
    for (std::size_t board = 0; board < lobby_.boards(); ++board) {
      for (const std::string& text : last_) {
        CHECK_MESSAGE(seen_[board].contains(text), lobby_.kind(board)
                                                       << " never showed " << text << " before "
                                                       << lobby_.minute_of_day() / 60 << ":"
                                                       << lobby_.minute_of_day() % 60);
      }
    }
  }
  [[nodiscard]] int seconds() const { return seconds_; }
  [[nodiscard]] int wrong() const { return wrong_; }

 private:
  void judge(std::size_t board, const std::set<std::string>& right, bool patient) {
    const std::string text = lobby_.on_board(board);
    if (right.contains(text)) {
      seen_[board].insert(text);
      amiss_[board] = 0;
      return;
    }
    // Between two texts a board that takes them line by line shows some of each for a moment.
    if (++amiss_[board] < 3 || patient) return;
    ++wrong_;
    if (wrong_ > 20) return;  // enough to see what is amiss
    const int minute = lobby_.minute_of_day();
    FAIL_CHECK(lobby_.kind(board) << " shows [" << text << "] at " << minute / 60 << ":"
                                  << minute % 60);
  }

  LobbyDay& lobby_;
  std::set<std::string> last_;
  std::map<std::size_t, std::set<std::string>> seen_;
  std::map<std::size_t, int> amiss_;  // seconds in a row
  SteadyTime patience_until_{};
  int seconds_ = 0;
  int wrong_ = 0;
};

/// After so long each of at most five texts has hung on each board, of which the slowest changes
/// its text once a minute.
constexpr std::chrono::seconds kWholeRound{330};

void live_through(LobbyDay& lobby, bool whole) {
  // In the short form the quiet hours between the events are left out by setting the clock.
  Judge judge(lobby);
  const auto quiet_until = [&](int minute) {
    const int left = minute - lobby.minute_of_day();
    REQUIRE(left > 0);
    if (!whole && left > 3) {
      lobby.step_wall(std::chrono::minutes(left - 3));
      judge.allow(5s);
    }
    lobby.run_until(minute, std::ref(judge));
  };

  judge.allow(20s);  // the boards are found and filled
  lobby.run_for(kWholeRound, std::ref(judge));
  judge.everything_was_seen();
  quiet_until(at(7, 3));
  lobby.run_for(kWholeRound, std::ref(judge));
  judge.everything_was_seen();

  quiet_until(at(9, 30));
  lobby.bring_stick(43, {kQueueChanged, kOffer, kBlood, kNight, kWater});
  judge.plan.seq = 43;
  judge.plan.changed = true;
  lobby.run_for(kWholeRound, std::ref(judge));
  judge.everything_was_seen();

  quiet_until(at(11));
  for (std::size_t board = 0; board < lobby.boards(); ++board) {
    lobby.cut_power(board);
    judge.allow(60s);  // found by the next poll, as long as the kind takes
    lobby.run_for(61s, std::ref(judge));
  }

  quiet_until(at(12, 3));
  lobby.run_for(kWholeRound, std::ref(judge));
  judge.everything_was_seen();
  quiet_until(at(14));
  lobby.bring_stick(44, {kQueueChanged, kBlood, kNight, kWater});
  judge.plan.seq = 44;
  judge.plan.withdrawn = true;
  lobby.run_for(60s, std::ref(judge));
  for (std::size_t board = 0; board < lobby.boards(); ++board) {
    CAPTURE(lobby.kind(board));
    CHECK(lobby.held_by(board).find(kOffer.text) == std::string::npos);
  }

  quiet_until(at(15));
  lobby.step_wall(3h);  // somebody mistypes the hour, and puts it right after five minutes
  judge.allow(5s);
  lobby.run_for(300s, std::ref(judge));
  lobby.step_wall(-3h);
  judge.allow(5s);
  lobby.run_for(60s, std::ref(judge));

  quiet_until(at(16));
  const auto started = lobby.daemon().emergencies()->start("fire", "duty");
  CHECK_MESSAGE(started.accepted, started.sentence.en);
  judge.plan.fire = true;
  judge.allow(2s);
  lobby.run_for(5min - 1s, std::ref(judge));
  judge.everything_was_seen();
  judge.plan.fire = false;
  judge.allow(5s);
  lobby.run_for(120s, std::ref(judge));

  quiet_until(at(18));
  lobby.stop_daemon();
  lobby.start_daemon();
  judge.allow(20s);
  lobby.run_for(kWholeRound, std::ref(judge));
  judge.everything_was_seen();
  quiet_until(at(22));

  std::printf("lobby day: %d s judged on %zu boards and a screen, %d wrong\n", judge.seconds(),
              lobby.boards(), judge.wrong());
  CHECK(judge.wrong() == 0);
}

}  // namespace

TEST_SUITE("lobby day") {
  TEST_CASE("lobby day: every display is right at every second") {
    LobbyDay lobby("2026-11-25T06:00:00+08:00");
    for (const char* kind : {"onbon-k", "jetfile2", "cpower", "huidu", "parking-fk"}) {
      lobby.hang_board(kind, 32);
    }
    lobby.hang_screen();
    lobby.bring_stick(42, {kQueue, kOffer, kBlood, kNight, kWater});
    lobby.start_daemon();
    live_through(lobby, std::getenv("GONGSHI_FULL") != nullptr);
  }
}
