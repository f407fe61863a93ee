#include "kiosk/stage/rest_cards.h"

#include <algorithm>
#include <utility>

#include "content/timetable.h"
#include "kiosk/views/home_notice.h"
#include "kiosk/views/week.h"
#include "kiosk/words/age_words.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kNotice{"通知", "Notice", "ئۇقتۇرۇش", "བརྡ་ཐོ", "ᠮᠡᠳᠡᠭᠳᠡᠯ"};
constexpr Words kStopsToday{"今日停诊", "No clinic today", "بۈگۈن توختىتىلدى", "དེ་རིང་སྨན་བཅོས་མེད"};
constexpr Words kInToday{"今日出诊", "In today", "بۈگۈن كېسەل كۆرىدۇ", "དེ་རིང་སྨན་པ་ཡོད"};
constexpr Words kFind{"查价格、查医生", "Prices, doctors", "باھا، دوختۇر", "རིན་གོང་། སྨན་པ།"};
constexpr Words kTell{"看指南、提意见", "guides, opinions", "يېتەكچى، پىكىر", "ལམ་སྟོན། བསམ་འཆར།"};
constexpr Words kColon{"{1}：{2}", "{1}: {2}"};
constexpr Words kComma{"、", ", "};
constexpr Words kClinic{"门诊", "clinic", "ئامبۇلاتورىيە"};
constexpr Words kCount{"{1} {2} 位", "{1}: {2}"};
constexpr Words kAll{"{1} 位医师，{2} 个科室", "{1} doctors, {2} departments"};

/// A department and who of it is in today, in the timetable's order; nobody named: a clinic of the
/// department itself.
struct Open {
  std::string_view department;
  std::vector<std::string_view> doctors;
};

std::string_view department_of(const Frame& frame, std::string_view code) {
  const content::Department* const one = frame.release().department(code);
  return one == nullptr ? code : department_name(*one, frame.manner.language);
}

std::string_view doctor_name(const Frame& frame, std::string_view code) {
  const content::Doctor* const one = frame.release().doctor(code);
  return one == nullptr ? std::string_view() : one->name;
}

std::vector<Open> open_today(const Frame& frame) {
  std::vector<Open> found;
  for (const content::SessionOn& one :
       content::sessions_on(frame.release(), to_local(frame.now).date)) {
    if (one.stopped) continue;
    const std::string_view name = doctor_name(frame, one.session->doctor);
    const auto same = [&](const Open& open) { return open.department == one.session->department; };
    auto at = std::find_if(found.begin(), found.end(), same);
    if (at == found.end()) at = found.insert(found.end(), {one.session->department, {}});
    auto& doctors = at->doctors;
    const bool known = std::find(doctors.begin(), doctors.end(), name) != doctors.end();
    if (!known && !name.empty()) doctors.push_back(name);
  }
  return found;
}

RestCard in_today(const Frame& frame, const std::vector<Open>& open) {
  RestCard card{std::string(frame.say(kInToday)), std::vector<RestCard::Lines>(3)};
  std::size_t doctors = 0;
  for (const Open& one : open) {
    const std::string_view department = department_of(frame, one.department);
    std::string names;
    for (const std::string_view name : one.doctors) {
      if (!names.empty()) names += frame.say(kComma);
      names += name;
    }
    if (names.empty()) names = frame.say(kClinic);
    const std::string count = std::to_string(std::max<std::size_t>(1, one.doctors.size()));
    card.wordings[0].push_back(fill(frame.say(kColon), {department, names}));
    card.wordings[1].push_back(fill(frame.say(kCount), {department, count}));
    doctors += one.doctors.size();
  }
  card.wordings[2].push_back(
      fill(frame.say(kAll), {std::to_string(doctors), std::to_string(open.size())}));
  return card;
}

/// "心血管内科 仇文海 上午", each stop of today once.
RestCard::Lines stops_today(const Frame& frame) {
  const Language language = frame.manner.language;
  RestCard::Lines lines;
  for (const content::SessionOn& one :
       content::sessions_on(frame.release(), to_local(frame.now).date)) {
    if (!one.stopped) continue;
    std::string line(department_of(frame, one.session->department));
    const std::string_view name = doctor_name(frame, one.session->doctor);
    if (!name.empty()) line += " " + std::string(name);
    line += " " + std::string(half_word(one.half, language));
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  }
  return lines;
}

RestCard welcome(const Frame& frame, Language language) {
  const content::Hospital& hospital = frame.release().hospital();
  const bool english = language == Language::kEn && !hospital.name_en.empty();
  return {std::string(english ? hospital.name_en : hospital.name_zh),
          {{std::string(kFind.in(language)), std::string(kTell.in(language))}}};
}

}  // namespace

std::vector<RestCard> rest_cards(const Frame& frame, const std::vector<Language>& languages) {
  std::vector<RestCard> cards;
  const auto add_welcomes = [&] {
    for (const Language language : languages) cards.push_back(welcome(frame, language));
    if (languages.empty()) cards.push_back(welcome(frame, Language::kZh));
  };
  if (const Sentence banner = banner_sentence(frame.freshness); !banner.zh.empty()) {
    const bool english = frame.manner.language == Language::kEn;
    cards.push_back({std::string(frame.say(kNotice)), {{english ? banner.en : banner.zh}}, true});
    add_welcomes();
    return cards;
  }
  const bool today = frame.freshness.clock_sure;
  if (auto stops = today ? stops_today(frame) : RestCard::Lines{}; !stops.empty()) {
    cards.push_back({std::string(frame.say(kStopsToday)), {std::move(stops)}, true});
  }
  for (const content::Message* const message : due_messages(frame)) {
    cards.push_back({std::string(frame.say(kNotice)),
                     {{std::string(message_words(*message).in(frame.manner.language))}},
                     message->priority == content::MessagePriority::kUrgent});
  }
  if (today) {
    if (const auto open = open_today(frame); !open.empty()) cards.push_back(in_today(frame, open));
  }
  add_welcomes();
  return cards;
}

}  // namespace gongshi::kiosk
