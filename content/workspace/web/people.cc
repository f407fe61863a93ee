// Departments with their doctors, all doctors from A to Z, and who leads the hospital.
#include <map>

#include "content/workspace/web/clinic_words.h"
#include "content/workspace/web/people_shelf.h"
#include "content/workspace/web/price_shelf.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr Words kDepartments{"科室", "Departments"};
constexpr Words kDoctors{"医生", "Doctors"};
constexpr Words kLeaders{"领导分工", "Leaders and their duties"};
constexpr Words kNone{"本期没有公布。", "None in this issue."};
constexpr Words kEnglish{"英文名", "In English"};
constexpr Words kPlace{"位置", "Place"};
constexpr Words kPhone{"电话", "Phone"};
constexpr Words kDuty{"职责和诊治范围", "What it does"};
constexpr Words kPartOf{"上级科室", "Part of"};
constexpr Words kDoctorCount{"{1} 名医生", "{1} doctors"};
constexpr Words kSpecialty{"专长", "Specialty"};
constexpr Words kPost{"职务", "Post"};
constexpr Words kTitle{"职称", "Title"};
constexpr Words kRegistration{"执业注册", "Registration"};
constexpr Words kWeek{"本周出诊", "Clinics this week"};
constexpr Words kNamelessWeek{"科室门诊", "Clinics of the department"};
constexpr Words kNoClinic{"这七天没有出诊安排。", "No clinic in these seven days."};
constexpr Words kDuties{"分工", "Duties"};
constexpr Words kPhoto{"{1}的照片", "Photo of {1}"};
constexpr Words kLetters{"按姓名首字母", "By the first letter of the name"};

Status photo(Markup& out, const Edition& e, std::string_view path, std::string_view name) {
  if (path.empty()) return {};
  GONGSHI_TRY(const std::string address, picture_file(e, path));
  out.single("img", {{"class", "portrait"},
                     {"src", address},
                     {"alt", fill(e.say(kPhoto), {name})},
                     {"loading", "lazy"}});
  return {};
}

void phone_fact(Markup& out, const Edition& e, std::string_view phone) {
  if (phone.empty()) return;
  out.leaf("dt", e.say(kPhone)).open("dd");
  if (const std::string address = phone_link(phone); !address.empty()) {
    link(out, address, phone);
  } else {
    chinese(out, e, "span", phone);
  }
  out.close();
}

Status doctor_article(Markup& out, const Edition& e, const PeopleShelf& shelf,
                      const Doctor& doctor) {
  out.open("article", {{"id", shelf.anchor(doctor.code)}, {"class", "person"}});
  GONGSHI_CHECK(photo(out, e, doctor.photo, doctor.name));
  out.open("h3");
  chinese(out, e, "span", doctor.name);
  out.close().open("dl");
  fact(out, e, kTitle, doctor.title);
  fact(out, e, kPost, doctor.post);
  fact(out, e, kSpecialty, doctor.specialty);
  fact(out, e, kRegistration, doctor.registration);
  out.leaf("dt", e.say(kWeek)).open("dd");
  Markup week;
  week_list(week, e, shelf, [&](const Session& session) { return session.doctor == doctor.code; });
  if (week.empty_so_far()) {
    out.text(e.say(kNoClinic));
  } else {
    out.add(week);
  }
  out.close().close().close();
  return {};
}

Status put_department(const Put& put, const Edition& e, const PeopleShelf& shelf,
                      const Department& department) {
  Markup out;
  out.open("dl");
  if (e.lang == Lang::kEn && !department.name_en.empty()) {
    fact(out, e, {"", "In Chinese"}, department.name);
  } else if (!department.name_en.empty()) {
    out.leaf("dt", e.say(kEnglish)).leaf("dd", department.name_en, {{"lang", "en"}});
  }
  if (const Department* parent = e.release.department(department.parent); parent != nullptr) {
    out.leaf("dt", e.say(kPartOf)).open("dd");
    out.open("a", {{"href", shelf.file(parent->code)}});
    either(out, e, parent->name, parent->name_en);
    out.close().close();
  }
  fact(out, e, kPlace, department.place);
  phone_fact(out, e, department.phone);
  fact(out, e, kDuty, department.duty);
  out.close();

  Markup nameless;
  week_list(nameless, e, shelf, [&](const Session& session) {
    return session.doctor.empty() && session.department == department.code;
  });
  if (!nameless.empty_so_far()) {
    out.open("section").leaf("h2", e.say(kNamelessWeek)).add(nameless).close();
  }
  const auto& doctors = shelf.doctors(department.code);
  if (!doctors.empty()) {
    out.open("section").leaf("h2", e.say(kDoctors));
    for (const Doctor* each : doctors) GONGSHI_CHECK(doctor_article(out, e, shelf, *each));
    out.close();
  }
  const bool translated = e.lang == Lang::kZh || !department.name_en.empty();
  return put_page(put, e,
                  {shelf.file(department.code),
                   e.text(department.name, department.name_en),
                   owner_of(e, "A2"),
                   {},
                   translated ? std::string_view{} : kChinese},
                  out);
}

Status put_departments(const Put& put, const Edition& e, const PeopleShelf& shelf) {
  Markup out;
  if (e.release.departments().empty()) out.leaf("p", e.say(kNone));
  out.open("ul", {{"class", "cards"}});
  for (const Department& each : e.release.departments()) {
    out.open("li").open("a", {{"href", shelf.file(each.code)}});
    either(out, e, each.name, each.name_en);
    out.close().open("small");
    chinese(out, e, "span", each.place);
    const std::size_t count = shelf.doctors(each.code).size();
    if (count > 0) out.text(" ").leaf("span", fill(e.say(kDoctorCount), {std::to_string(count)}));
    out.close().close();
    GONGSHI_CHECK(put_department(put, e, shelf, each));
  }
  out.close();
  return put_page(put, e, {"departments.html", e.say(kDepartments), owner_of(e, "A2")}, out);
}

Status put_doctors(const Put& put, const Edition& e, const PeopleShelf& shelf) {
  std::map<std::pair<char, std::string>, std::vector<const Doctor*>> sorted;
  for (const Doctor& each : e.release.doctors()) {
    const char letter = first_letter(each.pinyin, each.name);
    // '{' stands after 'z'.
    sorted[{letter == '0' ? '{' : letter, std::string(each.pinyin)}].push_back(&each);
  }
  Markup list;
  Markup letters;
  char letter = 0;
  for (const auto& [key, doctors] : sorted) {
    if (key.first != letter) {
      if (letter != 0) list.close().close();
      letter = key.first;
      const std::string words = letter_words(letter == '{' ? '0' : letter);
      const std::string anchor = "letter-" + std::string(1, letter == '{' ? '0' : letter);
      letters.open("li");
      link(letters, "#" + anchor, words);
      letters.close();
      list.open("section").leaf("h2", words, {{"id", anchor}}).open("ul", {{"class", "cards"}});
    }
    for (const Doctor* each : doctors) {
      const Department* const department = e.release.department(each->department);
      list.open("li").open("a", {{"href", shelf.address(*each)}});
      chinese(list, e, "span", each->name);
      list.close().open("small");
      chinese(list, e, "span", each->title);
      list.text(" ");
      either(list, e, department->name, department->name_en);
      list.close().close();
    }
  }
  if (letter != 0) list.close().close();
  Markup out;
  if (letter == 0) {
    out.leaf("p", e.say(kNone));
  } else {
    out.open("nav", {{"class", "letters"}, {"aria-label", e.say(kLetters)}}).open("ul");
    out.add(letters).close().close().add(list);
  }
  return put_page(put, e, {"doctors.html", e.say(kDoctors), owner_of(e, "A3")}, out);
}

Status put_leaders(const Put& put, const Edition& e) {
  Markup out;
  if (e.release.leaders().empty()) out.leaf("p", e.say(kNone));
  for (const Leader& each : e.release.leaders()) {
    out.open("article", {{"class", "person"}});
    GONGSHI_CHECK(photo(out, e, each.photo, each.name));
    out.open("h2");
    chinese(out, e, "span", each.name);
    out.close().open("dl");
    fact(out, e, kPost, each.post);
    fact(out, e, kDuties, each.duties);
    out.close().close();
  }
  return put_page(put, e, {"leaders.html", e.say(kLeaders), owner_of(e, "A7")}, out);
}

}  // namespace

Status put_people(const Put& put, const Edition& e, const PeopleShelf& shelf) {
  GONGSHI_CHECK(put_departments(put, e, shelf));
  GONGSHI_CHECK(put_doctors(put, e, shelf));
  return put_leaders(put, e);
}

}  // namespace gongshi::content::web
