#include "signage/log/log_at.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

// Lines of one moment may be a little out of order; a clock that was set back is more.
constexpr auto kBackwards = 1s;
// The hashes of the words are looked up among the lines of one day; that is their bound.

/// Calls `each` for every line of `file` that can be read.
Status read_lines(const fs::path& folder, const LogFile& file,
                  const std::function<void(LogPlace)>& each) {
  GONGSHI_TRY(const MappedFile mapped, MappedFile::open(folder / file.name(), 2 * kMostLogFile));
  std::map<std::string, std::string> words;
  std::string_view rest = mapped.text();
  for (std::uint64_t row = 1; !rest.empty(); ++row) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) break;
    auto written = parse_log_line(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (!written) continue;
    LogLine& line = written->line;
    if (line.event == LogEvent::kShow && !line.about.empty()) {
      if (line.words.zh.empty()) {
        line.words.zh = words[line.about];
      } else {
        words[line.about] = line.words.zh;
      }
    }
    each({std::move(line), written->hash, file.name(), row});
  }
  return {};
}

/// The first line that can be read.
Result<std::optional<WallTime>> begins(const fs::path& folder, const LogFile& file) {
  GONGSHI_TRY(const MappedFile mapped, MappedFile::open(folder / file.name(), 2 * kMostLogFile));
  const std::string_view text = mapped.text();
  const auto line = parse_log_line(text.substr(0, std::min(text.find('\n'), text.size())));
  return line ? std::optional(line->line.time) : std::nullopt;
}

/// Whether what held at `at` is in the file at `i` of `files`.
Result<bool> reaches(const fs::path& folder, const std::vector<LogFile>& files, std::size_t i,
                     WallTime at) {
  GONGSHI_TRY(const auto begin, begins(folder, files[i]));
  const auto tail = log_tail(folder / files[i].name());
  if (!begin || !tail || *begin > at) return false;
  if (i + 1 == files.size()) return true;
  GONGSHI_TRY(const auto next, begins(folder, files[i + 1]));
  // Until the next file begins, or, when the clock was set back, until this one ends.
  return at < std::max(next.value_or(tail->time), tail->time);
}

/// When a line became true.
WallTime holds_from(const LogLine& line) {
  const bool earlier = line.event == LogEvent::kShow && line.since && *line.since <= line.time;
  return earlier ? *line.since : line.time;
}

/// Follows one display through the lines and remembers the answer at a moment.
class Follower {
 public:
  Follower(std::string display, WallTime at) : display_(std::move(display)), at_(at) {}

  void take(const LogPlace& place);
  [[nodiscard]] std::vector<LogAnswer> finish();

 private:
  [[nodiscard]] bool concerns(const LogLine& line) const;
  void apply(const LogPlace& place);
  void change(WallTime when);

  std::string display_;
  WallTime at_;
  LogAnswer state_;
  std::optional<LogAnswer> answer_;  // of this stretch of time, when it has been passed
  std::vector<LogAnswer> answers_;
  std::optional<WallTime> stretch_begins_;
  WallTime last_{};
};

bool Follower::concerns(const LogLine& line) const {
  switch (line.event) {
    case LogEvent::kShow:
    case LogEvent::kFault:
    case LogEvent::kHealed:
      return line.display == display_;
    case LogEvent::kStart:
    case LogEvent::kStop:
    case LogEvent::kOverride:
    case LogEvent::kOverrideEnd:
      return true;
    default:
      return false;
  }
}

/// Something is otherwise from `when` on: if the moment lies before, what held until now is the
/// answer.
void Follower::change(WallTime when) {
  if (answer_ || !stretch_begins_ || when <= at_ || *stretch_begins_ > at_) return;
  answer_ = state_;
  answer_->until = when;
  answer_->known_to = std::min(last_, when);
}

void Follower::apply(const LogPlace& place) {
  switch (place.line.event) {
    case LogEvent::kShow:
      state_.shown = place;
      break;
    case LogEvent::kFault:
      state_.fault = place;
      break;
    case LogEvent::kHealed:
      state_.fault.reset();
      break;
    case LogEvent::kOverride:
      state_.override = place;
      break;
    case LogEvent::kOverrideEnd:
      state_.override.reset();
      break;
    case LogEvent::kStart:
      state_ = {};
      state_.running = true;
      break;
    default:
      state_.running = false;
      break;
  }
}

void Follower::take(const LogPlace& place) {
  const LogLine& line = place.line;
  if (stretch_begins_ && line.time + kBackwards < last_) {  // the clock was set back
    change(WallTime::max());
    if (answer_) answer_->until.reset();
    if (answer_ && at_ <= last_) answers_.push_back(*answer_);
    answer_.reset();
    stretch_begins_ = line.time;
    last_ = line.time;
  }
  if (!stretch_begins_) stretch_begins_ = line.time;
  if (concerns(line)) {
    if (line.event == LogEvent::kStart && state_.running) {
      // It ended without a word, at the earliest behind the last line.
      change(last_ + 1ms);
      state_.running = false;
    }
    change(std::max(holds_from(line), *stretch_begins_));
    apply(place);
  }
  last_ = std::max(last_, line.time);
}

std::vector<LogAnswer> Follower::finish() {
  if (!answer_ && stretch_begins_ && *stretch_begins_ <= at_) {
    answer_ = state_;
    answer_->known_to = last_;
  }
  if (answer_) answers_.push_back(*answer_);
  return std::move(answers_);
}

}  // namespace

Result<std::vector<LogFile>> log_files_at(const fs::path& folder, WallTime at) {
  GONGSHI_TRY(const auto files, log_files(folder));
  std::set<LogFile> used;
  for (std::size_t i = 0; i < files.size(); ++i) {
    GONGSHI_TRY(const bool holds, reaches(folder, files, i, at));
    if (!holds) continue;
    if (i > 0) used.insert(files[i - 1]);
    used.insert(files[i]);
    if (i + 1 < files.size()) used.insert(files[i + 1]);
  }
  return std::vector<LogFile>(used.begin(), used.end());
}

Result<std::vector<LogAnswer>> log_at(const fs::path& folder, const std::string& display,
                                      WallTime at) {
  GONGSHI_TRY(const auto files, log_files(folder));
  std::vector<LogAnswer> answers;
  for (std::size_t i = 0; i < files.size(); ++i) {
    GONGSHI_TRY(const bool holds, reaches(folder, files, i, at));
    if (!holds) continue;
    Follower follower(display, at);
    const auto take = [&](const LogPlace& place) { follower.take(place); };
    if (i > 0) GONGSHI_CHECK(read_lines(folder, files[i - 1], take));
    GONGSHI_CHECK(read_lines(folder, files[i], take));
    if (i + 1 < files.size()) GONGSHI_CHECK(read_lines(folder, files[i + 1], take));
    for (LogAnswer& answer : follower.finish()) answers.push_back(std::move(answer));
  }
  if (answers.empty()) {
    return Error{Errc::kNotFound,
                 {folder.string() + " 中没有这么早的显示记录",
                  "the display log in " + folder.string() + " knows nothing of that time"},
                 {}};
  }
  const auto same = [](const LogAnswer& a, const LogAnswer& b) {
    const bool both = a.shown && b.shown && a.shown->hash == b.shown->hash;
    return a.running == b.running && (both || (!a.shown && !b.shown)) && a.until == b.until;
  };
  answers.erase(std::unique(answers.begin(), answers.end(), same), answers.end());
  return answers;
}

Result<std::vector<LogFile>> log_files_of(const fs::path& folder, Date day) {
  GONGSHI_TRY(auto files, log_files(folder));
  std::erase_if(files, [&](const LogFile& file) {
    // A file holds its own day; set clocks aside, that is all of it.
    const auto distance = std::chrono::sys_days{file.day} - std::chrono::sys_days{day};
    return distance > std::chrono::days{1} || distance < -std::chrono::days{1};
  });
  return files;
}

Result<std::vector<LogPlace>> log_day(const fs::path& folder, Date day,
                                      const std::string& display) {
  GONGSHI_TRY(const auto files, log_files_of(folder, day));
  std::vector<LogPlace> lines;
  for (const LogFile& file : files) {
    GONGSHI_CHECK(read_lines(folder, file, [&](LogPlace place) {
      const bool mine = display.empty() || place.line.display == display;
      if (mine && to_local(place.line.time).date == day) lines.push_back(std::move(place));
    }));
  }
  return lines;
}

}  // namespace gongshi::signage
