#include "signage/screen/connector.h"

#include <string>
#include <system_error>

namespace gongshi::signage {

Plug plug_of(const fs::path& folder, std::string_view connector) {
  constexpr std::size_t kLongestWord = 64;
  std::error_code none;  // a machine without such a folder does not say
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    // "card1-HDMI-A-1": the card's name, a hyphen, the socket.
    const std::string name = entry.path().filename().string();
    const std::size_t hyphen = name.find('-');
    if (hyphen == std::string::npos || name.substr(hyphen + 1) != connector) continue;
    const auto status = read_file(entry.path() / "status", kLongestWord);
    if (!status) return Plug::kUnknown;
    if (status->starts_with("connected")) return Plug::kIn;
    if (status->starts_with("disconnected")) return Plug::kOut;
    return Plug::kUnknown;
  }
  return Plug::kUnknown;
}

}  // namespace gongshi::signage
