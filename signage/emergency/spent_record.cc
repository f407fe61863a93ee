#include "signage/emergency/spent_record.h"

#include "content/bundle/document.h"

namespace gongshi::signage {
namespace {

using content::bundle::DocumentReader;
using content::bundle::Hash;

constexpr std::size_t kCap = 8192;  // well above what the contacts of a site take

fs::path file_in(const fs::path& state_folder) {
  return state_folder / "spent-contacts";
}

}  // namespace

std::string format_spent_record(const std::vector<Hash>& spent) {
  std::string text = "gongshi-spent 1\n";
  for (const Hash& name : spent) text += "spent " + name.hex() + "\n";
  return text + "checksum: " + content::bundle::sha256(text).hex() + "\nend\n";
}

Result<std::vector<Hash>> parse_spent_record(std::string_view text) {
  DocumentReader reader(text, "gongshi-spent", {"已用触点记录", "record of the spent contacts"},
                        kCap);
  std::vector<Hash> spent;
  while (reader.at("spent")) {
    const auto name = Hash::from_hex(reader.words<1>("spent")[0]);
    if (!name) reader.fail({"不是触点的校验和", "that is no contact's hash"});
    spent.push_back(name.value_or(Hash{}));
  }
  const Hash checksum = reader.hash("checksum");
  GONGSHI_CHECK(reader.end());
  if (content::bundle::sha256(text.substr(0, text.rfind("checksum: "))) != checksum) {
    return Error{Errc::kCorrupt,
                 {"已用触点记录的校验和不符",
                  "the record of the spent contacts does not match its checksum"},
                 {}};
  }
  return spent;
}

Result<std::vector<Hash>> read_spent_record(const fs::path& state_folder) {
  const auto text = read_file(file_in(state_folder), kCap);
  if (!text && text.error().code == Errc::kNotFound) return std::vector<Hash>{};
  if (!text) return text.error();
  return parse_spent_record(*text);
}

Status write_spent_record(const fs::path& state_folder, const std::vector<Hash>& spent) {
  if (!spent.empty()) {
    GONGSHI_CHECK(make_directories(state_folder));
    return write_file_atomic(file_in(state_folder), format_spent_record(spent), 0640);
  }
  std::error_code failed;
  const bool removed = fs::remove(file_in(state_folder), failed);
  if (failed) {
    const std::string name = file_in(state_folder).string();
    return os_error(failed.value(), {"删除 " + name, "remove " + name});
  }
  return removed ? sync_directory(state_folder) : Status{};
}

}  // namespace gongshi::signage
