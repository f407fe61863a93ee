// agreement_test: what `show` prints, what the daemon has on a display, and what `render` draws are
// the same, for random (issue, site, moment).
//
//   agreement_test [--full] [--triples N] [--seed S]
//
// Short: 240 triples, full: 10,000; each with a board of dots, every fourth with a rolling screen,
// every sixteenth with a font card. Ends with 1 at the first disagreement.
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "tests/signage/agreement_board.h"
#include "tests/signage/agreement_card.h"
#include "tests/signage/agreement_screen.h"

using namespace gongshi;

namespace {

std::uint32_t number(int argc, char** argv, const char* name, std::uint32_t otherwise) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) {
      return static_cast<std::uint32_t>(std::strtoul(argv[i + 1], nullptr, 10));
    }
  }
  return otherwise;
}

bool has(int argc, char** argv, const char* name) {
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  ::setenv("TZ", "Asia/Shanghai", 1);
  ::tzset();
  const std::uint32_t triples =
      number(argc, argv, "--triples", has(argc, argv, "--full") ? 10'000 : 240);
  const std::uint32_t seed = number(argc, argv, "--seed", 1);
  std::string folder = (fs::temp_directory_path() / "gongshi-agreement-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) test::disagree("no folder for the board's picture");
  const fs::path file = fs::path(folder) / "board.txt";
  fonts::TypeCase type = test::must(fonts::TypeCase::open());
  test::Tally tally;
  test::AgreementCard card(type);
  for (std::uint32_t i = 0; i < triples; ++i) {
    test::RandomHospital random(seed * 1'000'003 + i);
    const WallTime now = random.moment();
    const signage::Edition edition = random.edition(now);
    test::compare_board(random, edition, now, file, type, tally);
    if (i % 4 == 0) test::compare_screen(random, edition, now, type, tally);
    if (i % 16 == 0) card.compare(edition, now, tally);
  }
  fs::remove_all(folder);
  std::printf(
      "show, daemon and render agree: %d boards, %d screens, %d font cards; %d in an emergency, "
      "%d with a fallback page, %d while a text passed\n",
      tally.boards, tally.screens, tally.cards, tally.emergencies, tally.fallbacks, tally.passing);
  return 0;
}
