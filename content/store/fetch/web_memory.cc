#include "content/store/fetch/web_memory.h"

#include <array>

#include "content/bundle/document.h"
#include "content/bundle/hash.h"
#include "content/bundle/root.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kCap = 4096;
constexpr std::size_t kLines = 5;

fs::path note_path(const Layout& layout) {
  return layout.notes() / "web";
}

/// Everybody may read the notes, and a URL may hold a password.
std::string name_of(const std::string& url) {
  return bundle::sha256(url).hex();
}

std::string text_of(const WebMemory& memory) {
  return name_of(memory.url) + "\n" + memory.status.etag + "\n" + memory.status.last_modified +
         "\n" + std::to_string(memory.root_version) + "\n" + utc_text(memory.root_asked) + "\n";
}

}  // namespace

WebMemory recall_web(const Layout& layout, const std::string& url) {
  const WebMemory nothing{url, {}, 0, {}};
  const auto text = read_file(note_path(layout), kCap);
  if (!text) return nothing;
  std::array<std::string, kLines> lines;
  std::size_t at = 0;
  for (std::string& line : lines) {
    const std::size_t end = text->find('\n', at);
    if (end == std::string::npos) return nothing;
    line = text->substr(at, end - at);
    at = end + 1;
  }
  const auto version = bundle::strict_number(lines[3], 1, bundle::kMaxRootVersion);
  const auto asked = bundle::strict_date(lines[4]);
  if (lines[0] != name_of(url) || !version || !asked) return nothing;
  return {url, {lines[1], lines[2]}, *version, *asked};
}

Status remember_web(Disk& disk, const Layout& layout, const WebMemory& memory) {
  const std::string text = text_of(memory);
  if (const auto before = read_file(note_path(layout), kCap); before && *before == text) return {};
  return disk.replace(layout.staging(), note_path(layout), text, 0644);
}

}  // namespace gongshi::content::store
