#include "content/workspace/report.h"

#include <nlohmann/json.hpp>

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
           (count.skipped > 0 ? "，跳过 " + n(count.skipped) : "");
  }
  return name + ": read " + n(count.read) + ", taken " + n(count.taken) + ", refused " +
         n(count.refused) + ", ended " + n(count.ended) + ", duplicate " + n(count.duplicate) +
         (count.skipped > 0 ? ", skipped " + n(count.skipped) : "");
}

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
    group.skipped += count.skipped;
  }
  return groups;
}

}  // namespace

std::string report_text(const Findings& findings, Lang lang, bool color) {
  std::string text;
  for (const Finding& finding : findings.list()) {
    if (color) text += color_of(finding.severity);
    text += finding_line(finding, lang);
    text += severity_text(finding.severity, lang);
    if (color) text += "\x1b[0m";
    text += '\n';
  }
  if (!text.empty()) text += '\n';
  FileCount all;
  for (const auto& [name, count] : grouped(findings)) {
    text += count_text(name, count, lang) + "\n";
    all.read += count.read;
    all.taken += count.taken;
    all.refused += count.refused;
    all.ended += count.ended;
    all.duplicate += count.duplicate;
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
                    {"zh", finding.what.zh},
                    {"en", finding.what.en}});
  }
  nlohmann::json files = nlohmann::json::object();
  for (const auto& [name, count] : findings.files()) {
    files[name] = {{"read", count.read},           {"taken", count.taken},
                   {"refused", count.refused},     {"ended", count.ended},
                   {"duplicate", count.duplicate}, {"skipped", count.skipped}};
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
