// Archive report: what the archive answers: which issues there are, where an item was shown, what a
// page said on a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/history/archive.h"
#include "drivers/os/lang.h"

namespace gongshi::content::history {

/// One issue that shows an item.
struct Showing {
  std::string serial;
  std::string manifest;
  Date day{};
  /// What it says of it, one sentence a row: "血常规 22.00 元/次，自 2026-07-01"; empty: not shown.
  std::vector<Sentence> says;
};

/// What a release says of the price item, page, doctor, department, message or card `code`.
[[nodiscard]] std::vector<Sentence> says_of(const Release& release, std::string_view code);

/// Every issue in turn, oldest first.
[[nodiscard]] Result<std::vector<Showing>> showings(const Archive& archive, std::string_view code);

/// A page as an issue had it.
struct PageOnDay {
  std::string title;
  std::string text;    // Markdown
  bool valid = false;  // on the day that was asked for
};

/// Empty when the issue has no such page. English where `lang` asks for it and there is some.
[[nodiscard]] std::optional<PageOnDay> page_on(const Release& release, std::string_view id,
                                               Date day, Lang lang);

[[nodiscard]] std::string list_text(const Archive& archive, Lang lang);
[[nodiscard]] std::string list_json(const Archive& archive);
[[nodiscard]] std::string showings_text(const std::vector<Showing>& all, const std::string& code,
                                        Lang lang);
[[nodiscard]] std::string showings_json(const std::vector<Showing>& all, const std::string& code);

}  // namespace gongshi::content::history
