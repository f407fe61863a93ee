#include "content/workspace/sheets/export.h"

#include <unistd.h>

#include <cmath>
#include <iostream>

#include "content/workspace/sheets/sheets.h"

namespace gongshi::content::sheets {
namespace {

constexpr double kLargestBoard = 1000;  // m²

Order order_of(const SheetOptions& options, Lang lang) {
  Order order;
  order.kind = kind_from(options.kind).value_or(Kind::kBoard);
  if (!options.size.empty()) order.size = size_from(options.size);
  order.place = options.place;
  order.categories = options.categories;
  order.groups = options.groups;
  order.departments = options.departments;
  if (options.area_m2 > 0) order.area_m2 = options.area_m2;
  order.lang = lang;
  return order;
}

void print_missing(const std::vector<char32_t>& characters, const Manners& manners) {
  if (characters.empty()) return;
  const std::string missing = fonts::missing_text(characters);
  std::cout << manners.say({"没有字体包含以下字符，纸上印作“〓”：" + missing,
                            "no font has these characters, printed as 〓: " + missing})
            << '\n';
}

/// Square metres with two places, rounded up: so much is enough.
std::string area_text(double area) {
  const auto hundredths = static_cast<long>(std::ceil(area * 100));
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (rest.size() == 1 ? ".0" : ".") + rest;
}

/// What had no room on the board, and what it would take.
void print_left_out(const Sheets& sheets, PaperSize size, const Manners& manners) {
  if (sheets.left_out.empty()) return;
  const std::string count = std::to_string(sheets.left_out.size());
  std::cout << manners.say({"公示栏放不下以下 " + count + " 件，没有印：",
                            "no room on the board for these " + count + ", not printed:"})
            << '\n';
  for (const Printed& item : sheets.left_out) {
    const std::string number = std::to_string(item.sheets);
    const std::string area = area_text(static_cast<double>(item.sheets) * area_of(size));
    Sentence line{"  " + item.title, "  " + item.title};
    line.zh.append("：").append(number).append(" 页，需要 ").append(area).append(" m²");
    line.en.append(": ").append(number).append(item.sheets == 1 ? " sheet, " : " sheets, ");
    line.en.append(area).append(" m²");
    std::cout << manners.say(line) << '\n';
  }
}

}  // namespace

void add_sheet_options(CLI::App& command, SheetOptions& options) {
  constexpr const char* kGroup = "纸页 | Sheets";
  CLI::Option* const sheets =
      command
          .add_option("--sheets", options.output,
                      "公示栏、手册等的纸页写入这个 PDF | the PDF for sheets of paper")
          ->group(kGroup);
  const auto add = [&](const char* name, auto& value, const char* text) {
    return command.add_option(name, value, text)->needs(sheets)->group(kGroup);
  };
  add("--kind", options.kind,
      "board 公示栏（默认）、booklet 就医手册、poster 宣传栏海报、forms 空白表格 | what to print")
      ->check(CLI::IsMember({"board", "booklet", "poster", "forms"}));
  add("--size", options.size, "纸张：公示栏 a4 或 a3，手册 a5 或 a4，海报 a3 或 a4 | the paper")
      ->check(CLI::IsMember({"a3", "a4", "a5"}));
  const auto add_list = [&](const char* name, std::vector<std::string>& list, const char* text) {
    add(name, list, text)->allow_extra_args(false);  // the next word may be the bundle
  };
  add_list(
      "--category", options.categories,
      "只印这些类别，先写的重要；可写多次，写代码或名称 | only these, the most important first");
  add_list("--group", options.groups,
           "价格表只印这些类别（如 检验）；可写多次 | only these groups of prices");
  add_list("--department", options.departments,
           "医生和出诊表只印这些科室；可写多次 | only doctors and clinics of these departments");
  add("--place", options.place, "只印发往这个地点的通知 | only the notices of this place");
  add("--area", options.area_m2,
      "公示栏面积，平方米：放不下的列出来不印 | the board's square metres; what has no room is "
      "listed")
      ->check(CLI::Range(0.01, kLargestBoard));
  command
      .add_flag("--page-links", options.page_links,
                "海报的二维码指到 --web-pages 的网页，网页须已放在医院网址下 | posters' codes lead "
                "to the web pages, which must be at the hospital's address")
      ->needs(sheets)
      ->group(kGroup);
}

Status export_sheets(const SheetOptions& options, const Release& release, bool verified, Date day,
                     std::function<std::string(const Page&)> address_of, const Manners& manners) {
  Order order = order_of(options, manners.lang());
  order.verified = verified;
  order.day = day;
  if (options.page_links) order.address_of = std::move(address_of);
  GONGSHI_TRY(fonts::TypeCase type, fonts::TypeCase::open());
  const SystemClock clock;
  ProgressLine progress(STDERR_FILENO, manners.lang(), clock);
  GONGSHI_TRY(const Sheets sheets, make_sheets(release, order, type, &progress));
  progress.end();
  GONGSHI_TRY(const PaperSize size, size_of(order.kind, order.size));
  GONGSHI_CHECK(write_file_atomic(options.output, sheets.pdf));
  print_missing(sheets.missing, manners);
  const std::string file = options.output.string();
  const std::string count = std::to_string(sheets.count);
  const std::string when = date_text(day);
  std::cout << manners.say({"纸页 " + file + "：共 " + count + " 页，按 " + when + " 的情况制作",
                            "sheets " + file + ": " + count + " pages, as of " + when})
            << '\n';
  print_left_out(sheets, size, manners);
  return {};
}

}  // namespace gongshi::content::sheets
