// What a simulated card leaves in files, when those who talk to it mean harm.
#include "drivers/simulator/card_files.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers::simulator;

namespace {

constexpr WallTime kNoon{std::chrono::seconds{1'795'400'000}};

/// Holds a text that is no UTF-8.
class GbkCard final : public Card {
 public:
  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> /*bytes*/,
                                             drivers::Now /*now*/) override {
    return {};
  }
  [[nodiscard]] nlohmann::ordered_json state(drivers::Now /*now*/) const override {
    return {{"text", "\xB9\xD2"}};
  }
  [[nodiscard]] Dots dots(const DotFont& /*font*/, drivers::Now /*now*/) const override {
    return Dots::dark(8, 8);
  }
  void lose_power(drivers::Now /*now*/) override {}
  [[nodiscard]] bool shows_something() const override { return false; }
};

}  // namespace

TEST_SUITE("card files") {
  TEST_CASE("log: a frame is one line, whatever its command and the reason say") {
    const test::TempDir folder;
    CardFiles files({folder / "log", {}, {}});
    Verdict verdict;
    verdict.command = "挂号\n2026 accepted \x1b[2J\xC2\x9B\xB9";
    verdict.reason = "no\rway";
    REQUIRE(files.note(verdict, kNoon).has_value());
    const std::string log = read_file(folder / "log", 1000).value();
    CHECK(log.find('\n') == log.size() - 1);
    CHECK(log.find("挂号\\x0A2026 accepted \\x1B[2J\\xC2\\x9B\\xB9  no\\x0Dway  | ") !=
          std::string::npos);
  }

  TEST_CASE("log: a link is not followed") {
    const test::TempDir folder;
    folder.write("precious", "text");
    fs::create_symlink(folder / "precious", folder / "log");
    CardFiles files({folder / "log", {}, {}});
    CHECK_FALSE(files.note({}, kNoon).has_value());
    CHECK(read_file(folder / "precious", 100).value() == "text");
  }

  TEST_CASE("state: a text that is no UTF-8 is written with replacement characters") {
    const test::TempDir folder;
    CardFiles files({{}, folder / "state", {}});
    REQUIRE(files.write_state(GbkCard{}, {kNoon, {}}).has_value());
    CHECK(read_file(folder / "state", 100).value() == "{\n  \"text\": \"\uFFFD\uFFFD\"\n}\n");
  }
}
