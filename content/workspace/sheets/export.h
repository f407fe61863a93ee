// Export: what `gongshi-bundle export --sheets` is asked on the command line, and what it says.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "content/release.h"
#include "content/workspace/sheets/order.h"
#include "drivers/os/command.h"
#include "drivers/os/file.h"

namespace gongshi::content::sheets {

struct SheetOptions {
  fs::path output;  // empty: no sheets are wanted
  std::string kind;
  std::string size;
  std::string place;
  std::vector<std::string> categories;
  std::vector<std::string> groups;
  std::vector<std::string> departments;
  double area_m2 = 0;
  bool page_links = false;
};

/// --sheets and what belongs to it.
void add_sheet_options(CLI::App& command, SheetOptions& options);

/// Makes the file and tells on standard output what is in it and what had no room. `address_of`
/// gives pages their addresses on the web for --page-links. Errors of make_sheets.
[[nodiscard]] Status export_sheets(const SheetOptions& options, const Release& release,
                                   bool verified, Date day,
                                   std::function<std::string(const Page&)> address_of,
                                   const Manners& manners);

}  // namespace gongshi::content::sheets
