// The topics of the home page, and behind them the pages: guides, rules, notices, corrections.
#include <algorithm>
#include <array>
#include <vector>

#include "content/topics.h"
#include "content/workspace/web/markdown.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kInLobby{
    "这类内容面向就诊患者，请到医院大厅的触摸屏查看，或向导医台询问。",
    "For patients who are here: see the touch screen in the lobby, or ask at the desk."};
constexpr Words kNothing{"目前没有公开的页面。", "No pages at present."};
constexpr Words kNow{"正在公告", "Current notices"};
constexpr Words kValid{"有效期", "In force"};
constexpr Words kMore{"相关", "See also"};
constexpr Words kOnlyChinese{"本页只有中文。", "This text exists in Chinese only."};
constexpr Words kNumber{"页面编号", "Page number"};
constexpr Words kCategory{"类别", "Category"};
constexpr Words kOwner{"责任部门", "Department in charge"};
constexpr Words kPerson{"责任人", "Answerable"};
constexpr Words kBasis{"依据", "Basis"};
constexpr Words kMade{"制作日期", "Made on"};
constexpr Words kAbout{"关于这一页", "About this page"};
constexpr Words kUpdated{"{1}制作", "made on {1}"};

std::string topic_file(const Topic& topic) {
  return "topic-" + std::string(topic.key) + ".html";
}

/// The tables that a topic's categories also name.
void related(Markup& out, const Edition& e, std::string_view key) {
  struct Door {
    std::string_view topic;
    std::string_view file;
    Words name;
  };
  constexpr std::array kDoors = {
      Door{"guide", "clinics.html", {"一周出诊", "Clinics of the week"}},
      Door{"guide", "plans.html", {"楼层平面图", "Plans of the floors"}},
      Door{"notices", "issues.html", {"历次公开和价格变动", "Past issues and changes of prices"}},
      Door{"complaints", "answers.html", {"意见答复", "Answers to opinions"}},
      Door{"fees", "prices.html", {"价格查询", "Prices"}},
      Door{"hospital", "departments.html", {"科室", "Departments"}},
      Door{"hospital", "doctors.html", {"医生", "Doctors"}},
      Door{"hospital", "leaders.html", {"领导分工", "Leaders"}},
      Door{"disclosure", "catalogue.html", {"信息公开目录", "Disclosure catalogue"}},
      Door{"disclosure", "issues.html", {"历次公开", "Past issues"}},
  };
  Markup list;
  for (const Door& door : kDoors) {
    if (door.topic != key) continue;
    list.open("li");
    link(list, door.file, e.say(door.name));
    list.close();
  }
  if (list.empty_so_far()) return;
  out.open("section").leaf("h2", e.say(kMore)).open("ul", {{"class", "cards"}}).add(list);
  out.close().close();
}

void message_words(Markup& out, std::string_view text, std::string_view language, bool rtl) {
  if (text.empty()) return;
  if (rtl) {
    out.leaf("p", text, {{"lang", language}, {"dir", "rtl"}});
  } else {
    out.leaf("p", text, {{"lang", language}});
  }
}

Status messages(Markup& out, const Edition& e) {
  std::vector<const Message*> shown;
  for (const Message& each : e.release.messages()) {
    if (is_shown(e, each)) shown.push_back(&each);
  }
  if (shown.empty()) return {};
  std::ranges::stable_sort(shown, {}, [](const Message* each) { return each->priority; });
  out.open("section").leaf("h2", e.say(kNow)).open("ul", {{"class", "messages"}});
  for (const Message* each : shown) {
    out.open("li");
    if (!each->picture.empty()) {
      GONGSHI_TRY(const std::string address, picture_file(e, each->picture));
      out.single("img", {{"src", address}, {"alt", ""}, {"loading", "lazy"}});  // its text follows
    }
    if (e.lang == Lang::kEn) message_words(out, each->text_en, "en", false);
    message_words(out, each->text_zh, kChinese, false);
    if (e.lang == Lang::kZh) message_words(out, each->text_en, "en", false);
    message_words(out, each->text_ug, "ug", true);
    message_words(out, each->text_bo, "bo", false);
    message_words(out, each->text_mn, "mn-Mong", false);
    out.leaf("small", std::string(e.say(kValid)) + " " + validity_words(each->valid, e.lang));
    out.close();
  }
  out.close().close();
  return {};
}

void page_line(Markup& out, const Edition& e, const Page& page) {
  out.open("li").open("a", {{"href", page_file(page)}});
  either(out, e, page.title_zh, page.title_en);
  out.close().open("small");
  chinese(out, e, "span", page.owner);
  out.text(" ").text(fill(e.say(kUpdated), {day_words(page.made_on, e.lang)})).close().close();
}

void category_section(Markup& out, const Edition& e, const Category& category) {
  out.open("section");
  out.open("h2");
  either(out, e, category.name_zh, category.name_en);
  out.close();
  if (category.audience != Audience::kPublic) {
    out.leaf("p", e.say(kInLobby)).close();
    return;
  }
  Markup list;
  for (const Page& page : e.release.pages()) {
    if (page.category == category.code && is_shown(e, page)) page_line(list, e, page);
  }
  if (list.empty_so_far()) {
    out.leaf("p", e.say(kNothing)).close();
  } else {
    out.open("ul", {{"class", "cards"}}).add(list).close().close();
  }
}

Status put_topic(const Put& put, const Edition& e, const Topic& topic) {
  Markup out;
  if (topic.key == "notices") GONGSHI_CHECK(messages(out, e));
  for (const std::string& code : categories_of(topic, e.release)) {
    if (const Category* category = e.release.category(code); category != nullptr) {
      category_section(out, e, *category);
    }
  }
  related(out, e, topic.key);
  if (out.empty_so_far()) out.leaf("p", e.say(kNothing));
  const std::string file = topic_file(topic);
  return put_page(put, e, {file, e.text(topic.name.zh, topic.name.en), {}}, out);
}

Status put_text_page(const Put& put, const Edition& e, const Page& page) {
  const bool english = e.lang == Lang::kEn && !page.body_en.empty();
  const bool only_chinese = e.lang == Lang::kEn && page.body_en.empty();
  GONGSHI_TRY(const std::string_view body, e.release.object(english ? page.body_en : page.body_zh));
  Markup out;
  if (only_chinese) out.leaf("p", e.say(kOnlyChinese), {{"class", "mark"}});
  out.open("div", {{"class", "text"}, {"lang", english ? "en" : kChinese}});
  GONGSHI_CHECK(
      append_markdown(out, body, [&](std::string_view path) { return picture_file(e, path); }));
  out.close();

  const Category* const category = e.release.category(page.category);
  out.open("section", {{"class", "about"}}).leaf("h2", e.say(kAbout)).open("dl");
  out.leaf("dt", e.say(kNumber)).leaf("dd", std::to_string(page.number));
  if (category != nullptr) {
    out.leaf("dt", e.say(kCategory)).open("dd");
    either(out, e, category->name_zh, category->name_en);
    out.close();
  }
  fact(out, e, kOwner, page.owner);
  fact(out, e, kPerson, page.person);
  fact(out, e, kBasis, page.basis);
  out.leaf("dt", e.say(kMade)).leaf("dd", day_words(page.made_on, e.lang));
  out.leaf("dt", e.say(kValid)).leaf("dd", validity_words(page.valid, e.lang));
  out.close().close();
  const std::string file = page_file(page);
  const bool translated = e.lang == Lang::kZh || !page.title_en.empty();
  return put_page(put, e,
                  {file,
                   e.text(page.title_zh, page.title_en),
                   page.owner,
                   {},
                   translated ? std::string_view{} : kChinese},
                  out);
}

}  // namespace

Status put_topics(const Put& put, const Edition& e) {
  for (const Topic& topic : topics()) GONGSHI_CHECK(put_topic(put, e, topic));
  for (const Page& page : e.release.pages()) {
    if (is_shown(e, page)) GONGSHI_CHECK(put_text_page(put, e, page));
  }
  return {};
}

}  // namespace gongshi::content::web
