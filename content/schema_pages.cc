// The hospital itself, catalogue, pages, messages, and the readings behind the search.
#include "content/columns.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

constexpr std::array<std::string_view, 3> kAudiences{"public", "patient", "staff"};
constexpr std::array<std::string_view, 3> kPriorities{"urgent", "daypart", "routine"};
constexpr std::array<std::string_view, 3> kDayKinds{"all", "work", "rest"};
constexpr int kMostCheckDays = 3'660;
constexpr int kMostDwell_s = 3'600;
constexpr int kMostPerHour = 60;
constexpr int kMostRunMin = 1'440;

const Sentence& ends_before_it_begins() {
  static const Sentence sentence{"停用日期早于启用日期", "ends before it begins"};
  return sentence;
}

const Sentence& empty_time_of_day() {
  static const Sentence sentence{"结束时刻不晚于开始时刻", "its time of day ends before it begins"};
  return sentence;
}

const Sentence& dwells_the_wrong_way_round() {
  static const Sentence sentence{"最短停留时间长于最长停留时间",
                                 "its shortest dwell is longer than its longest"};
  return sentence;
}

struct CategoryColumns {
  template <class Io, class T>
  void operator()(Io& io, T& c) const {
    io.text("code", c.code, Need::kKey);
    io.text("name_zh", c.name_zh, Need::kMust);
    io.text("name_en", c.name_en, Need::kOptional);
    io.text("owner", c.owner, Need::kMust);
    io.text("person", c.person, Need::kOptional);
    io.word("audience", c.audience, kAudiences);
    io.number("check_days", c.check_days, 0, kMostCheckDays, Need::kMust);
  }
};

struct PageColumns {
  template <class Io, class T>
  void operator()(Io& io, T& p) const {
    io.text("id", p.id, Need::kKey);
    io.number("number", p.number, 1, 9'999, Need::kMust);
    io.text("category", p.category, Need::kMust);
    io.text("title_zh", p.title_zh, Need::kMust);
    io.text("title_en", p.title_en, Need::kOptional);
    io.text("owner", p.owner, Need::kMust);
    io.text("person", p.person, Need::kOptional);
    io.text("basis", p.basis, Need::kOptional);
    io.text("body_zh", p.body_zh, Need::kMust);
    io.text("body_en", p.body_en, Need::kOptional);
    io.date("made_on", p.made_on, Need::kMust);
    io.date("from", p.valid.from, Need::kMust);
    io.date("to", p.valid.to);
    io.word("audience", p.audience, kAudiences);
    io.rule(!p.valid.to || p.valid.from <= *p.valid.to, ends_before_it_begins);
  }
};

struct MessageColumns {
  template <class Io, class T>
  void operator()(Io& io, T& m) const {
    io.text("id", m.id, Need::kKey);
    io.text("text_zh", m.text_zh, Need::kMust);
    io.text("short_zh", m.short_zh, Need::kOptional);
    io.text("text_en", m.text_en, Need::kOptional);
    io.text("text_ug", m.text_ug, Need::kOptional);
    io.text("text_bo", m.text_bo, Need::kOptional);
    io.text("text_mn", m.text_mn, Need::kOptional);
    io.text("picture", m.picture, Need::kOptional);
    io.text("tags", m.tags, Need::kOptional);
    io.text("category", m.category, Need::kOptional);
    io.word("priority", m.priority, kPriorities);
    io.date("from", m.valid.from, Need::kMust);
    io.date("to", m.valid.to);
    io.weekdays("weekdays", m.weekdays);
    io.minute("from_time", m.from_minute);
    io.minute("to_time", m.to_minute);
    io.word("days", m.days, kDayKinds);
    io.seconds("min_dwell", m.min_dwell, kMostDwell_s);
    io.seconds("max_dwell", m.max_dwell, kMostDwell_s);
    io.number("per_hour", m.per_hour, 0, kMostPerHour, Need::kMust);
    io.word("audience", m.audience, kAudiences);
    io.rule(!m.valid.to || m.valid.from <= *m.valid.to, ends_before_it_begins);
    io.rule(m.from_minute < m.to_minute, empty_time_of_day);
    io.rule(m.max_dwell.count() == 0 || m.min_dwell <= m.max_dwell, dwells_the_wrong_way_round);
  }
};

struct EmergencyColumns {
  template <class Io, class T>
  void operator()(Io& io, T& c) const {
    io.text("id", c.id, Need::kKey);
    io.text("title_zh", c.title_zh, Need::kMust);
    io.text("text_zh", c.text_zh, Need::kMust);
    io.text("short_zh", c.short_zh, Need::kOptional);
    io.text("text_en", c.text_en, Need::kOptional);
    io.text("text_ug", c.text_ug, Need::kOptional);
    io.text("tags", c.tags, Need::kOptional);
    io.text("category", c.category, Need::kOptional);
    io.number("max_run", c.max_run_min, 1, kMostRunMin, Need::kMust);
    io.date("from", c.valid.from, Need::kMust);
    io.date("to", c.valid.to);
    io.word("audience", c.audience, kAudiences);
    io.rule(!c.valid.to || c.valid.from <= *c.valid.to, ends_before_it_begins);
  }
};

const Sentence& no_opinion_number() {
  static const Sentence sentence{"编号不是十位数字", "its number is not ten digits"};
  return sentence;
}

bool is_opinion_number(Text number) {
  return number.size() == 10 && number.find_first_not_of("0123456789") == Text::npos;
}

struct AnswerColumns {
  template <class Io, class T>
  void operator()(Io& io, T& a) const {
    io.text("number", a.number, Need::kKey);
    io.date("date", a.date, Need::kMust);
    io.text("department", a.department, Need::kMust);
    io.text("question_zh", a.question_zh, Need::kMust);
    io.text("question_en", a.question_en, Need::kOptional);
    io.text("answer_zh", a.answer_zh, Need::kMust);
    io.text("answer_en", a.answer_en, Need::kOptional);
    io.date("to", a.to);
    io.word("audience", a.audience, kAudiences);
    io.rule(!a.to || a.date <= *a.to, ends_before_it_begins);
    io.rule(is_opinion_number(a.number), no_opinion_number);
  }
};

struct ReadingColumns {
  template <class Io, class T>
  void operator()(Io& io, T& r) const {
    io.character("character", r.character);
    io.text("syllables", r.syllables, Need::kMust);
  }
};

struct HospitalRow {
  Text key, value;
};

struct HospitalColumns {
  template <class Io, class T>
  void operator()(Io& io, T& row) const {
    io.text("key", row.key, Need::kKey);
    io.text("value", row.value, Need::kMust);
  }
};

struct HospitalKey {
  std::string_view name;
  Text Hospital::* value;
  bool must;
};

constexpr std::array kHospitalKeys{
    HospitalKey{"name_zh", &Hospital::name_zh, true},
    HospitalKey{"name_en", &Hospital::name_en, false},
    HospitalKey{"short_name_zh", &Hospital::short_name_zh, false},
    HospitalKey{"address", &Hospital::address, false},
    HospitalKey{"complaint_phone", &Hospital::complaint_phone, true},
    HospitalKey{"complaint_hours", &Hospital::complaint_hours, false},
    HospitalKey{"complaint_place", &Hospital::complaint_place, false},
    HospitalKey{"complaint_office", &Hospital::complaint_office, false},
    HospitalKey{"oversight_phone", &Hospital::oversight_phone, false},
    HospitalKey{"oversight_hours", &Hospital::oversight_hours, false},
    HospitalKey{"desk_phone", &Hospital::desk_phone, false},
    HospitalKey{"desk_hours", &Hospital::desk_hours, false},
    HospitalKey{"desk_place", &Hospital::desk_place, false},
    HospitalKey{"price_office_phone", &Hospital::price_office_phone, false},
    HospitalKey{"price_office_hours", &Hospital::price_office_hours, false},
    HospitalKey{"price_office_place", &Hospital::price_office_place, false},
    HospitalKey{"emergency_phone", &Hospital::emergency_phone, false},
    HospitalKey{"issuer", &Hospital::issuer, false},
    HospitalKey{"note_share", &Hospital::note_share, false},
    HospitalKey{"web", &Hospital::web, false},
    HospitalKey{"feedback_key", &Hospital::feedback_key, false},
};

}  // namespace

Result<std::string> write_hospital(const Hospital& hospital) {
  std::vector<HospitalRow> rows;
  for (const HospitalKey& key : kHospitalKeys) {
    const Text value = hospital.*key.value;
    if (!value.empty()) rows.push_back({key.name, value});
  }
  GONGSHI_TRY(std::string text,
              write_rows(kHospitalTable, std::span<const HospitalRow>(rows), HospitalColumns{}));
  if (const auto read = read_hospital(text); !read) return read.error();
  return text;
}

Result<Hospital> read_hospital(std::string_view text) {
  GONGSHI_TRY(const auto rows, read_rows<HospitalRow>(kHospitalTable, text, HospitalColumns{}));
  Hospital hospital;
  std::size_t number = 1;
  for (const HospitalRow& row : rows) {
    ++number;
    const auto key = std::find_if(kHospitalKeys.begin(), kHospitalKeys.end(),
                                  [&](const HospitalKey& each) { return each.name == row.key; });
    if (key == kHospitalKeys.end()) {
      return table_error(kHospitalTable, number, {"没有这个 key", "there is no such key"});
    }
    hospital.*key->value = row.value;
  }
  for (const HospitalKey& key : kHospitalKeys) {
    if (!key.must || !(hospital.*key.value).empty()) continue;
    const std::string name(key.name);
    return table_error(kHospitalTable, number, {"缺少 " + name, name + " is missing"});
  }
  return hospital;
}

Result<std::string> write_categories(std::span<const Category> categories) {
  return write_rows(kCategoryTable, categories, CategoryColumns{});
}
Result<std::vector<Category>> read_categories(std::string_view text) {
  return read_rows<Category>(kCategoryTable, text, CategoryColumns{});
}

Result<std::string> write_pages(std::span<const Page> pages) {
  return write_rows(kPageTable, pages, PageColumns{});
}
Result<std::vector<Page>> read_pages(std::string_view text) {
  return read_rows<Page>(kPageTable, text, PageColumns{});
}

Result<std::string> write_messages(std::span<const Message> messages) {
  return write_rows(kMessageTable, messages, MessageColumns{});
}
Result<std::vector<Message>> read_messages(std::string_view text) {
  return read_rows<Message>(kMessageTable, text, MessageColumns{});
}

Result<std::string> write_emergency_cards(std::span<const EmergencyCard> cards) {
  return write_rows(kEmergencyTable, cards, EmergencyColumns{});
}
Result<std::vector<EmergencyCard>> read_emergency_cards(std::string_view text) {
  return read_rows<EmergencyCard>(kEmergencyTable, text, EmergencyColumns{});
}

Result<std::string> write_readings(std::span<const Reading> readings) {
  return write_rows(kReadingTable, readings, ReadingColumns{});
}
Result<std::vector<Reading>> read_readings(std::string_view text) {
  return read_rows<Reading>(kReadingTable, text, ReadingColumns{});
}

Result<std::string> write_answers(std::span<const Answer> answers) {
  return write_rows(kAnswerTable, answers, AnswerColumns{});
}
Result<std::vector<Answer>> read_answers(std::string_view text) {
  return read_rows<Answer>(kAnswerTable, text, AnswerColumns{});
}

std::string page_text_path(std::string_view page_id, Lang lang) {
  return "text/page/" + std::string(page_id) + (lang == Lang::kZh ? ".zh" : ".en");
}

std::string message_picture_path(std::string_view message_id) {
  return "image/message/" + std::string(message_id);
}

std::string page_picture_path(std::string_view file_name) {
  return "image/media/" + std::string(file_name);
}

}  // namespace gongshi::content
