#include "kiosk/staff/device_settings.h"

#include <nlohmann/json.hpp>

namespace gongshi::kiosk {
namespace {

constexpr std::size_t kLargest = 4096;

Error no_settings(const fs::path& path) {
  return {Errc::kCorrupt,
          {path.string() + " 不是本机设置，按出厂设置运行",
           path.string() + " holds no device settings; going on with the usual ones"},
          {}};
}

}  // namespace

Result<DeviceSettings> read_device_settings(const fs::path& path, const DeviceSettings& usual) {
  auto text = read_file(path, kLargest);
  if (!text) {
    if (text.error().code == Errc::kNotFound) return usual;
    return text.error();
  }
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object()) return no_settings(path);
  DeviceSettings settings = usual;
  if (const auto volume = json.find("volume"); volume != json.end()) {
    if (!volume->is_number_integer()) return no_settings(path);
    const auto value = volume->get<std::int64_t>();
    if (value < kLeastVolume || value > kMostVolume) return no_settings(path);
    settings.volume = int(value);
  }
  if (const auto touch = json.find("touch"); touch != json.end()) {
    if (!touch->is_array() || touch->size() != settings.touch.m.size()) return no_settings(path);
    for (std::size_t i = 0; i < settings.touch.m.size(); ++i) {
      if (!(*touch)[i].is_number()) return no_settings(path);
      settings.touch.m[i] = (*touch)[i].get<double>();
    }
    if (!sane(settings.touch)) return no_settings(path);
  }
  return settings;
}

Status write_device_settings(const fs::path& path, const DeviceSettings& settings) {
  nlohmann::ordered_json json;
  json["touch"] = settings.touch.m;
  json["volume"] = settings.volume;
  return write_file_atomic(path, json.dump() + "\n");
}

}  // namespace gongshi::kiosk
