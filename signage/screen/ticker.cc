#include "signage/screen/ticker.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace gongshi::signage {
namespace {

/// That of most of the tape.
Way way_of(const std::vector<Item>& items, const std::vector<int>& widths_px) {
  std::int64_t from_right = 0;
  std::int64_t all = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    all += widths_px[i];
    if (fonts::reads_right_to_left(items[i].text)) from_right += widths_px[i];
  }
  return 2 * from_right > all ? Way::kFromRight : Way::kFromLeft;
}

}  // namespace

void Ticker::restart() {
  tape_.reset();
  lines_.clear();
  items_.clear();
}

/// Some words on the tape, seen or not, belong to none of `items`.
bool Ticker::runs_other_than(const std::vector<Item>& items) const {
  const auto gone = [&](const Words& words) {
    return std::none_of(items.begin(), items.end(),
                        [&](const Item& item) { return item.id == words.id; });
  };
  return std::any_of(lines_.begin(), lines_.end(), [&](const auto& line) {
    return std::any_of(line.second.words.begin(), line.second.words.end(), gone);
  });
}

Status Ticker::take(const std::vector<Item>& items, const std::string& issue,
                    std::int64_t position_px, fonts::TypeCase& type) {
  if (std::exchange(issue_, issue) != issue && runs_other_than(items)) restart();
  if (tape_ && items == items_) return {};
  Picture none;
  Painter painter(none, type);
  const int gap = font_.size_px * 3;
  std::vector<int> widths_px;
  for (const Item& item : items) {
    GONGSHI_TRY(const int width, painter.measure(font_, item.text));
    widths_px.push_back(width + gap);
  }
  // What is visible cannot turn round: it begins anew.
  if (const Way way = way_of(items, widths_px); std::exchange(way_, way) != way) restart();
  items_ = items;
  Line line;
  Tape::Strip strip{next_id_++, 0, {}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    Words words{item.id, item.text, is_alert(item.kind), line.loop_px, widths_px[i], {}};
    strip.joints_px.push_back(line.loop_px);
    line.loop_px += words.width_px;
    line.words.push_back(std::move(words));
  }
  strip.loop_px = std::max(line.loop_px, 1);
  lines_[strip.id] = std::move(line);
  if (tape_) {
    tape_->splice(std::move(strip), position_px);
  } else {
    tape_.emplace(std::move(strip), window_.width);
  }
  return {};
}

Status Ticker::set(Words& words, fonts::TypeCase& type) const {
  words.picture = Picture::filled({words.width_px, window_.height}, theme_.ticker);
  Painter painter(*words.picture, type, way_);
  const int diamond = font_.size_px / 4;
  const int middle = window_.height / 2;
  painter.round_box({words.width_px - font_.size_px * 3 / 2 - diamond / 2, middle - diamond / 2,
                     diamond, diamond},
                    diamond / 2, theme_.accent);
  return painter.text(font_, 0, middle, Align::kLeft,
                      words.urgent ? theme_.ticker_urgent : theme_.ticker_text, words.text);
}

Status Ticker::draw_piece(const Tape::Piece& piece, Picture& picture, fonts::TypeCase& type) {
  Line& line = lines_[piece.id];
  for (Words& words : line.words) {
    const int from = std::max(piece.from_px, words.left_px);
    const int to = std::min(piece.from_px + piece.width_px, words.left_px + words.width_px);
    if (from >= to) continue;
    if (!words.picture) GONGSHI_CHECK(set(words, type));
    const int width = to - from;
    const auto bytes = static_cast<std::size_t>(width) * sizeof(Color);
    const Rect into{piece.to_px + from - piece.from_px, 0, width, 0};
    const Rect out_of{from - words.left_px, 0, width, 0};
    const int x = window_.x + laid(into, window_.width, way_).x;
    const int left = laid(out_of, words.width_px, way_).x;
    for (int y = 0; y < window_.height; ++y) {
      std::memcpy(picture.row(window_.y + y) + x, words.picture->row(y) + left, bytes);
    }
  }
  return {};
}

Status Ticker::draw(std::int64_t position_px, Picture& picture, fonts::TypeCase& type) {
  if (!tape_) return {};
  const std::vector<Tape::Piece> pieces = tape_->at(position_px);
  for (const Tape::Piece& piece : pieces) GONGSHI_CHECK(draw_piece(piece, picture, type));

  // Forget texts that have passed and pictures that are out of sight.
  const std::vector<std::uint64_t> live = tape_->ids();
  std::erase_if(lines_, [&](const auto& line) {
    return std::find(live.begin(), live.end(), line.first) == live.end();
  });
  for (auto& [id, line] : lines_) {
    for (Words& words : line.words) {
      const bool near = std::any_of(pieces.begin(), pieces.end(), [&](const Tape::Piece& piece) {
        return piece.id == id && piece.from_px < words.left_px + words.width_px &&
               words.left_px < piece.from_px + piece.width_px;
      });
      if (!near) words.picture.reset();
    }
  }
  return {};
}

}  // namespace gongshi::signage
