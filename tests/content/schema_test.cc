#include "content/schema.h"

#include <doctest/doctest.h>

#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

constexpr Date kDay{std::chrono::year(2026), std::chrono::month(7), std::chrono::day(1)};

PriceDetail service() {
  PriceDetail detail;
  detail.item.code = "001";
  detail.item.name = "血常规";
  detail.item.unit = "次";
  detail.item.valid.from = kDay;
  detail.item.price.amount = Money::of_units(220'000);
  detail.basis = "青医保发〔2026〕18号";
  return detail;
}

std::string fault_of(const Result<std::string>& written) {
  return written ? std::string() : written.error().what.en;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("schema: a table written again from what was read is the same bytes") {
    const auto release = test::sample_release();
    auto objects = test::sample_objects();
    const auto same = [&](std::string_view path, const Result<std::string>& again) {
      CAPTURE(path);
      REQUIRE(again.has_value());
      CHECK(*again == objects.find(path)->second);
    };
    for (const PriceKind kind : {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable}) {
      std::vector<PriceDetail> details;
      for (const PriceItem& item : release->prices(kind)) details.push_back(release->detail(item));
      same(price_table(kind), write_prices(kind, details));
    }
    same(kHospitalTable, write_hospital(release->hospital()));
    same(kDepartmentTable, write_departments(release->departments()));
    same(kDoctorTable, write_doctors(release->doctors()));
    same(kSessionTable, write_sessions(release->sessions()));
    same(kCategoryTable, write_categories(release->categories()));
    same(kPageTable, write_pages(release->pages()));
    same(kMessageTable, write_messages(release->messages()));
    same(kReadingTable, write_readings(release->readings()));
    same(kCalendarTable, write_calendar(release->calendar()));
    same(kAnswerTable, write_answers(release->answers()));
  }

  TEST_CASE("schema: a price row as FORMAT.md shows it") {
    const PriceDetail detail = service();
    const auto table = write_prices(PriceKind::kService, std::span(&detail, 1));
    REQUIRE(table.has_value());
    CHECK(
        *table ==
        "code\tname\taliases\tpinyin\tspec\tunit\tmaker\tprice\tprice_form\tinsurance\tself_pay\t"
        "limit\tbasis\tdepartment\tgroup\tnational_code\tremark\tfrom\tto\tcontent\texcluded\t"
        "consent\n"
        "001\t血常规\t\t\t\t次\t\t220000\t\t\t\t\t青医保发〔2026〕18号\t\t\t\t\t2026-07-01\t\t\t\t"
        "\n");
  }

  TEST_CASE("schema: the writer refuses what a device would refuse") {
    const auto fault = [](auto change) {
      PriceDetail detail = service();
      change(detail);
      return fault_of(write_prices(PriceKind::kService, std::span(&detail, 1)));
    };
    CHECK(fault([](PriceDetail&) {}).empty());
    CHECK(fault([](PriceDetail& d) { d.basis = {}; }).find("column basis") != std::string::npos);
    CHECK(fault([](PriceDetail& d) { d.item.unit = {}; }).find("column unit") != std::string::npos);
    CHECK(fault([](PriceDetail& d) { d.item.price.amount.reset(); }).find("neither a price") !=
          std::string::npos);
    CHECK(fault([](PriceDetail& d) { d.self_pay_bp = 10'001; }).find("column self_pay") !=
          std::string::npos);
    CHECK(fault([](PriceDetail& d) { d.item.name = "a\x02"; }).find("row 2") != std::string::npos);
    CHECK(fault([](PriceDetail& d) { d.item.valid.from = Date{}; }).find("column from") !=
          std::string::npos);
  }

  TEST_CASE("schema: one service twice from the same day is refused, two packs of a drug are not") {
    const PriceDetail twice[] = {service(), service()};
    CHECK(fault_of(write_prices(PriceKind::kService, twice)).find("row 3: repeats the key") !=
          std::string::npos);
    PriceDetail packs[] = {service(), service()};
    packs[0].item.spec = "30mg×7片";
    packs[1].item.spec = "30mg×14片";
    CHECK(write_prices(PriceKind::kDrug, packs).has_value());
    CHECK_FALSE(write_prices(PriceKind::kService, packs).has_value());
  }

  TEST_CASE("schema: words, flags, times and numbers have one spelling each") {
    struct {
      std::string_view from, to;
    } const cases[] = {
        {"routine", "Routine"},     {"\t1234567\t", "\t7654321\t"}, {"\t00:00\t", "\t0:00\t"},
        {"\t24:00\t", "\t24:01\t"}, {"\t06:30\t", "\t06:60\t"},     {"\t10:00\t", "\t06:30\t"},
        {"\tpublic\n", "\t\n"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.to);
      std::string table = test::sample_objects().find(kMessageTable)->second;
      const std::size_t at = table.find(each.from);
      REQUIRE(at != std::string::npos);
      table.replace(at, each.from.size(), each.to);
      CHECK_FALSE(read_messages(table).has_value());
    }
    std::vector<PriceItem> prices;
    for (const char* money : {"0220000", "22.00", "-1", "+1", "1000000000001", "22e4", " 1"}) {
      CAPTURE(money);
      std::string table = test::sample_objects().find(kServiceTable)->second;
      table.replace(table.find("220000"), 6, money);
      CHECK_FALSE(read_prices(PriceKind::kService, table, prices).has_value());
    }
  }

  TEST_CASE("schema: a session is on one day or on one weekday") {
    Session session;
    session.department = "XNK";
    session.valid.from = kDay;
    CHECK_FALSE(write_sessions(std::span(&session, 1)).has_value());
    session.weekday = 3;
    CHECK(write_sessions(std::span(&session, 1)).has_value());
    session.date = kDay;
    CHECK_FALSE(write_sessions(std::span(&session, 1)).has_value());
  }
}
