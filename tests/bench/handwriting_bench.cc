// handwriting_bench [FOLDER]: how often the right character stands first and among ten, and how
// long one takes.
//
// FOLDER holds strokes of other people than those of the templates: KanjiVG (CC BY-SA 3.0), for
// measuring only and never part of this repository. Once, by hand:
//
//   npm pack @madcat/kanjivg@5.0.0 && tar xzf madcat-kanjivg-5.0.0.tgz
//   handwriting_bench package/dist/main
//
// Its characters are Japanese: those that the templates have too are measured, also where the two
// countries write them a little differently. Without FOLDER only distorted strokes of our own data
// can be measured, which says less.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <functional>

#include "drivers/os/utf8.h"
#include "kiosk/handwriting/making/distort.h"
#include "kiosk/handwriting/recognize.h"
#include "kiosk/handwriting/release_names.h"
#include "tests/bench/kanji_vg.h"
#include "tests/support/sample_release.h"

using namespace gongshi;
using namespace gongshi::handwriting;

namespace {

double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

class Score {
 public:
  void add(std::span<const char32_t> found, char32_t right) {
    const auto at = std::ranges::find(found, right);
    ++count_;
    if (at == found.begin() && at != found.end()) ++first_;
    if (at != found.end()) ++ten_;
  }
  void print(const char* kind, double milliseconds) const {
    const double count = double(std::max(count_, 1));
    std::printf("%-34s %5d  first %5.1f %%  among ten %5.1f %%  %.2f ms\n", kind, count_,
                100 * first_ / count, 100 * ten_ / count, milliseconds / count);
  }

 private:
  int count_ = 0, first_ = 0, ten_ = 0;
};

using Change = std::function<Strokes(const Strokes&, Dice&)>;

struct Kind {
  const char* name;
  Change change;
};

Strokes shuffled(Strokes strokes, Dice& dice) {
  for (std::size_t i = strokes.size(); i > 1; --i)
    std::swap(strokes[i - 1], strokes[dice.below(i)]);
  return strokes;
}

Strokes one_missing(Strokes strokes, Dice& dice) {
  if (strokes.size() > 1)
    strokes.erase(strokes.begin() + std::ptrdiff_t(dice.below(strokes.size())));
  return strokes;
}

const Kind kKinds[] = {
    {"as it is", [](const Strokes& s, Dice&) { return s; }},
    {"two strokes joined", [](const Strokes& s, Dice& dice) { return joined(s, 1, dice); }},
    {"three strokes joined", [](const Strokes& s, Dice& dice) { return joined(s, 2, dice); }},
    {"distorted", [](const Strokes& s, Dice& dice) { return distorted(s, dice); }},
    {"in random order", [](const Strokes& s, Dice& dice) { return shuffled(s, dice); }},
    {"a stroke missing", [](const Strokes& s, Dice& dice) { return one_missing(s, dice); }},
};

void measure(const Templates& templates, std::span<const Written> all, const Place& place) {
  for (const Kind& kind : kKinds) {
    Dice dice(1);
    Score score;
    double spent = 0;
    for (const Written& one : all) {
      const Strokes strokes = kind.change(one.strokes, dice);
      const double begin = thread_milliseconds();
      const std::vector<char32_t> found = recognize(templates, views(strokes), place);
      spent += thread_milliseconds() - begin;
      score.add(found, one.character);
    }
    score.print(kind.name, spent);
  }
}

/// Every price name of the sample hospital, character by character, in a hurried hand: distorted
/// and two strokes joined.
void measure_names(const Templates& templates, std::span<const Written> all, const char* kind,
                   const Lexicon* lexicon) {
  const auto release = test::sample_release();
  Dice dice(1);
  Score score;
  double spent = 0;
  for (const content::PriceItem& item : release->prices()) {
    char32_t previous = 0;
    std::string_view name = item.name;
    while (const auto character = utf8::next(name)) {
      const auto written = std::ranges::lower_bound(all, *character, {}, &Written::character);
      if (written != all.end() && written->character == *character) {
        const Strokes strokes = joined(distorted(written->strokes, dice), 1, dice);
        const double begin = thread_milliseconds();
        const auto found = recognize(templates, views(strokes), {lexicon, previous});
        spent += thread_milliseconds() - begin;
        score.add(found, *character);
      }
      previous = *character;
    }
  }
  score.print(kind, spent);
}

/// Once an issue, when first something is written.
void measure_lexicon() {
  constexpr std::size_t kNames = 100'000;
  const auto release = test::sample_release();
  const auto prices = release->prices();
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kNames; ++i) {
    const std::size_t other = (i * 7 + i / prices.size()) % prices.size();
    texts.push_back(std::string(prices[i % prices.size()].name) + std::string(prices[other].name));
  }
  const std::vector<std::string_view> names(texts.begin(), texts.end());
  const double begin = thread_milliseconds();
  const Lexicon lexicon(names);
  std::printf("names of %zu items read in %.0f ms\n", kNames, thread_milliseconds() - begin);
}

}  // namespace

int main(int argc, char** argv) {
  const auto templates = Templates::open(GONGSHI_HANDWRITING_TEMPLATES);
  if (!templates) {
    std::printf("no handwriting: %s\n", templates.error().what.en.c_str());
    return 0;
  }
  std::printf("%zu templates, %.2f MiB\n", templates->count(),
              double(fs::file_size(GONGSHI_HANDWRITING_TEMPLATES)) / (1 << 20));
  measure_lexicon();
  if (argc < 2) {
    std::printf(
        "give a folder of strokes from another source; how to get one stands at the top of "
        "tests/bench/handwriting_bench.cc\n");
    return 0;
  }
  auto read = bench::read_kanji_vg(argv[1]);
  if (!read) {
    std::fprintf(stderr, "%s\n", read.error().what.en.c_str());
    return 1;
  }
  std::erase_if(*read, [&](const Written& one) {
    return one.character < 0x4E00 || !templates->has(one.character);
  });
  measure(*templates, *read, {});
  const Lexicon lexicon = lexicon_of(*test::sample_release());
  measure_names(*templates, *read, "sample names, hurried", nullptr);
  measure_names(*templates, *read, "sample names, hurried, re-ranked", &lexicon);
  return 0;
}
