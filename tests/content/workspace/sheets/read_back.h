// ReadBack: sheets as poppler reads them back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/sheets/sheets.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

/// Without white space: what stands on several lines of a sheet is one text again.
[[nodiscard]] std::string squeezed(std::string_view text);

/// Monday 23 November 2026, verified, Chinese.
[[nodiscard]] content::sheets::Order sheet_order(
    content::sheets::Kind kind = content::sheets::Kind::kBoard);

class ReadBack {
 public:
  /// Ends the test when the sheets cannot be made.
  ReadBack(const content::Release& release, const content::sheets::Order& order);

  [[nodiscard]] const content::sheets::Sheets& sheets() const { return sheets_; }
  /// The text of each page, squeezed, in the order in which it was set.
  [[nodiscard]] const std::vector<std::string>& pages() const { return pages_; }
  [[nodiscard]] bool holds(std::string_view text) const;
  [[nodiscard]] bool page_holds(std::size_t page, std::string_view text) const;
  /// What a program of poppler's says about the file, whose name stands before `behind`.
  [[nodiscard]] std::string told_by(const std::string& program,
                                    const std::string& behind = {}) const;

 private:
  TempDir dir_;
  content::sheets::Sheets sheets_;
  std::vector<std::string> pages_;
  std::string all_;
};

/// The error of sheets that must not be made.
[[nodiscard]] Error sheet_error(const content::Release& release,
                                const content::sheets::Order& order);

}  // namespace gongshi::test
