#include "kiosk/views/clinic_view.h"
#include "kiosk/views/department_view.h"
#include "kiosk/views/doctor_view.h"
#include "kiosk/views/doctors_view.h"
#include "kiosk/views/week.h"
#include "tests/kiosk/view_bench.h"

using namespace gongshi;
using namespace gongshi::kiosk;
using gongshi::test::kPanels;
using gongshi::test::Panel;
using gongshi::test::ViewBench;

namespace {

constexpr Date day(unsigned month, unsigned of_month) {
  return Date{std::chrono::year(2026), std::chrono::month(month), std::chrono::day(of_month)};
}

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("week: weekly sessions, a stop with a date beats them, all day is two parts") {
    const auto release = test::sample_release();
    // Monday 23 to Sunday 29 November 2026.
    const auto days = week_of(*release, {"d001"}, day(11, 23), day(11, 23));
    REQUIRE(days.size() == 7);
    CHECK(days[0].today);
    CHECK(days[0].weekday == "周一");
    CHECK(days[6].weekday == "周日");
    CHECK(days[0].parts[0].open);
    CHECK(days[0].parts[0].lines == std::vector<std::string>{"专家门诊", "301 室", "50.00 元"});
    CHECK_FALSE(days[0].parts[1].open);
    CHECK(days[2].parts[0].stopped);  // Wednesday the 25th
    CHECK_FALSE(days[2].parts[0].open);
    CHECK(days[2].parts[0].lines == std::vector<std::string>{"停诊", "外出会议"});
    const auto next = week_of(*release, {"d001"}, day(11, 30), day(11, 23));
    CHECK(next[2].parts[0].open);  // Wednesday after
    CHECK_FALSE(next[0].today);
    const auto whole = week_of(*release, {"d002"}, day(11, 24), day(11, 23));
    CHECK(whole[0].parts[0].open);
    CHECK(whole[0].parts[1].open);
    CHECK_FALSE(whole[0].parts[2].open);
  }

  TEST_CASE("week: without dates only what holds every week counts") {
    const auto release = test::sample_release();
    const auto days = week_of(*release, {"d001"}, day(11, 23), day(11, 23), false);
    CHECK(days[2].parts[0].open);
    CHECK_FALSE(days[2].parts[0].stopped);
  }

  TEST_CASE("week: today in words") {
    const auto release = test::sample_release();
    CHECK(today_words(*release, {"d001"}, day(11, 23)) == "今天上午出诊");
    CHECK(today_words(*release, {"d001"}, day(11, 25)) == "今天上午停诊");
    CHECK(today_words(*release, {"d002"}, day(11, 24)) == "今天上午、下午出诊");
    CHECK(today_words(*release, {"d001"}, day(11, 24)).empty());
  }

  TEST_CASE("doctors: initials find a doctor, under every reading of the surname") {
    const ViewBench bench;
    for (const char* typed : {"qwh", "cwh", "qiuwen"}) {
      CAPTURE(typed);
      DoctorsView doctors;
      bench.type(doctors, typed);
      CHECK(bench.shows(doctors, "仇文海，科主任　主任医师，心血管内科，今天上午出诊"));
      const Navigation next = bench.tap(doctors, "仇文海");
      REQUIRE(next.kind == Navigation::Kind::kPush);
      for (const char* words :
           {"仇文海", "主任医师", "心血管内科", "门诊楼三楼 A 区", "今天", "专家门诊", "301 室",
            "50.00 元", "停诊", "外出会议", "冠心病介入治疗、心力衰竭", "第 1-42 期"}) {
        CAPTURE(words);
        CHECK(bench.shows(*next.view, words));
      }
    }
  }

  TEST_CASE("doctors: a title finds those who have it") {
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel);
      DoctorsView doctors;
      bench.type(doctors, "zzys");
      CHECK(bench.shows(doctors, "李\xF0\xAC\xAD\x8E"));
      CHECK_FALSE(bench.shows(doctors, "仇文海"));
      CHECK_FALSE(bench.shows(doctors, "单晓敏"));
      bench.check(doctors, "doctor-title");
    }
  }

  TEST_CASE("doctors: by department, with place and phone") {
    const ViewBench bench;
    DoctorsView doctors;
    CHECK(bench.shows(doctors, "骨科"));
    const Navigation next = bench.tap(doctors, "骨科");
    REQUIRE(next.kind == Navigation::Kind::kPush);
    CHECK(next.view->title(bench.frame()) == "骨科");
    CHECK(bench.shows(*next.view, "门诊楼二楼 B 区"));
    CHECK(bench.shows(*next.view, "曾志强"));
    CHECK(bench.shows(*next.view, "李\xF0\xAC\xAD\x8E"));
    CHECK_FALSE(bench.shows(*next.view, "仇文海"));
  }

  TEST_CASE("doctors: a clinic without a named doctor is found through its department") {
    // The sample's paediatrics, with nobody left but the emergency clinic of Sundays.
    auto objects = test::sample_objects();
    for (const char* const path : {"table/doctors", "table/sessions"}) {
      std::string& table = objects.at(path);
      for (auto at = table.find("d005"); at != std::string::npos; at = table.find("d005")) {
        const auto from = table.rfind('\n', at) + 1;
        table.erase(from, table.find('\n', at) + 1 - from);
      }
    }
    const auto release = test::load_release(objects);
    REQUIRE(release.has_value());
    for (const Panel& panel : kPanels) {
      ViewBench bench(panel, *release);
      DoctorsView doctors;
      CHECK(bench.shows(doctors, "儿科"));
      auto department = bench.tap(doctors, "儿科");
      REQUIRE(department.view != nullptr);
      CHECK(bench.shows(*department.view, "科室门诊（不指定医生）"));
      bench.check(*department.view, "department-clinic");
      auto clinic = bench.tap(*department.view, "科室门诊（不指定医生）");
      REQUIRE(clinic.view != nullptr);
      CHECK(clinic.view->name() == "clinic");
      for (const char* const words : {"儿科 科室门诊", "急诊", "110 室", "20.00 元", "周日"}) {
        CHECK(bench.shows(*clinic.view, words));
      }
      bench.check(*clinic.view, "clinic");
      bench.set_now(from_local(day(11, 22), std::chrono::minutes(500)));  // a Sunday
      CHECK(bench.shows(*department.view, "今天上午、下午出诊"));
      bench.set_freshness(content::Freshness::kClockUnsure);
      CHECK_FALSE(bench.shows(*department.view, "今天"));
    }
    ViewBench bench;
    CHECK(bench.shows(ClinicView("GK"), "已不在本期公开内容中"));
    CHECK_FALSE(bench.shows(DepartmentView("GK"), "科室门诊"));
  }

  TEST_CASE("doctors: nobody found says so and leads on") {
    const ViewBench bench;
    DoctorsView doctors;
    bench.type(doctors, "zzz");
    CHECK(bench.shows(doctors, "没有找到“ZZZ”"));
    CHECK(bench.shows(doctors, "0571-5550 1000"));
    bench.tap(doctors, "按科室查找");
    CHECK(bench.shows(doctors, "骨科"));
  }

  TEST_CASE("doctor: an unsure clock makes no claim about today") {
    ViewBench bench;
    bench.set_freshness(content::Freshness::kClockUnsure);
    const DoctorView doctor("d001");
    CHECK_FALSE(bench.shows(doctor, "今天"));
    CHECK(bench.shows(doctor, "每周出诊安排"));
    CHECK(bench.shows(doctor, "2026-11-25 上午停诊（外出会议）"));
    const DepartmentView department("XNK");
    CHECK_FALSE(bench.shows(department, "今天"));
  }

  TEST_CASE("doctor: gone from the release") {
    const ViewBench bench;
    CHECK(bench.shows(DoctorView("d999"), "已不在本期公开内容中"));
    CHECK(bench.shows(DepartmentView("NIL"), "已不在本期公开内容中"));
  }

  TEST_CASE("doctor views: whole and well apart on every panel") {
    for (const Panel& panel : kPanels) {
      const ViewBench bench(panel);
      for (const char* typed : {"", "w", "zzz"}) {
        DoctorsView doctors;
        bench.type(doctors, typed);
        bench.check(doctors, std::string("doctors-") + typed);
      }
      bench.check(DepartmentView("GK"), "department");
      bench.check(DoctorView("d001"), "doctor");
      bench.check(DoctorView("d004"), "doctor-rare");
    }
  }
}
