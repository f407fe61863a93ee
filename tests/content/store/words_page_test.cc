// The handbook's page of words explains every result word and every state, and no other.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include "content/bundle/verdict.h"
#include "content/store/reader.h"
#include "drivers/os/file.h"

using namespace gongshi;
using namespace gongshi::content;

namespace {

std::string source_text(const std::string& name) {
  auto text = read_file(fs::path(GONGSHI_SOURCE) / "config" / name, std::size_t{1} << 20);
  REQUIRE(text.has_value());
  return *std::move(text);
}

/// Every result word: those of decisions, and what a round and a daily check say besides.
std::set<std::string> result_words() {
  std::set<std::string> words{"NO_STATUS", "DAMAGED"};
  for (int i = 0; i <= static_cast<int>(bundle::Verdict::kOk); ++i) {
    words.emplace(bundle::verdict_word(static_cast<bundle::Verdict>(i)));
  }
  return words;
}

/// "| S1 | WITHHELD |", as the rows of states begin.
std::set<std::string> states() {
  std::set<std::string> rows;
  for (int i = 0; i <= static_cast<int>(Freshness::kCurrent); ++i) {
    const auto state = static_cast<Freshness>(i);
    rows.insert(freshness_code(state) + " | " + std::string(freshness_word(state)));
  }
  return rows;
}

struct Rows {
  std::set<std::string> words;
  std::set<std::string> states;
};

/// The first cells of the rows. Word, cause, operator, IT; a state has its code before them. No
/// cell is empty.
Rows rows_of(const std::string& name) {
  Rows found;
  std::istringstream lines(source_text("handbook/" + name));
  for (std::string line; std::getline(lines, line);) {
    const bool word = line.starts_with("| `");
    const bool state = line.starts_with("| S");
    if (!word && !state) continue;
    CAPTURE(line);
    CHECK(std::ranges::count(line, '|') == (word ? 5 : 6));
    CHECK(line.find("|  |") == std::string::npos);
    const auto cell = [&line](std::size_t from) { return line.find(" |", from); };
    if (word) {
      CHECK(found.words.insert(line.substr(3, line.find('`', 3) - 3)).second);
    } else {
      CHECK(found.states.insert(line.substr(2, cell(cell(2) + 2) - 2)).second);
    }
  }
  return found;
}

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("words page: both languages explain every result word and every state") {
    CHECK(result_words().size() == 20);
    CHECK(states().size() == 7);
    for (const std::string name : {"words.zh.md", "words.en.md"}) {
      CAPTURE(name);
      const Rows found = rows_of(name);
      CHECK(found.words == result_words());
      CHECK(found.states == states());
    }
  }

  TEST_CASE("manual page: gongshi-sync lists every result word") {
    const std::string manual = source_text("man/gongshi-sync.1");
    const std::size_t begin = manual.find(".SH RESULT WORDS\n");
    REQUIRE(begin != std::string::npos);
    std::string words = manual.substr(begin, manual.find(".SH", begin + 1) - begin);
    std::ranges::replace_if(words, [](char c) { return c == ',' || c == '.' || c == ';'; }, ' ');
    std::istringstream stream(words);
    const std::set<std::string> listed(std::istream_iterator<std::string>(stream), {});
    for (const std::string& word : result_words()) {
      CAPTURE(word);
      CHECK(listed.contains(word));
    }
  }
}
