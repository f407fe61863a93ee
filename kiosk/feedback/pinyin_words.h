// PinyinWords: what a visitor's letters may mean, as words and characters, the commonest first.
//
// The phrase list is Debian's rime-data-pinyin-simp. Where that is not installed, the readings of
// the issue's own names take its place.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::kiosk {

struct PinyinChoice {
  std::string_view text;    // "价格"; valid while the words live
  std::size_t letters = 0;  // how many of the typed letters it stands for
};

class PinyinWords {
 public:
  /// At most 4 MiB of lines "word TAB pin yin TAB weight".
  [[nodiscard]] static Result<PinyinWords> parse(std::string_view dictionary);
  [[nodiscard]] static Result<PinyinWords> load(const fs::path& dictionary);
  [[nodiscard]] static PinyinWords of_names(const content::Release& release);

  /// For `typed` ("jiage", "jia ge" without the blank): whole words first, then longer ones that
  /// begin so, then what its first letters mean. At most `most`, no text twice.
  [[nodiscard]] std::vector<PinyinChoice> choices(std::string_view typed, std::size_t most) const;

  /// Every word and character there is; valid while the words live.
  [[nodiscard]] std::vector<std::string_view> texts() const;

 private:
  struct Entry {
    std::string_view key;  // without blanks
    std::string_view text;
    int weight = 0;
  };
  PinyinWords() = default;
  void add(std::string_view text, std::string_view pinyin, int weight);
  void finish();

  // The bytes behind the views: `keys_` never moves once finish() has been called.
  std::string texts_, keys_;
  struct Place {
    std::size_t key, key_size, text, text_size;
    int weight;
  };
  std::vector<Place> places_;  // by key, then weight, heaviest first

  [[nodiscard]] Entry at(std::size_t i) const;
};

/// Loaded once, when somebody first writes.
[[nodiscard]] const PinyinWords* installed_words();

}  // namespace gongshi::kiosk
