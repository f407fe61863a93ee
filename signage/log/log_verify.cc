#include "signage/log/log_verify.h"

#include <set>

#include "signage/log/log_seal.h"

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;

constexpr std::size_t kHashDigits = 64;

/// Goes through all lines in order and remembers what the next must follow.
class Walk {
 public:
  Walk(fs::path folder, PublicKey key) : folder_(std::move(folder)), key_(key) {}

  [[nodiscard]] Status file(const LogFile& file, bool newest);
  [[nodiscard]] LogReport finish(bool from_the_first);

 private:
  void line(std::string_view text);
  void first_line(const WrittenLine& written);
  void follows(const WrittenLine& written);
  void not_a_line(std::string_view text);
  void seal(bool newest);
  void wrong(std::string code, Sentence words);
  void note(std::string code, Sentence words);

  fs::path folder_;
  PublicKey key_;
  LogReport report_;
  LogFile file_;
  std::optional<LogFile> former_;
  std::uint64_t row_ = 0;       // in this file
  std::optional<Hash> before_;  // empty: not known, behind a line that is none
  std::uint64_t number_ = 0;
  std::optional<LogSeal> seal_;
  bool seal_holds_ = false;
  std::set<std::string> removed_;  // heads of files that were removed in good order
  std::optional<LogFinding> begins_late_;
  std::string begins_after_;  // the hash that the oldest file follows
};

void Walk::wrong(std::string code, Sentence words) {
  if (report_.findings.size() >= kMostLogFindings) return;
  report_.findings.push_back({file_.name(), row_, std::move(code), std::move(words)});
}

void Walk::note(std::string code, Sentence words) {
  report_.notes.push_back({file_.name(), row_, std::move(code), std::move(words)});
}

void Walk::not_a_line(std::string_view text) {
  wrong("E2401", {"不是显示记录的一行（被改动或损坏）",
                  "not a line of the display log (changed or damaged)"});
  ++number_;
  before_ = text.size() > kHashDigits ? Hash::from_hex(text.substr(0, kHashDigits)) : std::nullopt;
}

/// What the oldest file follows is gone, in good order or not; what the others follow is known.
void Walk::first_line(const WrittenLine& written) {
  const LogLine& line = written.line;
  if (line.event != LogEvent::kDay || line.items.empty()) {
    return wrong("E2411", {"文件的第一行不是当日开头，开头被截去",
                           "the file does not begin with its day: its beginning was cut off"});
  }
  if (line.items.front() != date_text(file_.day)) {
    wrong("E2417", {"文件名与内容的日期不符：" + line.items.front(),
                    "the file's name is not of its day: " + line.items.front()});
  }
  const auto told = Hash::from_hex(line.about);
  if (!former_) {
    before_ = told;
    begins_after_ = line.about;
    number_ = line.number - 1;
    if (line.number != 1) {
      begins_late_ = LogFinding{file_.name(),
                                row_,
                                "E2416",
                                {"更早的记录不在，也没有“已删除”的一行",
                                 "earlier days are gone, and no line says that they were removed"}};
    }
    return;
  }
  if (file_.number != former_->number + 1) {
    const std::string missing =
        std::to_string(former_->number + 1) + (file_.number == former_->number + 2
                                                   ? std::string{}
                                                   : "-" + std::to_string(file_.number - 1));
    wrong("E2413", {"缺少整天的文件：第 " + missing + " 号",
                    "whole days are missing: file number " + missing});
    before_ = told;
    number_ = line.number - 1;
  } else if (line.number == 1 && told == kNoLine && number_ != 0) {
    wrong("E2418",
          {"记录从头开始，与前一天不相连", "the log began anew, not behind the day before"});
    before_ = told;
    number_ = 0;
  }
}

void Walk::follows(const WrittenLine& written) {
  const std::uint64_t number = written.line.number;
  if (number > number_ + 1) {
    const std::string from = std::to_string(number_ + 1);
    const std::string to = std::to_string(number - 1);
    const std::string which = from == to ? from : from + "-" + to;
    wrong("E2412",
          {"此行之前缺少第 " + which + " 行", "before this line, number " + which + " is missing"});
  } else if (number <= number_) {
    wrong("E2411", {"第 " + std::to_string(number) + " 行不在其位",
                    "line number " + std::to_string(number) + " is out of its place"});
  } else if (before_ && chained(*before_, written.body) != written.hash) {
    wrong("E2411", {"与前一行不相连：此行或前一行被改动",
                    "does not follow from the line before: this one or that was changed"});
  }
  number_ = number;
  before_ = written.hash;
}

void Walk::line(std::string_view text) {
  ++row_;
  ++report_.lines;
  const auto written = parse_log_line(text);
  if (!written) return not_a_line(text);
  if (row_ == 1) first_line(*written);
  follows(*written);
  const LogLine& line = written->line;
  if (!report_.first) report_.first = line.time;
  report_.last = line.time;
  if (line.event == LogEvent::kRemoved) removed_.insert(line.about);
  if (line.event == LogEvent::kLost) note("E2421", line.words);
  if (line.event == LogEvent::kTorn) note("E2422", line.words);
  if (seal_ && seal_->last == number_) seal_holds_ = seal_->head == written->hash;
}

void Walk::seal(bool newest) {
  row_ = 0;
  if (!seal_) return;
  if (!seal_holds_) {
    wrong("E2415", {"签过名的内容不是这些行：签名之后被改动",
                    "what was signed is not these lines: they were changed after it"});
    return;
  }
  report_.signed_to = seal_->last;
  if (seal_->last == number_) return;
  const std::string from = std::to_string(seal_->last + 1);
  if (newest) {
    note("E2420", {"第 " + from + " 行起尚未签名", "not signed yet from number " + from + " on"});
  } else {
    wrong("E2414", {"第 " + from + " 行起没有签名", "not signed from number " + from + " on"});
  }
}

Status Walk::file(const LogFile& file, bool newest) {
  file_ = file;
  row_ = 0;
  ++report_.files;
  seal_.reset();
  seal_holds_ = false;
  const auto sealed = read_seal(folder_, file, key_);
  if (sealed) {
    seal_ = *sealed;
  } else if (sealed.error().code != Errc::kNotFound) {
    wrong(sealed.error().word.empty() ? "E2404" : sealed.error().word, sealed.error().what);
  } else if (newest) {
    note("E2420", {"今日尚未签名", "today is not signed yet"});
  } else {
    wrong("E2414", {"这一天没有签名", "this day is not signed"});
  }
  GONGSHI_TRY(const MappedFile mapped, MappedFile::open(folder_ / file.name(), 2 * kMostLogFile));
  std::string_view rest = mapped.text();
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
      ++row_;
      const Sentence half{"最后一行不完整（断电，或正在写入）",
                          "the last line is not whole (power cut, or being written)"};
      if (newest) {
        note("E2422", half);
      } else {
        wrong("E2402", half);
      }
      break;
    }
    line(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  seal(newest);
  former_ = file;
  return {};
}

LogReport Walk::finish(bool from_the_first) {
  if (from_the_first && begins_late_ && !removed_.contains(begins_after_)) {
    report_.findings.insert(report_.findings.begin(), *begins_late_);
  }
  report_.last_number = number_;
  return std::move(report_);
}

}  // namespace

Result<LogReport> verify_log(const fs::path& folder, const PublicKey& key) {
  GONGSHI_TRY(const auto files, log_files(folder));
  if (files.empty()) {
    return Error{Errc::kNotFound,
                 {folder.string() + " 中没有显示记录", "no display log in " + folder.string()},
                 {}};
  }
  Walk walk(folder, key);
  for (const LogFile& file : files) GONGSHI_CHECK(walk.file(file, file == files.back()));
  return walk.finish(true);
}

Result<LogReport> verify_log(const fs::path& folder, const PublicKey& key,
                             const std::vector<LogFile>& used) {
  GONGSHI_TRY(const auto files, log_files(folder));
  Walk walk(folder, key);
  for (const LogFile& file : files) {
    if (used.empty() || file < used.front() || file > used.back()) continue;
    GONGSHI_CHECK(walk.file(file, file == files.back()));
  }
  return walk.finish(false);
}

}  // namespace gongshi::signage
