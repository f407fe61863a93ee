// PriceShelf: on which page each price stands: by the first letter of its reading, so that the
// lists are an index from A to Z themselves, and never so many on a page that it becomes slow.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "content/release.h"

namespace gongshi::content::web {

/// A letter "a" .. "z", or "0" for all names that begin with something else; these come last.
[[nodiscard]] char first_letter(std::string_view pinyin, std::string_view name);
/// "A", "#"
[[nodiscard]] std::string letter_words(char letter);

struct ShelvedPrice {
  const PriceItem* item = nullptr;
  char letter = '0';
  std::string anchor;  // unique on its page
};

class PriceShelf {
 public:
  using Page = std::span<const ShelvedPrice>;

  /// Prices that are in force on `today` or have been announced for a later day.
  PriceShelf(const Release& release, Date today);
  PriceShelf(const PriceShelf&) = delete;  // its pages are spans of its own rows
  PriceShelf& operator=(const PriceShelf&) = delete;

  [[nodiscard]] std::span<const Page> pages(PriceKind kind) const;
  [[nodiscard]] std::size_t count(PriceKind kind) const;
  [[nodiscard]] std::size_t count() const;
  /// "services.html", "services-2.html" …; `page` from 0.
  [[nodiscard]] static std::string file(PriceKind kind, std::size_t page);

 private:
  struct Shelf {
    std::vector<ShelvedPrice> prices;
    std::vector<Page> pages;
  };
  std::array<Shelf, 3> shelves_;
};

}  // namespace gongshi::content::web
