#include "content/workspace/receipts/devices_file.h"

#include <set>

#include "content/bundle/document.h"
#include "content/table.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::receipts {
namespace {

constexpr std::size_t kFileCap = std::size_t{4} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) + 1 - first);
}

/// Takes the first word off `rest`.
std::string_view take_word(std::string_view& rest) {
  const std::size_t stop = std::min(rest.find_first_of(" \t"), rest.size());
  const std::string_view word = rest.substr(0, stop);
  rest = trimmed(rest.substr(stop));
  return word;
}

bool is_place(std::string_view text) {
  while (!text.empty()) {
    const auto character = utf8::next(text);
    if (!character || (*character != '\t' && is_forbidden_in_table(*character))) return false;
  }
  return true;
}

Error bad_line(const std::string& file, std::size_t line, const Sentence& what) {
  const std::string where = file + ":" + std::to_string(line) + ": ";
  return {Errc::kConfig, {where + what.zh, where + what.en}, {}};
}

}  // namespace

Result<std::vector<ListedDevice>> parse_devices(std::string_view text, const std::string& file) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<ListedDevice> devices;
  std::set<std::string, std::less<>> names;
  std::set<std::array<std::uint8_t, 32>> keys;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    std::string_view line = trimmed(text.substr(0, stop));
    text.remove_prefix(std::min(stop + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const std::string_view name = take_word(line);
    const auto key = bundle::PublicKey::from_text(take_word(line));
    if (!bundle::is_site(name) || !key || !is_place(line)) {
      return bad_line(file, number,
                      {"应为：设备名（a-z、0-9、-）、56 个字符的公钥、地点；设备上运行 "
                       "gongshi-sync status 可得到这一行",
                       "expected a device name (a-z, 0-9, -), its public key of 56 characters and "
                       "a place; gongshi-sync status prints this line on the device"});
    }
    if (!names.emplace(name).second) {
      return bad_line(file, number, {"设备名出现了两次", "this device name stands twice"});
    }
    if (!keys.insert(key->bytes).second) {
      return bad_line(file, number, {"公钥出现了两次", "this public key stands twice"});
    }
    devices.push_back({std::string(name), *key, std::string(line)});
  }
  return devices;
}

Result<std::vector<ListedDevice>> read_devices(const fs::path& path) {
  GONGSHI_TRY(const std::string text, read_file(path, kFileCap));
  return parse_devices(text, path.string());
}

}  // namespace gongshi::content::receipts
