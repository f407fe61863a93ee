// LogLine: one line of the display log, as it stands in the file.
//
//   hash TAB number TAB time TAB event TAB display TAB serial TAB proof TAB since TAB items TAB
//   picture TAB about TAB words TAB words in English LF
//
// `hash` is the SHA-256 of the former line's hash, a tab and all that follows this line's own, so
// a line that is changed, left out or put in elsewhere is seen; `sha256sum` can check it. A field
// without a value is "-". There is one text for each line: what parses is written the same again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/hash.h"
#include "content/display_line.h"
#include "drivers/os/clock.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::signage {

using content::bundle::Hash;

enum class LogEvent : std::uint8_t {
  kDay,          // a new file begins; about: hash of the last line before it
  kStart,        // the program started
  kStop,         // it ended in good order
  kAlive,        // it runs, and what was said last of each display still holds
  kPublish,      // a release was taken over; about: its manifest
  kShow,         // this stands on the display now
  kWithdraw,     // the items named are gone from the display; without a display: nothing may show
  kOverride,     // an emergency card began
  kOverrideEnd,  // and ended
  kFault,        // a display is not seen, or cannot show what it should
  kHealed,       // that is over
  kClock,        // the clock was set; since: what it said before
  kTorn,         // a power cut left half a line, which was taken out; about: its bytes
  kLost,         // lines that could not be written
  kRemoved,      // an old file was removed; about: hash of its last line
  kKey,          // another key signs from here on; items: it, and the one before where known
};

[[nodiscard]] std::string_view log_event_word(LogEvent event);  // "override-end"
[[nodiscard]] std::optional<LogEvent> log_event(std::string_view word);

struct LogLine {
  std::uint64_t number = 0;  // counts on over all files
  WallTime time{};           // when it was written, to the millisecond
  LogEvent event = LogEvent::kAlive;
  std::string display{};  // empty: the whole device
  std::string serial{};   // of the release; empty: none
  content::Proof proof = content::Proof::kNone;
  std::optional<WallTime> since{};   // show: when it was first known to stand there
  std::vector<std::string> items{};  // ids of the playlist; a fault's code; a file's name
  std::string picture{};             // SHA-256 of the picture as driven; empty: none
  /// SHA-256 of what the line is about: the whole words of a show, or as the event says.
  std::string about{};
  /// Of a show the words that stand there, word for word, unless this file has said them before;
  /// of other events a sentence.
  Sentence words{};

  bool operator==(const LogLine&) const = default;

  /// All behind the hash. Fields that are too long are cut, so that no line is above
  /// kMostLogLine.
  [[nodiscard]] std::string body() const;
};

/// No line is longer, its hash and end included.
inline constexpr std::size_t kMostLogLine = 32'768;
/// Words are cut here, at a whole character; their hash is that of all of them.
inline constexpr std::size_t kMostLogWords = 4'096;

/// The hash of a line with this body that follows the line with the hash `before`.
[[nodiscard]] Hash chained(const Hash& before, std::string_view body);

/// A line as it stands in a file, its hash not yet compared with anything.
struct WrittenLine {
  Hash hash;
  LogLine line;
  std::string_view body;  // of the text it was parsed from
};

/// `text` is one line without its end. Errc::kCorrupt, word E2401: not a line of this log.
[[nodiscard]] Result<WrittenLine> parse_log_line(std::string_view text);

/// "2026-11-23T02:05:00.250Z".
[[nodiscard]] std::string log_time_text(WallTime time);

}  // namespace gongshi::signage
