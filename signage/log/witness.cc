#include "signage/log/witness.h"

#include <algorithm>

#include "signage/playlist/playlist.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// A better proof mostly comes within one poll.
constexpr auto kHeldFor = 3s;
constexpr auto kAliveEvery = 10min;
// Clocks are slewed by a little all the time; a step is more.
constexpr auto kClockStep = 2s;

constexpr const char* kNotSeen = "not-seen";
constexpr const char* kNoWord = "trouble";

std::string key_of(const Shown& shown) {
  std::string key = shown.serial + '\n' + shown.text;
  for (const std::string& item : shown.items) key += '\n' + item;
  return key;
}

std::string serial_of(const Edition& edition) {
  return edition.release ? edition.release->id().serial() : std::string{};
}

/// What is wrong with a display, in one word that stays while the words of a driver may vary.
struct Fault {
  std::string word;
  Sentence words;
};

std::optional<Fault> fault_of(const Output& output) {
  const content::DisplayLine line = output.line();
  const auto trouble = output.trouble();
  if (line.seen == content::Seen::kNotSeen) {
    const Sentence why = trouble ? trouble->what : Sentence{"没有应答", "it does not answer"};
    return Fault{kNotSeen, why};
  }
  if (trouble) return Fault{trouble->word.empty() ? kNoWord : trouble->word, trouble->what};
  return std::nullopt;
}

/// Items of `before` that a display has no longer, or with other words.
std::vector<std::string> gone(const Showing& before, const Showing& after) {
  std::vector<std::string> ids;
  for (const Item& item : before.rotation) {
    const bool stays = std::any_of(
        after.rotation.begin(), after.rotation.end(),
        [&](const Item& other) { return other.id == item.id && other.text == item.text; });
    const bool own = item.kind == ItemKind::kSerial || item.kind == ItemKind::kWarning ||
                     item.kind == ItemKind::kFallback;
    const bool known = std::find(ids.begin(), ids.end(), item.id) != ids.end();
    if (!stays && !own && !known) ids.push_back(item.id);
  }
  return ids;
}

std::string card_of(const Edition& edition) {
  return edition.emergency ? edition.emergency->card : std::string{};
}

/// Of what runs otherwise: under an emergency card nothing would be missed.
Showing routine_at(Edition edition, const config::Display& display, WallTime now) {
  edition.emergency.reset();
  return at(edition, display, now);
}

}  // namespace

void Witness::say_override_began(WallTime now) {
  const std::string ends = local_text(edition_.emergency->ends);
  put_({.time = now,
        .event = LogEvent::kOverride,
        .serial = serial_of(edition_),
        .since = edition_.emergency->started,
        .items = {edition_.emergency->card},
        .words = {(begins_why_ ? begins_why_->zh : "应急卡") + "，最迟 " + ends + " 结束",
                  (begins_why_ ? begins_why_->en : "an emergency card") + "; it ends at " + ends +
                      " at the latest"}});
}

void Witness::say_override_ended(WallTime now) {
  put_({.time = now,
        .event = LogEvent::kOverrideEnd,
        .serial = serial_of(edition_),
        .items = {edition_.emergency->card},
        .words = ends_why_.value_or(Sentence{"应急卡结束", "the emergency card ended"})});
}

/// Other words in place of those that stand there: they are gone once the new ones are proved.
void Witness::mark_withdrawn(const Output& output, const Edition& edition, WallTime now) {
  Seat& seat = seats_[output.display().name];
  const auto ids =
      gone(routine_at(edition_, output.display(), now), routine_at(edition, output.display(), now));
  seat.withdrawn_for = serial_of(edition);
  for (const std::string& id : ids) {
    const auto known = std::find(seat.withdrawn.begin(), seat.withdrawn.end(), id);
    if (known == seat.withdrawn.end()) seat.withdrawn.push_back(id);
  }
}

void Witness::took(const Edition& edition, const std::vector<std::unique_ptr<Output>>& outputs,
                   WallTime now) {
  const bool first = !std::exchange(took_one_, true);
  const bool other = edition.release != edition_.release;
  if (edition.release && (first || other)) {
    put_({.time = now,
          .event = LogEvent::kPublish,
          .serial = serial_of(edition),
          .about = edition.release->id().manifest_hash,
          .words = {"开始显示这一期", "this issue is shown from now on"}});
  }
  if (!edition.release && (first || edition_.release || edition.withheld != edition_.withheld)) {
    put_({.time = now,
          .event = edition.withheld ? LogEvent::kWithdraw : LogEvent::kPublish,
          .words = edition.withheld
                       ? Sentence{"暂停公示：没有内容可以显示", "nothing may be shown"}
                       : Sentence{"尚未收到内容", "no content has been received yet"}});
  }
  // A clock that was set moves the times of a run, and it is the same run; one that goes on after
  // a restart is told, and nothing has ended.
  const bool other_card = card_of(edition) != card_of(edition_);
  const bool goes_on = !other_card && edition.emergency && begins_why_;
  if (other_card && edition_.emergency) say_override_ended(now);
  if (!first && other && edition_.release) {
    for (const auto& output : outputs) mark_withdrawn(*output, edition, now);
  }
  edition_ = edition;
  if ((other_card || goes_on) && edition_.emergency) say_override_began(now);
  begins_why_.reset();
  ends_why_.reset();
}

void Witness::look_at_fault(const Output& output, Seat& seat, WallTime now) {
  const auto fault = fault_of(output);
  const std::string word = fault ? fault->word : std::string{};
  if (word == seat.fault) return;
  const content::DisplayLine line = output.line();
  if (fault) {
    put_({.time = now,
          .event = LogEvent::kFault,
          .display = line.display,
          .serial = line.serial,
          .proof = line.proof,
          .since = line.not_seen_since,
          .items = {word},
          .words = fault->words});
    seat.said.clear();  // what stands there is to be proved anew
    seat.held.reset();
  } else {
    put_({.time = now,
          .event = LogEvent::kHealed,
          .display = line.display,
          .serial = line.serial,
          .proof = line.proof,
          .items = {seat.fault},
          .words = {"故障已消除", "the fault is over"}});
  }
  seat.fault = word;
}

void Witness::look_at_withdrawn(const Output& output, const Shown* shown, Seat& seat,
                                WallTime now) {
  if (seat.withdrawn.empty() || shown == nullptr || shown->serial != seat.withdrawn_for) return;
  put_({.time = now,
        .event = LogEvent::kWithdraw,
        .display = output.display().name,
        .serial = seat.withdrawn_for,
        .proof = output.line().proof,
        .items = std::exchange(seat.withdrawn, {}),
        .words = {"这些内容已从此屏撤下或改写", "these are gone from this display, or reworded"}});
}

void Witness::say_shown(const std::string& display, Seat& seat, WallTime now) {
  if (!seat.held) return;
  put_({.time = now,
        .event = LogEvent::kShow,
        .display = display,
        .serial = seat.held->shown.serial,
        .proof = seat.held->proof,
        .since = seat.held->since,
        .items = seat.held->shown.items,
        .picture = seat.held->shown.picture,
        .words = {seat.held->shown.text, {}}});
  seat.said = seat.held->key;
  seat.picture = seat.held->shown.picture;
  seat.held.reset();
}

/// A caption strip runs all that the playlist says, without end; with the issue drawn, so are its
/// words.
std::optional<Shown> Witness::strip_drawn(const Output& output, WallTime now) const {
  const content::DisplayLine line = output.line();
  const bool out = line.proof == content::Proof::kDrawn || line.proof == content::Proof::kSent;
  if (output.display().kind != "caption" || !out) return std::nullopt;
  const Showing showing = at(edition_, output.display(), now);
  if (showing.serial != line.serial) return std::nullopt;
  Shown shown;
  shown.serial = showing.serial;
  for (const Item& item : showing.rotation) {
    if (std::find(shown.items.begin(), shown.items.end(), item.id) != shown.items.end()) continue;
    shown.items.push_back(item.id);
    shown.text += (shown.text.empty() ? "" : "\n") + item.text;
  }
  return shown;
}

void Witness::look_at(const Output& output, Seat& seat, WallTime now, SteadyTime steady) {
  const std::string& display = output.display().name;
  const Shown* shown = output.shown();
  const auto drawn = shown == nullptr ? strip_drawn(output, now) : std::nullopt;
  if (drawn) shown = &*drawn;
  const std::string key = shown == nullptr ? std::string{} : key_of(*shown);
  if (seat.held && seat.held->key != key) say_shown(display, seat, now);
  look_at_fault(output, seat, now);
  look_at_withdrawn(output, shown, seat, now);
  if (shown == nullptr) return;
  const bool other_picture = !shown->picture.empty() && shown->picture != seat.picture;
  if (key == seat.said && !other_picture) return;
  if (!seat.held) {
    // Since its words: a picture that followed later, or changed under them, has its own time.
    const bool same_words = key == seat.said && !seat.picture.empty();
    const WallTime since = same_words ? now : shown->since.value_or(now);
    seat.held = Seat::Held{key, *shown, since, steady, {}};
  }
  seat.held->shown.picture = shown->picture;
  seat.held->proof = output.line().proof;
  const bool proved = output.settled() || steady - seat.held->seen >= kHeldFor;
  if (proved && !shown->hashing) say_shown(display, seat, now);
}

/// The clock, the day, and a sign of life.
void Witness::look_at_time(WallTime now, SteadyTime steady) {
  if (last_wall_) {
    const auto expected =
        *last_wall_ + std::chrono::round<std::chrono::milliseconds>(steady - last_steady_);
    const auto step = now - expected;
    if (step > kClockStep || step < -kClockStep) {
      put_({.time = now,
            .event = LogEvent::kClock,
            .since = expected,
            .words = {"时钟被调整", "the clock was set"}});
    }
  }
  last_wall_ = now;
  last_steady_ = steady;
  const Date today = to_local(now).date;
  if (day_ && *day_ != today) {
    // Each day's file says by itself what stood there.
    for (auto& [display, seat] : seats_) {
      seat.said.clear();
      seat.fault.clear();
    }
    if (edition_.emergency) say_override_began(now);
  }
  day_ = today;
  if (steady < next_alive_) return;
  if (next_alive_ != SteadyTime{}) {
    put_({.time = now,
          .event = LogEvent::kAlive,
          .serial = serial_of(edition_),
          .words = {"运行正常，以上各行仍然有效", "it runs, and what was said above still holds"}});
  }
  next_alive_ = steady + kAliveEvery;
}

void Witness::look(const std::vector<std::unique_ptr<Output>>& outputs, WallTime now,
                   SteadyTime steady) {
  look_at_time(now, steady);
  for (const auto& output : outputs) {
    look_at(*output, seats_[output->display().name], now, steady);
  }
}

void Witness::stop(WallTime now) {
  for (auto& [display, seat] : seats_) say_shown(display, seat, now);
}

void give(const Edition& edition, const std::vector<std::unique_ptr<Output>>& outputs,
          Witness& witness, WallTime now) {
  for (const auto& output : outputs) output->take(edition);
  witness.took(edition, outputs, now);
}

}  // namespace gongshi::signage
