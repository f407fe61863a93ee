// Item: one thing of the workspace that is proposed, approved and shown as a whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/hash.h"

namespace gongshi::content::workspace {

struct Workspace;

struct Item {
  std::string key;         // "page/outpatient", "message/hours", "prices/drugs.csv", "hospital"
  std::string title;       // as people call it
  std::string department;  // that answers for it
  std::string words;       // everything that is approved with it, a line each

  [[nodiscard]] bundle::Hash hash() const { return bundle::sha256(std::string_view(words)); }
};

/// Everything that needs an approval, by key. Rows of a table are in one fixed order, except where
/// the order is shown; what a day or the program itself changes (rows that end, prices quoted in a
/// message) is not part of the words.
[[nodiscard]] std::vector<Item> collect_items(const Workspace& workspace);

}  // namespace gongshi::content::workspace
