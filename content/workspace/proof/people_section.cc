#include <array>

#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

Sentence weekday_word(unsigned weekday) {
  static const std::array<Sentence, 8> words{{{"", ""},
                                              {"周一", "Mon"},
                                              {"周二", "Tue"},
                                              {"周三", "Wed"},
                                              {"周四", "Thu"},
                                              {"周五", "Fri"},
                                              {"周六", "Sat"},
                                              {"周日", "Sun"}}};
  return words[weekday < words.size() ? weekday : 0];
}

Sentence half_word(Half half) {
  switch (half) {
    case Half::kMorning:
      return {"上午", "morning"};
    case Half::kAfternoon:
      return {"下午", "afternoon"};
    case Half::kEvening:
      return {"晚上", "evening"};
    case Half::kAllDay:
      break;
  }
  return {"全天", "all day"};
}

Spans session_line(const Session& session, Lang lang) {
  const std::string day =
      session.date ? date_text(*session.date) : weekday_word(session.weekday).in(lang);
  std::string text = day + " " + half_word(session.half).in(lang);
  for (const Text part : {session.kind, session.room}) {
    if (!part.empty()) text += "　" + std::string(part);
  }
  if (session.fee) {
    const std::string fee = session.fee->text();
    text += Sentence{"　诊查费 " + fee + " 元", "　fee " + fee + " yuan"}.in(lang);
  }
  const std::string valid = validity_text(session.valid, lang);
  Spans spans = plain(text);
  spans.push_back(
      {Sentence{"（" + valid + "）", " (" + valid + ")"}.in(lang), fonts::Weight::kRegular, kGrey});
  if (session.stopped) {
    const std::string reason(session.reason);
    spans.push_back({Sentence{"　停诊" + (reason.empty() ? "" : "：" + reason),
                              "　stopped" + (reason.empty() ? "" : ": " + reason)}
                         .in(lang),
                     fonts::Weight::kBold, kRed});
  }
  return spans;
}

Spans sessions_of(const Release& release, std::string_view doctor, std::string_view department,
                  Lang lang) {
  Spans spans;
  for (const Session& session : release.sessions()) {
    if (session.doctor != doctor || session.department != department) continue;
    if (!spans.empty()) spans.push_back({"\n"});
    const Spans line = session_line(session, lang);
    spans.insert(spans.end(), line.begin(), line.end());
  }
  return spans;
}

/// Sessions that a doctor holds in another department than the own.
Spans sessions_elsewhere(const Release& release, const Doctor& doctor, Lang lang) {
  Spans spans;
  for (const Session& session : release.sessions()) {
    if (session.doctor != doctor.code || session.department == doctor.department) continue;
    const Department* department = release.department(session.department);
    spans.push_back(
        {"\n" + std::string(department == nullptr ? session.department : department->name) + "　"});
    const Spans line = session_line(session, lang);
    spans.insert(spans.end(), line.begin(), line.end());
  }
  return spans;
}

void draw_doctor(Table& table, const Release& release, const Doctor& doctor, Lang lang) {
  Spans who = bold(doctor.name);
  who.push_back({"\n" + std::string(doctor.pinyin), fonts::Weight::kRegular, kGrey});
  std::string title(doctor.title);
  if (!doctor.post.empty()) title += (title.empty() ? "" : "\n") + std::string(doctor.post);
  Spans hours = sessions_of(release, doctor.code, doctor.department, lang);
  const Spans more = sessions_elsewhere(release, doctor, lang);
  hours.insert(hours.end(), more.begin(), more.end());
  if (hours.empty()) hours = plain(Sentence{"没有出诊安排", "no sessions"}.in(lang), kGrey);
  Notes notes(lang);
  notes.add({"专长", "specialty"}, doctor.specialty);
  notes.add({"执业注册", "registration"}, doctor.registration);
  notes.add({"照片", "photo"}, doctor.photo);
  table.row({plain(doctor.code), who, plain(title), hours}, notes.spans());
}

void draw_doctors(Flow& flow, const Release& release, const Department& department,
                  std::vector<Portrait>& portraits, Lang lang) {
  Table table(flow, {{Sentence{"编码", "code"}.in(lang), 50},
                     {Sentence{"姓名", "name"}.in(lang), 80},
                     {Sentence{"职称、职务", "title, post"}.in(lang), 80},
                     {Sentence{"出诊", "sessions"}.in(lang), 313}});
  for (const Doctor& doctor : release.doctors()) {
    if (doctor.department != department.code) continue;
    draw_doctor(table, release, doctor, lang);
    portraits.push_back({std::string(doctor.name), std::string(doctor.photo)});
  }
}

}  // namespace

Status draw_people(Flow& flow, const Release& release, Lang lang) {
  flow.heading(1, Sentence{"科室、医生和出诊", "Departments, doctors and sessions"}.in(lang));
  for (const Department& department : release.departments()) {
    flow.heading(2, department.name);
    Notes notes(lang);
    notes.add({"编码", "code"}, department.code);
    notes.add({"英文名", "English"}, department.name_en);
    if (const Department* parent = release.department(department.parent); parent != nullptr) {
      notes.add({"上级", "part of"}, parent->name);
    }
    notes.add({"位置", "place"}, department.place);
    notes.add({"电话", "phone"}, department.phone);
    notes.add({"职责", "duty"}, department.duty);
    notes.add({"读音", "read"}, department.pinyin);
    flow.text(notes.spans(), {.size = 8.5});
    const Spans nameless = sessions_of(release, "", department.code, lang);
    if (!nameless.empty()) {
      flow.text(bold(Sentence{"科室门诊", "clinics of the department"}.in(lang)), {.size = 8.5});
      flow.text(nameless, {.size = 8.5, .indent = 12});
    }
    bool any = false;
    for (const Doctor& doctor : release.doctors())
      any = any || doctor.department == department.code;
    if (!any) continue;
    std::vector<Portrait> portraits;
    draw_doctors(flow, release, department, portraits, lang);
    GONGSHI_CHECK(draw_portraits(flow, release, portraits));
  }
  return {};
}

}  // namespace gongshi::content::proof
