// A display log that is not written is told to whoever asks for the status.
#include "signage/log/log_trouble.h"

#include <doctest/doctest.h>

#include "signage/log/ledger.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::signage;

TEST_SUITE("log trouble") {
  TEST_CASE("log trouble: a log that cannot be opened is in the status until it can") {
    test::TempDir dir;
    config::Site site;
    site.signage.state_folder = dir / "state";
    dir.write("state", "a file where the folder should be");
    const test::FakeClock clock(*parse_time("2026-11-25T10:00:00"));
    const Ledger ledger(site, clock);
    REQUIRE(ledger.trouble().has_value());
    REQUIRE(tell_log_trouble(dir.path(), ledger.trouble()->what).has_value());
    const auto told = told_log_trouble(dir.path());
    REQUIRE(told.has_value());
    REQUIRE(told->has_value());
    CHECK((*told)->zh == ledger.trouble()->what.zh);
    const std::string text = log_trouble_text(*told, Lang::kZh);
    CHECK(text.starts_with("显示记录没有写入："));
    CHECK(text.find('\n') == text.size() - 1);

    REQUIRE(tell_log_trouble(dir.path(), std::nullopt).has_value());
    const auto well = told_log_trouble(dir.path());
    REQUIRE(well.has_value());
    CHECK_FALSE(well->has_value());
    CHECK(log_trouble_text(*well, Lang::kZh).empty());
  }
}
