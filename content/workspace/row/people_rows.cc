#include "content/workspace/row/people_rows.h"

#include <algorithm>

#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {

bool is_pinyin(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  std::size_t letters = 0;
  for (const char c : text) {
    if (c == ' ') {
      if (letters == 0) return false;
      letters = 0;
    } else if (c < 'a' || c > 'z' || ++letters > 6) {
      return false;
    }
  }
  return true;
}

namespace {

/// The reading that the row gives; empty when it gives none or no usable one.
content::Text own_reading(Record& record) {
  const std::string reading = record.raw(Field::kPinyin);
  if (is_pinyin(reading)) return record.pool().keep(reading);
  if (!reading.empty()) {
    record.warn(Field::kPinyin, Code::kBadReading,
                {"姓名读音应写成 zeng xiao ming 的形式，已改用程序的读音",
                 "write the reading like zeng xiao ming; the program's own is used"});
  }
  return {};
}

}  // namespace

std::optional<content::Department> read_department(Record& record) {
  content::Department department;
  department.code = record.code(Field::kCode, Need::kMust);
  department.name = record.name(Field::kName, false);
  department.name_en = record.text(Field::kNameEn);
  department.parent = record.code(Field::kParent, Need::kOptional);
  department.place = record.text(Field::kPlace);
  department.phone = record.text(Field::kPhone);
  department.duty = record.text(Field::kDuty, Need::kOptional, 2'000);
  if (record.failed()) return std::nullopt;
  return department;
}

std::optional<DoctorRow> read_doctor(Record& record) {
  DoctorRow row;
  row.doctor.code = record.code(Field::kCode, Need::kMust);
  row.doctor.name = record.name(Field::kName, true);
  row.doctor.department = record.code(Field::kDepartment, Need::kMust);
  row.doctor.post = record.text(Field::kPost);
  row.doctor.title = record.text(Field::kTitle);
  row.doctor.specialty = record.text(Field::kSpecialty, Need::kOptional, 2'000);
  row.doctor.registration = record.text(Field::kRegistration);
  row.photo_file = record.text(Field::kPhoto);
  row.doctor.pinyin = own_reading(record);
  if (record.failed()) return std::nullopt;
  return row;
}

std::optional<LeaderRow> read_leader(Record& record) {
  LeaderRow row;
  row.leader.code = record.code(Field::kCode, Need::kMust);
  row.leader.name = record.name(Field::kName, true);
  row.leader.post = record.text(Field::kPost, Need::kMust, 60);
  row.leader.duties = record.text(Field::kDuty, Need::kOptional, 2'000);
  row.photo_file = record.text(Field::kPhoto);
  row.leader.pinyin = own_reading(record);
  if (record.failed()) return std::nullopt;
  return row;
}

std::optional<content::Session> read_session(Record& record) {
  content::Session session;
  session.doctor = record.code(Field::kDoctor, Need::kOptional);
  session.department = record.code(Field::kDepartment, Need::kMust);
  session.room = record.text(Field::kRoom);
  const std::string_view kind = record.word(Field::kKind, Code::kBadWord, "普通、专家、特需、急诊",
                                            std::string_view{}, parse_session_kind);
  session.kind = record.pool().keep(kind);
  session.fee = record.money(Field::kFee);
  session.date = record.date(Field::kDate);
  session.weekday =
      record.word(Field::kWeekday, Code::kBadWord, "周一至周日，或 1 到 7", 0U, parse_weekday);
  if (!record.has(Field::kHalf)) {
    record.missing(Field::kHalf);
  }
  session.half = record.word(Field::kHalf, Code::kBadWord, "上午、下午、晚上、全天",
                             content::Half::kMorning, parse_half);
  session.stopped = record.word(Field::kState, Code::kBadWord, "出诊、停诊", false, parse_stopped);
  session.reason = record.text(Field::kReason);
  if (record.has(Field::kDate) == record.has(Field::kWeekday)) {
    record.fail(Field::kWeekday, Code::kWeekdayOrDate,
                {"星期和出诊日期必须填写一个，且只填一个",
                 "give either a weekday or a date, and only one"});
  }
  const bool given = record.has(Field::kFrom);
  const auto from = record.date(Field::kFrom);
  session.valid.to = record.date(Field::kTo);
  if (from) {
    session.valid.from = *from;
  } else if (!given && session.date) {
    session.valid.from = *session.date;  // a single day is its own first day
  } else if (!given) {
    record.missing(Field::kFrom);
  }
  if (session.valid.to && *session.valid.to < session.valid.from) {
    record.fail(Field::kTo, Code::kDatesReversed,
                {"停用日期早于执行日期", "the last day lies before the first"});
  }
  if (record.failed()) return std::nullopt;
  return session;
}

}  // namespace gongshi::content::workspace
