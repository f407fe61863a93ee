#include "content/workspace/summary.h"

#include "content/workspace/report.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The folder's own name, not where it lies on somebody's disk.
std::string name_of(const fs::path& directory) {
  std::error_code unknown;
  const fs::path whole = fs::weakly_canonical(directory, unknown);
  return whole.filename().string();
}

Sentence verdict(const Findings& findings) {
  const int errors = findings.count(Severity::kError);
  const std::string count = std::to_string(errors);
  if (errors == 0) return {"没有错误，可以制作内容包。", "No errors; an issue can be made."};
  if (findings.blocked()) {
    return {"有 " + count + " 个错误，改正以后才能制作内容包。",
            count + " errors; no issue can be made before they are corrected."};
  }
  return {"有 " + count + " 个错误；改正，或者明确去掉有错误的行，才能制作内容包。",
          count + " errors; correct them, or leave out the rows with errors on purpose."};
}

}  // namespace

std::string summary_text(const Workspace& workspace, const Findings& findings,
                         const fs::path& directory, WallTime now, const std::string& result,
                         Lang lang) {
  const bool zh = lang == Lang::kZh;
  const content::Hospital& hospital = workspace.hospital;
  const std::string name(zh || hospital.name_en.empty() ? hospital.name_zh : hospital.name_en);
  std::string text(kByteOrderMark);
  text += name + Sentence{" 信息公开内容检查\n", ": check of what is to be disclosed\n"}.in(lang);
  text += local_text(now) + Sentence{"，工作目录 " + name_of(directory) + "\n\n",
                                     ", workspace " + name_of(directory) + "\n\n"}
                                .in(lang);
  text += verdict(findings).in(lang) + "\n";
  if (!result.empty()) text += result;
  return text + "\n" + report_text(findings, lang, false);
}

}  // namespace gongshi::content::workspace
