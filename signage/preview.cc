#include "signage/preview.h"

#include <nlohmann/json.hpp>

#include "signage/board/board_content.h"
#include "signage/board/board_frame.h"
#include "signage/board_parts.h"
#include "signage/led_picture.h"
#include "signage/screen/screen.h"

namespace gongshi::signage {
namespace {

std::string kind_name(ItemKind kind, Lang lang) {
  if (lang == Lang::kEn) return std::string(item_kind_word(kind));
  switch (kind) {
    case ItemKind::kEmergency:
      return "紧急";
    case ItemKind::kWarning:
      return "过时提示";
    case ItemKind::kUrgent:
      return "重要通知";
    case ItemKind::kDayPart:
      return "时段";
    case ItemKind::kRoutine:
      return "常规";
    case ItemKind::kComplaint:
      return "投诉电话";
    case ItemKind::kSerial:
      return "期号";
    case ItemKind::kFallback:
      break;
  }
  return "后备";
}

/// Of what stands on the board: the first item, from the one that is due on, that it can draw.
std::string board_hash(const Showing& showing, const config::Display& display,
                       fonts::TypeCase& type) {
  const auto parts = board_parts(display, board_order(display));
  if (!parts) return {};  // `run` says what is wrong with it
  for (std::size_t step = 0; step < showing.rotation.size(); ++step) {
    const Item& item = showing.rotation[(showing.current + step) % showing.rotation.size()];
    const auto hash = slot_hash(showing, item, display, parts->board->capabilities(), type);
    if (hash) return *hash;
  }
  return {};
}

}  // namespace

std::string showings_text(const std::vector<Showing>& showings, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string out;
  for (const Showing& showing : showings) {
    out += showing.display + "  " +
           (showing.serial.empty() ? (zh ? "（没有内容）" : "(no content)") : showing.serial) +
           "  " + std::string(content::freshness_word(showing.age.state)) + "  " +
           (zh ? "至 " : "until ") + local_text(showing.slot_end) + "\n";
    for (std::size_t i = 0; i < showing.rotation.size(); ++i) {
      const Item& item = showing.rotation[i];
      out += i == showing.current ? "> " : "  ";
      out += item.text + "  [" + kind_name(item.kind, lang) + ", " + item.id + ", " +
             std::to_string(item.dwell.count()) + (zh ? " 秒" : " s");
      if (item.per_hour > 0) {
        out += ", " + std::to_string(item.per_hour) + (zh ? " 次/小时" : " an hour");
      }
      if (!item.picture.empty()) out += zh ? ", 图片" : ", picture";
      out += "]\n";
    }
  }
  return out;
}

std::string showings_json(const std::vector<Showing>& showings, WallTime now) {
  nlohmann::ordered_json document;
  document["at"] = utc_text(now);
  document["displays"] = nlohmann::ordered_json::array();
  for (const Showing& showing : showings) {
    nlohmann::ordered_json one;
    one["display"] = showing.display;
    one["state"] = content::freshness_word(showing.age.state);
    one["serial"] = showing.serial;
    one["manifest_hash"] = showing.manifest_hash;
    one["current"] = showing.current;
    one["text"] = showing.item().text;
    one["slot_start"] = utc_text(showing.slot_start);
    one["slot_end"] = utc_text(showing.slot_end);
    one["changes_at"] = utc_text(showing.changes_at);
    one["rotation"] = nlohmann::ordered_json::array();
    for (const Item& item : showing.rotation) {
      nlohmann::ordered_json told = {{"id", item.id},
                                     {"kind", item_kind_word(item.kind)},
                                     {"text", item.text},
                                     {"language", item.language},
                                     {"dwell_s", item.dwell.count()}};
      if (!item.picture.empty()) told["picture"] = item.picture;
      if (item.per_hour > 0) told["per_hour"] = item.per_hour;
      one["rotation"].push_back(std::move(told));
    }
    document["displays"].push_back(std::move(one));
  }
  return document.dump(2) + "\n";
}

Result<PreviewPicture> preview_picture(const Edition& edition, const config::Display& display,
                                       WallTime now, drivers::Geometry size, int dot_px,
                                       fonts::TypeCase& type) {
  if (is_screen(display)) {
    if (size.width_px == 0) size = {display.width_px, display.height_px};
    if (size.width_px == 0) size = {1920, 1080};
    GONGSHI_TRY(auto drawn, prove_screen(edition, display, now, size, type));
    return PreviewPicture{std::move(drawn.picture), std::move(drawn.hash)};
  }
  const Showing showing = at(edition, display, now);
  GONGSHI_TRY(const BoardFrame board, board_frame(showing, display, now, type));
  return PreviewPicture{led_picture(board.frame, item_color(display, showing.item().kind), dot_px),
                        board_hash(showing, display, type)};
}

}  // namespace gongshi::signage
