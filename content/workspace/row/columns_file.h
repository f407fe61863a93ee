// ColumnsFile: columns.yaml, how the office reads spreadsheets that other systems export.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "content/model.h"
#include "content/workspace/finding.h"
#include "content/workspace/row/fields.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {

/// Of a column with a fixed list of words: the table's word, folded, and the one that it stands
/// for.
using ValueWords = std::map<Field, std::map<std::string, std::string, std::less<>>>;

/// What columns.yaml says about one file.
struct FileColumns {
  std::optional<SheetKind> kind{};
  std::map<std::string, Field, std::less<>> columns{};  // folded header → field
  std::set<std::string, std::less<>> ignore{};          // folded headers
  std::map<Field, std::string> fill{};                  // for absent columns and empty cells
  bool generate_codes = false;
  std::string sheet;        // of a workbook; empty: the first with content
  std::string price{};      // folded header of the one price column that counts
  std::set<Field> carry{};  // an empty cell means "as above"
  std::map<std::string, content::InsuranceClass, std::less<>> insurance{};  // by folded word
  ValueWords values{};
  BareShare self_pay = BareShare::kRefused;
  bool cash_price = false;  // of a CMS price file show the discounted cash price, not the gross

  bool operator==(const FileColumns&) const = default;
};

struct ColumnsFile {
  std::map<std::string, FileColumns, std::less<>> files{};  // by path inside the workspace

  [[nodiscard]] const FileColumns& of(std::string_view file) const;
};

/// Faults of the file itself block: a wrong mapping would misread whole columns.
[[nodiscard]] ColumnsFile parse_columns_file(const std::string& text, Findings& findings);

}  // namespace gongshi::content::workspace
