#include "signage/watchdog/watchdog.h"

namespace gongshi::signage {
namespace {

// Longer than any step of the loop on a busy machine.
constexpr std::chrono::seconds kLate{10};

}  // namespace

Watchdog::Watchdog(Loop& loop, const Clock& clock, SteadyClock::duration period, Feed feed,
                   Tell tell)
    : loop_(loop),
      clock_(clock),
      period_(period),
      feed_(std::move(feed)),
      tell_(std::move(tell)),
      timer_(loop.at(clock.steady(), [this] { look(); })) {}

Watchdog::~Watchdog() {
  if (timer_) loop_.cancel(*timer_);
}

void Watchdog::watch(std::string name, Lives lives) {
  sources_.push_back({std::move(name), std::move(lives)});
}

void Watchdog::look() {
  const SteadyTime now = clock_.steady();
  timer_ = loop_.at(now + period_, [this] { look(); });
  bool all_move = true;
  for (Source& source : sources_) {
    const bool stuck = !source.lives(now);
    all_move = all_move && !stuck;
    if (stuck != source.stuck) tell_(source.name, stuck);
    source.stuck = stuck;
  }
  if (all_move) feed_();
}

std::vector<std::string> Watchdog::stuck() const {
  std::vector<std::string> names;
  for (const Source& source : sources_) {
    if (source.stuck) names.push_back(source.name);
  }
  return names;
}

bool moves(const Output& output, SteadyTime now) {
  const auto due = output.due();
  return !due || now - *due < kLate;
}

}  // namespace gongshi::signage
