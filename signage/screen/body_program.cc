#include "signage/screen/body_program.h"

#include <algorithm>
#include <utility>

namespace gongshi::signage {
namespace {

using std::chrono::seconds;

}  // namespace

BodyProgram::BodyProgram(std::vector<Section> sections, std::vector<seconds> interruptions)
    : sections_(std::move(sections)), interruptions_(std::move(interruptions)) {
  std::vector<Slot> pages;
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const int share = std::min(sections_[i].pages, kPagesInTurn);
    shares_.push_back(share);
    for (int place = 0; place < share; ++place) {
      pages.push_back({false, i, place, sections_[i].dwell});
    }
  }
  // All stand equally long, so that the cycle does not depend on whose turn it is.
  seconds longest{0};
  for (const seconds dwell : interruptions_) longest = std::max(longest, dwell);
  const auto interrupt = [&] { slots_.push_back({true, 0, interrupting_++, longest}); };
  if (pages.empty() && !interruptions_.empty()) interrupt();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i % 2 == 0 && !interruptions_.empty()) interrupt();
    slots_.push_back(pages[i]);
  }
  for (const Slot& slot : slots_) cycle_ += slot.dwell;
}

BodyProgram::Turn BodyProgram::at(WallTime now) const {
  Turn turn;
  if (cycle_ == seconds{0}) return turn;
  const std::int64_t cycle = std::max(now, WallTime{}).time_since_epoch() / cycle_;
  turn.start = WallTime{} + cycle * cycle_;
  std::size_t at = 0;
  while (at + 1 < slots_.size() && turn.start + slots_[at].dwell <= now)
    turn.start += slots_[at++].dwell;
  const Slot& slot = slots_[at];
  turn.end = turn.start + slot.dwell;
  turn.section = slot.section;
  const int share = slot.interrupts ? interrupting_ : shares_[slot.section];
  turn.round = cycle * share + slot.place;
  turn.kind = slot.interrupts ? Turn::Kind::kInterruption : Turn::Kind::kPage;
  const std::size_t many = slot.interrupts
                               ? interruptions_.size()
                               : static_cast<std::size_t>(sections_[slot.section].pages);
  turn.number = static_cast<std::size_t>(turn.round) % many;
  return turn;
}

}  // namespace gongshi::signage
