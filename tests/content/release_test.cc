#include "content/release.h"

#include <doctest/doctest.h>

#include "content/schema.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

/// The sample with `from` once replaced by `to` in the object at `path`.
Result<std::shared_ptr<const Release>> load_changed(std::string_view path, std::string_view from,
                                                    std::string_view to) {
  auto objects = test::sample_objects();
  std::string& text = objects.find(path)->second;
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  return test::load_release(std::move(objects));
}

const PriceItem& item_named(const Release& release, std::string_view name) {
  for (const PriceItem& item : release.prices()) {
    if (item.name == name) return item;
  }
  FAIL("no such item");
  return release.prices().front();
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("release: the sample loads with every table") {
    const auto release = test::sample_release();
    CHECK(release->id().serial() == "1-42");
    CHECK(release->id().short_code() == "8f14e45f");
    CHECK(release->hospital().complaint_phone == "0571-5550 1234");
    CHECK(release->prices().size() == 13 + 6 + 3);
    CHECK(release->prices(PriceKind::kService).size() == 13);
    CHECK(release->prices(PriceKind::kDrug).size() == 6);
    CHECK(release->prices(PriceKind::kConsumable).size() == 3);
    CHECK(release->departments().size() == 4);
    CHECK(release->doctors().size() == 6);
    CHECK(release->sessions().size() == 10);
    CHECK(release->pages().size() == 4);
    CHECK(release->messages().size() == 4);
    CHECK(release->doctor("d003")->name == "曾志强");
    CHECK(release->department("GK")->name == "骨科");
    CHECK(release->category("C1")->name_zh == "就诊流程");
    CHECK(release->doctor("d999") == nullptr);
    CHECK(release->object("text/page/about.zh")->starts_with("# 医院简介"));
  }

  TEST_CASE("release: a detail page's columns come out of the row") {
    const auto release = test::sample_release();
    const PriceItem& item = item_named(*release, "血常规");
    CHECK(item.price.amount->text() == "22.00");
    const PriceDetail detail = release->detail(item);
    CHECK(detail.item.unit == "次");
    CHECK(detail.basis == "青医保发〔2026〕18号");
    CHECK(detail.department == "物价办");
    CHECK(detail.excluded == "采血费另计");
    CHECK(detail.content.find("\xE2\x80\xA8") != Text::npos);
    const PriceDetail drug = release->detail(item_named(*release, "硝苯地平控释片"));
    CHECK(drug.trade_name == "安平");
    CHECK(drug.self_pay_bp == 500);
    CHECK(drug.zero_markup);
    const PriceDetail thread = release->detail(item_named(*release, "可吸收性缝合线"));
    CHECK(thread.model == "V320H");
  }

  TEST_CASE("release: an item for staff refuses the whole and is named by its id only") {
    struct {
      std::string_view table, from, id, text;
    } const cases[] = {
        {kMessageTable, "24:00\tall\t0\t0\t0\tpublic", "welcome", "欢迎"},
        {kPageTable, "2026-10-10\t\tpublic", "about", "医院简介"},
        {kCategoryTable, "院办主任\tpublic", "A1", "医院概况"},
        {kAnswerTable, "2027-05-31\tpublic", "7391058243", "窗口"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.table);
      std::string staff(each.from);
      staff.replace(staff.size() - 6, 6, "staff");
      const auto release = load_changed(each.table, each.from, staff);
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().code == Errc::kRejected);
      CHECK(release.error().word == "E_CONTENT");
      CHECK(release.error().what.en.find(each.id) != std::string::npos);
      CHECK(release.error().what.zh.find(each.text) == std::string::npos);
    }
  }

  TEST_CASE("release: a reference to nothing is corrupt") {
    struct {
      std::string_view table, from, to, named;
    } const cases[] = {
        {kDoctorTable, "wang jian guo\tZYK", "wang jian guo\tZZZ", "d006"},
        {kSessionTable, "XNK\td002", "XNK\td092", "refers to a doctor"},
        {kSessionTable, "ZYK\td006", "ZZZ\td006", "refers to a department"},
        {kPageTable, "301\tC1", "301\tC9", "visit-steps"},
        {kPageTable, "text/page/complain.zh", "text/page/missing.zh", "text/page/missing.zh"},
        {kPageTable, "licence\t102", "licence\t101", "another page's number"},
        {kDepartmentTable, "gu ke\t\t", "gu ke\tNIL\t", "GK"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.from);
      const auto release = load_changed(each.table, each.from, each.to);
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().code == Errc::kCorrupt);
      CHECK(release.error().word == "E_CONTENT");
      CHECK(release.error().what.en.find(each.named) != std::string::npos);
    }
  }

  TEST_CASE("release: a picture in a page is there, small enough, and one of few") {
    const std::string body = page_text_path("complain", Lang::kZh);
    const std::string plan = page_picture_path("floor-1.png");
    CHECK(test::load_release(test::objects_with_plan()).has_value());
    const auto refused = [&](auto change) {
      auto objects = test::objects_with_plan();
      change(objects);
      const auto release = test::load_release(std::move(objects));
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().code == Errc::kCorrupt);
      CHECK(release.error().word == "E_CONTENT");
      return release.error().what.en;
    };
    CHECK(refused([&](auto& objects) { objects.erase(plan); }).find(plan) != std::string::npos);
    CHECK(refused([&](auto& objects) { objects[plan] = "GIF89a"; }).find("neither PNG nor JPEG") !=
          std::string::npos);
    CHECK(refused([&](auto& objects) {
            objects[plan].replace(16, 4, "\x7f\xff\xff\xff");
          }).find("8192 pixels") != std::string::npos);
    CHECK(refused([&](auto& objects) {
            for (int i = 0; i < 12; ++i) objects[body] += "\n![再一张](" + plan + ")\n";
          }).find("more than 12") != std::string::npos);
    // Words in a text name a picture only where one is shown.
    auto objects = test::sample_objects();
    objects[body] += "\n见 ![图](image/media/none.png)。\n\n![网](https://example.org/a.png)\n";
    CHECK(test::load_release(std::move(objects)).has_value());
  }

  TEST_CASE("release: plans, points and ways hold together") {
    const std::string plans(kPlanTable), points(kPointTable), ways(kWayTable);
    const std::string picture = page_picture_path("floor-1.png");
    const auto load = [&](auto change) {
      auto objects = test::objects_with_plan();
      objects[plans] =
          "id\tname_zh\tname_en\tname_ug\tname_bo\tname_mn\tlevel\tpicture\twidth\theight\t"
          "metres\nb1\t地下一层\t\t\t\t\t-1\t" +
          picture + "\t1600\t900\t64\ng\t一层\t\t\t\t\t1\t" + picture + "\t1600\t900\t64\n";
      objects[points] =
          "id\tplan\tx\ty\tkind\tname_zh\tname_en\tname_ug\tname_bo\tname_mn\trooms\tfaces\n"
          "b/l\tb1\t9\t8\tlift\t电梯\t\t\t\t\t\t\n"
          "g/h\tg\t5\t6\tbend\t\t\t\t\t\t大厅;大厅东侧;一\t\n"
          "g/l\tg\t7\t8\tlift\t电梯\t\t\t\t\t大\tleft\n";
      objects[ways] = "from\tto\tsteps\nb/l\tg/l\t\ng/h\tg/l\tyes\n";
      change(objects);
      return test::load_release(std::move(objects));
    };
    const auto whole = load([](auto&) {});
    REQUIRE(whole.has_value());
    CHECK((*whole)->plan("b1")->level == -1);
    CHECK((*whole)->point("g/l")->faces == Side::kLeft);
    CHECK((*whole)->ways()[1].steps);
    CHECK((*whole)->point_of_room("大厅东侧103室") == (*whole)->point("g/h"));
    CHECK((*whole)->point_of_room("大楼") == (*whole)->point("g/l"));
    CHECK((*whole)->point_of_room("小楼") == nullptr);
    struct {
      const std::string& table;
      std::string_view from, to, named;
    } const cases[] = {
        {plans, "\t-1\t", "\t-0\t", "column level"},
        {plans, "\t-1\t", "\t-21\t", "column level"},
        {plans, "1600\t900\t64\ng", "1601\t900\t64\ng", "another size"},
        {plans, picture, "image/media/none.png", "none.png"},
        {points, "\t9\t8\t", "\t1600\t8\t", "b/l: lies outside"},
        {points, "\t9\t8\t", "\t9\t-8\t", "column y"},
        {points, "b/l\tb1", "b/l\tb2", "b/l: has no such plan"},
        {points, "7\t8\tlift\t电梯", "7\t8\tlift\t", "g/l: has no name"},
        {points, "\tleft", "\twest", "column faces"},
        {ways, "b/l\tg/l", "b/x\tg/l", "ends at no point"},
        {ways, "b/l\tg/l", "b/l\tg/h", "cannot be joined"},
        {ways, "g/h\tg/l", "g/h\tg/h", "cannot be joined"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.to);
      const auto release = load([&](auto& objects) {
        std::string& text = objects[each.table];
        const std::size_t at = text.find(each.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, each.from.size(), each.to);
      });
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().code == Errc::kCorrupt);
      CHECK_MESSAGE(release.error().what.en.find(each.named) != std::string::npos,
                    release.error().what.en);
    }
  }

  TEST_CASE("release: a correction names a page, and an item that is there unless it is gone") {
    const auto load = [](std::string_view rows) {
      auto objects = test::sample_objects();
      objects[std::string(kCorrectionTable)] =
          "page\tkind\tid\ttitle_zh\ttitle_en\tfixed\tgone\n" + std::string(rows);
      return test::load_release(std::move(objects));
    };
    for (const char* good : {"complain\tpage\tvisit-steps\t就诊\t\t2026-10-27\t\n",
                             "complain\tprice\t250102001\t尿常规\t\t2026-10-27\t\n",
                             "complain\tpage\told\t旧页面\tOld\t2026-10-27\tyes\n"}) {
      CAPTURE(good);
      const auto release = load(good);
      REQUIRE(release.has_value());
      CHECK((*release)->corrections().size() == 1);
    }
    for (const char* bad : {"nowhere\tpage\tvisit-steps\t就诊\t\t2026-10-27\t\n",
                            "complain\tpage\told\t旧页面\t\t2026-10-27\t\n",
                            "complain\tpage\tvisit-steps\t就诊\t\t2026-10-27\tyes\n",
                            "complain\tprice\tvisit-steps\t就诊\t\t2026-10-27\t\n",
                            "complain\tmessage\told\t消息\t\t2026-10-27\t\n",
                            "complain\tdoctor\td001\t医生\t\t2026-10-27\t\n",
                            "complain\tpage\tvisit-steps\t\t\t2026-10-27\t\n",
                            "complain\tpage\tvisit-steps\t就诊\t\t2026-10-27\t\n"
                            "complain\tpage\tabout\t简介\t\t2026-10-27\t\n"}) {
      CAPTURE(bad);
      const auto release = load(bad);
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().code == Errc::kCorrupt);
      CHECK(release.error().word == "E_CONTENT");
    }
  }

  TEST_CASE("release: dates that no calendar has and spans that end before they begin") {
    for (const char* bad : {"2026-02-30", "2026-13-01", "2026-7-01", "20260701", "2028-01-01"}) {
      CAPTURE(bad);
      const auto release =
          load_changed(kServiceTable, "2026-07-01\t2027-02-28", std::string(bad) + "\t2027-02-28");
      REQUIRE_FALSE(release.has_value());
      CHECK(release.error().what.en.find("table/services row 2") != std::string::npos);
    }
  }

  TEST_CASE("release: optional tables may be missing, others may not") {
    auto objects = test::sample_objects();
    for (const auto path : {kSessionTable, kReadingTable, kCalendarTable}) {
      objects.erase(objects.find(path));
    }
    const auto small = test::load_release(objects);
    REQUIRE(small.has_value());
    CHECK((*small)->sessions().empty());
    for (const auto path :
         {kHospitalTable, kServiceTable, kDrugTable, kConsumableTable, kDepartmentTable,
          kDoctorTable, kCategoryTable, kPageTable, kMessageTable}) {
      CAPTURE(path);
      auto without = objects;
      without.erase(without.find(path));
      CHECK_FALSE(test::load_release(std::move(without)).has_value());
    }
  }

  TEST_CASE("release: the hospital's keys are closed and the complaint line must be there") {
    CHECK_FALSE(load_changed(kHospitalTable, "name_en\t", "name_fr\t").has_value());
    CHECK_FALSE(load_changed(kHospitalTable, "complaint_phone\t0571-5550 1234\n", "").has_value());
  }
}
