#include "content/store/report/display_line.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace gongshi::content {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFileCap = std::size_t{4} << 20;
constexpr std::size_t kFileCountCap = 64;

Json to_json(const DisplayLine& line) {
  Json json;
  json["display"] = line.display;
  json["kind"] = line.kind;
  json["serial"] = line.serial.empty() ? Json(nullptr) : Json(line.serial);
  json["manifest"] = line.manifest_hash.empty() ? Json(nullptr) : Json(line.manifest_hash);
  json["proof"] = proof_word(line.proof);
  json["proved_at"] = line.proved_at ? Json(utc_text(*line.proved_at)) : Json(nullptr);
  json["state"] = seen_word(line.seen);
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
  const auto known_proof = proof_from_word(proof);
  const auto known_state = seen_from_word(seen);
  if (!known_proof || !known_state) {
    return bad_file(path, "显示屏 " + line.display + " 的证明或状态用词不认识",
                    "display " + line.display + " has an unknown word for proof or state");
  }
  line.proof = *known_proof;
  line.seen = *known_state;
  GONGSHI_TRY(line.proved_at, time_of(json, "proved_at", path));
  GONGSHI_TRY(line.not_seen_since, time_of(json, "not_seen_since", path));
  return line;
}

}  // namespace

Result<std::vector<DisplayLine>> parse_display_lines(std::string_view text, const fs::path& path) {
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object() || !json.contains("displays") ||
      !json["displays"].is_array()) {
    return bad_file(path, "不是显示屏状态文件", "this is not a file of display lines");
  }
  std::vector<DisplayLine> lines;
  for (const Json& entry : json["displays"]) {
    GONGSHI_TRY(DisplayLine line, from_json(entry, path));
    lines.push_back(std::move(line));
  }
  return lines;
}

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

namespace {

Result<std::vector<fs::path>> files_of(const fs::path& folder) {
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
  return files;
}

/// When the program behind `file` spoke last, if it has fallen silent by `now`.
std::optional<WallTime> silent_since(const fs::path& file, WallTime now) {
  std::error_code error;
  const auto written = fs::last_write_time(file, error);
  if (error) return std::nullopt;  // gone a moment ago: reading it has told
  const auto at =
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(written));
  return now - at > kSilentAfter ? std::optional<WallTime>(at) : std::nullopt;
}

void say_not_seen(DisplayLine& line, WallTime since) {
  if (line.seen == Seen::kSeen) {
    line.seen = Seen::kNotSeen;
    line.not_seen_since = since;
  }
}

Result<std::vector<DisplayLine>> read_lines(const fs::path& folder, std::optional<WallTime> now) {
  GONGSHI_TRY(const auto files, files_of(folder));
  std::vector<DisplayLine> lines;
  for (const fs::path& file : files) {
    GONGSHI_TRY(const std::string text, read_file(file, kFileCap));
    GONGSHI_TRY(std::vector<DisplayLine> found, parse_display_lines(text, file));
    if (const auto since = now ? silent_since(file, *now) : std::nullopt) {
      for (DisplayLine& line : found) say_not_seen(line, *since);
    }
    std::ranges::move(found, std::back_inserter(lines));
  }
  std::ranges::stable_sort(lines, {}, &DisplayLine::display);
  return lines;
}

}  // namespace

Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder) {
  return read_lines(folder, std::nullopt);
}

Result<std::vector<DisplayLine>> read_display_lines(const fs::path& folder, WallTime now) {
  return read_lines(folder, now);
}

}  // namespace gongshi::content
