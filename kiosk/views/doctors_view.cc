#include "kiosk/views/doctors_view.h"

#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "kiosk/views/department_view.h"
#include "kiosk/views/doctor_list.h"
#include "kiosk/views/doctor_view.h"
#include "kiosk/views/week.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

using content::Doctor;
using content::Match;
using content::Sounds;

constexpr std::size_t kMostDoctors = 1'000;

constexpr Words kTitle{"医生查询", "Doctors", "دوختۇر سۈرۈشتۈرۈش", "", "ᠡᠮᠴᠢ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kPlaceholder{"请点姓名的拼音首字母", "First letters of the name",
                             "ئىسىمنىڭ باش ھەرپى"};
constexpr Words kHint{
    "怎样查找\n"
    "· 点姓名每个字拼音的第一个字母，如“王建国”点 WJG\n"
    "· 也可以点科室或专长的拼音首字母\n"
    "· 也可以先点科室，再选医生",
    "How to search\n"
    "· Tap the first letter of each syllable: WJG for Wang Jianguo\n"
    "· Letters of a department or a specialty work too\n"
    "· Or choose a department first"};
constexpr std::array kTabs{
    Words{"按科室", "Departments", "بۆلۈم"}, Words{"今天出诊", "In today", "بۈگۈن"},
    Words{"七天内出诊", "Next 7 days", "7 كۈن"}, Words{"全部医生", "All doctors", "ھەممىسى"}};
constexpr std::array kBriefTabs{Words{"科室", "Dept.", "بۆلۈم"}, Words{"今天", "Today", "بۈگۈن"},
                                Words{"七天", "7 days", "7 كۈن"}, Words{"全部", "All", "ھەممىسى"}};
constexpr Words kChoose{"请选择科室，或点医生姓名的拼音首字母",
                        "Choose a department, or tap letters of a name",
                        "بۆلۈم تاللاڭ ياكى ئىسىمنى كىرگۈزۈڭ"};
constexpr Words kFound{"找到 {1} 位医生", "Doctors found: {1}", "{1} دوختۇر تېپىلدى"};
constexpr Words kNobody{"没有找到“{1}”。", "Nobody found for \"{1}\".", "«{1}» تېپىلمىدى."};
constexpr Words kNobodyIn{"没有出诊的医生。", "No doctor has a clinic.", "دوختۇر يوق."};
constexpr Words kDelete{"删去一个字母", "Delete one letter", "بىر ھەرپ ئۆچۈرۈش"};
constexpr Words kByDepartment{"按科室查找", "By department", "بۆلۈم بويىچە", "",
                              "ᠲᠠᠰᠤᠭ ᠢᠶᠠᠷ ᠬᠠᠶᠢᠬᠤ"};
constexpr Words kAlike{"相近的音也查", "Similar sounds too", "ئوخشاش تاۋۇش"};

}  // namespace

std::string DoctorsView::title(const Frame& frame) const {
  return std::string(frame.say(kTitle));
}

std::vector<SearchTab> DoctorsView::tabs(const Frame& frame) const {
  std::vector<SearchTab> tabs;
  for (std::size_t i = 0; i < kTabs.size(); ++i) {
    const Scope scope = static_cast<Scope>(i);
    // With an unsure clock nobody says who is in today.
    const bool dated = scope == Scope::kToday || scope == Scope::kWeek;
    if (dated && !frame.freshness.clock_sure) continue;
    tabs.push_back({std::string(frame.say(kTabs[i])), std::string(frame.say(kBriefTabs[i])),
                    "scope:" + std::to_string(i), scope == scope_});
  }
  return tabs;
}

std::vector<Match> DoctorsView::find(const Frame& frame) const {
  const content::Release& release = frame.release();
  std::vector<Match> found;
  if (entry_.text().empty()) {
    for (std::size_t i = 0; i < release.doctors().size(); ++i) {
      found.push_back({.row = std::uint32_t(i)});
    }
  } else {
    found = frame.issue.names().doctors.find(entry_.text(), kMostDoctors,
                                             alike_ ? Sounds::kAlike : Sounds::kExact);
  }
  if ((scope_ == Scope::kToday || scope_ == Scope::kWeek) && frame.freshness.clock_sure) {
    const auto in = doctors_in(release, to_local(frame.now).date, scope_ == Scope::kToday ? 1 : 7);
    std::erase_if(
        found, [&](const Match& match) { return !in.contains(release.doctors()[match.row].code); });
  }
  return found;
}

Scene DoctorsView::draw(const Frame& frame) const {
  const Metrics& m = frame.metrics;
  const bool searched = !entry_.text().empty();
  const bool departments = !searched && scope_ == Scope::kDepartments;
  std::vector<Match> found;
  if (!departments) found = find(frame);
  const int title = frame.text.line_height(TextStyle::kBodyBold) + m.mm(1);
  SearchAsk ask;
  ask.tabs = tabs(frame);
  ask.least_list = title + DoctorRows(frame, row_width(m, frame.area)).height() * 5 / 4;
  ask.typing = typing_;
  ask.found = departments ? int(frame.release().doctors().size()) : int(found.size());
  const SearchPage page = search_page(frame, ask, entry_);
  Scene scene;
  if (!page.list.empty() && !departments && found.empty()) {
    add_nobody(scene, frame, page.list);
  } else if (!page.list.empty()) {
    const std::string words = departments ? std::string(frame.say(kChoose))
                                          : fill(frame.say(kFound), {std::to_string(found.size())});
    Rect below = page.list;
    if (frame.text.width(words, TextStyle::kBodyBold) <= page.list.w &&
        page.list.h - title >= 3 * title) {
      scene.add(text_node({below.x, below.y, below.w, title - m.mm(1)}, words, TextStyle::kBodyBold,
                          Color::kMuted));
      below = {below.x, below.y + title, below.w, below.h - title};
    }
    if (departments) {
      add_list(scene, below, department_list(frame, below));
    } else {
      const std::uint64_t revision = std::hash<std::string>{}(entry_.text()) * 8 +
                                     std::uint64_t(scope_) * 2 + (alike_ ? 1U : 0U);
      add_list(scene, below, doctor_list(frame, std::move(found), searched, below, revision));
    }
  }
  add_search(scene, frame, page, ask, entry_, frame.say(kPlaceholder), frame.say(kHint));
  return scene;
}

void DoctorsView::add_nobody(Scene& scene, const Frame& frame, const Rect& area) const {
  Blocks blocks(frame, area);
  std::vector<Node> buttons;
  const bool searched = !entry_.text().empty();
  if (searched) {
    buttons.push_back(sized_button(frame, frame.say(kDelete), "key:delete"));
    if (!alike_) buttons.push_back(sized_button(frame, frame.say(kAlike), "alike"));
  }
  buttons.push_back(sized_button(frame, frame.say(kByDepartment), "departments"));
  const std::string heading = searched ? fill(frame.say(kNobody), {shown_query(entry_.text())})
                                       : std::string(frame.say(kNobodyIn));
  add_note(blocks, frame, heading, desk_words(frame), std::move(buttons));
  add_list(scene, area, std::move(blocks).list("nobody"));
}

Navigation DoctorsView::on_action(std::string_view action, const Frame& /*frame*/) {
  if (switch_search(action, typing_) || entry_.on_action(action)) return stay();
  if (action == "alike") alike_ = !alike_;
  if (action == "departments") {
    (void)entry_.on_action("key:clear");
    scope_ = Scope::kDepartments;
  }
  if (const auto scope = argument(action, "scope:"); scope.size() == 1) {
    if (scope[0] >= '0' && scope[0] <= '3') scope_ = static_cast<Scope>(scope[0] - '0');
  }
  if (const auto code = argument(action, "department:"); !code.empty()) {
    return push(std::make_unique<DepartmentView>(std::string(code)));
  }
  if (const auto code = argument(action, "doctor:"); !code.empty()) {
    return push(std::make_unique<DoctorView>(std::string(code)));
  }
  return stay();
}

}  // namespace gongshi::kiosk
