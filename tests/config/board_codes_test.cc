// Every code that a board's sentence may begin with has its row in the handbook, and no row is left
// over: read from the tree, so that nobody has to keep a list.
#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>

#include "drivers/os/file.h"

using namespace gongshi;

namespace {

using Codes = std::set<std::string>;

std::string text_of(const fs::path& path) {
  const auto text = read_file(path, 4U << 20U);
  REQUIRE_MESSAGE(text.has_value(), path.string());
  return *text;
}

void collect(const std::string& text, const std::regex& form, Codes& into) {
  for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) {
    into.insert(at->str(1));
  }
}

Codes codes_of_the_tree() {
  const fs::path source = GONGSHI_SOURCE;
  const std::regex quoted("\"(E2[12][0-9][0-9])\"");
  Codes codes;
  for (const char* room : {"drivers", "signage"}) {
    for (const auto& entry : fs::recursive_directory_iterator(source / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".h" || extension == ".cc") collect(text_of(entry.path()), quoted, codes);
    }
  }
  return codes;
}

Codes rows_of(const char* page) {
  const std::regex row("\n\\| (E2[12][0-9][0-9]) \\|");
  Codes codes;
  collect(text_of(fs::path(GONGSHI_SOURCE) / "config/handbook" / page), row, codes);
  return codes;
}

std::string missing(const Codes& from, const Codes& in) {
  std::string all;
  for (const std::string& code : from) {
    if (!in.contains(code)) all += code + " ";
  }
  return all;
}

}  // namespace

TEST_SUITE("config") {
  TEST_CASE("handbook: each code of a board has its row, each row its code") {
    const Codes used = codes_of_the_tree();
    CHECK(used.size() > 40);
    for (const char* page : {"board.zh.md", "board.en.md"}) {
      CAPTURE(page);
      const Codes rows = rows_of(page);
      CHECK(missing(used, rows) == "");
      CHECK(missing(rows, used) == "");
    }
  }
}
