#include "signage/preview_week.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "content/display_table.h"

namespace gongshi::signage {
namespace {

using std::chrono::minutes;

constexpr minutes kDay{1440};
constexpr std::array<std::string_view, 7> kDaysZh{"周一", "周二", "周三", "周四",
                                                  "周五", "周六", "周日"};
constexpr std::array<std::string_view, 7> kDaysEn{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

Date day_of(Date first, std::size_t day) {
  return Date(std::chrono::sys_days(first) + std::chrono::days(static_cast<int>(day)));
}

/// "06:30"; the end of a day is "24:00".
std::string minute_text(minutes minute) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minute.count() / 60),
                static_cast<int>(minute.count() % 60));
  return text.data();
}

std::string cell(const std::vector<Span>& spans, Lang lang) {
  if (spans.empty()) return "-";
  if (spans.size() == 1 && spans.front() == Span{minutes{0}, kDay}) {
    return lang == Lang::kZh ? "全天" : "all day";
  }
  std::string text;
  for (const Span& span : spans) {
    text += (text.empty() ? "" : " ") + minute_text(span.from) + "-" + minute_text(span.to);
  }
  return text;
}

std::vector<std::string> headings(Date first, Lang lang) {
  std::vector<std::string> row{lang == Lang::kZh ? "编号" : "item"};
  for (std::size_t day = 0; day < 7; ++day) {
    row.push_back(std::string(lang == Lang::kZh ? kDaysZh.at(day) : kDaysEn.at(day)) + " " +
                  date_text(day_of(first, day)).substr(5));
  }
  row.emplace_back(lang == Lang::kZh ? "内容" : "text");
  return row;
}

}  // namespace

std::string weeks_text(const std::vector<DisplayWeek>& weeks, Date first, Lang lang) {
  std::string out;
  for (const DisplayWeek& week : weeks) {
    std::vector<std::vector<std::string>> rows{headings(first, lang)};
    for (const WeekRow& row : week.rows) {
      rows.push_back({row.item.id});
      for (const auto& spans : row.days) rows.back().push_back(cell(spans, lang));
      rows.back().push_back(row.item.text);
    }
    const std::string serial =
        week.serial.empty() ? (lang == Lang::kZh ? "（没有内容）" : "(no content)") : week.serial;
    out += (out.empty() ? "" : "\n") + week.display + "  " + serial + "\n";
    out += content::text_table(std::vector<content::TableColumn>(rows.front().size()), rows);
  }
  return out;
}

std::string weeks_json(const std::vector<DisplayWeek>& weeks, Date first) {
  nlohmann::ordered_json document;
  document["week"] = date_text(first);
  document["displays"] = nlohmann::ordered_json::array();
  for (const DisplayWeek& week : weeks) {
    nlohmann::ordered_json one;
    one["display"] = week.display;
    one["serial"] = week.serial;
    one["items"] = nlohmann::ordered_json::array();
    for (const WeekRow& row : week.rows) {
      nlohmann::ordered_json item = {{"id", row.item.id},
                                     {"kind", item_kind_word(row.item.kind)},
                                     {"text", row.item.text},
                                     {"language", row.item.language}};
      item["days"] = nlohmann::ordered_json::array();
      for (std::size_t day = 0; day < 7; ++day) {
        auto spans = nlohmann::ordered_json::array();
        for (const Span& span : row.days.at(day)) {
          spans.push_back({{"from", minute_text(span.from)}, {"to", minute_text(span.to)}});
        }
        item["days"].push_back({{"date", date_text(day_of(first, day))}, {"spans", spans}});
      }
      one["items"].push_back(std::move(item));
    }
    document["displays"].push_back(std::move(one));
  }
  return document.dump(2) + "\n";
}

}  // namespace gongshi::signage
