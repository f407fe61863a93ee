#include "content/workspace/finding_codes.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "content/workspace/codes/code_tables.h"

namespace gongshi::content::workspace {

std::span<const CodeEntry> finding_codes() {
  static const std::vector<CodeEntry> all = [] {
    std::vector<CodeEntry> joined;
    for (const auto part : {file_codes(), cell_codes(), issue_codes()}) {
      joined.insert(joined.end(), part.begin(), part.end());
    }
    return joined;
  }();
  return all;
}

const CodeEntry& entry_of(Code code) {
  const auto codes = finding_codes();
  const auto found = std::ranges::find(codes, code, &CodeEntry::code);
  assert(found != codes.end());
  return *found;
}

std::string code_word(Code code) {
  return "E" + std::to_string(static_cast<int>(code));
}

std::optional<Code> code_from(std::string_view word) {
  const auto codes = finding_codes();
  const auto found = std::ranges::find_if(
      codes, [word](const CodeEntry& entry) { return code_word(entry.code) == word; });
  if (found == codes.end()) return std::nullopt;
  return found->code;
}

std::string errors_page(Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string page =
      zh ? "# 检查结果代码\n\n`gongshi-bundle check` 的每一条结果都写成 `文件:行:列 代码 "
           "说明`"
           "，列是电子表格的列字母加表头。\n错误会阻止生成内容包，警告和提示不会。代码不会改变含"
           "义。本页由程序的代码表生成。\n"
         : "# Codes of findings\n\nEvery finding of `gongshi-bundle check` reads `file:row:column "
           "code sentence`; the column is the spreadsheet's\nletter with its header. Errors stop a "
           "build, warnings and notes do not. A code never changes its meaning.\nThis page is made "
           "from the program's own table.\n";
  const auto severity = [zh](Severity level) -> std::string_view {
    switch (level) {
      case Severity::kError:
        return zh ? "错误" : "error";
      case Severity::kWarning:
        return zh ? "警告" : "warning";
      case Severity::kNote:
        break;
    }
    return zh ? "提示" : "note";
  };
  for (const CodeEntry& entry : finding_codes()) {
    page += "\n## " + code_word(entry.code) + " ";
    page += zh ? entry.title_zh : entry.title_en;
    page += zh ? "（" : " (";
    page += severity(entry.severity);
    page += zh ? "）\n\n- 原因：" : ")\n\n- Cause: ";
    page += zh ? entry.cause_zh : entry.cause_en;
    page += zh ? "\n- 处理：" : "\n- Cure: ";
    page += zh ? entry.cure_zh : entry.cure_en;
    page += "\n";
  }
  return page;
}

}  // namespace gongshi::content::workspace
