#include "signage/emergency/run_record.h"

#include <algorithm>

#include "content/bundle/document.h"
#include "content/emergency_control.h"

namespace gongshi::signage {
namespace {

using content::bundle::DocumentReader;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kCap = 4096;
constexpr std::size_t kLongestBy = 64;
constexpr std::uint64_t kLongestRunS = 60'000'000;  // far above what a card may say
constexpr std::uint64_t kMostMs = content::bundle::kMaxNumber;

fs::path file_in(const fs::path& state_folder) {
  return state_folder / "emergency";
}

/// The words of people, kept to one line.
std::string one_line(std::string text, std::size_t longest) {
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  return text.substr(0, longest);
}

}  // namespace

milliseconds ran_until(const RunRecord& record, WallTime now, const BootMark& boot) {
  if (const auto since = between(record.boot, boot)) return record.ran + *since;
  return record.ran + std::max(milliseconds{0}, now - record.noted);
}

std::string format_run_record(const RunRecord& record) {
  std::string text = "gongshi-emergency 1\n";
  text += "card: " + one_line(record.card, content::kMaxEmergencyId) + "\n";
  text += "by: " + one_line(record.by, kLongestBy) + "\n";
  text += "lasts-s: " + std::to_string(record.lasts.count()) + "\n";
  text += "ran-ms: " + std::to_string(record.ran.count()) + "\n";
  text += "noted: " + utc_text(record.noted) + "\n";
  text += "boot: " + (record.boot.boot.empty() ? "none" : record.boot.boot) + "\n";
  text += "boot-ms: " + std::to_string(record.boot.since.count()) + "\n";
  text += "checksum: " + content::bundle::sha256(text).hex() + "\nend\n";
  return text;
}

Result<RunRecord> parse_run_record(std::string_view text) {
  DocumentReader reader(text, "gongshi-emergency", {"应急运行记录", "record of the emergency"},
                        kCap);
  RunRecord record;
  record.card = reader.field("card");
  record.by = reader.field("by");
  record.lasts = seconds{reader.number("lasts-s", 1, kLongestRunS)};
  record.ran = milliseconds{reader.number("ran-ms", 0, kMostMs)};
  record.noted = reader.date("noted");
  record.boot.boot = reader.field("boot");
  record.boot.since = milliseconds{reader.number("boot-ms", 0, kMostMs)};
  if (record.card.size() > content::kMaxEmergencyId || record.by.size() > kLongestBy) {
    reader.fail({"名称太长", "a name is too long"});
  }
  const content::bundle::Hash checksum = reader.hash("checksum");
  GONGSHI_CHECK(reader.end());
  if (content::bundle::sha256(text.substr(0, text.rfind("checksum: "))) != checksum) {
    return Error{Errc::kCorrupt,
                 {"应急运行记录的校验和不符",
                  "the record of the emergency does not match its "
                  "checksum"},
                 {}};
  }
  if (record.boot.boot == "none") record.boot = {};
  return record;
}

Result<std::optional<RunRecord>> read_run_record(const fs::path& state_folder) {
  auto text = read_file(file_in(state_folder), kCap);
  if (!text && text.error().code == Errc::kNotFound) return std::optional<RunRecord>{};
  if (!text) return text.error();
  GONGSHI_TRY(RunRecord record, parse_run_record(*text));
  return std::optional<RunRecord>{std::move(record)};
}

Status write_run_record(const fs::path& state_folder, const RunRecord& record) {
  GONGSHI_CHECK(make_directories(state_folder));
  return write_file_atomic(file_in(state_folder), format_run_record(record), 0640);
}

Status remove_run_record(const fs::path& state_folder) {
  std::error_code failed;
  const bool removed = fs::remove(file_in(state_folder), failed);
  if (failed) {
    const std::string name = file_in(state_folder).string();
    return os_error(failed.value(), {"删除 " + name, "remove " + name});
  }
  return removed ? sync_directory(state_folder) : Status{};
}

}  // namespace gongshi::signage
