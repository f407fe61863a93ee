#include "drivers/panel/panel_board.h"

#include <algorithm>
#include <array>

#include "drivers/panel/panel_facts.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using panel::Item;

// Switching on is answered after 8 to 20 s or not at all (LG, timing; MDC: about 15 s).
constexpr auto kFirstLook = 4s;
constexpr auto kStarting = 30s;
constexpr auto kLookAgain = 2s;
// Allowed to a set that was switched off (LG, timing).
constexpr auto kAfterOff = 10s;
// After an order that was refused, or that did not take.
constexpr auto kOrderAgain = 60s;
constexpr auto kSettle = 3s;  // of input and brightness, before they are read
constexpr auto kDay = 24h;
constexpr int kHot = 60;       // degrees Celsius (LG, hospital use)
constexpr int kOrder = 0x100;  // in Request::what: an order, not a question

// Each minute; the rest once a day. The signal first: without one, many questions are refused.
constexpr std::array<Item, 7> kOften{Item::kPower,      Item::kSignal,     Item::kPicture,
                                     Item::kInput,      Item::kBrightness, Item::kLock,
                                     Item::kTemperature};
constexpr std::array<Item, 4> kDaily{Item::kFan, Item::kHours, Item::kSerialNumber,
                                     Item::kFirmware};
constexpr std::array<Item, 5> kOrders{Item::kPower, Item::kPicture, Item::kInput, Item::kBrightness,
                                      Item::kLock};

Error unshowable(std::string zh, std::string en, const char* word) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, word};
}

}  // namespace

PanelBoard::PanelBoard(std::unique_ptr<panel::Dialect> dialect, Options options)
    : PolledBoard({options.reply_wait, options.gap, options.gap, 3, options.bytes_per_second}),
      dialect_(std::move(dialect)),
      options_(options) {
  capabilities_.panel = true;
  capabilities_.power = true;
  capabilities_.brightness = dialect_->write(Item::kBrightness, 0).has_value();
  capabilities_.strongest = Proof::kReadBack;
  set_wanted();
}

Status PanelBoard::want(Desired desired) {
  if (!desired.areas.empty() || desired.frame || desired.marquee) {
    return unshowable("显示器只能开关和调节，文字和画面由另一台主机送入",
                      "a panel is only switched and adjusted, its picture comes from another host",
                      "E2177");
  }
  if (!desired.input.empty() && !dialect_->input(desired.input)) {
    return unshowable("没有信号源“" + desired.input + "”，可用：" + dialect_->inputs(),
                      "there is no input \"" + desired.input + "\", use " + dialect_->inputs(),
                      "E2177");
  }
  if (desired.brightness_pct &&
      (!capabilities_.brightness || *desired.brightness_pct < 0 || *desired.brightness_pct > 100)) {
    return unshowable("这种显示器不能这样设置亮度",
                      "the brightness of this panel cannot be set to that", "E2177");
  }
  desired_ = std::move(desired);
  set_wanted();
  // What was refused may be different now.
  not_before_.clear();
  state_.shows_all = settled();
  // An older proof was of other settings.
  if (!state_.shows_all && state_.proof != Proof::kNoAnswer) state_.proof = Proof::kNone;
  wake_up();
  return {};
}

void PanelBoard::set_wanted() {
  wanted_.clear();
  if (options_.lock) wanted_[Item::kLock] = *options_.lock ? 1 : 0;
  if (const auto plug = dialect_->input(desired_.input)) wanted_[Item::kInput] = *plug;
  if (desired_.brightness_pct) wanted_[Item::kBrightness] = *desired_.brightness_pct;
  if (!desired_.power) return;
  const bool on = *desired_.power;
  if (options_.off_is_dark) {
    wanted_[Item::kPower] = 1;
    wanted_[Item::kPicture] = on ? 1 : 0;
  } else {
    wanted_[Item::kPower] = on ? 1 : 0;
  }
}

bool PanelBoard::holds(Item item, int value) const {
  const auto found = known_.find(item);
  if (found == known_.end()) return false;
  return item == Item::kInput ? dialect_->same_input(found->second, value) : found->second == value;
}

void PanelBoard::opened(Now now) {
  known_.clear();
  unsupported_.clear();  // it may be another set, or other firmware
  for (const Item item : kOften) due_[item] = now.steady;
  for (const Item item : kDaily) due_.emplace(item, now.steady);
}

void PanelBoard::lost(Now /*now*/) {
  known_.clear();
  state_.facts.clear();
}

/// A set in standby answers about its power and refuses the rest.
bool PanelBoard::askable(Item item) const {
  if (item == Item::kPower) return true;
  return is_on() && dialect_->read(item).has_value();
}

bool PanelBoard::settable(Item item) const {
  return item == Item::kPower || (askable(item) && !unsupported_.contains(item));
}

std::optional<PolledBoard::Request> PanelBoard::next(Now now) {
  // Nothing is told to a set that has not yet said how it is.
  if (!known_.contains(Item::kPower)) return question(now);
  if (auto request = order(now)) return request;
  return question(now);
}

PolledBoard::Request PanelBoard::tell(Item item, int value, Now now) {
  Request request;
  request.frame = dialect_->write(item, value).value_or(panel::Bytes{});
  request.what = static_cast<int>(item) | kOrder;
  not_before_[item] = now.steady + kOrderAgain;
  if (item == Item::kPower) {
    request.answered = false;
    request.rest = value == 1 ? std::chrono::milliseconds{kFirstLook} : kAfterOff;
  }
  return request;
}

std::optional<PolledBoard::Request> PanelBoard::order(Now now) {
  for (const Item item : kOrders) {
    const auto wanted = wanted_.find(item);
    if (wanted == wanted_.end() || holds(item, wanted->second)) continue;
    if (!settable(item) || (item != Item::kPower && !known_.contains(item))) continue;
    if (const auto later = not_before_.find(item);
        later != not_before_.end() && now.steady < later->second) {
      continue;
    }
    return tell(item, wanted->second, now);
  }
  return std::nullopt;
}

std::optional<PolledBoard::Request> PanelBoard::question(Now now) {
  std::optional<Item> next;
  for (const Item item : kOften) {
    if (!next && now.steady >= due_[item] && askable(item)) next = item;
  }
  for (const Item item : kDaily) {
    if (!next && now.steady >= due_[item] && askable(item)) next = item;
  }
  if (!next) return std::nullopt;
  Request request;
  request.frame = dialect_->read(*next).value_or(panel::Bytes{});
  request.what = static_cast<int>(*next);
  request.silence_is_fine = now.steady < starting_until_;
  return request;
}

std::optional<SteadyTime> PanelBoard::wake() const {
  std::optional<SteadyTime> earliest;
  const auto take = [&](SteadyTime when) {
    earliest = earliest ? std::min(*earliest, when) : when;
  };
  for (const auto& [item, when] : due_) {
    if (askable(item)) take(when);
  }
  for (const auto& [item, value] : wanted_) {
    const auto later = not_before_.find(item);
    if (!holds(item, value) && later != not_before_.end() && settable(item)) {
      take(later->second);
    }
  }
  return earliest;
}

PolledBoard::Heard PanelBoard::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                    Now now) {
  const auto item = static_cast<Item>(asked.what & ~kOrder);
  const auto answer = dialect_->answer(item, heard);
  if (!answer) return Heard::kMore;
  const bool order = (asked.what & kOrder) != 0;
  if (answer->refused) {
    refused(item, order, now);
  } else if (order) {
    // It took the order; whether it did it, is asked.
    due_[item] = now.steady + kSettle;
  } else {
    take(item, *answer, now);
  }
  judge(now);
  return Heard::kDone;
}

void PanelBoard::take(Item item, const panel::Answer& answer, Now now) {
  const bool often = std::find(kOften.begin(), kOften.end(), item) != kOften.end();
  due_[item] = now.steady + (often ? SteadyClock::duration{options_.poll} : kDay);
  if (!answer.text.empty()) learn(panel_fact(item, answer.text));
  unsupported_.erase(item);
  const bool told = std::any_of(answer.numbers.begin(), answer.numbers.end(),
                                [&](const auto& number) { return number.first == item; });
  // A value without a meaning is no fact, and what was said before no longer holds.
  if (!told && known_.erase(item) > 0) {
    std::erase_if(state_.facts, [&](const Fact& fact) { return fact.key == panel_fact(item).key; });
  }
  for (const auto& [about, value] : answer.numbers) note(about, value, now);
}

void PanelBoard::note(Item item, int value, Now now) {
  const bool was_on = is_on();
  known_[item] = value;
  learn(panel_fact(item, value, *dialect_));
  if (item != Item::kPower) return;
  if (value == 1 && !was_on) {
    // Just on, or seen for the first time: all of it is asked, and told, anew.
    starting_until_ = {};
    unsupported_.clear();
    for (const Item each : kOften) {
      if (each != Item::kPower) due_[each] = now.steady;
    }
    for (const Item each : kOrders) {
      if (each != Item::kPower) not_before_.erase(each);
    }
  } else if (value != 1) {
    std::erase_if(known_, [](const auto& entry) { return entry.first != Item::kPower; });
    std::erase_if(state_.facts, [](const Fact& fact) {
      return fact.key != "power" && fact.key != "serial_number" && fact.key != "firmware";
    });
    if (now.steady < starting_until_) due_[Item::kPower] = now.steady + kLookAgain;
  }
}

void PanelBoard::refused(Item item, bool order, Now now) {
  const bool often = std::find(kOften.begin(), kOften.end(), item) != kOften.end();
  due_[item] = now.steady + (often ? SteadyClock::duration{options_.poll} : kDay);
  if (order) {
    const Sentence name = panel_fact(item).name;
    state_.trouble = Error{Errc::kRejected,
                           {"显示器拒绝设置" + name.zh, "the panel refused to set its " + name.en},
                           "E2178"};
    return;
  }
  if (item == Item::kPower) return;
  // Without a signal many questions are refused that are answered at other times.
  if (item != Item::kSignal && holds(Item::kSignal, 0)) return;
  unsupported_.insert(item);
  due_[item] = now.steady + kDay;
}

void PanelBoard::sent(const Request& request, Now now) {
  const auto item = static_cast<Item>(request.what & ~kOrder);
  if (item != Item::kPower) return;
  starting_until_ = now.steady + kStarting;
  due_[Item::kPower] = now.steady;  // after the rest
  // Until it answers, nothing is known: it may be on, off or starting.
  known_.erase(Item::kPower);
  std::erase_if(state_.facts, [](const Fact& fact) { return fact.key == "power"; });
  judge(now);
}

void PanelBoard::unanswered(const Request& asked, Now now) {
  const auto item = static_cast<Item>(asked.what & ~kOrder);
  if (asked.silence_is_fine) due_[item] = now.steady + kLookAgain;
}

/// All that is wanted was read back.
bool PanelBoard::settled() const {
  if (!known_.contains(Item::kPower)) return false;
  const auto power = wanted_.find(Item::kPower);
  // A set that is to be off need not be on the right input.
  const bool off = power != wanted_.end() && power->second == 0;
  return std::all_of(wanted_.begin(), wanted_.end(), [&](const auto& entry) {
    return (off && entry.first != Item::kPower) || holds(entry.first, entry.second);
  });
}

void PanelBoard::judge(Now now) {
  prove(now);
  judge_heat();
}

/// Told whatever else is wanted or refused: heat ruins the set.
void PanelBoard::judge_heat() {
  const auto heat = known_.find(Item::kTemperature);
  if (heat != known_.end() && heat->second > kHot) {
    state_.trouble =
        Error{Errc::kIo,
              {"显示器内部 " + std::to_string(heat->second) + " ℃，过热",
               "the panel is " + std::to_string(heat->second) + " degrees Celsius inside, too hot"},
              "E2179"};
  } else if (state_.trouble && state_.trouble->word == "E2179") {
    state_.trouble.reset();
  }
}

void PanelBoard::prove(Now now) {
  state_.shows_all = settled();
  if (!state_.shows_all || wanted_.empty()) {
    // It answers, but there is nothing that it could prove, or not yet.
    state_.proof = Proof::kNone;
    const auto missing = std::find_if(wanted_.begin(), wanted_.end(), [&](const auto& entry) {
      return unsupported_.contains(entry.first);
    });
    if (missing != wanted_.end()) {
      const Sentence name = panel_fact(missing->first).name;
      state_.trouble =
          Error{Errc::kRejected,
                {"显示器没有这一项：" + name.zh, "the panel does not know its " + name.en},
                "E2178"};
    }
    return;
  }
  proved(Proof::kReadBack, "", now);
}

}  // namespace gongshi::drivers
