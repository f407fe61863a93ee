#include "signage/log/log_text.h"

#include <nlohmann/json.hpp>

#include "drivers/board_words.h"

namespace gongshi::signage {
namespace {

using Json = nlohmann::ordered_json;
using drivers::harmless;

std::string place_text(const std::string& file, std::uint64_t row) {
  return row == 0 ? file : file + ":" + std::to_string(row);
}

std::string finding_text(const LogFinding& finding, Lang lang) {
  return place_text(finding.file, finding.line) + " " + finding.code + " " +
         harmless(finding.words.in(lang), kMostLogWords) + "\n";
}

Json finding_json(const LogFinding& finding) {
  return {{"file", finding.file},
          {"line", finding.line},
          {"code", finding.code},
          {"zh", finding.words.zh},
          {"en", finding.words.en}};
}

Json findings_json(const LogReport& report) {
  Json findings = Json::array();
  for (const LogFinding& finding : report.findings) findings.push_back(finding_json(finding));
  return findings;
}

Json time_json(const std::optional<WallTime>& time) {
  return time ? Json(log_time_text(*time)) : Json();
}

Json place_json(const LogPlace& place) {
  const LogLine& line = place.line;
  return {{"file", place.file},
          {"row", place.row},
          {"number", line.number},
          {"time", log_time_text(line.time)},
          {"event", log_event_word(line.event)},
          {"display", line.display},
          {"serial", line.serial},
          {"proof", content::proof_word(line.proof)},
          {"since", time_json(line.since)},
          {"items", line.items},
          {"words", line.words.zh},
          {"words_en", line.words.en},
          {"about", line.about},
          {"picture", line.picture},
          {"hash", place.hash.hex()}};
}

Json optional_json(const std::optional<LogPlace>& place) {
  return place ? place_json(*place) : Json();
}

std::string joined(const std::vector<std::string>& items) {
  std::string all;
  for (const std::string& item : items) all += (all.empty() ? "" : " ") + item;
  return all;
}

/// The proof in people's words.
Sentence proof_sentence(content::Proof proof) {
  switch (proof) {
    case content::Proof::kNone:
      return {"无", "none"};
    case content::Proof::kSent:
      return {"已发出", "sent"};
    case content::Proof::kAcknowledged:
      return {"已应答", "acknowledged"};
    case content::Proof::kReadBack:
      return {"已读回", "read back"};
    case content::Proof::kDrawn:
      return {"已画出", "drawn"};
    case content::Proof::kNoAnswer:
      return {"没有应答", "no answer"};
  }
  return {};
}

Sentence event_sentence(LogEvent event) {
  switch (event) {
    case LogEvent::kDay:
      return {"新的一天", "new day"};
    case LogEvent::kStart:
      return {"启动", "start"};
    case LogEvent::kStop:
      return {"停止", "stop"};
    case LogEvent::kAlive:
      return {"运行", "running"};
    case LogEvent::kPublish:
      return {"换期", "issue"};
    case LogEvent::kShow:
      return {"显示", "shown"};
    case LogEvent::kWithdraw:
      return {"撤下", "withdrawn"};
    case LogEvent::kOverride:
      return {"应急", "emergency"};
    case LogEvent::kOverrideEnd:
      return {"应急结束", "emergency over"};
    case LogEvent::kFault:
      return {"故障", "fault"};
    case LogEvent::kHealed:
      return {"恢复", "healed"};
    case LogEvent::kClock:
      return {"调钟", "clock set"};
    case LogEvent::kTorn:
      return {"断电残行", "torn line"};
    case LogEvent::kLost:
      return {"漏记", "lost lines"};
    case LogEvent::kRemoved:
      return {"清理", "removed"};
    case LogEvent::kKey:
      return {"换密钥", "new key"};
  }
  return {};
}

/// Of an event other than a show; English words exist only for ours.
const std::string& words_in(const LogLine& line, Lang lang) {
  return line.words.en.empty() ? line.words.zh : line.words.in(lang);
}

std::string labelled(const Sentence& label, const std::string& value, Lang lang) {
  if (value.empty()) return {};
  return "  " + label.in(lang) + (lang == Lang::kZh ? "：" : ": ") +
         harmless(value, kMostLogWords) + "\n";
}

std::string shown_text(const LogPlace& shown, Lang lang) {
  const LogLine& line = shown.line;
  std::string words;
  for (const char c : line.words.zh) words += c == '\n' ? std::string(" / ") : std::string(1, c);
  return labelled({"文字", "words"}, words, lang) +
         labelled({"项目", "items"}, joined(line.items), lang) +
         labelled({"期号", "serial"}, line.serial, lang) +
         labelled({"证据", "proof"}, proof_sentence(line.proof).in(lang), lang) +
         labelled({"自", "since"}, local_text(line.since.value_or(line.time)), lang) +
         labelled({"画面 SHA-256", "picture SHA-256"}, line.picture, lang) +
         labelled({"记录", "log line"}, place_text(shown.file, shown.row) + " " + shown.hash.hex(),
                  lang);
}

std::string answer_text(const LogAnswer& answer, WallTime at, Lang lang) {
  const auto say = [lang](const Sentence& sentence) {
    return "  " + harmless(sentence.in(lang), kMostLogWords) + "\n";
  };
  std::string out;
  if (!answer.running) {
    out +=
        say({"当时显示服务没有运行，之后的情况不知道；最后的记录在 " + local_text(answer.known_to),
             "the program did not run then, so nothing is known; the last line is of " +
                 local_text(answer.known_to)});
  } else if (!answer.until && at > answer.known_to) {
    out += say({"此后没有新的记录；最后的记录在 " + local_text(answer.known_to),
                "nothing was logged since; the last line is of " + local_text(answer.known_to)});
  }
  if (answer.override) {
    out += say({"应急卡 " + joined(answer.override->line.items),
                "emergency card " + joined(answer.override->line.items)});
  }
  if (answer.fault) {
    out += say({"故障：" + words_in(answer.fault->line, lang) + "（以下为此前所知）",
                "fault: " + words_in(answer.fault->line, lang) + " (below: known before)"});
  }
  if (answer.shown) {
    out += shown_text(*answer.shown, lang);
  } else {
    out += say({"没有证实显示了什么", "what it showed is not proved"});
  }
  if (answer.until) out += labelled({"至", "until"}, local_text(*answer.until), lang);
  return out;
}

}  // namespace

std::string log_findings_text(const LogReport& report, Lang lang) {
  std::string out;
  for (const LogFinding& finding : report.findings) out += finding_text(finding, lang);
  return out;
}

std::string log_report_text(const LogReport& report, Lang lang) {
  std::string out = log_findings_text(report, lang);
  for (const LogFinding& note : report.notes) out += finding_text(note, lang);
  const std::string counts[] = {std::to_string(report.files), std::to_string(report.lines),
                                std::to_string(report.findings.size()),
                                std::to_string(report.signed_to)};
  const std::string from = report.first ? local_text(*report.first) : std::string("-");
  const std::string to = report.last ? local_text(*report.last) : std::string("-");
  const bool zh = lang == Lang::kZh;
  out += zh ? counts[0] + " 个文件，" + counts[1] + " 行，" + from + " 至 " + to + "，签名至第 " +
                  counts[3] + " 行\n"
            : counts[0] + " files, " + counts[1] + " lines, " + from + " to " + to +
                  ", signed up to number " + counts[3] + "\n";
  if (report.sound()) {
    out += zh ? "记录完整，未被改动\n" : "the log is whole and unchanged\n";
  } else {
    out += zh ? "发现 " + counts[2] + " 处问题\n" : counts[2] + " findings\n";
  }
  return out;
}

std::string log_report_json(const LogReport& report, const content::bundle::PublicKey& key) {
  Json document{{"sound", report.sound()},        {"files", report.files},
                {"lines", report.lines},          {"first", time_json(report.first)},
                {"last", time_json(report.last)}, {"last_number", report.last_number},
                {"signed_to", report.signed_to},  {"key", key.text()}};
  document["findings"] = findings_json(report);
  document["notes"] = Json::array();
  for (const LogFinding& note : report.notes) document["notes"].push_back(finding_json(note));
  return document.dump(2) + "\n";
}

std::string log_answers_text(std::span<const LogAnswer> answers, const std::string& display,
                             WallTime at, Lang lang) {
  std::string out = harmless(display) + "  " + local_text(at) + "\n";
  bool first = true;
  for (const LogAnswer& answer : answers) {
    if (!std::exchange(first, false)) {
      out += lang == Lang::kZh ? "时钟被调回过，这一时刻经历了不止一次：\n"
                               : "the clock was set back, this moment passed more than once:\n";
    }
    out += answer_text(answer, at, lang);
  }
  return out;
}

std::string log_answers_json(std::span<const LogAnswer> answers, const std::string& display,
                             WallTime at, const LogReport& report) {
  Json document{{"sound", report.sound()},
                {"findings", findings_json(report)},
                {"display", display},
                {"at", utc_text(at)},
                {"answers", Json::array()}};
  for (const LogAnswer& answer : answers) {
    document["answers"].push_back({{"running", answer.running},
                                   {"shown", optional_json(answer.shown)},
                                   {"fault", optional_json(answer.fault)},
                                   {"emergency", optional_json(answer.override)},
                                   {"until", time_json(answer.until)},
                                   {"known_to", log_time_text(answer.known_to)}});
  }
  return document.dump(2) + "\n";
}

std::string log_lines_text(std::span<const LogPlace> lines, Lang lang) {
  std::string out;
  for (const LogPlace& place : lines) {
    const LogLine& line = place.line;
    out += local_text(line.time).substr(0, 19) + "  " + event_sentence(line.event).in(lang);
    if (!line.display.empty()) out += "  " + harmless(line.display);
    if (!line.serial.empty()) out += "  " + harmless(line.serial);
    if (line.proof != content::Proof::kNone) out += "  " + proof_sentence(line.proof).in(lang);
    if (!line.items.empty()) out += "  [" + harmless(joined(line.items), kMostLogWords) + "]";
    std::string words;
    for (const char c : words_in(line, lang)) words += c == '\n' ? ' ' : c;
    out += "  " + harmless(words, kMostLogWords) + "\n";
  }
  return out;
}

std::string log_lines_json(std::span<const LogPlace> lines, const LogReport& report) {
  Json document{
      {"sound", report.sound()}, {"findings", findings_json(report)}, {"lines", Json::array()}};
  for (const LogPlace& place : lines) document["lines"].push_back(place_json(place));
  return document.dump(2) + "\n";
}

}  // namespace gongshi::signage
