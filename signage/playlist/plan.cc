#include "signage/playlist/plan.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>

namespace gongshi::signage {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using namespace std::chrono_literals;

constexpr milliseconds kHour = 1h;
constexpr milliseconds kCountedShare = 30min;  // of each hour, for items with a number per hour
constexpr int kMostPerHour = 240;
constexpr int kBetweenWarnings = 2;

/// An item with a number per hour, and when it wants to stand next.
struct Counted {
  milliseconds at;
  milliseconds interval;
  std::size_t index;
  bool operator>(const Counted& other) const {
    return at != other.at ? at > other.at : index > other.index;
  }
};

/// A rotation whose dwell nobody has set must not stand still.
seconds stand(const Item& item) {
  return std::max(item.dwell, seconds{1});
}

/// One walk through a day, item by item.
class Walk {
 public:
  Walk(const std::vector<Item>& rotation, Date date) : rotation_(rotation) {
    std::vector<std::size_t> counted;
    for (std::size_t i = 0; i < rotation.size(); ++i) {
      if (rotation[i].kind == ItemKind::kWarning) {
        if (!warning_) warning_ = i;
      } else {
        (rotation[i].per_hour > 0 ? counted : others_).push_back(i);
      }
    }
    spread(counted);
    begin_elsewhere(date);
  }

  /// What follows at `now`.
  std::size_t next(milliseconds now) {
    if (warning_ && since_warning_ >= kBetweenWarnings) {
      since_warning_ = 0;
      return *warning_;
    }
    ++since_warning_;
    last_ = next_but_warning(now);
    return last_;
  }

  /// After so long the walk begins anew; zero: items with a number per hour follow the clock.
  [[nodiscard]] milliseconds period() const;

 private:
  void spread(const std::vector<std::size_t>& counted);
  void begin_elsewhere(Date date);
  std::size_t next_but_warning(milliseconds now);
  std::optional<std::size_t> next_counted(milliseconds now);

  const std::vector<Item>& rotation_;
  std::optional<std::size_t> warning_;
  std::vector<std::size_t> others_;
  std::priority_queue<Counted, std::vector<Counted>, std::greater<>> counted_;
  int since_warning_ = kBetweenWarnings;
  std::size_t next_other_ = 0;
  std::size_t last_ = SIZE_MAX;
};

/// The first times of the day: each item's own between a tenth and six tenths of its interval, so
/// that two seldom want the same moment and the last of an hour is not pushed into the next.
void Walk::spread(const std::vector<std::size_t>& counted) {
  milliseconds load{0};  // of an hour
  const auto times = [&](std::size_t i) { return std::min(rotation_[i].per_hour, kMostPerHour); };
  for (const std::size_t i : counted) load += rotation_[i].dwell * times(i);
  const auto count = static_cast<int>(counted.size());
  for (int i = 0; i < count; ++i) {
    const std::size_t index = counted[static_cast<std::size_t>(i)];
    milliseconds interval = kHour / times(index);
    if (load > kCountedShare) interval = interval * load.count() / kCountedShare.count();
    counted_.push({interval / 10 + interval * i / (2 * count), interval, index});
  }
}

/// Six tenths of the round further each day: days in a row begin far apart.
void Walk::begin_elsewhere(Date date) {
  milliseconds round{0};
  for (const std::size_t i : others_) round += rotation_[i].dwell;
  if (round <= kHour) return;
  constexpr std::int64_t kParts = 100'000;
  constexpr std::int64_t kStep = 61'803;  // of them a day; the golden section
  const std::int64_t day = std::chrono::sys_days(date).time_since_epoch().count();
  const std::int64_t part = ((day % kParts + kParts) * kStep) % kParts;
  const auto size = static_cast<std::int64_t>(others_.size());
  next_other_ = static_cast<std::size_t>(part * size / kParts);
}

milliseconds Walk::period() const {
  if (!counted_.empty() || others_.empty()) return milliseconds{0};
  const auto count = static_cast<int>(others_.size());
  const int rounds = warning_ && count % kBetweenWarnings != 0 ? kBetweenWarnings : 1;
  seconds all{0};
  for (const std::size_t i : others_) all += rounds * stand(rotation_[i]);
  if (warning_) {
    all += rounds * count / kBetweenWarnings * stand(rotation_[*warning_]);
  }
  return all;
}

std::size_t Walk::next_but_warning(milliseconds now) {
  if (const auto counted = next_counted(others_.empty() ? milliseconds::max() : now)) {
    return *counted;
  }
  if (others_.empty()) return 0;  // a rotation of one counted item, or of the warning alone
  const std::size_t index = others_[next_other_];
  next_other_ = (next_other_ + 1) % others_.size();
  return index;
}

/// Not twice in a row: what a long text has held up is made up for between the others.
std::optional<std::size_t> Walk::next_counted(milliseconds now) {
  if (counted_.empty() || counted_.top().at > now) return {};
  Counted first = counted_.top();
  counted_.pop();
  if (first.index == last_) {
    if (counted_.empty() || counted_.top().at > now) {
      counted_.push(first);
      return {};
    }
    const Counted held = first;
    first = counted_.top();
    counted_.pop();
    counted_.push(held);
  }
  const std::size_t index = first.index;
  first.at += first.interval;
  counted_.push(first);
  return index;
}

}  // namespace

Slot slot_at(const std::vector<Item>& rotation, Date date, milliseconds now, milliseconds changed) {
  Walk walk(rotation, date);
  Slot slot;
  if (const milliseconds period = walk.period(); period.count() > 0) {
    slot.end = (changed.count() > 0 ? changed : now) / period * period;  // many rounds at once
  }
  while (slot.end <= now) {
    slot.index = walk.next(slot.end);
    slot.start = slot.end;
    slot.end = slot.start + stand(rotation[slot.index]);
    if (slot.start < changed && changed < slot.end) {
      slot.end += changed - slot.start;
      slot.start = changed;
    }
  }
  return slot;
}

}  // namespace gongshi::signage
