#include "tests/support/made_release.h"

#include <cstdio>
#include <cstdlib>

namespace gongshi::test {
namespace {

using namespace content;

const Validity kTwoYears{
    Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}},
    Date{std::chrono::year{2027}, std::chrono::December, std::chrono::day{31}}};

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "made release: %s\n", result.error().what.en.c_str());
    std::abort();
  }
  return *std::move(result);
}

}  // namespace

std::shared_ptr<const Release> made_release(Made made) {
  static const ObjectMap kSample = sample_objects();  // thousands may be made
  ObjectMap objects = kSample;
  for (const Message& message : made.messages) {
    if (!message.picture.empty()) objects[std::string(message.picture)] = "a picture";
  }
  objects[std::string(kMessageTable)] = must(write_messages(made.messages));
  objects[std::string(kSessionTable)] = must(write_sessions(made.sessions));
  objects[std::string(kCalendarTable)] = must(write_calendar(made.calendar));
  objects[std::string(kEmergencyTable)] = must(write_emergency_cards(made.cards));
  return must(load_release(std::move(objects)));
}

Message made_message(Text id, Text text) {
  Message message;
  message.id = id;
  message.text_zh = text;
  message.valid = kTwoYears;
  return message;
}

Session made_session(Text doctor, Text department, unsigned weekday, Half half) {
  Session session;
  session.doctor = doctor;
  session.department = department;
  session.room = "301";
  session.kind = "专家";
  session.weekday = weekday;
  session.half = half;
  session.valid = kTwoYears;
  return session;
}

Session made_stop(Text doctor, Text department, Date date, Half half) {
  Session stop = made_session(doctor, department, 0, half);
  stop.kind = {};
  stop.room = {};
  stop.date = date;
  stop.stopped = true;
  stop.reason = "外出会议";
  return stop;
}

EmergencyCard made_card(Text id, Text text) {
  EmergencyCard card;
  card.id = id;
  card.title_zh = "紧急通知";
  card.text_zh = text;
  card.max_run_min = 30;
  card.valid = kTwoYears;
  return card;
}

}  // namespace gongshi::test
