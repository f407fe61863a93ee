#include "day.h"

#include "content/schema.h"
#include "tests/support/sample_release.h"

namespace gongshi::test {

using namespace content;  // NOLINT(google-build-using-namespace): a bench's fixture

namespace {

constexpr const char* kWords[] = {"阿莫西林", "头孢克肟", "氯化钠", "注射液", "胶囊",
                                  "复方",     "血清",     "枸橼酸", "葡萄糖", "缓释",
                                  "颗粒",     "滴眼",     "丹参",   "降钙素"};

/// Knuth's MMIX generator, the same numbers in every run.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return (state_ >> 32U) % end;
  }

 private:
  std::uint64_t state_;
};

std::string picture(std::uint64_t seed, std::size_t size) {
  Numbers numbers(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(numbers.below(256));
  return bytes;
}

/// A drug list as a hospital has it; `day` 1 has other prices in one row of a hundred.
std::string price_table(int rows, int day) {
  const auto sample = test::sample_release();
  const PriceDetail pattern = sample->detail(sample->prices(PriceKind::kDrug).front());
  Numbers numbers(7);
  std::vector<std::string> texts;
  texts.reserve(static_cast<std::size_t>(rows) * 4);
  std::vector<PriceDetail> prices;
  const auto keep = [&](std::string text) -> Text { return texts.emplace_back(std::move(text)); };
  for (int row = 0; row < rows; ++row) {
    PriceDetail price = pattern;
    std::string name;
    for (int word = 0; word < 3; ++word) name += kWords[numbers.below(std::size(kWords))];
    price.item.code = keep("YP" + std::to_string(10'000'000 + row));
    price.item.name = keep(name);
    price.item.spec =
        keep(std::to_string(numbers.below(500)) + "mg×" + std::to_string(numbers.below(48)) + "片");
    price.item.maker = keep("示范制药第" + std::to_string(numbers.below(300)) + "有限公司");
    auto units = static_cast<std::int64_t>(numbers.below(9'000'000));
    const auto other = static_cast<std::int64_t>(numbers.below(9'000'000));
    if (numbers.below(100) == 0 && day > 0) units = other;  // drawn on both days alike
    price.item.price = {Money::of_units(units), PriceForm::kUnstated};
    prices.push_back(price);
  }
  auto table = write_prices(PriceKind::kDrug, prices);
  return std::move(table).value();  // the rows are well-formed
}

std::string notice(int number, int day) {
  Numbers numbers(static_cast<std::uint64_t>(number));
  std::string text = "# 告示 " + std::to_string(number) + "\n\n";
  for (int line = 0; line < 60; ++line) {
    for (int word = 0; word < 12; ++word) text += kWords[numbers.below(std::size(kWords))];
    text += "，请到" + std::to_string(numbers.below(40)) + "号窗口办理。\n";
  }
  if (day > 0) text += "\n更新：自明日起改在二楼办理。\n";
  return text;
}

}  // namespace

std::map<std::string, bundle::Source> day_content(const DaySize& size, int day) {
  std::map<std::string, bundle::Source> objects;
  for (auto& [path, bytes] : test::sample_objects()) {
    const auto kind = path.starts_with("table/")  ? bundle::ObjectKind::kTable
                      : path.starts_with("text/") ? bundle::ObjectKind::kText
                                                  : bundle::ObjectKind::kImage;
    objects[path] = {kind, bytes};
  }
  objects[std::string(kDrugTable)] = {bundle::ObjectKind::kTable, price_table(size.rows, day)};
  for (int i = 0; i < 20; ++i) {
    objects["text/page/notice-" + std::to_string(i) + ".zh"] = {bundle::ObjectKind::kText,
                                                                notice(i, i < 3 ? day : 0)};
  }
  for (int i = 0; i < size.pictures; ++i) {
    const auto seed = static_cast<std::uint64_t>(i < 2 ? 1'000'000 * day + i : i);
    objects["image/photo/p" + std::to_string(i)] = {bundle::ObjectKind::kImage,
                                                    picture(seed, size.picture_bytes)};
  }
  return objects;
}

bundle::Issue day_issue(int day) {
  const WallTime created = *parse_time("2026-11-20T02:00:00Z") + std::chrono::days(day);
  return {"hosp-a", "production",
          1,        static_cast<std::uint64_t>(42 + day),
          created,  created + std::chrono::days(45)};
}

}  // namespace gongshi::test
