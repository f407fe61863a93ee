#include "kiosk/stage/navigator.h"

#include <algorithm>
#include <utility>

namespace gongshi::kiosk {
namespace {

constexpr auto kWarning = std::chrono::seconds(20);
constexpr std::size_t kDeepest = 12;  // pages on top of one another; more is a loop of links

}  // namespace

Navigator::Navigator(HomeMaker make_home, std::chrono::seconds idle)
    : make_home_(std::move(make_home)),
      usual_idle_(std::max(idle, kWarning + std::chrono::seconds(5))),
      idle_(usual_idle_) {
  go_home();
}

void Navigator::go_home() {
  stack_.clear();
  stack_.push_back({make_home_(), {}});
}

bool Navigator::apply(Navigation navigation) {
  switch (navigation.kind) {
    case Navigation::Kind::kStay:
      return false;
    case Navigation::Kind::kPush:
      if (navigation.view == nullptr) return false;
      if (stack_.size() >= kDeepest) stack_.erase(stack_.begin() + 1);
      stack_.push_back({std::move(navigation.view), {}});
      return true;
    case Navigation::Kind::kBack:
      if (stack_.size() < 2) return false;
      stack_.pop_back();
      return true;
    case Navigation::Kind::kHome:
      go_home();
      return true;
  }
  return false;
}

void Navigator::on_issue(const Issue& issue) {
  for (Entry& entry : stack_) entry.view->on_issue(issue);
}

double Navigator::offset(std::string_view list_id) const {
  const auto& lists = stack_.back().lists;
  const auto found = lists.find(list_id);
  return found == lists.end() ? 0.0 : found->second.offset;
}

void Navigator::set_offset(std::string_view list_id, double offset) {
  stack_.back().lists[std::string(list_id)].offset = offset;
}

void Navigator::note_revision(std::string_view list_id, std::uint64_t revision) {
  Scrolled& list = stack_.back().lists[std::string(list_id)];
  if (list.revision != revision) list = {0, revision};
}

void Navigator::touched(SteadyTime now) {
  last_touch_ = now;
}

bool Navigator::tick(SteadyTime now) {
  if (!last_touch_ || now - *last_touch_ < idle_) return false;
  last_touch_.reset();
  go_home();
  return true;
}

std::optional<int> Navigator::countdown(SteadyTime now) const {
  // A fresh home page that was only touched has nothing to lose: it resets without a question.
  if (!last_touch_ || at_home()) return std::nullopt;
  const auto left = *last_touch_ + idle_ - now;
  if (left > kWarning || left <= SteadyClock::duration::zero()) return std::nullopt;
  return int(std::chrono::ceil<std::chrono::seconds>(left).count());
}

std::optional<SteadyTime> Navigator::deadline(SteadyTime now) const {
  if (!last_touch_) return std::nullopt;
  const SteadyTime end = *last_touch_ + idle_;
  if (at_home()) return end;
  const SteadyTime warning = end - kWarning;
  if (now < warning) return warning;
  const auto left = end - now;
  const auto whole = std::chrono::floor<std::chrono::seconds>(left);
  return std::min(end, now + (left - whole) + std::chrono::milliseconds(1));
}

}  // namespace gongshi::kiosk
