// Proposal: what each column of a foreign spreadsheet is taken for, and what nobody but the office
// can decide.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "content/workspace/map/entry_text.h"
#include "content/workspace/row/headers.h"

namespace gongshi::content::workspace {

enum class Use {
  kTake,    // as `field`
  kIgnore,  // not needed
  kOpen,    // nobody has decided
};

struct ColumnChoice {
  std::string header;  // as written; empty columns are not listed
  std::size_t column = 0;
  std::vector<std::string> samples{};  // of the first rows
  Use use = Use::kOpen;
  std::optional<Field> field{};
  bool sure = false;  // a known header, or decided in columns.yaml before
};

/// A cell of a column of fixed words that is none of them.
struct WordChoice {
  std::size_t column = 0;              // of Proposal::columns
  std::string word;                    // as it stands in the table
  std::size_t rows = 0;                // that have it
  std::optional<std::string> meant{};  // a word of the list; nothing: nobody has said
};

struct Proposal {
  std::string file;
  std::vector<std::string> sheets{};  // with content; of a CSV one without a name
  std::size_t sheet = 0;
  bool sheet_sure = true;
  std::vector<SheetKind> kinds{};  // that the folder may hold
  SheetKind kind = SheetKind::kService;
  bool kind_sure = true;
  int header_row = 0;         // as the spreadsheet shows it
  std::size_t first_row = 0;  // below the header, as an index into the sheet
  std::vector<ColumnChoice> columns{};
  std::vector<std::size_t> prices{};  // of `columns`: more than one, and the office must say which
  std::optional<std::size_t> price{};
  std::map<Field, std::string> fill{};
  bool bare_shares = false;  // of insurance, without a percent sign
  BareShare self_pay = BareShare::kRefused;
  bool blank_groups = false;
  bool carry = false;
  std::map<std::string, content::InsuranceClass> insurance{};
  ValueWords values{};
  std::vector<WordChoice> words{};
  bool repeated_codes = false;  // few codes for many names, as if anonymised
  bool generate_codes = false;

  /// Required fields without a column or a fill value.
  [[nodiscard]] std::vector<Field> lacking() const;
  /// What is still open, a sentence each; empty when `check` will ask nothing about the header.
  [[nodiscard]] std::vector<Sentence> open() const;
  [[nodiscard]] MapEntry entry() const;
};

/// Looks at the sheets of `file`, with what columns.yaml says of it so far.
[[nodiscard]] Proposal propose(const std::string& file, const std::vector<NamedSheet>& sheets,
                               std::span<const SheetKind> kinds, const FileColumns& before);

/// The words that columns of fixed words hold and no list has, once the columns are decided.
void look_at_words(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                   const FileColumns& before);

/// The same for another sheet or kind; what was said of columns is looked up anew.
void look_again(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                const FileColumns& before);

}  // namespace gongshi::content::workspace
