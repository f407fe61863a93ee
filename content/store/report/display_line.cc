#include "content/store/report/display_line.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "drivers/os/utf8.h"

namespace gongshi::content {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFileCap = std::size_t{4} << 20;
constexpr std::size_t kFileCountCap = 64;

struct ProofWord {
  Proof proof;
  std::string_view json;
  std::string_view zh;
  std::string_view en;
};
constexpr std::array<ProofWord, 6> kProofWords{
    {{Proof::kNone, "none", "–", "–"},
     {Proof::kSent, "sent", "已发送", "sent"},
     {Proof::kAcknowledged, "acknowledged", "已应答", "acknowledged"},
     {Proof::kReadBack, "read back", "已回读", "read back"},
     {Proof::kDrawn, "drawn", "已绘制", "drawn"},
     {Proof::kNoAnswer, "no answer", "无应答", "no answer"}}};

constexpr std::array<std::pair<Seen, std::string_view>, 3> kSeenWords{
    {{Seen::kUnknown, "unknown"}, {Seen::kSeen, "seen"}, {Seen::kNotSeen, "not seen"}}};

const ProofWord& proof_word(Proof proof) {
  return *std::find_if(kProofWords.begin(), kProofWords.end(),
                       [proof](const ProofWord& row) { return row.proof == proof; });
}

Json to_json(const DisplayLine& line) {
  Json json;
  json["display"] = line.display;
  json["kind"] = line.kind;
  json["serial"] = line.serial.empty() ? Json(nullptr) : Json(line.serial);
  json["manifest"] = line.manifest_hash.empty() ? Json(nullptr) : Json(line.manifest_hash);
  json["proof"] = proof_word(line.proof).json;
  json["proved_at"] = line.proved_at ? Json(utc_text(*line.proved_at)) : Json(nullptr);
  json["state"] = std::find_if(kSeenWords.begin(), kSeenWords.end(), [&line](const auto& row) {
                    return row.first == line.seen;
                  })->second;
  json["not_seen_since"] =
      line.not_seen_since ? Json(utc_text(*line.not_seen_since)) : Json(nullptr);
  return json;
}

Error bad_file(const fs::path& path, const std::string& zh, const std::string& en) {
  return {Errc::kCorrupt, {path.string() + "：" + zh, path.string() + ": " + en}, {}};
}

/// A string, or empty for null and absence. Empty optional: another type stands there.
std::optional<std::string> text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return std::string();
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

Result<std::optional<WallTime>> time_of(const Json& json, const char* key, const fs::path& path) {
  const auto text = text_of(json, key);
  if (!text) {
    return bad_file(path, std::string(key) + " 不是文字", std::string(key) + " is not text");
  }
  if (text->empty()) return std::optional<WallTime>();
  const auto time = parse_time(*text);
  if (!time) {
    return bad_file(path, std::string(key) + "：" + time.error().what.zh,
                    std::string(key) + ": " + time.error().what.en);
  }
  return std::optional<WallTime>(*time);
}

Result<DisplayLine> from_json(const Json& json, const fs::path& path) {
  if (!json.is_object()) return bad_file(path, "有一行不是对象", "a line is not an object");
  DisplayLine line;
  const auto take = [&json](const char* key, std::string& into) {
    auto text = text_of(json, key);
    if (text) into = std::move(*text);
    return text.has_value();
  };
  std::string proof;
  std::string seen;
  if (!take("display", line.display) || !take("kind", line.kind) || !take("serial", line.serial) ||
      !take("manifest", line.manifest_hash) || !take("proof", proof) || !take("state", seen)) {
    return bad_file(path, "有一项应为文字", "a member that should be text is not");
  }
  if (line.display.empty()) return bad_file(path, "有一行没有显示屏名", "a line names no display");
  const auto proof_row = std::find_if(kProofWords.begin(), kProofWords.end(),
                                      [&proof](const ProofWord& row) { return row.json == proof; });
  const auto seen_row = std::find_if(kSeenWords.begin(), kSeenWords.end(),
                                     [&seen](const auto& row) { return row.second == seen; });
  if (proof_row == kProofWords.end() || seen_row == kSeenWords.end()) {
    return bad_file(path, "显示屏 " + line.display + " 的证明或状态用词不认识",
                    "display " + line.display + " has an unknown word for proof or state");
  }
  line.proof = proof_row->proof;
  line.seen = seen_row->first;
  GONGSHI_TRY(line.proved_at, time_of(json, "proved_at", path));
  GONGSHI_TRY(line.not_seen_since, time_of(json, "not_seen_since", path));
  return line;
}

Status read_file_into(const fs::path& path, std::vector<DisplayLine>& lines) {
  GONGSHI_TRY(const std::string text, read_file(path, kFileCap));
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object() || !json.contains("displays") ||
      !json["displays"].is_array()) {
    return bad_file(path, "不是显示屏状态文件", "this is not a file of display lines");
  }
  for (const Json& entry : json["displays"]) {
    GONGSHI_TRY(DisplayLine line, from_json(entry, path));
    lines.push_back(std::move(line));
  }
  return {};
}

/// Columns that a terminal uses: wide and full-width characters two, combining marks none.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (const auto character = utf8::next(text)) {
    const auto code = static_cast<UChar32>(*character);
    if (u_getCombiningClass(code) != 0) continue;
    const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

std::string spaces(std::size_t from, std::size_t to) {
  return std::string(to > from ? to - from : 0, ' ');
}

std::string age_text(const DisplayLine& line, WallTime now, Lang lang) {
  if (!line.proved_at) return "– ";
  const auto age = std::max(std::chrono::duration_cast<std::chrono::seconds>(now - *line.proved_at),
                            std::chrono::seconds{0})
                       .count();
  const bool zh = lang == Lang::kZh;
  if (age < 120) return std::to_string(age) + (zh ? " 秒" : " s");
  if (age < 7200) return std::to_string(age / 60) + (zh ? " 分钟" : " min");
  if (age < 48 * 3600) return std::to_string(age / 3600) + (zh ? " 小时" : " h");
  return std::to_string(age / 86400) + (zh ? " 天" : " d");
}

/// "10:04", with its date when that is not today.
std::string clock_text(WallTime time, WallTime now) {
  const LocalTime local = to_local(time);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d",
                static_cast<int>(local.minute_of_day.count() / 60),
                static_cast<int>(local.minute_of_day.count() % 60));
  if (local.date == to_local(now).date) return text.data();
  return date_text(local.date) + " " + text.data();
}

std::string state_text(const DisplayLine& line, WallTime now, Lang lang) {
  const bool zh = lang == Lang::kZh;
  switch (line.seen) {
    case Seen::kSeen:
      return zh ? "已见" : "seen";
    case Seen::kUnknown:
      return zh ? "未知" : "unknown";
    case Seen::kNotSeen:
      break;
  }
  if (!line.not_seen_since) return zh ? "未见" : "not seen";
  const std::string since = clock_text(*line.not_seen_since, now);
  return zh ? "自 " + since + " 起未见" : "not seen since " + since;
}

using Row = std::array<std::string, 6>;
constexpr std::size_t kAgeColumn = 4;

}  // namespace

std::string display_lines_json(const std::vector<DisplayLine>& lines) {
  Json array = Json::array();
  for (const DisplayLine& line : lines) array.push_back(to_json(line));
  return Json{{"displays", std::move(array)}}.dump(1, ' ', false, Json::error_handler_t::replace);
}

Status write_display_lines(const fs::path& folder, std::string_view program,
                           const std::vector<DisplayLine>& lines) {
  GONGSHI_CHECK(make_directories(folder));
  return write_file_atomic(folder / (std::string(program) + ".json"),
                           display_lines_json(lines) + "\n");
}

Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return os_error(error.value(), {"读取目录 " + folder.string() + " ",
                                    "cannot read the folder " + folder.string()});
  }
  if (files.size() > kFileCountCap) {
    return bad_file(folder, "文件太多", "holds too many files");
  }
  std::vector<DisplayLine> lines;
  for (const fs::path& file : files) GONGSHI_CHECK(read_file_into(file, lines));
  std::stable_sort(lines.begin(), lines.end(), [](const DisplayLine& a, const DisplayLine& b) {
    return a.display < b.display;
  });
  return lines;
}

std::string display_table(const std::vector<DisplayLine>& lines, WallTime now, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::vector<Row> rows;
  rows.push_back(zh ? Row{"显示屏", "类型", "编号", "证明", "距今", "状态"}
                    : Row{"display", "kind", "serial", "proof", "age", "state"});
  for (const DisplayLine& line : lines) {
    const ProofWord& proof = proof_word(line.proof);
    rows.push_back({line.display, line.kind.empty() ? "–" : line.kind,
                    line.serial.empty() ? "–" : line.serial, std::string(zh ? proof.zh : proof.en),
                    age_text(line, now, lang), state_text(line, now, lang)});
  }
  // The widths of the contract's picture; wider where a name needs it.
  std::array<std::size_t, 6> widths{11, 10, 7, 11, 4, 0};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string table;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
      const std::string& cell = rows[r][i];
      const std::string pad = spaces(display_width(cell), widths[i]);
      const bool right = i == kAgeColumn && r > 0;
      table += right ? pad + cell : cell + pad;
      table += "  ";
    }
    table += rows[r].back() + "\n";
  }
  return table;
}

}  // namespace gongshi::content
