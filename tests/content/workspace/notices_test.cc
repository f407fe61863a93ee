// Emergency cards, leaders and the newer keys of messages: read, checked, and in the release.
#include <doctest/doctest.h>

#include "content/release.h"
#include "content/workspace/build.h"
#include "content/workspace/starter.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using namespace std::string_view_literals;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};
/// IHDR: 3 x 2 pixels.
constexpr std::string_view kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"sv;

/// The starter workspace, in which each test writes its own files.
struct Office {
  test::TempDir dir;
  Findings findings;

  Office() { REQUIRE(write_starter(dir / "s").has_value()); }

  void write(const std::string& name, std::string_view text) { dir.write("s/" + name, text); }

  Workspace read(Date today = kToday) {
    findings = {};
    auto workspace = read_workspace(dir / "s", today, findings);
    REQUIRE(workspace.has_value());
    return *std::move(workspace);
  }

  /// "row:column code" of every finding for `file`.
  [[nodiscard]] std::string told(std::string_view file) const {
    std::string text;
    for (const Finding& finding : findings.list()) {
      if (finding.place.file != file) continue;
      text += std::to_string(finding.place.row) + ":" + finding.place.column + " " +
              code_word(finding.code) + "\n";
    }
    return text;
  }
};

std::shared_ptr<const content::Release> release_of(Workspace& workspace) {
  const auto pinyin = Pinyin::load({});
  REQUIRE(pinyin.has_value());
  auto objects = make_objects(workspace, *pinyin);
  if (!objects) FAIL(objects.error().what.en);
  std::map<std::string, std::string, std::less<>> bytes;
  for (const auto& [path, source] : *objects) bytes.emplace(path, source.bytes);
  auto release =
      content::Release::load({}, std::make_shared<content::MemoryObjects>(std::move(bytes)));
  REQUIRE(release.has_value());
  return *release;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("emergency.yaml: a card with all its keys reaches the release") {
    Office office;
    office.write("emergency.yaml",
                 "cards:\n"
                 "  - id: fire-2\n    title: 火情\n"
                 "    text: {zh: 请走楼梯, en: Take the stairs, ug: پەلەمپەي}\n"
                 "    short: 走楼梯\n    tags: [lobby, ward]\n    category: C1\n"
                 "    max_run_minutes: 45\n    from: 2026-01-01\n    to: 2026-12-31\n"
                 "    audience: patient\n");
    Workspace workspace = office.read();
    CHECK(office.told("emergency.yaml") == "");
    CHECK(office.findings.file("emergency.yaml").taken == 1);
    const auto release = release_of(workspace);
    const content::EmergencyCard* card = release->emergency_card("fire-2");
    REQUIRE(card != nullptr);
    CHECK(card->title_zh == "火情");
    CHECK(card->text_zh == "请走楼梯");
    CHECK(card->text_en == "Take the stairs");
    CHECK(card->text_ug == "پەلەمپەي");
    CHECK(card->short_zh == "走楼梯");
    CHECK(card->tags == "lobby;ward");
    CHECK(card->category == "C1");
    CHECK(card->max_run_min == 45);
    CHECK(date_text(card->valid.from) == "2026-01-01");
    CHECK(date_text(card->valid.to.value()) == "2026-12-31");
    CHECK(card->audience == content::Audience::kPatient);
  }

  TEST_CASE("emergency.yaml: every fault of every card in one run") {
    Office office;
    const std::string ok = "title: 火情, max_run_minutes: 5, from: 2026-01-01, ";
    office.write("emergency.yaml",
                 "cards:\n"
                 "  - {id: Fire!, " +
                     ok +
                     "text: {zh: 甲}}\n"                                                // 2
                     "  - {id: none, title: 火情, from: 2026-01-01, text: {zh: 甲}}\n"  // 3
                     "  - {id: long, title: 火情, max_run_minutes: 1441, from: 2026-01-01, "
                     "text: {zh: 甲}}\n"  // 4
                     "  - {id: zero, title: 火情, max_run_minutes: 0, from: 2026-01-01, "
                     "text: {zh: 甲}}\n"  // 5
                     "  - {id: silent, " +
                     ok +
                     "text: {en: Fire}}\n"  // 6
                     "  - {id: swapped, " +
                     ok +
                     "text: {zh: 甲, ug: Fire}}\n"  // 7
                     "  - {id: staff, " +
                     ok +
                     "text: {zh: 内部口令}, audience: staff}\n"  // 8
                     "  - {id: rare, " +
                     ok +
                     "text: {zh: 㛃}}\n"  // 9
                     "  - {id: phone, " +
                     ok +
                     "text: {zh: 请打13812345678}}\n"  // 10
                     "  - {id: twice, " +
                     ok +
                     "text: {zh: 甲}}\n"  // 11
                     "  - {id: twice, " +
                     ok +
                     "text: {zh: 乙}}\n"  // 12
                     "  - {id: nowhere, " +
                     ok +
                     "text: {zh: 甲}, category: Z9}\n"  // 13
                     "  - {id: over, " +
                     ok +
                     "to: 2026-02-01, text: {zh: 甲}}\n"  // 14
                     "  - {id: back, " +
                     ok + "to: 2025-02-01, text: {zh: 甲}}\n");  // 15
    const Workspace workspace = office.read();
    CHECK(office.told("emergency.yaml") ==
          "2:id E1013\n3:max_run_minutes E1012\n4:max_run_minutes E1013\n"
          "5:max_run_minutes E1013\n6:text E1012\n7:text.ug E1511\n8:audience E1501\n"
          "9:text E1506\n10:text.zh E1503\n12:id E1405\n13:category E1403\n15:to E1304\n");
    const FileCount& count = office.findings.file("emergency.yaml");
    CHECK(count.read == 14);
    CHECK(count.taken == 1);
    CHECK(count.refused == 12);
    CHECK(count.ended == 1);
    REQUIRE(workspace.emergency_cards.size() == 1);
    CHECK(workspace.emergency_cards[0].value.text_zh == "甲");
    for (const Finding& finding : office.findings.list()) {
      CHECK(finding_line(finding, Lang::kZh).find("口令") == std::string::npos);
    }
  }

  TEST_CASE("leaders: their table, headers under other names, photos, and the office's order") {
    Office office;
    office.write("photos/zhou.png", kPng);
    office.write("people/leaders.csv",
                 "编号,领导姓名,行政职务,工作分工,相片\n"
                 "2,周敏,副院长,分管医疗,zhou.png\n"
                 "1,陈卫东,院长,,\n");
    Workspace workspace = office.read();
    CHECK(office.told("people/leaders.csv") == "");
    const auto release = release_of(workspace);
    REQUIRE(release->leaders().size() == 2);
    const content::Leader& first = release->leaders()[0];
    CHECK(first.name == "周敏");
    CHECK(first.pinyin == "zhou min");
    CHECK(first.post == "副院长");
    CHECK(first.duties == "分管医疗");
    CHECK(first.photo == "image/leader/2");
    CHECK(release->object("image/leader/2").value() == kPng);
    CHECK(release->leaders()[1].photo == "");
  }

  TEST_CASE("leaders: rows are checked as those of doctors are") {
    Office office;
    office.write("people/leaders.csv",
                 "领导编码,姓名,职务,分管工作,照片\n"
                 "L1,陈卫东,,行政,\n"                 // 2 no post
                 "L2,测试用户,院长,行政,\n"           // 3 placeholder
                 "L3,周敏,副院长,电话13812345678,\n"  // 4 mobile
                 "L4,王安,副院长,后勤,no.png\n"       // 5 no such picture
                 "L5,李平,副院长,后勤,\n"             // 6 good
                 "L5,赵平,副院长,后勤,\n");           // 7 code again
    const Workspace workspace = office.read();
    CHECK(office.told("people/leaders.csv") ==
          "2:C(职务) E1201\n3:B(姓名) E1212\n4:D(分管工作) E1503\n5:E(照片) E1404\n"
          "7:A(领导编码) E1405\n");
    REQUIRE(workspace.leaders.size() == 1);
    CHECK(workspace.leaders[0].value.name == "李平");
  }

  TEST_CASE("messages.yaml: languages, picture, days, dwell and times an hour") {
    Office office;
    office.write("media/plan.png", kPng);
    office.write("messages.yaml",
                 "messages:\n"
                 "  - id: Plan 1\n"
                 "    text: {zh: 平面图, en: Floor plan, ug: خەرىتە, bo: ས་ཁྲ, mn: ᠵᠢᠷᠤᠭ\u202Fᠤᠨ}\n"
                 "    picture: plan.png\n    days: [work, 周一, 周二]\n"
                 "    dwell: {min: 5, max: 90}\n    per_hour: 12\n    from: 2026-01-01\n"
                 "  - {id: sunday, text: {zh: 休息}, days: 休息日, dwell: {max: 9}, "
                 "from: 2026-01-01}\n"
                 "  - {id: old, text: {zh: 休息}, days: 周日, from: 2026-01-01}\n");
    Workspace workspace = office.read();
    CHECK(office.told("messages.yaml") == "");
    const auto release = release_of(workspace);
    REQUIRE(release->messages().size() == 3);
    const content::Message& plan = release->messages()[0];
    CHECK(plan.text_ug == "خەرىتە");
    CHECK(plan.text_bo == "ས་ཁྲ");
    CHECK(plan.text_mn == "ᠵᠢᠷᠤᠭ\u202Fᠤᠨ");  // the narrow space joins stem and ending
    CHECK(plan.picture == "image/message/plan-1");
    CHECK(release->object(plan.picture).value() == kPng);
    CHECK(plan.days == content::DayKind::kWork);
    CHECK(plan.weekdays == 3);
    CHECK(plan.min_dwell.count() == 5);
    CHECK(plan.max_dwell.count() == 90);
    CHECK(plan.per_hour == 12);
    const content::Message& sunday = release->messages()[1];
    CHECK(sunday.days == content::DayKind::kRest);
    CHECK(sunday.weekdays == 0x7f);
    CHECK(sunday.min_dwell.count() == 0);
    CHECK(release->messages()[2].days == content::DayKind::kAll);
    CHECK(release->messages()[2].weekdays == 0x40);
  }

  TEST_CASE("messages.yaml: the newer keys' faults") {
    Office office;
    office.write("media/a.gif", "GIF89a");
    office.write("messages.yaml",
                 "messages:\n"
                 "  - {id: a, text: {zh: 甲}, dwell: {min: 9, max: 8}, from: 2026-01-01}\n"
                 "  - {id: b, text: {zh: 甲}, dwell: {min: 3601}, from: 2026-01-01}\n"
                 "  - {id: c, text: {zh: 甲}, per_hour: 61, from: 2026-01-01}\n"
                 "  - {id: d, text: {zh: 甲}, per_hour: often, from: 2026-01-01}\n"
                 "  - {id: e, text: {zh: 甲}, days: [work, rest], from: 2026-01-01}\n"
                 "  - {id: f, text: {zh: 甲}, picture: none.png, from: 2026-01-01}\n"
                 "  - {id: g, text: {zh: 甲}, picture: a.gif, from: 2026-01-01}\n"
                 "  - {id: h, text: {zh: 甲}, picture: ../../x.png, from: 2026-01-01}\n"
                 "  - {id: i, text: {zh: 甲, bo: 甲}, from: 2026-01-01}\n"
                 "  - {id: j, text: {zh: 甲, ug: 'خەرىتە {price:1}'}, from: 2026-01-01}\n"
                 "  - {id: k, text: {zh: 甲}, dwel: {min: 9}, from: 2026-01-01}\n");
    const Workspace workspace = office.read();
    CHECK(office.told("messages.yaml") ==
          "2:dwell.max E1013\n3:dwell.min E1013\n4:per_hour E1013\n5:per_hour E1013\n"
          "6:days E1209\n7:picture E1404\n8:picture E1404\n9:picture E1404\n10:text.bo E1511\n"
          "11:text.ug E1409\n12:dwel E1011\n");
    CHECK(workspace.messages.empty());
    CHECK(workspace.message_pictures.empty());
  }

  TEST_CASE("calendar: years without holidays or make-up workdays are told") {
    Office office;
    const auto with_calendar = [&](std::string_view days) {
      office.write("hospital.yaml",
                   "site: a\nchannel: production\nname: {zh: 医院}\nissuer: 办公室\n"
                   "complaint: {phone: 0571-1, hours: 24小时}\ncalendar:\n" +
                       std::string(days));
    };
    const std::string whole =
        "  - {date: 2026-01-01, kind: holiday}\n  - {date: 2026-01-04, kind: workday}\n";
    with_calendar(whole);
    (void)office.read();
    CHECK(office.told("hospital.yaml") == "");
    (void)office.read(Date{year{2026} / 11 / 14});
    CHECK(office.told("hospital.yaml") == "");
    (void)office.read(Date{year{2026} / 11 / 15});  // the notice for 2027 is usually out by now
    CHECK(office.told("hospital.yaml") == "0:calendar E1410\n");
    with_calendar("  - {date: 2026-01-01, kind: holiday}\n");
    (void)office.read();
    CHECK(office.told("hospital.yaml") == "0:calendar E1410\n");
    CHECK(office.findings.list()[0].what.en.find("make-up workday of 2026") != std::string::npos);

    with_calendar(whole);
    office.write("messages.yaml",
                 "messages:\n"
                 "  - {id: a, text: {zh: 甲}, days: work, from: 2026-01-01, to: 2027-06-30}\n"
                 "  - {id: b, text: {zh: 甲}, from: 2026-01-01, to: 2029-06-30}\n");
    (void)office.read();
    CHECK(office.told("hospital.yaml") == "0:calendar E1410\n");
    CHECK(office.findings.list()[0].what.zh.find("消息 a") != std::string::npos);
  }

  TEST_CASE("hospital.yaml: the web address is one that a QR code can carry") {
    Office office;
    const auto with_web = [&](std::string_view web) {
      office.write("hospital.yaml",
                   "site: a\nchannel: production\nname: {zh: 医院}\nissuer: 办公室\n"
                   "complaint: {phone: 0571-1, hours: 24小时}\nweb: " +
                       std::string(web) +
                       "\ncalendar:\n  - {date: 2026-01-01, kind: holiday}\n"
                       "  - {date: 2026-01-04, kind: workday}\n");
    };
    with_web("https://www.example.cn/gongkai?x=1");
    Workspace workspace = office.read();
    CHECK(office.told("hospital.yaml") == "");
    CHECK(release_of(workspace)->hospital().web == "https://www.example.cn/gongkai?x=1");
    for (const std::string_view bad : {"www.example.cn"sv, "https://"sv, "https:///x"sv,
                                       "https://例子.cn"sv, "'https://a b'"sv, "ftp://a.cn"sv}) {
      CAPTURE(bad);
      with_web(bad);
      (void)office.read();
      CHECK(office.told("hospital.yaml") == "6:web E1013\n");
    }
  }
}
