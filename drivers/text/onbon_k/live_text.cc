#include "drivers/text/onbon_k/live_text.h"

namespace gongshi::drivers::onbon_k {
namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshFloor = 1000ms;  // the vendor's for dynamic areas

bool same_place(const onbon::Area& a, const onbon::Area& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

void LiveText::want(Areas areas) {
  if (wanted_ && *wanted_ == areas) return;
  patience_.forget();
  wanted_ = std::move(areas);
}

LiveText::Update LiveText::difference() const {
  Update update;
  if (!wanted_) return update;
  std::set<std::uint8_t> gone = leftover_;
  for (const auto& [id, area] : held_) {
    const auto found = wanted_->find(id);
    // Another geometry under the same id: delete, then add, in one frame so that nothing is dark
    // in between.
    if (found == wanted_->end() || !same_place(found->second, area)) gone.insert(id);
  }
  update.gone.assign(gone.begin(), gone.end());
  for (const auto& [id, area] : *wanted_) {
    const auto found = held_.find(id);
    if (found == held_.end() || found->second != area || gone.contains(id)) {
      update.areas.push_back(area);
    }
  }
  return update;
}

bool LiveText::card_has(std::span<const std::uint8_t> ids) {
  const std::set<std::uint8_t> on_card(ids.begin(), ids.end());
  const bool lost =
      std::erase_if(held_, [&](const auto& entry) { return !on_card.contains(entry.first); }) > 0;
  leftover_.clear();
  for (const std::uint8_t id : on_card) {
    if (!held_.contains(id)) leftover_.insert(id);
  }
  return lost;
}

void LiveText::renew(Now now) {
  if (refresh_.count() == 0) return;
  std::erase_if(held_,
                [&](const auto& entry) { return now.steady >= since_[entry.first] + refresh_; });
}

std::optional<SteadyTime> LiveText::renewal() const {
  std::optional<SteadyTime> first;
  if (refresh_.count() == 0) return first;
  for (const auto& [id, area] : held_) first = earlier(first, since_.at(id) + refresh_);
  return first;
}

void LiveText::doubt() {
  for (const auto& [id, area] : held_) leftover_.insert(id);
  held_.clear();
}

std::optional<onbon::Bytes> LiveText::next(Now now) {
  if (!patience_.over(now) || now.steady < not_before_) return std::nullopt;
  const Update all = difference();
  if (all.empty()) return std::nullopt;
  asked_ = Update{all.gone, {}};
  std::size_t size = onbon::kAreasFixedBytes + all.gone.size();
  for (const onbon::Area& area : all.areas) {
    size += 2 + onbon::area_bytes(area);
    if (size > frame_data_) break;
    asked_.areas.push_back(area);
  }
  return onbon::areas_request(asked_.gone, asked_.areas);
}

std::optional<SteadyTime> LiveText::wake() const {
  if (difference().empty()) return std::nullopt;
  return std::max(not_before_, patience_.until().value_or(not_before_));
}

void LiveText::done(const onbon::ReplyData&, Now now) {
  for (const std::uint8_t id : asked_.gone) {
    held_.erase(id);
    leftover_.erase(id);
  }
  for (const onbon::Area& area : asked_.areas) {
    held_[area.id] = area;
    since_[area.id] = now.steady;
  }
  not_before_ = now.steady + kRefreshFloor;
  patience_.forget();
}

void LiveText::refused(const onbon::ReplyData& reply, Now now) {
  for (const onbon::Area& area : asked_.areas) {
    if (held_.erase(area.id) != 0) leftover_.insert(area.id);
  }
  patience_.refused(reply.error, now);
}

void LiveText::unanswered(Now) {
  // The card may have drawn them or not: delete and add again.
  for (const onbon::Area& area : asked_.areas) {
    held_.erase(area.id);
    leftover_.insert(area.id);
  }
}

}  // namespace gongshi::drivers::onbon_k
