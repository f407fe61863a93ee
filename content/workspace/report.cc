#include "content/workspace/report.h"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace gongshi::content::workspace {
namespace {

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNote:
      break;
  }
  return "note";
}

std::string_view severity_text(Severity severity, Lang lang) {
  switch (severity) {
    case Severity::kError:
      return {};
    case Severity::kWarning:
      return lang == Lang::kZh ? "（警告）" : " (warning)";
    case Severity::kNote:
      break;
  }
  return lang == Lang::kZh ? "（提示）" : " (note)";
}

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "\x1b[31m";
    case Severity::kWarning:
      return "\x1b[33m";
    case Severity::kNote:
      break;
  }
  return "\x1b[2m";
}

std::string count_text(const std::string& name, const FileCount& count, Lang lang) {
  const auto n = [](int value) { return std::to_string(value); };
  if (lang == Lang::kZh) {
    return name + "：读取 " + n(count.read) + "，收入 " + n(count.taken) + "，拒收 " +
           n(count.refused) + "，已停用 " + n(count.ended) + "，重复 " + n(count.duplicate) +
           (count.held > 0 ? "，暂不公开 " + n(count.held) : "") +
           (count.skipped > 0 ? "，跳过 " + n(count.skipped) : "");
  }
  return name + ": read " + n(count.read) + ", taken " + n(count.taken) + ", refused " +
         n(count.refused) + ", ended " + n(count.ended) + ", duplicate " + n(count.duplicate) +
         (count.held > 0 ? ", held back " + n(count.held) : "") +
         (count.skipped > 0 ? ", skipped " + n(count.skipped) : "");
}

/// "2-5、9": consecutive numbers as ranges.
std::string ranges_of(const std::vector<int>& rows, Lang lang) {
  std::string text;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    if (!text.empty()) text += lang == Lang::kZh ? "、" : ", ";
    text += std::to_string(rows[i]);
    if (last > i) text += "-" + std::to_string(rows[last]);
    i = last + 1;
  }
  return text;
}

/// Findings as an office reads them: each with its cure; of many alike (one code, one column) the
/// first three in full and the rows of the others in one line.
class FindingList {
 public:
  FindingList(Lang lang, bool color) : lang_(lang), color_(color) {}

  std::string text(const Findings& findings) {
    for (const Finding& finding : findings.list()) {
      if (finding.place.file != file_) end_file();
      file_ = finding.place.file;
      Alike& alike = alike_[{code_word(finding.code), finding.place.column}];
      if (alike.told < kTold || finding.place.row == 0) {
        ++alike.told;
        tell(finding);
      } else {
        alike.severity = finding.severity;
        alike.rows.push_back(finding.place.row);
      }
    }
    end_file();
    return std::move(text_);
  }

 private:
  static constexpr int kTold = 3;
  struct Alike {
    int told = 0;
    Severity severity = Severity::kError;
    std::vector<int> rows;  // of those that are not told in full
  };

  void line(Severity severity, const std::string& text) {
    if (color_) text_ += color_of(severity);
    text_ += text;
    text_ += severity_text(severity, lang_);
    if (color_) text_ += "\x1b[0m";
    text_ += '\n';
  }

  void tell(const Finding& finding) {
    line(finding.severity, finding_line(finding, lang_));
    if (finding.severity == Severity::kNote) return;
    const CodeEntry& entry = entry_of(finding.code);
    text_ += lang_ == Lang::kZh ? "    处理：" + std::string(entry.cure_zh)
                                : "    Cure: " + std::string(entry.cure_en);
    text_ += '\n';
  }

  void end_file() {
    for (const auto& [key, alike] : alike_) {
      if (alike.rows.empty()) continue;
      const auto& [code, column] = key;
      const std::string many = std::to_string(alike.rows.size());
      const std::string place = column.empty() ? file_ : file_ + " " + column;
      const std::string rows = ranges_of(alike.rows, lang_);
      line(alike.severity,
           lang_ == Lang::kZh
               ? place + " " + code + " 同样的还有 " + many + " 处，在这些行：" + rows
               : place + " " + code + " " + many + " more alike, rows " + rows);
    }
    alike_.clear();
  }

  Lang lang_;
  bool color_;
  std::string text_;
  std::string file_;
  std::map<std::pair<std::string, std::string>, Alike> alike_;  // by code and column
};

/// One line for all pages: a hospital has dozens of page files of one row each.
std::map<std::string, FileCount> grouped(const Findings& findings) {
  std::map<std::string, FileCount> groups;
  for (const auto& [name, count] : findings.files()) {
    FileCount& group = groups[name.starts_with("pages/") ? "pages/*.md" : name];
    group.read += count.read;
    group.taken += count.taken;
    group.refused += count.refused;
    group.ended += count.ended;
    group.duplicate += count.duplicate;
    group.held += count.held;
    group.skipped += count.skipped;
  }
  return groups;
}

}  // namespace

std::string report_text(const Findings& findings, Lang lang, bool color) {
  std::string text = FindingList(lang, color).text(findings);
  if (!text.empty()) text += '\n';
  FileCount all;
  for (const auto& [name, count] : grouped(findings)) {
    text += count_text(name, count, lang) + "\n";
    all.read += count.read;
    all.taken += count.taken;
    all.refused += count.refused;
    all.ended += count.ended;
    all.duplicate += count.duplicate;
    all.held += count.held;
    all.skipped += count.skipped;
  }
  text += count_text(lang == Lang::kZh ? "合计" : "total", all, lang) + "\n";
  const std::string errors = std::to_string(findings.count(Severity::kError));
  const std::string warnings = std::to_string(findings.count(Severity::kWarning));
  const std::string notes = std::to_string(findings.count(Severity::kNote));
  text += lang == Lang::kZh
              ? "错误 " + errors + "，警告 " + warnings + "，提示 " + notes + "\n"
              : "errors " + errors + ", warnings " + warnings + ", notes " + notes + "\n";
  return text;
}

std::string report_json(const Findings& findings) {
  nlohmann::json list = nlohmann::json::array();
  for (const Finding& finding : findings.list()) {
    list.push_back({{"file", finding.place.file},
                    {"row", finding.place.row},
                    {"column", finding.place.column},
                    {"code", code_word(finding.code)},
                    {"severity", severity_word(finding.severity)},
                    {"blocks", finding.blocks},
                    {"cell", finding.cell},
                    {"zh", finding.what.zh},
                    {"en", finding.what.en},
                    {"cure_zh", entry_of(finding.code).cure_zh},
                    {"cure_en", entry_of(finding.code).cure_en}});
  }
  nlohmann::json files = nlohmann::json::object();
  for (const auto& [name, count] : findings.files()) {
    files[name] = {{"read", count.read},           {"taken", count.taken},
                   {"refused", count.refused},     {"ended", count.ended},
                   {"duplicate", count.duplicate}, {"held", count.held},
                   {"skipped", count.skipped}};
  }
  const nlohmann::json document = {{"ok", findings.count(Severity::kError) == 0},
                                   {"errors", findings.count(Severity::kError)},
                                   {"warnings", findings.count(Severity::kWarning)},
                                   {"notes", findings.count(Severity::kNote)},
                                   {"findings", list},
                                   {"files", files}};
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string refused_text(const Findings& findings, Lang lang) {
  std::string text;
  for (const Finding& finding : findings.list()) {
    if (finding.severity == Severity::kError) text += finding_line(finding, lang) + "\n";
  }
  return text;
}

}  // namespace gongshi::content::workspace
