// Departments, doctors, clinic sessions, and the calendar they follow.
#include "content/columns.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

constexpr std::array<std::string_view, 4> kHalves{"morning", "afternoon", "evening", "day"};
constexpr std::array<std::string_view, 2> kDayKinds{"rest", "work"};

const Sentence& date_or_weekday() {
  static const Sentence sentence{"日期与星期须且只须填一项",
                                 "needs either a date or a weekday, and not both"};
  return sentence;
}

const Sentence& ends_before_it_begins() {
  static const Sentence sentence{"停用日期早于启用日期", "ends before it begins"};
  return sentence;
}

struct DepartmentColumns {
  template <class Io, class T>
  void operator()(Io& io, T& d) const {
    io.text("code", d.code, Need::kKey);
    io.text("name", d.name, Need::kMust);
    io.text("name_en", d.name_en, Need::kOptional);
    io.text("pinyin", d.pinyin, Need::kOptional);
    io.text("parent", d.parent, Need::kOptional);
    io.text("place", d.place, Need::kOptional);
    io.text("phone", d.phone, Need::kOptional);
    io.text("duty", d.duty, Need::kOptional);
  }
};

struct DoctorColumns {
  template <class Io, class T>
  void operator()(Io& io, T& d) const {
    io.text("code", d.code, Need::kKey);
    io.text("name", d.name, Need::kMust);
    io.text("pinyin", d.pinyin, Need::kOptional);
    io.text("department", d.department, Need::kMust);
    io.text("post", d.post, Need::kOptional);
    io.text("title", d.title, Need::kOptional);
    io.text("specialty", d.specialty, Need::kOptional);
    io.text("registration", d.registration, Need::kOptional);
    io.text("photo", d.photo, Need::kOptional);
  }
};

struct LeaderColumns {
  template <class Io, class T>
  void operator()(Io& io, T& l) const {
    io.text("code", l.code, Need::kKey);
    io.text("name", l.name, Need::kMust);
    io.text("pinyin", l.pinyin, Need::kOptional);
    io.text("post", l.post, Need::kMust);
    io.text("duties", l.duties, Need::kOptional);
    io.text("photo", l.photo, Need::kOptional);
  }
};

struct SessionColumns {
  template <class Io, class T>
  void operator()(Io& io, T& s) const {
    io.text("department", s.department, Need::kKey);
    io.text("doctor", s.doctor, Need::kKeyPart);
    io.text("room", s.room, Need::kKeyPart);
    io.text("kind", s.kind, Need::kKeyPart);
    io.money("fee", s.fee);
    io.date("date", s.date, Need::kKeyPart);
    io.weekday("weekday", s.weekday);
    io.word("half", s.half, kHalves, Need::kKeyPart);
    io.flag("stopped", s.stopped);
    io.text("reason", s.reason, Need::kOptional);
    io.date("from", s.valid.from, Need::kKey);
    io.date("to", s.valid.to);
    io.rule(s.date.has_value() != (s.weekday != 0), date_or_weekday);
    io.rule(!s.valid.to || s.valid.from <= *s.valid.to, ends_before_it_begins);
  }
};

struct CalendarColumns {
  template <class Io, class T>
  void operator()(Io& io, T& day) const {
    io.date("date", day.date, Need::kKey);
    io.word("kind", day.workday, kDayKinds);
    io.text("name", day.name, Need::kOptional);
  }
};

}  // namespace

Result<std::string> write_departments(std::span<const Department> departments) {
  return write_rows(kDepartmentTable, departments, DepartmentColumns{});
}
Result<std::vector<Department>> read_departments(std::string_view text) {
  return read_rows<Department>(kDepartmentTable, text, DepartmentColumns{});
}

Result<std::string> write_doctors(std::span<const Doctor> doctors) {
  return write_rows(kDoctorTable, doctors, DoctorColumns{});
}
Result<std::vector<Doctor>> read_doctors(std::string_view text) {
  return read_rows<Doctor>(kDoctorTable, text, DoctorColumns{});
}

Result<std::string> write_leaders(std::span<const Leader> leaders) {
  return write_rows(kLeaderTable, leaders, LeaderColumns{});
}
Result<std::vector<Leader>> read_leaders(std::string_view text) {
  return read_rows<Leader>(kLeaderTable, text, LeaderColumns{});
}

Result<std::string> write_sessions(std::span<const Session> sessions) {
  return write_rows(kSessionTable, sessions, SessionColumns{});
}
Result<std::vector<Session>> read_sessions(std::string_view text) {
  return read_rows<Session>(kSessionTable, text, SessionColumns{});
}

Result<std::string> write_calendar(std::span<const CalendarDay> days) {
  return write_rows(kCalendarTable, days, CalendarColumns{});
}
Result<std::vector<CalendarDay>> read_calendar(std::string_view text) {
  return read_rows<CalendarDay>(kCalendarTable, text, CalendarColumns{});
}

std::string doctor_photo_path(std::string_view doctor_code) {
  return "image/doctor/" + std::string(doctor_code);
}

std::string leader_photo_path(std::string_view leader_code) {
  return "image/leader/" + std::string(leader_code);
}

}  // namespace gongshi::content
