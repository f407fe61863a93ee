#include "drivers/text/onbon_k/special_dots.h"

#include "drivers/text/onbon_k_area.h"

namespace gongshi::drivers::onbon_k {
namespace {

using namespace std::chrono_literals;

constexpr int kMostPages = 255;

bool lit(const Frame& frame, int x, int y) {
  const auto row = static_cast<std::size_t>(y) * frame.stride();
  const auto column = static_cast<std::size_t>(x);
  if (frame.format == PixelFormat::kMono1) {
    return (unsigned{frame.bytes[row + column / 8]} >> (7 - column % 8) & 1U) != 0;
  }
  const std::size_t at = row + column * 3;
  return (frame.bytes[at] | frame.bytes[at + 1] | frame.bytes[at + 2]) != 0;
}

Status check(const TextArea& area, const Frame& frame) {
  const std::string name = std::to_string(area.id);
  if (area.x % 8 != 0 || area.width % 8 != 0) {
    return unshowable("区域 " + name + " 的横坐标和宽度须是 8 的倍数，才能画点阵",
                      "area " + name + ": x and width must be multiples of 8 to be drawn as dots");
  }
  if (frame.geometry.height_px != area.height || frame.geometry.width_px <= 0 ||
      frame.bytes.size() < frame.stride() * static_cast<std::size_t>(frame.geometry.height_px)) {
    return unshowable("区域 " + name + " 的点阵高度与区域不同",
                      "area " + name + ": its dots do not have the area's height");
  }
  return {};
}

}  // namespace

Result<SpecialPicture> special_picture(const TextArea& area) {
  const Frame& frame = *area.dots;
  GONGSHI_CHECK(check(area, frame));
  const int pages = (frame.geometry.width_px + area.width - 1) / area.width;
  const std::size_t row = static_cast<std::size_t>(area.width) / 8;
  const std::size_t page = row * static_cast<std::size_t>(area.height);
  if (pages > kMostPages || page * static_cast<std::size_t>(pages) > onbon::kSpecialBytes) {
    const std::string name = std::to_string(area.id);
    return unshowable("区域 " + name + " 的点阵超过控制卡的 16 KB",
                      "area " + name + ": its dots are more than the card's 16 KB");
  }
  SpecialPicture picture;
  picture.id = area.id;
  picture.area.x = static_cast<std::uint16_t>(area.x);
  picture.area.y = static_cast<std::uint16_t>(area.y);
  picture.area.width = static_cast<std::uint16_t>(area.width);
  picture.area.height = static_cast<std::uint16_t>(area.height);
  picture.area.pages = static_cast<std::uint8_t>(pages);
  picture.area.stay_half = static_cast<std::uint16_t>(std::clamp<long>(area.stay / 500ms, 1, 255));
  picture.dots.assign(page * static_cast<std::size_t>(pages), 0xFF);
  for (int y = 0; y < area.height; ++y) {
    for (int x = 0; x < frame.geometry.width_px; ++x) {
      if (!lit(frame, x, y)) continue;
      const auto column = static_cast<std::size_t>(x % area.width);
      const std::size_t at = static_cast<std::size_t>(x / area.width) * page +
                             static_cast<std::size_t>(y) * row + column / 8;
      picture.dots[at] = static_cast<std::uint8_t>(picture.dots[at] & ~(0x80U >> column % 8));
    }
  }
  return picture;
}

void SpecialDots::want(std::optional<SpecialPicture> picture) {
  if (wanted_ == picture) return;
  wanted_ = std::move(picture);
  patience_.forget();
  if (step_ != Step::kDots) return;
  // Some of the former picture may be on the card.
  step_ = Step::kSetUp;
  on_card_ = true;
  page_ = 0;
}

bool SpecialDots::card_has(const onbon::CardStatus& status) {
  if (!status.special_area) return false;  // a card that does not tell
  if (*status.special_area) {
    if (step_ == Step::kDots) return false;  // ours, being drawn
    on_card_ = true;
    page_ = static_cast<std::uint8_t>(std::max(status.special_pages, 1) - 1);
    return false;
  }
  const bool lost = on_card_ && held_.has_value();
  on_card_ = false;
  held_.reset();
  return lost;
}

void SpecialDots::doubt() {
  held_.reset();
  step_ = Step::kSetUp;
}

bool SpecialDots::last_piece() const {
  return at_ + piece_ >= wanted_->dots.size();
}

std::optional<onbon::Bytes> SpecialDots::next(Now now) {
  if (complete() || !patience_.over(now)) return std::nullopt;
  if (must_go()) {
    asked_ = deletes_whole_ ? Step::kDelete : Step::kDeletePages;
    if (deletes_whole_) return onbon::delete_special_request();
    return onbon::delete_special_page_request(page_);
  }
  asked_ = step_;
  if (step_ != Step::kDots) {
    asked_ = Step::kSetUp;
    return onbon::special_area_request(wanted_->area);
  }
  const std::size_t size = std::min(piece_, wanted_->dots.size() - at_);
  return onbon::special_dots_request(static_cast<std::uint16_t>(at_), last_piece(),
                                     std::span(wanted_->dots).subspan(at_, size));
}

void SpecialDots::done(const onbon::ReplyData&, Now) {
  patience_.forget();
  switch (asked_) {
    case Step::kDeletePages:
      if (page_ > 0) {
        --page_;
        return;
      }
      [[fallthrough]];
    case Step::kDelete:
      on_card_ = false;
      held_.reset();
      step_ = Step::kSetUp;
      return;
    case Step::kSetUp:
      step_ = Step::kDots;
      at_ = 0;
      return;
    case Step::kDots:
      if (!last_piece()) {
        at_ += piece_;
        return;
      }
      held_ = wanted_;
      on_card_ = true;
      page_ = static_cast<std::uint8_t>(wanted_->area.pages - 1);
      step_ = Step::kSetUp;
      return;
  }
}

void SpecialDots::refused(const onbon::ReplyData& reply, Now now) {
  if (asked_ == Step::kDelete && !onbon::error_is_passing(reply.error)) {
    deletes_whole_ = false;  // not a 5MK card: page by page
    return;
  }
  if (asked_ == Step::kDeletePages && page_ == 0) {
    on_card_ = false;  // it has no such page
    held_.reset();
  }
  step_ = Step::kSetUp;
  patience_.refused(reply.error, now);
}

void SpecialDots::unanswered(Now) {
  // The dots may be there or not: all of them again, in the place that is set up.
  if (asked_ == Step::kDots) at_ = 0;
}

}  // namespace gongshi::drivers::onbon_k
