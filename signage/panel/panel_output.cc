#include "signage/panel/panel_output.h"

#include <algorithm>

#include "signage/board_parts.h"
#include "signage/panel/panel_schedule.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// The wall clock may be set while we wait, so no wait trusts it for longer.
constexpr SteadyClock::duration kLongestWait = 20s;
constexpr SteadyClock::duration kShortestWait = 10ms;

}  // namespace

PanelOutput::PanelOutput(Loop& loop, const Clock& clock, config::Display display,
                         std::function<void()> on_change)
    : loop_(loop), clock_(clock), display_(std::move(display)), on_change_(std::move(on_change)) {}

PanelOutput::~PanelOutput() {
  if (timer_) loop_.cancel(*timer_);
}

Result<std::unique_ptr<PanelOutput>> PanelOutput::open(Loop& loop, const Clock& clock,
                                                       drivers::Lines& lines,
                                                       config::Display display,
                                                       std::function<void()> on_change) {
  auto parts = board_parts(display);
  if (!parts) return of_display(display, parts.error());
  auto bus = lines.at(parts->port);
  if (!bus) return of_display(display, bus.error());
  std::unique_ptr<PanelOutput> output(
      new PanelOutput(loop, clock, std::move(display), std::move(on_change)));
  output->link_ = std::make_unique<drivers::BoardLink>(*std::move(bus), std::move(parts->board),
                                                       [raw = output.get()] {
                                                         if (raw->on_change_) raw->on_change_();
                                                       });
  return output;
}

void PanelOutput::take(const Edition& edition) {
  edition_ = edition;
  refresh();
  if (on_change_) on_change_();
}

void PanelOutput::refresh() {
  if (timer_) loop_.cancel(*timer_);
  const WallTime now = clock_.wall();
  const PanelWish wish = panel_at(edition_, display_, now);
  drivers::Desired desired;
  desired.power = wish.on;
  desired.input = display_.input;
  desired.brightness_pct = display_.brightness_pct;
  // Wanting the same again would make the board repeat orders that the set is still busy with.
  if (wanted_ != desired) {
    wanted_ = desired;
    const Status taken = link_->want(std::move(desired));
    refused_ = taken ? std::nullopt : std::optional(taken.error());
  }
  SteadyClock::duration wait = kLongestWait;
  if (wish.changes_at)
    wait = std::clamp<SteadyClock::duration>(*wish.changes_at - now, kShortestWait, kLongestWait);
  due_ = clock_.steady() + wait;
  timer_ = loop_.at(*due_, [this] {
    timer_.reset();
    refresh();
  });
}

content::DisplayLine PanelOutput::line() const {
  const drivers::BoardState& state = link_->board().state();
  content::DisplayLine line;
  line.display = display_.name;
  line.kind = display_.kind;
  // Silence may be a set without mains, in deep standby or with a loose cable: nobody knows.
  if (state.not_seen_since || !state.last_answer) return line;
  line.seen = content::Seen::kSeen;
  if (state.proof == drivers::Proof::kReadBack) {
    line.proof = content::Proof::kReadBack;
    line.proved_at = state.proved_at;
  }
  return line;
}

bool PanelOutput::settled() const {
  return !refused_ && link_->board().state().shows_all;
}

std::optional<Error> PanelOutput::trouble() const {
  return refused_ ? refused_ : link_->board().state().trouble;
}

}  // namespace gongshi::signage
