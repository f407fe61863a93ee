#include "kiosk/handwriting/making/medians.h"

#include <string>

#include <nlohmann/json.hpp>

namespace gongshi::handwriting {
namespace {

using nlohmann::json;

bool is_point(const json& point) {
  return point.is_array() && point.size() == 2 && point[0].is_number() && point[1].is_number();
}

bool read_stroke(const json& median, Stroke& stroke) {
  if (!median.is_array()) return false;
  for (const json& point : median) {
    if (!is_point(point)) return false;
    stroke.push_back({point[0].get<float>(), -point[1].get<float>()});
  }
  return !stroke.empty();
}

}  // namespace

Result<Strokes> parse_medians(std::string_view text, std::string_view name) {
  const Error wrong{Errc::kCorrupt,
                    {std::string(name) + "：不是笔画数据", std::string(name) + ": no stroke data"}};
  const json file = json::parse(text, nullptr, false);
  if (!file.is_object() || !file.contains("medians")) return wrong;
  const json& medians = file["medians"];
  if (!medians.is_array() || medians.empty() || medians.size() > kMostStrokes) return wrong;
  Strokes strokes;
  for (const json& median : medians) {
    if (!read_stroke(median, strokes.emplace_back())) return wrong;
  }
  return strokes;
}

}  // namespace gongshi::handwriting
