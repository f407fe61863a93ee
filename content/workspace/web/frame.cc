#include "content/workspace/web/frame.h"

#include <array>

#include "content/history/derive.h"

namespace gongshi::content::web {
namespace {

// What a page may load: files beside it and nothing else; no script or style within the page.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'";

constexpr Words kSkip{"跳到正文", "Skip to the content"};
constexpr Words kDisclosure{"信息公开", "Public disclosure"};
constexpr Words kSections{"栏目", "Sections"};
constexpr Words kSearch{"查找", "Search"};
constexpr Words kSearchLabel{"查价格、医生、科室、指南：名称、拼音首字母或编码",
                             "Prices, doctors, departments, guides: name, pinyin initials or code"};
constexpr Words kSource{"本页来源", "About this page"};
constexpr Words kOwner{"责任部门：", "Department in charge: "};
constexpr Words kIssue{"第 {1} 期", "Issue {1}"};
constexpr Words kPublished{"{1}发布", "published {1}"};
constexpr Words kCode{"校验码 {1}", "check code {1}"};
constexpr Words kMade{"网页按 {1}的情况制作", "pages as of {1}"};
constexpr Words kToday{"（当天）", " (that day)"};
constexpr Words kDaysAfter{"（发布后第 {1} 天）", " (day {1} after)"};
constexpr Words kAge{"发布至今 {n} 天", "published {n} days ago"};
constexpr Words kUnverified{"未核验签名的样稿，不得对外发布",
                            "Draft whose signatures were not verified: not to be published"};
constexpr Words kOtherChannel{"这是“{1}”频道的内容，不是正式公示",
                              "Content of the channel \"{1}\", not the real disclosure"};
constexpr Words kStale{"本期应在 {1}前更新，内容可能不是最新，请以医院大厅公示为准。",
                       "A new issue was due before {1}: this may be out of date. What the lobby "
                       "shows counts."};
constexpr Words kComplain{"投诉与监督", "Complaints and oversight"};
constexpr Words kComplaintPhone{"投诉电话", "Complaints"};
constexpr Words kOversight{"监督举报电话", "Oversight"};
constexpr Words kDesk{"咨询台", "Information desk"};
constexpr Words kPriceOffice{"价格咨询", "Price questions"};
constexpr Words kMarket{"价格举报", "Market supervision"};
constexpr Words kAddress{"地址", "Address"};
constexpr Words kLobby{
    "网页由经过两人签名的同一份内容制作，与大厅触摸屏、显示屏的期号和校验码相同即为同一期。",
    "Made of the same content, signed by two persons, as the displays in the lobby: with the same "
    "number and check code it is the same issue."};

struct Section {
  std::string_view file;
  Words name;
};

constexpr std::array kNavigation = {
    Section{"index.html", {"首页", "Home"}},
    Section{"prices.html", {"价格", "Prices"}},
    Section{"doctors.html", {"医生", "Doctors"}},
    Section{"departments.html", {"科室", "Departments"}},
    Section{"clinics.html", {"出诊", "Clinics"}},
    Section{"topic-notices.html", {"公告", "Notices"}},
    Section{"topic-complaints.html", {"投诉监督", "Complaints"}},
    Section{"catalogue.html", {"公开目录", "Catalogue"}},
    Section{"issues.html", {"历次公开", "Past issues"}},
};

void head_element(Markup& out, const Edition& e, const PageHead& head) {
  const std::string up(e.up());
  const std::string hospital(e.text(e.release.hospital().name_zh, e.release.hospital().name_en));
  out.open("head").single("meta", {{"charset", "utf-8"}});
  out.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", kPolicy}});
  out.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  if (!e.verified) out.single("meta", {{"name", "robots"}, {"content", "noindex"}});
  out.leaf("title", std::string(head.title) + " - " + hospital);
  out.single("link", {{"rel", "stylesheet"}, {"href", up + "site.css"}});
  out.open("script", {{"src", up + "site.js"}, {"defer", "defer"}}).close();
  if (!head.script.empty()) {
    out.open("script", {{"src", up + std::string(head.script)}, {"defer", "defer"}}).close();
  }
  out.close();
}

void search_form(Markup& out, const Edition& e) {
  out.open("form", {{"role", "search"}, {"action", "search.html"}, {"method", "get"}});
  out.leaf("label", e.say(kSearchLabel), {{"for", "q"}});
  out.open("span", {{"class", "field"}});
  out.single("input", {{"type", "search"},
                       {"id", "q"},
                       {"name", "q"},
                       {"maxlength", "64"},
                       {"autocomplete", "off"}});
  out.leaf("button", e.say(kSearch), {{"type", "submit"}}).close().close();
}

void other_language(Markup& out, const Edition& e, std::string_view file) {
  if (e.release.hospital().name_en.empty()) return;
  const bool english = e.lang == Lang::kEn;
  const std::string address = (english ? "../" : "en/") + std::string(file);
  const std::string_view language = english ? kChinese : "en";
  out.leaf("a", english ? "中文" : "English",
           {{"class", "language"}, {"href", address}, {"lang", language}, {"hreflang", language}});
}

void header(Markup& out, const Edition& e, const PageHead& head) {
  const Hospital& hospital = e.release.hospital();
  out.leaf("a", e.say(kSkip), {{"class", "skip"}, {"href", "#main"}});
  out.open("header").open("div", {{"class", "band"}});
  out.open("p", {{"class", "hospital"}}).open("a", {{"href", "index.html"}});
  if (e.lang == Lang::kEn && hospital.name_en.empty()) {
    chinese(out, e, "span", hospital.name_zh);
  } else {
    out.text(e.text(hospital.name_zh, hospital.name_en));
  }
  out.text(" ").leaf("span", e.say(kDisclosure)).close().close();
  other_language(out, e, head.file);
  out.close();
  search_form(out, e);
  out.open("nav", {{"aria-label", e.say(kSections)}}).open("ul");
  for (const Section& section : kNavigation) {
    out.open("li");
    if (section.file == head.file) {
      out.leaf("a", e.say(section.name), {{"href", section.file}, {"aria-current", "page"}});
    } else {
      link(out, section.file, e.say(section.name));
    }
    out.close();
  }
  out.close().close().close();
}

void banners(Markup& out, const Edition& e) {
  const ReleaseId& id = e.release.id();
  const Date due = history::issue_day(id.fresh_until);
  if (!e.verified) out.leaf("p", e.say(kUnverified), {{"class", "banner"}, {"role", "note"}});
  if (id.channel != "production") {
    out.leaf("p", fill(e.say(kOtherChannel), {id.channel}),
             {{"class", "banner"}, {"role", "note"}});
  }
  // Shown by site.js when the day has come, at once when it had come before the pages were made.
  const std::string stale = fill(e.say(kStale), {day_words(due, e.lang)});
  if (e.today >= due) {
    out.leaf("p", stale, {{"class", "banner"}, {"role", "note"}});
  } else {
    out.leaf("p", stale,
             {{"class", "banner"}, {"role", "note"}, {"id", "stale"}, {"hidden", "hidden"}});
  }
}

/// Who answers, which issue, how old.
void source_line(Markup& out, const Edition& e, std::string_view owner) {
  const ReleaseId& id = e.release.id();
  const Hospital& hospital = e.release.hospital();
  const Date made = history::issue_day(id.created);
  const auto age = std::chrono::sys_days(e.today) - std::chrono::sys_days(made);
  std::string as_of = fill(e.say(kMade), {day_words(e.today, e.lang)});
  if (age.count() == 0) as_of += e.say(kToday);
  if (age.count() > 0) as_of += fill(e.say(kDaysAfter), {std::to_string(age.count())});
  out.open("ul", {{"class", "source"}, {"aria-label", e.say(kSource)}});
  const std::string_view who = owner.empty() ? hospital.issuer : owner;
  if (!who.empty()) {
    out.open("li").text(e.say(kOwner));
    chinese(out, e, "span", who);
    out.close();
  }
  out.leaf("li", fill(e.say(kIssue), {id.serial()}));
  out.open("li").leaf("time", fill(e.say(kPublished), {day_words(made, e.lang)}),
                      {{"datetime", date_text(made)}});
  out.close();
  out.leaf("li", fill(e.say(kCode), {id.short_code()}));
  out.leaf("li", as_of);
  out.leaf("li", "",
           {{"id", "age"},
            {"hidden", "hidden"},
            {"data-published", date_text(made)},
            {"data-due", date_text(history::issue_day(id.fresh_until))},
            {"data-words", e.say(kAge)}});
  out.close();
}

void phone(Markup& out, const Edition& e, const Words& label, std::string_view number,
           std::initializer_list<std::string_view> more) {
  if (number.empty()) return;
  out.open("div").leaf("dt", e.say(label)).open("dd");
  if (const std::string address = phone_link(number); !address.empty()) {
    link(out, address, number);
  } else {
    out.text(number);
  }
  for (const std::string_view each : more) {
    if (each.empty()) continue;
    out.text(" ");
    chinese(out, e, "span", each);
  }
  out.close().close();
}

void footer(Markup& out, const Edition& e) {
  const Hospital& h = e.release.hospital();
  out.open("footer").leaf("h2", e.say(kComplain)).open("dl");
  phone(out, e, kComplaintPhone, h.complaint_phone,
        {h.complaint_office, h.complaint_hours, h.complaint_place});
  phone(out, e, kOversight, h.oversight_phone, {h.oversight_hours});
  phone(out, e, kPriceOffice, h.price_office_phone, {h.price_office_hours, h.price_office_place});
  phone(out, e, kMarket, "12315", {});
  phone(out, e, kDesk, h.desk_phone, {h.desk_hours, h.desk_place});
  if (!h.address.empty()) {
    out.open("div");
    fact(out, e, kAddress, h.address);
    out.close();
  }
  out.close();
  if (e.verified) out.leaf("p", e.say(kLobby));
  out.close();
}

}  // namespace

void link(Markup& out, std::string_view file, std::string_view text) {
  out.leaf("a", text, {{"href", file}});
}

void chinese(Markup& out, const Edition& e, std::string_view tag, std::string_view text) {
  if (e.lang == Lang::kZh) {
    out.leaf(tag, text);
  } else {
    out.leaf(tag, text, {{"lang", kChinese}});
  }
}

void either(Markup& out, const Edition& e, std::string_view zh, std::string_view en) {
  if (e.lang == Lang::kZh) {
    out.text(zh);
  } else if (!en.empty()) {
    out.text(en);
  } else {
    out.leaf("span", zh, {{"lang", kChinese}})
        .text(" ")
        .leaf("span", "(in Chinese)", {{"class", "only"}});
  }
}

void fact(Markup& out, const Edition& e, const Words& label, std::string_view value) {
  if (value.empty()) return;
  out.leaf("dt", e.say(label));
  chinese(out, e, "dd", value);
}

std::string framed(const Edition& e, const PageHead& head, const Markup& content) {
  Markup out;
  out.open("html", {{"lang", e.language()}});
  head_element(out, e, head);
  out.open("body");
  header(out, e, head);
  out.open("main", {{"id", "main"}, {"tabindex", "-1"}});
  banners(out, e);
  if (head.title_language.empty()) {
    out.leaf("h1", head.title);
  } else {
    out.leaf("h1", head.title, {{"lang", head.title_language}});
  }
  source_line(out, e, head.owner);
  out.add(content).close();
  footer(out, e);
  out.close().close();
  return "<!DOCTYPE html>\n" + out.str() + "\n";
}

}  // namespace gongshi::content::web
