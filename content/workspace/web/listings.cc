// Three short tables: the catalogue, the answers to opinions, the plans with what is on them.
#include <array>

#include "content/workspace/web/price_words.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kCatalogue{"信息公开目录", "Disclosure catalogue"};
constexpr Words kCode{"编码", "Code"};
constexpr Words kCategory{"类别和内容", "Category and pages"};
constexpr Words kOwner{"责任部门和责任人", "Department and person in charge"};
constexpr Words kCheck{"核对周期", "Checked"};
constexpr Words kCheckDays{"至少每 {1} 天", "at least every {1} days"};
constexpr Words kForPatients{"面向就诊患者，在大厅触摸屏公开",
                             "for patients, on the screens in the lobby"};
constexpr Words kAnswers{"意见答复", "Answers to opinions"};
constexpr Words kAnswersAbout{
    "对群众意见和问题的答复。编号是提意见时得到的十位数字；问题已由办公室改写，不含个人信息。",
    "What the hospital answers to opinions and questions. The number of ten digits was given with "
    "the opinion; questions are worded anew and tell of no person."};
constexpr Words kNoAnswers{"目前没有公开的答复。", "No answers at present."};
constexpr Words kNumber{"编号 {1}", "Number {1}"};
constexpr Words kAnswered{"{1} {2}答复", "answered by {1}, {2}"};
constexpr Words kQuestion{"问题", "Question"};
constexpr Words kAnswer{"答复", "Answer"};
constexpr Words kPlans{"楼层平面图", "Plans of the floors"};
constexpr Words kNoPlans{"本期没有平面图，请看就诊指南。",
                         "No plans in this issue; see the guide."};
constexpr Words kPlaces{"图上的地点", "Places on the plan"};
constexpr Words kPicture{"{1}的平面图，图上的地点列在图的下方",
                         "Plan of {1}; the places on it are listed below"};
constexpr Words kRooms{"诊室和科室：{1}", "Rooms: {1}"};
constexpr std::array kKinds = {Words{},  // a bend has no name, a room's says what it is
                               Words{},
                               Words{"服务台", "desk"},
                               Words{"卫生间", "toilet"},
                               Words{"电梯", "lift"},
                               Words{"楼梯", "stairs"},
                               Words{"出口", "exit"},
                               Words{"自助机", "kiosk"}};

/// "482 173 5061"
std::string grouped(std::string_view number) {
  std::string text;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i == 3 || i == 6) text.push_back(' ');
    text.push_back(number[i]);
  }
  return text;
}

void category_row(Markup& out, const Edition& e, const Category& category) {
  const auto open_cell = [&](const Words& label) {
    out.open("td", {{"role", "cell"}, {"data-label", e.say(label)}});
  };
  out.open("tr", {{"role", "row"}});
  out.leaf("th", category.code, {{"scope", "row"}, {"role", "rowheader"}});
  open_cell(kCategory);
  out.open("strong");
  either(out, e, category.name_zh, category.name_en);
  out.close();
  if (category.audience != Audience::kPublic) {
    out.text(" ").leaf("span", e.say(kForPatients));
  } else {
    Markup list;
    for (const Page& page : e.release.pages()) {
      if (page.category != category.code || !is_shown(e, page)) continue;
      list.open("li").open("a", {{"href", page_file(page)}});
      either(list, e, page.title_zh, page.title_en);
      list.close().close();
    }
    if (!list.empty_so_far()) out.open("ul").add(list).close();
  }
  out.close();
  open_cell(kOwner);
  chinese(out, e, "span", category.owner);
  if (!category.person.empty()) chinese(out, e, "span", category.person);
  out.close();
  open_cell(kCheck);
  if (category.check_days > 0) {
    out.leaf("span", fill(e.say(kCheckDays), {std::to_string(category.check_days)}));
  }
  out.close().close();
}

std::string plan_file(std::size_t index) {
  return "plan-" + std::to_string(index + 1) + ".html";
}

Status put_plan(const Put& put, const Edition& e, const Plan& plan, std::size_t index) {
  const std::string name(e.text(plan.name.zh, plan.name.en));
  GONGSHI_TRY(const std::string address, picture_file(e, plan.picture));
  Markup out;
  out.open("figure").single("img", {{"src", address},
                                    {"alt", fill(e.say(kPicture), {name})},
                                    {"width", std::to_string(plan.width)},
                                    {"height", std::to_string(plan.height)}});
  out.close();
  Markup places;
  for (const PlanPoint& point : e.release.points()) {
    if (point.plan != plan.id || point.kind == PointKind::kBend) continue;
    places.open("li");
    places.open("strong");
    either(places, e, point.name.zh, point.name.en);
    places.close();
    places.text(" ").text(e.say(kKinds.at(static_cast<std::size_t>(point.kind))));
    if (!point.rooms.empty() && point.rooms != point.name.zh) {
      places.text(" ");
      chinese(places, e, "small", fill(e.say(kRooms), {list_words(point.rooms, e.lang)}));
    }
    places.close();
  }
  if (!places.empty_so_far()) {
    out.open("section").leaf("h2", e.say(kPlaces)).open("ul").add(places).close().close();
  }
  out.open("p");
  link(out, "plans.html", e.say(kPlans));
  out.close();
  const std::string file = plan_file(index);
  const bool translated = e.lang == Lang::kZh || !plan.name.en.empty();
  return put_page(
      put, e, {file, name, owner_of(e, "C4"), {}, translated ? std::string_view{} : kChinese}, out);
}

}  // namespace

Status put_catalogue(const Put& put, const Edition& e) {
  Markup out;
  out.open("table", {{"role", "table"}, {"aria-label", e.say(kCatalogue)}});
  out.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  for (const Words& each : {kCode, kCategory, kOwner, kCheck}) {
    out.leaf("th", e.say(each), {{"scope", "col"}, {"role", "columnheader"}});
  }
  out.close().close().open("tbody", {{"role", "rowgroup"}});
  for (const Category& each : e.release.categories()) category_row(out, e, each);
  out.close().close();
  return put_page(put, e, {"catalogue.html", e.say(kCatalogue), owner_of(e, "F2")}, out);
}

Status put_answers(const Put& put, const Edition& e) {
  Markup list;
  for (const Answer& each : e.release.answers()) {
    if (!is_shown(e, each)) continue;
    const std::string anchor = "answer-" + slug(each.number);
    list.open("article", {{"id", anchor}});
    list.leaf("h2", fill(e.say(kNumber), {grouped(each.number)}));
    list.open("dl").leaf("dt", e.say(kQuestion)).open("dd");
    chinese(list, e, "span", each.question_zh);
    if (!each.question_en.empty()) {
      list.single("br").leaf("span", each.question_en, {{"lang", "en"}});
    }
    list.close().leaf("dt", e.say(kAnswer)).open("dd");
    chinese(list, e, "span", each.answer_zh);
    if (!each.answer_en.empty()) list.single("br").leaf("span", each.answer_en, {{"lang", "en"}});
    list.close().close();
    chinese(list, e, "small",
            fill(e.say(kAnswered), {each.department, day_words(each.date, e.lang)}));
    list.close();
  }
  Markup out;
  out.leaf("p", e.say(kAnswersAbout));
  if (list.empty_so_far()) out.leaf("p", e.say(kNoAnswers));
  out.add(list);
  return put_page(put, e, {"answers.html", e.say(kAnswers), owner_of(e, "E3")}, out);
}

Status put_plans(const Put& put, const Edition& e) {
  Markup out;
  if (e.release.plans().empty()) {
    out.leaf("p", e.say(kNoPlans));
    return put_page(put, e, {"plans.html", e.say(kPlans), owner_of(e, "C4")}, out);
  }
  out.open("ul", {{"class", "cards"}});
  for (std::size_t i = 0; i < e.release.plans().size(); ++i) {
    const Plan& plan = e.release.plans()[i];
    out.open("li");
    out.open("a", {{"href", plan_file(i)}});
    either(out, e, plan.name.zh, plan.name.en);
    out.close().close();
    GONGSHI_CHECK(put_plan(put, e, plan, i));
  }
  out.close();
  return put_page(put, e, {"plans.html", e.say(kPlans), owner_of(e, "C4")}, out);
}

}  // namespace gongshi::content::web
