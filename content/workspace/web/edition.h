// Edition: one language's pages of one issue, as of one day.
#pragma once

#include <string>
#include <string_view>

#include "content/release.h"
#include "drivers/os/lang.h"

namespace gongshi::content::web {

/// A text of our own, in the languages that whole pages are written in.
struct Words {
  std::string_view zh, en;

  [[nodiscard]] constexpr std::string_view in(Lang lang) const {
    return lang == Lang::kZh ? zh : en;
  }
};

class PictureShelf;

struct Edition {
  const Release& release;
  Date today;     // whose prices, clinics and notices are current
  bool verified;  // see outlet::Issue
  Lang lang;
  PictureShelf& pictures;  // takes note of those that pages show

  [[nodiscard]] std::string_view say(const Words& words) const { return words.in(lang); }
  /// The English text where these pages are English and there is one, else the Chinese.
  [[nodiscard]] std::string_view text(std::string_view zh, std::string_view en) const {
    return lang == Lang::kEn && !en.empty() ? en : zh;
  }
  /// From the folder of these pages to the one that everything lies in.
  [[nodiscard]] std::string_view up() const { return lang == Lang::kEn ? "../" : ""; }
  /// The other way round.
  [[nodiscard]] std::string_view folder() const { return lang == Lang::kEn ? "en/" : ""; }
  [[nodiscard]] std::string_view language() const { return lang == Lang::kEn ? "en" : "zh-CN"; }
};

inline constexpr std::string_view kChinese = "zh-CN";

/// `pattern` with {1}, {2} … replaced.
[[nodiscard]] std::string fill(std::string_view pattern,
                               std::initializer_list<std::string_view> values);

/// "2026年11月23日", "23 November 2026".
[[nodiscard]] std::string day_words(Date day, Lang lang);
/// "星期一", "Monday".
[[nodiscard]] std::string_view weekday_words(Date day, Lang lang);
/// "2026年1月1日起", "2026年1月1日起，至 2026年12月31日止".
[[nodiscard]] std::string validity_words(const Validity& valid, Lang lang);

/// What everybody may read on the web: 向社会公开. What is for patients in the lobby is not.
[[nodiscard]] bool is_public(const Release& release, const Page& page);
/// Public and in force on the edition's day.
[[nodiscard]] bool is_shown(const Edition& edition, const Page& page);
/// And all day long on such a day.
[[nodiscard]] bool is_shown(const Edition& edition, const Message& message);
[[nodiscard]] bool is_shown(const Edition& edition, const Answer& answer);

/// Who answers for a category; empty where the release has none of that code.
[[nodiscard]] Text owner_of(const Edition& edition, std::string_view category);

/// "page-101.html".
[[nodiscard]] std::string page_file(const Page& page);

/// What may stand in an address and in a file's name: "XNK" as "xnk"; where a code has other
/// characters, eight digits of its hash. Different codes may agree.
[[nodiscard]] std::string slug(std::string_view code);

}  // namespace gongshi::content::web
