#include "tests/signage/random_hospital.h"

#include <array>
#include <set>

#include "tests/support/made_release.h"

namespace gongshi::test {
namespace {

using namespace content;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr std::array<Text, 8> kIds{"m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"};
constexpr std::array<Text, 8> kTexts{
    "欢迎来院就诊",
    "价格可在大厅自助机查询",
    "请勿吸烟",
    "空腹抽血请到二楼采血室，7:00 开始。",
    "医疗服务项目、药品、医用耗材价格可在大厅自助机查询。价格投诉电话 12315。",
    "药房夜间请到急诊楼取药",
    "住院探视时间为每日 15:00 至 17:00，每次不超过两人。",
    "请看管好随身物品"};
constexpr std::array<Text, 3> kEnglish{"Welcome", "No smoking, please", "Prices: see the kiosk"};
constexpr std::array<Text, 4> kTags{"", "lobby", "ward", "lobby;pharmacy"};
constexpr std::array<Text, 4> kDoctors{"d001", "d002", "d003", ""};
constexpr std::array<int, 4> kMinutes{0, 390, 600, 1080};
constexpr std::array<std::string_view, 9> kTurns{
    "2026-01-01T00:00:00", "2026-02-17T08:00:00", "2026-10-10T06:30:00",
    "2026-11-25T12:00:00", "2026-12-31T23:59:59", "2027-01-01T10:00:00",
    "2027-06-09T18:00:00", "2028-02-29T00:00:00", "2028-02-29T23:59:59"};

Date plus(Date date, int count) {
  return Date(sys_days(date) + days(count));
}

}  // namespace

WallTime RandomHospital::moment() {
  if (one_in(4)) {
    const WallTime turn = *parse_time(kTurns.at(static_cast<std::size_t>(below(kTurns.size()))));
    return turn + 1ms * (below(3) - 1);
  }
  const WallTime first = *parse_time("2026-01-02T00:00:00");
  const WallTime any = first + 24h * below(3 * 365) + 1s * below(86'400) + 1ms * below(1000);
  if (one_in(6)) {
    const LocalTime local = to_local(any);
    const int edge = kMinutes.at(static_cast<std::size_t>(below(kMinutes.size())));
    return from_local(local.date, minutes{edge}) + 1ms * (below(3) - 1);
  }
  return any;
}

std::vector<std::string> RandomHospital::places() {
  if (one_in(3)) return {};
  return {one_in(2) ? "lobby" : one_in(2) ? "ward" : "pharmacy"};
}

std::vector<std::string> RandomHospital::languages() {
  if (one_in(3)) return {"zh", "en"};
  return one_in(8) ? std::vector<std::string>{"en"} : std::vector<std::string>{"zh"};
}

config::Display RandomHospital::board() {
  config::Display display;
  display.name = "board";
  display.kind = "terminal";
  const bool tall = one_in(2);
  display.width_px = tall ? 64 : 96;
  display.height_px = tall ? 32 : 16;
  display.speed_px_s = 20 + 10 * below(5);
  display.tags = places();
  display.languages = languages();
  display.options = {{"color", "no"}};
  return display;
}

config::Display RandomHospital::screen() {
  config::Display display;
  display.name = "screen";
  display.kind = "screen";
  display.tags = places();
  display.languages = languages();
  return display;
}

Message RandomHospital::message(std::size_t number, Date today) {
  Message one = made_message(kIds.at(number), kTexts.at(number));
  if (one_in(3)) one.short_zh = "短句请看";
  if (one_in(3)) one.text_en = kEnglish.at(static_cast<std::size_t>(below(kEnglish.size())));
  one.tags = kTags.at(static_cast<std::size_t>(below(kTags.size())));
  one.valid = {plus(today, below(40) - 38), {}};
  if (one_in(2)) one.valid.to = plus(one.valid.from, 30 + below(30));
  if (one_in(4)) one.weekdays = 1U + static_cast<unsigned>(below(0x7f));
  if (one_in(3)) one.days = one_in(2) ? DayKind::kWork : DayKind::kRest;
  one.priority = static_cast<MessagePriority>(below(3));
  if (one.priority == MessagePriority::kDayPart || one_in(5)) {
    const int first = below(3);
    one.from_minute = minutes{kMinutes.at(static_cast<std::size_t>(first))};
    one.to_minute = minutes{kMinutes.at(static_cast<std::size_t>(first + 1 + below(3 - first)))};
  }
  if (one_in(4)) one.per_hour = 1 + below(30);
  if (one_in(5)) one.min_dwell = seconds{5 + below(40)};
  if (one_in(5)) one.max_dwell = one.min_dwell + seconds{1 + below(20)};
  return one;
}

Session RandomHospital::session(Date today) {
  const Half half = static_cast<Half>(below(4));
  const Text doctor = kDoctors.at(static_cast<std::size_t>(below(kDoctors.size())));
  if (one_in(2)) {
    return made_session(doctor, "XNK", 1U + static_cast<unsigned>(below(7)), half);
  }
  return made_stop(doctor, "XNK", plus(today, below(4) - 1), half);
}

signage::Edition RandomHospital::edition(WallTime now) {
  const Date today = to_local(now).date;
  Made made;
  for (std::size_t i = 0; i < kIds.size(); ++i) {
    if (one_in(2)) made.messages.push_back(message(i, today));
  }
  std::set<std::string> keys;
  for (int i = below(5); i > 0; --i) {
    Session one = session(today);
    std::string key(one.doctor);
    key += std::to_string(one.weekday) + (one.date ? date_text(*one.date) : "") +
           std::to_string(static_cast<int>(one.half));
    if (keys.insert(key).second) made.sessions.push_back(one);
  }
  if (one_in(3)) made.calendar.push_back({today, one_in(2), "调休"});
  made.cards.push_back(made_card("fire", "火警，请从最近的安全出口撤离"));

  signage::Edition edition;
  edition.release = made_release(std::move(made));
  edition.notice = {"青溪市第一人民医院", "0571-5550 1234"};
  edition.facts.network_time = true;
  edition.facts.active = edition.release->id();
  edition.facts.active->created = now - 24h * (1 + below(20));
  edition.facts.active->fresh_until = now + 24h * (one_in(6) ? -1 : 10) + 1s * below(300);
  edition.facts.fallback = one_in(20);
  if (one_in(20)) edition.facts.active->created = now + 240h;  // signed in this clock's future
  if (one_in(20)) {
    edition.release.reset();
    edition.facts.active.reset();
    edition.withheld = one_in(2);
  }
  if (one_in(10)) {
    const WallTime started = now - 1s * below(900);
    edition.emergency = signage::EmergencyRun{"fire", started, started + 1s * below(1800)};
  }
  return edition;
}

}  // namespace gongshi::test
