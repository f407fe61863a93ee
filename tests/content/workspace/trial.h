// Trial: the starter workspace with one file put into it, checked, and what came of it.
#pragma once

#include <map>
#include <string>

#include "content/workspace/workspace.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

inline constexpr const char* kServices = "prices/services.csv";
inline constexpr const char* kDrugs = "prices/drugs.csv";

class Trial {
 public:
  Trial();

  void write(const std::string& name, std::string_view text) { dir_.write("s/" + name, text); }
  void remove(const std::string& name);
  /// Rows of prices/services.csv below the header
  /// 项目编码,国家编码,项目名称,类别,计价单位,价格,收费依据,医保类别,说明,执行日期,停用日期.
  void services(const std::string& rows);
  /// Rows of prices/drugs.csv below 药品编码,通用名,剂型,规格,计价单位,零售价,生产企业,收费依据,
  /// 自付比例,执行日期.
  void drugs(const std::string& rows);

  /// Reads the whole workspace.
  void check();
  /// Checks, then "4:F(价格) E1203 [1,137]" a line for every finding of `file`; requires that the
  /// Chinese report gives the cure of each error and warning.
  [[nodiscard]] std::string findings(const std::string& file);
  [[nodiscard]] std::string report() const;
  [[nodiscard]] const content::workspace::Findings& all() const { return findings_; }
  [[nodiscard]] content::workspace::FileCount count(const std::string& file);
  /// The sentence of the only finding of `file` with `code`, Chinese.
  [[nodiscard]] std::string sentence(const std::string& file, content::workspace::Code code) const;
  [[nodiscard]] const content::workspace::Workspace& workspace() const { return *workspace_; }
  /// "血常规|次|18.00" of every service or drug taken, a line each, in the file's order.
  [[nodiscard]] std::string taken(content::workspace::SheetKind kind);

 private:
  TempDir dir_;
  content::workspace::Findings findings_;
  std::optional<content::workspace::Workspace> workspace_;
};

}  // namespace gongshi::test
