// CorrectedItem: what a correction names ("page/ID", "price/CODE", "message/ID"), in the workspace
// and in signed issues.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/workspace/correction/withdrawn_item.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

struct ItemKey {
  content::CorrectedKind kind{};
  std::string_view id{};
};

/// Nothing for another way of writing it.
[[nodiscard]] std::optional<ItemKey> item_key(std::string_view item);

struct ItemNow {
  std::string words;  // all that stands on it
  std::string title_zh, title_en;
};

/// Nothing when the workspace has no such item.
[[nodiscard]] std::optional<ItemNow> item_now(const Workspace& workspace, const ItemKey& item);

/// What stood on the item in a signed issue, without what an earlier correction wrote below it.
[[nodiscard]] std::string words_then(const content::Release& release, const ItemKey& item);

/// The item as a signed issue had it, or as that issue's own correction of it names it.
[[nodiscard]] std::optional<WithdrawnItem> item_then(
    const std::shared_ptr<const content::Release>& release, const ItemKey& item);

/// The wrong words, other than as a part of the right ones.
[[nodiscard]] bool says_wrong(std::string text, const Correction& correction);

// How a correction begins at the item; the date follows in brackets.
inline constexpr std::string_view kPageMark = "\n\n**更正**（";
inline constexpr std::string_view kPriceMark = "更正（";

}  // namespace gongshi::content::workspace
