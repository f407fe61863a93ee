// LogDays: a display log of three days, to be looked at and tampered with.
#pragma once

#include <doctest/doctest.h>

#include "signage/log/log_verify.h"
#include "tests/signage/log_lines.h"

namespace gongshi::test {

using namespace gongshi::signage;  // NOLINT(google-build-using-namespace): this is about its log
using namespace std::chrono_literals;

inline LogLine line_of(WallTime time, LogEvent event, std::string item, std::string words = {},
                       std::string display = "lobby-1") {
  return {.time = time,
          .event = event,
          .display = std::move(display),
          .serial = "1-42",
          .proof = content::Proof::kReadBack,
          .since = time - 1s,
          .items = {std::move(item)},
          .words = {std::move(words), {}}};
}

/// Three days of a board that turns between two texts every eight seconds for a minute at ten.
struct Days {
  Days() {
    auto log =
        DisplayLog::open({.folder = dir.path(), .device = "kiosk-1"}, when("2026-03-02T09:59:00"));
    REQUIRE(log.has_value());
    for (const char* day : {"2026-03-02", "2026-03-03", "2026-03-04"}) {
      WallTime time = when(std::string(day) + "T10:00:00");
      for (int i = 0; i < 8; ++i, time += 8s) {
        const bool odd = i % 2 != 0;
        REQUIRE(log->append(line_of(time, LogEvent::kShow, odd ? "message:stop" : "message:hello",
                                    odd ? "今日停诊" : "欢迎"))
                    .has_value());
      }
    }
    REQUIRE(log->close(when("2026-03-04T18:00:00")).has_value());
    files = *log_files(dir.path());
    REQUIRE(files.size() == 3);
  }

  [[nodiscard]] LogReport verify() const {
    const auto key = log_public_key(dir.path());
    REQUIRE(key.has_value());
    const auto report = verify_log(dir.path(), *key);
    REQUIRE(report.has_value());
    return *report;
  }
  [[nodiscard]] std::string day(int index) const {
    return text_of(dir / files[static_cast<std::size_t>(index)].name());
  }
  void change_day(int index, const std::string& text) const {
    dir.write(files[static_cast<std::size_t>(index)].name(), text);
  }
  /// Offset of the given line (from 1) of `text`.
  static std::size_t at_line(const std::string& text, int number) {
    std::size_t at = 0;
    for (int i = 1; i < number; ++i) at = text.find('\n', at) + 1;
    return at;
  }

  test::TempDir dir;
  std::vector<LogFile> files;
};

inline bool finds(const LogReport& report, const std::string& file, std::uint64_t line,
                  const std::string& code) {
  for (const LogFinding& finding : report.findings) {
    if (finding.file == file && finding.line == line && finding.code == code) return true;
  }
  return false;
}

}  // namespace gongshi::test
