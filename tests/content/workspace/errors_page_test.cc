// The handbook's page of codes is the program's own table, word for word.
#include <doctest/doctest.h>

#include <set>

#include "content/workspace/finding_codes.h"
#include "drivers/os/file.h"

using namespace gongshi;
using namespace gongshi::content::workspace;

namespace {

void compare(Lang lang, const char* name) {
  const auto page = read_file(fs::path(GONGSHI_SOURCE) / "config/handbook" / name, 1U << 20U);
  REQUIRE(page.has_value());
  CHECK(*page == errors_page(lang));
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("handbook: the Chinese page of codes is the table") {
    compare(Lang::kZh, "errors.zh.md");
  }
  TEST_CASE("handbook: the English page of codes is the table") {
    compare(Lang::kEn, "errors.en.md");
  }

  TEST_CASE("finding codes: ascending, unique, complete in both languages") {
    int last = 0;
    for (const CodeEntry& entry : finding_codes()) {
      CHECK(static_cast<int>(entry.code) > last);
      last = static_cast<int>(entry.code);
      for (const std::string_view text : {entry.title_zh, entry.title_en, entry.cause_zh,
                                          entry.cause_en, entry.cure_zh, entry.cure_en}) {
        CHECK_FALSE(text.empty());
      }
    }
    CHECK(code_word(Code::kBadMoney) == "E1203");
  }
}
