// Entry text: how one file is read, written into columns.yaml without touching anything else there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/workspace/row/columns_file.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// One file's entry as people write it: headers as they stand in the table.
struct MapEntry {
  std::string file;  // inside the workspace: "prices/drugs.csv"
  std::optional<SheetKind> kind{};
  std::string sheet{};
  std::vector<std::pair<std::string, Field>> columns{};  // in the table's order
  std::string price{};
  std::vector<std::string> ignore{};
  std::map<Field, std::string> fill{};
  std::set<Field> carry{};
  std::map<std::string, content::InsuranceClass> insurance{};
  ValueWords values{};  // by the table's word as it stands there
  BareShare self_pay = BareShare::kRefused;
  bool generate_codes = false;

  /// What `check` will make of it.
  [[nodiscard]] FileColumns meaning() const;
};

/// "甲"; empty for a class that is not stated.
[[nodiscard]] std::string_view class_word(content::InsuranceClass insurance);

/// The lines of the entry, indented by `indent` blanks.
[[nodiscard]] std::string entry_text(const MapEntry& entry, std::size_t indent);

/// `text` of columns.yaml with the entry in place of the file's old one, or behind the others.
/// Everything else keeps its bytes, comments included; comments inside an old entry move above it.
/// Errc::kConfig when the file is written so that this cannot be done: nothing is lost then.
[[nodiscard]] Result<std::string> with_entry(const std::string& text, const MapEntry& entry);

}  // namespace gongshi::content::workspace
