#include "signage/emergency/key_stick.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

constexpr std::size_t kMostNames = 1000;

/// The USB device above a block device has idVendor, and serial where its maker gave it one.
bool has_number(const fs::path& block) {
  std::error_code failed;
  fs::path folder = fs::canonical(block, failed);
  while (!failed && folder.has_relative_path()) {
    if (fs::exists(folder / "idVendor", failed)) return fs::exists(folder / "serial", failed);
    folder = folder.parent_path();
  }
  return false;
}

}  // namespace

bool stick_is_in(const std::string& name, const fs::path& names) {
  std::error_code failed;
  return fs::exists(names / name, failed);
}

std::vector<PluggedStick> plugged_sticks(const fs::path& names, const fs::path& blocks) {
  std::vector<PluggedStick> sticks;
  std::error_code failed;
  std::size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(names, failed)) {
    const std::string name = entry.path().filename().string();
    if (++seen > kMostNames) break;
    if (!name.starts_with("usb-") || name.find("-part") != std::string::npos) continue;
    const fs::path device = fs::canonical(entry.path(), failed);
    if (failed) continue;
    sticks.push_back({name, has_number(blocks / device.filename())});
  }
  std::sort(sticks.begin(), sticks.end(),
            [](const PluggedStick& a, const PluggedStick& b) { return a.name < b.name; });
  return sticks;
}

}  // namespace gongshi::signage
