#include "signage/log/log_key_change.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;

// Tabs within fields are written otherwise, so this is a field of its own.
constexpr std::string_view kField = "\tkey\t";

std::optional<LogKeyChange> change_in(std::string_view text) {
  const auto written = parse_log_line(text);
  if (!written || written->line.event != LogEvent::kKey || written->line.items.empty()) return {};
  const std::vector<std::string>& items = written->line.items;
  const auto next = PublicKey::from_text(items.front());
  if (!next) return {};
  LogKeyChange change;
  change.number = written->line.number;
  change.next = *next;
  if (items.size() > 1) change.former = PublicKey::from_text(items[1]);
  return change;
}

}  // namespace

Result<std::vector<LogKeyChange>> log_key_changes(const fs::path& folder,
                                                  const std::vector<LogFile>& files) {
  std::vector<LogKeyChange> changes;
  for (const LogFile& file : files) {
    GONGSHI_TRY(const MappedFile mapped, MappedFile::open(folder / file.name(), 2 * kMostLogFile));
    const std::string_view text = mapped.text();
    for (std::size_t at = text.find(kField);
         at != std::string_view::npos && changes.size() < kMostKeyChanges;
         at = text.find(kField, at + 1)) {
      const std::size_t before = text.rfind('\n', at);
      const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
      const std::size_t end = text.find('\n', at);
      if (end == std::string_view::npos) break;
      auto change = change_in(text.substr(begin, end - begin));
      if (!change) continue;
      change->file = file;
      change->row = 1 + static_cast<std::uint64_t>(std::count(
                            text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
      changes.push_back(*std::move(change));
    }
  }
  return changes;
}

}  // namespace gongshi::signage
