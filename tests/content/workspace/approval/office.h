// Office: the starter workspace of an office that requires approvals, with one person for each
// step.
#pragma once

#include <string>

#include "content/workspace/approval/acts_file.h"
#include "content/workspace/approval/standing.h"
#include "content/workspace/workspace.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

class Office {
 public:
  Office();

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  [[nodiscard]] std::string text(const std::string& file) const;
  void write(const std::string& file, const std::string& text) const;
  /// The first `from` of the file becomes `to`; there must be one.
  void edit(const std::string& file, const std::string& from, const std::string& to) const;

  /// What a check on `day` finds, as "file code" lines; `workspace` gets what would be built.
  std::string findings(std::string_view day, content::workspace::Workspace* workspace = nullptr,
                       bool only_errors = true) const;
  /// Every item signed by everybody on `day`.
  void approve_all(std::string_view day) const;

 private:
  TempDir dir_;
  fs::path folder_;
};

[[nodiscard]] Date day_of(std::string_view text);

/// Who signs which step, in order: 周文, 吴主任, 郑公开, 王保密, 冯院长.
[[nodiscard]] std::string signer_of(content::workspace::Role role);

}  // namespace gongshi::test
