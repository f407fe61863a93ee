// ItemAnswer: is item X gone from every display? Yes only where that is known.
//
// A display counts as rid of an item when a receipt that is believable and young says that it is
// seen and, with a proof from the display itself, that it shows an issue in which the item does not
// stand. Everything else (not seen, only sent, no receipt, an issue that the office no longer has)
// is "not known".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/release.h"
#include "content/workspace/receipts/shelf.h"
#include "content/workspace/receipts/standing.h"

namespace gongshi::content::receipts {

/// Gravest first.
enum class Showing { kShown, kNotKnown, kGone };

struct DisplayAnswer {
  std::string device;
  std::string display;  // empty: all of the device's
  Showing showing = Showing::kNotKnown;
  Sentence why;
};

struct ItemAnswer {
  std::string item;
  std::optional<Sentence> kind;         // "drug"; empty: no issue at hand has such an item
  std::string last_issue;               // highest serial at hand that holds it; empty likewise
  bool newest_holds = false;            // the newest issue at hand still holds it
  std::vector<DisplayAnswer> displays;  // still shown first, then not known

  [[nodiscard]] std::size_t count(Showing showing) const;
  /// Every listed device has spoken for every display, and the item is known to have existed.
  [[nodiscard]] bool gone_everywhere() const;
  /// One sentence.
  [[nodiscard]] Sentence sentence() const;
};

/// What `code` is in `release`: the code of a price item or doctor, the id of a page or message.
[[nodiscard]] std::optional<Sentence> find_item(const Release& release, std::string_view code);

[[nodiscard]] ItemAnswer answer_item(const Standing& standing, const Shelf& shelf,
                                     const std::string& item, WallTime now);

}  // namespace gongshi::content::receipts
