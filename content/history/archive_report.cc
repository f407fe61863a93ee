#include "content/history/archive_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/history/derive.h"
#include "content/history/issue_diff.h"

namespace gongshi::content::history {
namespace {

using Json = nlohmann::ordered_json;

Sentence trust_sentence(Trust trust) {
  if (trust == Trust::kVerified) return {"签名有效", "verified"};
  return {"签名未核验", "signatures not verified"};
}

/// "血常规 100mg×30片", and what it costs from when on.
Sentence price_says(const PriceItem& item) {
  std::string name(item.name);
  for (const Text part : {item.spec, item.maker}) {
    if (!part.empty()) name += " " + std::string(part);
  }
  const Sentence price = price_sentence(item.price, item.unit);
  const std::string from = date_text(item.valid.from);
  const std::string to = item.valid.to ? date_text(*item.valid.to) : "";
  return {name + "：" + price.zh + "，自 " + from + (to.empty() ? "" : " 至 " + to),
          name + ": " + price.en + ", from " + from + (to.empty() ? "" : " to " + to)};
}

template <class T>
void add_named(const std::vector<Sentence>::size_type most, std::vector<Sentence>& says,
               std::span<const T> values, Text T::* id, Text T::* title, std::string_view code,
               const Sentence& sort) {
  for (const T& value : values) {
    if (value.*id != code || says.size() >= most) continue;
    const std::string name(value.*title);
    says.push_back({sort.zh + "：" + name, sort.en + ": " + name});
  }
}

}  // namespace

std::vector<Sentence> says_of(const Release& release, std::string_view code) {
  constexpr std::size_t kMost = 50;
  std::vector<Sentence> says;
  for (const PriceItem& item : release.prices()) {
    if (item.code == code && says.size() < kMost) says.push_back(price_says(item));
  }
  add_named(kMost, says, release.pages(), &Page::id, &Page::title_zh, code, {"页面", "page"});
  add_named(kMost, says, release.doctors(), &Doctor::code, &Doctor::name, code, {"医生", "doctor"});
  add_named(kMost, says, release.departments(), &Department::code, &Department::name, code,
            {"科室", "department"});
  add_named(kMost, says, release.leaders(), &Leader::code, &Leader::name, code,
            {"院领导", "leader"});
  add_named(kMost, says, release.messages(), &Message::id, &Message::text_zh, code,
            {"消息", "message"});
  add_named(kMost, says, release.emergency_cards(), &EmergencyCard::id, &EmergencyCard::title_zh,
            code, {"应急卡", "emergency card"});
  return says;
}

Result<std::vector<Showing>> showings(const Archive& archive, std::string_view code) {
  std::vector<Showing> all;
  for (const ArchivedIssue& issue : archive.issues()) {
    GONGSHI_TRY(const auto release, load_issue(issue));
    all.push_back({issue.id.serial(), issue.id.manifest_hash, issue_day(issue.id.created),
                   says_of(*release, code)});
  }
  return all;
}

std::optional<PageOnDay> page_on(const Release& release, std::string_view id, Date day, Lang lang) {
  const auto pages = release.pages();
  const auto page = std::ranges::find(pages, id, &Page::id);
  if (page == pages.end()) return std::nullopt;
  const bool english = lang == Lang::kEn && !page->body_en.empty();
  const auto body = release.object(english ? page->body_en : page->body_zh);
  const bool english_title = lang == Lang::kEn && !page->title_en.empty();
  return PageOnDay{std::string(english_title ? page->title_en : page->title_zh),
                   std::string(body ? *body : std::string_view{}), page->valid.holds(day)};
}

std::string list_text(const Archive& archive, Lang lang) {
  std::string text;
  for (const ArchivedIssue& issue : archive.issues()) {
    text += issue.id.serial() + "\t" + date_text(issue_day(issue.id.created)) + "\t" +
            issue.id.short_code() + "\t" + trust_sentence(issue.trust).in(lang) + "\t" +
            issue.file.filename().string() + "\n";
  }
  for (const RefusedFile& file : archive.refused()) {
    text += Sentence{"不采用 " + file.name + "：" + file.why.zh + "\n",
                     "passed over: " + file.name + ": " + file.why.en + "\n"}
                .in(lang);
  }
  const std::string count = std::to_string(archive.issues().size());
  return text + Sentence{"共 " + count + " 期，存档散列 " + archive.code() + "\n",
                         count + " issues, archive " + archive.code() + "\n"}
                    .in(lang);
}

std::string list_json(const Archive& archive) {
  Json json{{"archive", archive.code()}};
  json["issues"] = Json::array();
  for (const ArchivedIssue& issue : archive.issues()) {
    json["issues"].push_back({{"serial", issue.id.serial()},
                              {"site", issue.id.site},
                              {"channel", issue.id.channel},
                              {"created", utc_text(issue.id.created)},
                              {"manifest", issue.id.manifest_hash},
                              {"verified", issue.trust == Trust::kVerified},
                              {"file", issue.file.filename().string()}});
  }
  json["passed_over"] = Json::array();
  for (const RefusedFile& file : archive.refused()) {
    json["passed_over"].push_back({{"file", file.name}, {"why", file.why.en}});
  }
  return json.dump(2) + "\n";
}

std::string showings_text(const std::vector<Showing>& all, const std::string& code, Lang lang) {
  std::string text;
  std::size_t shown = 0;
  for (const Showing& issue : all) {
    const std::string head = issue.serial + "\t" + date_text(issue.day) + "\t";
    if (issue.says.empty()) {
      text += head + Sentence{"没有", "not shown"}.in(lang) + "\n";
      continue;
    }
    ++shown;
    for (const Sentence& says : issue.says) text += head + says.in(lang) + "\n";
  }
  const std::string count = std::to_string(shown);
  const std::string of = std::to_string(all.size());
  return text + Sentence{code + " 出现在 " + of + " 期中的 " + count + " 期\n",
                         code + " is in " + count + " of " + of + " issues\n"}
                    .in(lang);
}

std::string showings_json(const std::vector<Showing>& all, const std::string& code) {
  Json json{{"item", code}};
  json["issues"] = Json::array();
  for (const Showing& issue : all) {
    Json says = Json::array();
    for (const Sentence& one : issue.says) says.push_back(one.zh);
    json["issues"].push_back({{"serial", issue.serial},
                              {"manifest", issue.manifest},
                              {"day", date_text(issue.day)},
                              {"says", std::move(says)}});
  }
  return json.dump(2) + "\n";
}

}  // namespace gongshi::content::history
