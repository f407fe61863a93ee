#include "content/workspace/source/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <pugixml.hpp>

#include "drivers/os/clock.h"

namespace gongshi::content::workspace {
namespace {

/// Built-in formats of ECMA-376 18.8.30 and, for 27-36 and 50-58, of its Chinese locale.
NumberFormat built_in(int id) {
  if (id == 9 || id == 10) return NumberFormat::kPercent;
  const bool date =
      (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? NumberFormat::kDate : NumberFormat::kPlain;
}

NumberFormat custom(std::string_view code) {
  bool quoted = false;
  bool bracket = false;
  bool percent = false;
  bool year = false;
  bool day = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\') {
      ++i;
      continue;
    }
    if (c == '[') bracket = true;
    if (c == ']') bracket = false;
    if (bracket) continue;
    percent = percent || c == '%';
    year = year || c == 'y' || c == 'Y';
    day = day || c == 'd' || c == 'D';
  }
  if (percent) return NumberFormat::kPercent;
  return year || day ? NumberFormat::kDate : NumberFormat::kPlain;
}

/// At most 15 significant digits, as the spreadsheet itself shows; exponent only when it must.
std::string plain(double value) {
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.15g", value);
  std::string shown(text.data(), static_cast<std::size_t>(length));
  if (shown.find('e') != std::string::npos && std::abs(value) < 1) {
    const int fixed = std::snprintf(text.data(), text.size(), "%.12f", value);
    shown.assign(text.data(), static_cast<std::size_t>(fixed));
    while (shown.back() == '0') shown.pop_back();
    if (shown.back() == '.') shown.pop_back();
  }
  return shown;
}

}  // namespace

std::vector<NumberFormat> parse_styles(std::string_view xml) {
  std::vector<NumberFormat> formats;
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return formats;
  const pugi::xml_node sheet = document.child("styleSheet");
  std::map<int, NumberFormat> customs;
  for (const auto& format : sheet.child("numFmts").children("numFmt")) {
    customs[format.attribute("numFmtId").as_int()] =
        custom(format.attribute("formatCode").as_string());
  }
  for (const auto& cell : sheet.child("cellXfs").children("xf")) {
    const int id = cell.attribute("numFmtId").as_int();
    const auto found = customs.find(id);
    formats.push_back(found == customs.end() ? built_in(id) : found->second);
  }
  return formats;
}

ShownNumber show_number(std::string_view stored, NumberFormat format, bool date1904) {
  double value = 0;
  const auto [end, failure] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (failure != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value)) {
    return {std::string(stored), CellKind::kText};
  }
  if (format == NumberFormat::kPercent) return {plain(value * 100) + "%", CellKind::kNumber};
  constexpr double kLastDay = 2'958'465;  // 9999-12-31
  if (format == NumberFormat::kDate && value >= 1 && value <= kLastDay) {
    using std::chrono::days;
    using std::chrono::sys_days;
    const int serial = static_cast<int>(value);
    const sys_days start = date1904      ? sys_days{std::chrono::year{1904} / 1 / 1}
                           : serial < 60 ? sys_days{std::chrono::year{1899} / 12 / 31}
                                         : sys_days{std::chrono::year{1899} / 12 / 30};
    return {date_text(Date{start + days{serial}}), CellKind::kDate};
  }
  return {plain(value), CellKind::kNumber};
}

}  // namespace gongshi::content::workspace
