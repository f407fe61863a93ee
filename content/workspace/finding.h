// Finding: one thing that `check` says about one place of the workspace, and the list of them all.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/workspace/finding_codes.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// Where in a file: `row` as the spreadsheet or editor shows it (0: the whole file), `column` the
/// spreadsheet's letter with the header ("H(单价)") or the key of a YAML file.
struct Place {
  std::string file;
  int row = 0;
  std::string column{};
};

struct Finding {
  Place place;
  Code code;
  Severity severity;
  bool blocks = false;  // no bundle can be made, not even with --accept-refused
  Sentence what;
  std::string cell{};  // its text as shown to people; digits of personal numbers are hidden
};

/// What became of one file's rows. read = taken + refused + ended + duplicate + held.
struct FileCount {
  int read = 0;
  int taken = 0;
  int refused = 0;
  int ended = 0;      // 停用日期 passed: counted, not published
  int duplicate = 0;  // the same as an earlier row: one is kept
  int held = 0;       // not to be shown yet
  int skipped = 0;    // totals and remarks; not part of `read`
};

class Findings {
 public:
  /// Severity as in the table of codes.
  void add(Place place, Code code, Sentence what, std::string cell = {});
  /// An error of a whole file: the build is refused whatever the office says.
  void block(Place place, Code code, Sentence what);

  /// Every error so far stops the build.
  void block_errors();

  [[nodiscard]] const std::vector<Finding>& list() const { return list_; }
  [[nodiscard]] int count(Severity severity) const;
  [[nodiscard]] bool blocked() const;

  FileCount& file(const std::string& name) { return files_[name]; }
  [[nodiscard]] const std::map<std::string, FileCount>& files() const { return files_; }

  /// By file, then row, else in the order in which they were found.
  void sort();

 private:
  std::vector<Finding> list_;
  std::map<std::string, FileCount> files_;
};

/// "prices/drugs.csv:12:H(单价) E1203 …"; parts of the place that are unknown are left out.
[[nodiscard]] std::string finding_line(const Finding& finding, Lang lang);

/// Column 0 is "A", 26 is "AA".
[[nodiscard]] std::string column_letters(std::size_t column);

/// An Error carrying a code of the table.
[[nodiscard]] Error finding_error(Code code, Sentence what, Errc errc = Errc::kConfig);

}  // namespace gongshi::content::workspace
