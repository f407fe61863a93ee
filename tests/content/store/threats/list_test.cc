// The list in content/THREATS.md and the cases of this program are the same.
#include <doctest/doctest.h>

#include <set>

#include "drivers/os/file.h"

using namespace gongshi;

namespace {

std::string source(const char* name) {
  return read_file(fs::path(GONGSHI_SOURCE) / name, std::size_t{1} << 20).value();
}

/// First cells of the table's rows, without its head.
std::set<std::string> rows_of(const std::string& page) {
  std::set<std::string> rows;
  for (std::size_t at = page.find("\n|---");
       (at = page.find("\n| ", at + 1)) != std::string::npos;) {
    const std::size_t from = at + 3;
    rows.insert(page.substr(from, page.find(" |", from) - from));
  }
  return rows;
}

std::set<std::string> cases_of(const std::string& file) {
  constexpr std::string_view kCase = "TEST_CASE(\"threat: ";
  std::set<std::string> names;
  for (std::size_t at = 0; (at = file.find(kCase, at)) != std::string::npos;) {
    at += kCase.size();
    names.insert(file.substr(at, file.find('"', at) - at));
  }
  return names;
}

}  // namespace

TEST_SUITE("threats") {
  TEST_CASE("threats: every row of the list has a case, and every case its row") {
    const std::string page = source("content/THREATS.md");
    std::set<std::string> cases;
    for (const char* file :
         {"trust_test.cc", "bytes_test.cc", "device_test.cc", "list_test.cc", "opinion_test.cc"}) {
      const std::string folder = "tests/content/store/threats/";
      cases.merge(cases_of(source((folder + file).c_str())));
    }
    CHECK(cases.size() == 30);
    CHECK(cases == rows_of(page));
  }

  TEST_CASE("threat: attacker with write access to the disk") {
    // Out of scope without hardware support; people must be told, in the list and below it.
    const std::string page = source("content/THREATS.md");
    CHECK(page.find("| attacker with write access to the disk | out of scope") !=
          std::string::npos);
    const std::size_t remains = page.find("## What remains");
    REQUIRE(remains != std::string::npos);
    CHECK(page.find("**Attacker with write access to the disk.**", remains) != std::string::npos);
    CHECK(page.find("cannot be fully excluded") != std::string::npos);
    CHECK(page.find("its USB stack and its FAT and exFAT drivers are trusted", remains) !=
          std::string::npos);
  }
}
