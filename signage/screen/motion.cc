#include "signage/screen/motion.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "drivers/board_words.h"

namespace gongshi::signage {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFileCap = std::size_t{256} << 10;
constexpr const char* kMonitor = "monitor";
constexpr const char* kClock = "clock";

fs::path file_in(const fs::path& displays_folder) {
  return displays_folder / "signage.motion";  // no .json: those are display lines
}

Json to_json(const Motion& motion) {
  const FrameStats& frames = motion.frames;
  Json after_due = Json::array();
  for (std::size_t i = 0; i < frames.counts().size(); ++i) {
    const bool last = i == FrameStats::kBoundsUs.size();
    after_due.push_back({{"below_us", last ? Json() : Json(FrameStats::kBoundsUs[i])},
                         {"frames", frames.counts()[i]}});
  }
  return {{"display", motion.display},
          {"width_px", motion.size.width_px},
          {"height_px", motion.size.height_px},
          {"paced_by", motion.with_monitor ? kMonitor : kClock},
          {"every_us", motion.every.count()},
          {"since", utc_text(motion.since)},
          {"until", utc_text(motion.until)},
          {"frames", frames.frames()},
          {"late", frames.late()},
          {"skipped", frames.skipped()},
          {"after_due", std::move(after_due)}};
}

Json screens_json(const std::vector<Motion>& motions) {
  Json screens = Json::array();
  for (const Motion& motion : motions) screens.push_back(to_json(motion));
  return {{"screens", std::move(screens)}};
}

/// A count, or a size: nothing that could overflow a sum of a few.
std::optional<std::int64_t> number_at(const Json& json, const char* key) {
  constexpr std::int64_t kMost = std::int64_t{1} << 52;
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return std::nullopt;
  const auto number = found->get<std::int64_t>();
  return number >= 0 && number <= kMost ? std::optional(number) : std::nullopt;
}

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::optional<FrameStats::Counts> counts_of(const Json& json) {
  const auto list = json.find("after_due");
  FrameStats::Counts counts{};
  if (list == json.end() || !list->is_array() || list->size() != counts.size()) return {};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!(*list)[i].is_object()) return std::nullopt;
    const auto frames = number_at((*list)[i], "frames");
    if (!frames) return std::nullopt;
    counts[i] = *frames;
  }
  return counts;
}

std::optional<Motion> from_json(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto width = number_at(json, "width_px");
  const auto height = number_at(json, "height_px");
  const auto every = number_at(json, "every_us");
  const auto late = number_at(json, "late");
  const auto skipped = number_at(json, "skipped");
  const auto counts = counts_of(json);
  const auto since = parse_time(text_at(json, "since"));
  const auto until = parse_time(text_at(json, "until"));
  constexpr std::int64_t kWidest = 1 << 16;
  if (!width || *width > kWidest || !height || *height > kWidest || !every || !late || !skipped ||
      *late < *skipped || !counts || !since || !until) {
    return std::nullopt;
  }
  return Motion{drivers::harmless(text_at(json, "display")),
                {static_cast<int>(*width), static_cast<int>(*height)},
                text_at(json, "paced_by") == kMonitor,
                std::chrono::microseconds{*every},
                *since,
                *until,
                FrameStats(*counts, *late - *skipped, *skipped)};
}

/// "2026-11-23 10:05".
std::string minute_text(WallTime time) {
  constexpr std::size_t kDateAndMinute = 16;
  return local_text(time).substr(0, kDateAndMinute);
}

}  // namespace

Sentence motion_words(const Motion& motion) {
  const std::string size =
      std::to_string(motion.size.width_px) + "×" + std::to_string(motion.size.height_px);
  const auto hundredths = (motion.every.count() + 5) / 10;
  const std::string part = std::to_string(hundredths % 100);
  const std::string every =
      std::to_string(hundredths / 100) + (part.size() < 2 ? ".0" : ".") + part;
  const Sentence frames = motion.frames.text();
  return {size + (motion.with_monitor ? "，随显示器" : "，由时钟定步") + "，每 " + every +
              " 毫秒一帧：" + frames.zh,
          size + (motion.with_monitor ? ", with the monitor" : ", by the clock") + ", every " +
              every + " ms: " + frames.en};
}

std::string motion_text(const std::vector<Motion>& motions, Lang lang) {
  std::string text;
  for (const Motion& motion : motions) {
    const std::string since = minute_text(motion.since);
    const std::string until = minute_text(motion.until);
    text += motion.display +
            (lang == Lang::kZh ? "（" + since + " 至 " + until + "）："
                               : " (" + since + " to " + until + "): ") +
            motion_words(motion).in(lang) + "\n";
  }
  return text;
}

std::string motion_json(const std::vector<Motion>& motions) {
  return screens_json(motions).dump(1, ' ', false, Json::error_handler_t::replace);
}

Status tell_motion(const fs::path& displays_folder, const std::vector<Motion>& motions) {
  return write_file_atomic(file_in(displays_folder), motion_json(motions) + "\n");
}

Result<std::vector<Motion>> told_motion(const fs::path& displays_folder) {
  const fs::path file = file_in(displays_folder);
  const auto text = read_file(file, kFileCap);
  if (!text) {
    if (text.error().code == Errc::kNotFound) return std::vector<Motion>{};
    return text.error();
  }
  const Error damaged{Errc::kCorrupt,
                      {file.string() + " 不是滚动屏的流畅记录",
                       file.string() + " is no record of how evenly screens move"},
                      {}};
  const Json json = Json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object() || !json.contains("screens") ||
      !json["screens"].is_array()) {
    return damaged;
  }
  std::vector<Motion> motions;
  for (const Json& entry : json["screens"]) {
    const auto motion = from_json(entry);
    if (!motion) return damaged;
    motions.push_back(*motion);
  }
  return motions;
}

}  // namespace gongshi::signage
