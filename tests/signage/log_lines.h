// LogLines: a display log as tests open and read it.
#pragma once

#include <doctest/doctest.h>

#include "signage/log/display_log.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

using namespace gongshi::signage;  // NOLINT(google-build-using-namespace): this is about its log
using namespace std::chrono_literals;

/// Local, so that days begin where the log's do.
inline WallTime when(const std::string& text) {
  return *parse_time(text);
}

inline std::string text_of(const fs::path& path) {
  const auto text = read_file(path, 1U << 26U);
  REQUIRE(text.has_value());
  return *text;
}

inline LogLine shows(WallTime time, std::string text, std::string display = "lobby-1") {
  return {.time = time,
          .event = LogEvent::kShow,
          .display = std::move(display),
          .serial = "1-42",
          .proof = content::Proof::kReadBack,
          .since = time,
          .items = {"message:welcome"},
          .picture = std::string(64, 'a'),
          .words = {std::move(text), {}}};
}

inline DisplayLog opened(const fs::path& folder, WallTime now) {
  auto log = DisplayLog::open({.folder = folder, .device = "kiosk-1"}, now);
  REQUIRE_MESSAGE(log.has_value(), log.error().what.en);
  return *std::move(log);
}

inline std::vector<WrittenLine> lines_of(const std::string& text) {
  std::vector<WrittenLine> lines;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    REQUIRE(end != std::string_view::npos);
    auto line = parse_log_line(rest.substr(0, end));
    REQUIRE(line.has_value());
    lines.push_back(*std::move(line));
    rest.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace gongshi::test
