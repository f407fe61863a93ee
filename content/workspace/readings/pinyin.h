// Pinyin: the preferred reading of a name, given once when a bundle is built.
//
//   workspace ─[pinyin]─ tables
//
// Longest match from the left: our own words, then the phrase dictionary, then what a character is
// read as in a hospital, then its most frequent reading. A single reading orders the results only;
// the set of all readings (all_of) decides what a search finds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// Where Debian puts the data: rime-data-pinyin-simp (Apache-2.0) and unicode-data (Unihan).
struct ReadingFiles {
  fs::path phrases = "/usr/share/rime-data/pinyin_simp.dict.yaml";
  fs::path unihan = "/usr/share/unicode/Unihan_Readings.txt.bz2";
};

class Pinyin {
 public:
  /// E1603 when a file is missing or not what it should be.
  [[nodiscard]] static Result<Pinyin> load(const ReadingFiles& files);
  Pinyin(Pinyin&&) noexcept;
  Pinyin& operator=(Pinyin&&) noexcept;
  Pinyin(const Pinyin&) = delete;
  Pinyin& operator=(const Pinyin&) = delete;
  ~Pinyin();

  /// One word a character, joined by blanks: "xue chang gui". A Latin letter or digit stands for
  /// itself in small letters, a Greek letter for its Latin one, any other sign is "-".
  [[nodiscard]] std::string of_name(std::string_view name) const;
  /// The surname first: 曾小明 is "zeng xiao ming".
  [[nodiscard]] std::string of_person(std::string_view name) const;

  /// All readings of a character, its usual one first: "xing hang heng". Empty when it has none.
  [[nodiscard]] std::string all_of(char32_t character) const;

 private:
  struct Tables;
  explicit Pinyin(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace gongshi::content::workspace
