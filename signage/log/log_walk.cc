#include "signage/log/log_walk.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;

constexpr std::size_t kHashDigits = 64;

}  // namespace

void LogWalk::wrong(std::string code, Sentence words) {
  if (report_.findings.size() >= kMostLogFindings) return;
  report_.findings.push_back({file_.name(), row_, std::move(code), std::move(words)});
}

void LogWalk::note(std::string code, Sentence words) {
  report_.notes.push_back({file_.name(), row_, std::move(code), std::move(words)});
}

void LogWalk::not_a_line(std::string_view text) {
  wrong("E2401", {"不是显示记录的一行（被改动或损坏）",
                  "not a line of the display log (changed or damaged)"});
  ++number_;
  before_ = text.size() > kHashDigits ? Hash::from_hex(text.substr(0, kHashDigits)) : std::nullopt;
}

/// What the oldest file follows is gone, in good order or not; what the others follow is known.
void LogWalk::first_line(const WrittenLine& written) {
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

void LogWalk::follows(const WrittenLine& written) {
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

void LogWalk::line(std::string_view text) {
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
  compare_seals(number_, written->hash);
}

void LogWalk::compare_seals(std::uint64_t number, const Hash& hash) {
  for (SeenSeal& seen : seals_) {
    if (seen.sealed.seal.last == number) seen.holds = seen.sealed.seal.head == hash;
  }
}

/// Whoever signed it: what was signed must be these lines.
void LogWalk::judge_seals(bool newest) {
  row_ = 0;
  for (const SeenSeal& seen : seals_) {
    if (!seen.holds) {
      wrong("E2415", {"签过名的内容不是这些行：签名之后被改动",
                      "what was signed is not these lines: they were changed after it"});
    }
  }
  if (has_seal_ && seals_.front().holds) judge_end(newest);
  for (SeenSeal& seen : seals_) trust_.saw(std::move(seen));
}

void LogWalk::judge_end(bool newest) {
  const std::uint64_t last = seals_.front().sealed.seal.last;
  if (last == number_) return;
  const std::string from = std::to_string(last + 1);
  if (newest) {
    note("E2420", {"第 " + from + " 行起尚未签名", "not signed yet from number " + from + " on"});
  } else {
    wrong("E2414", {"第 " + from + " 行起没有签名", "not signed from number " + from + " on"});
  }
}

void LogWalk::read_seals(bool newest) {
  seals_.clear();
  auto sealed = read_seal(folder_, file_, trust_.keys());
  has_seal_ = sealed.has_value();
  if (sealed) {
    seals_.push_back({file_, file_.seal_name(), *std::move(sealed)});
  } else if (sealed.error().code != Errc::kNotFound) {
    wrong(sealed.error().word.empty() ? "E2404" : sealed.error().word, sealed.error().what);
  } else if (newest) {
    note("E2420", {"今日尚未签名", "today is not signed yet"});
  } else {
    wrong("E2414", {"这一天没有签名", "this day is not signed"});
  }
  std::set<std::string> read;
  for (const LogKeyChange& change : trust_.changes()) {
    if (change.file != file_ || !change.former) continue;
    if (read.insert(change.former->text()).second) read_former_seal(*change.former);
  }
}

/// Its last word, where it still could say it.
void LogWalk::read_former_seal(const PublicKey& key) {
  const std::string id = content::bundle::key_id_text(key.id);
  auto sealed = read_seal(folder_, file_, std::span(&key, 1), id);
  if (sealed) {
    seals_.push_back({file_, file_.seal_name(id), *std::move(sealed)});
  } else if (sealed.error().code != Errc::kNotFound) {
    wrong(sealed.error().word.empty() ? "E2404" : sealed.error().word, sealed.error().what);
  }
}

Status LogWalk::file(const LogFile& file, bool newest) {
  file_ = file;
  row_ = 0;
  ++report_.files;
  read_seals(newest);
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
  judge_seals(newest);
  former_ = file;
  return {};
}

LogReport LogWalk::finish(bool from_the_first) {
  if (from_the_first && begins_late_ && !removed_.contains(begins_after_)) {
    report_.findings.insert(report_.findings.begin(), *begins_late_);
  }
  LogTrust::Verdict verdict = trust_.judge();
  for (LogFinding& finding : verdict.findings) {
    if (report_.findings.size() < kMostLogFindings) report_.findings.push_back(std::move(finding));
  }
  for (LogFinding& one : verdict.notes) report_.notes.push_back(std::move(one));
  const auto by_file = [](const LogFinding& a, const LogFinding& b) { return a.file < b.file; };
  std::stable_sort(report_.findings.begin(), report_.findings.end(), by_file);
  std::stable_sort(report_.notes.begin(), report_.notes.end(), by_file);
  report_.signed_to = verdict.signed_to;
  report_.last_number = number_;
  return std::move(report_);
}

}  // namespace gongshi::signage
