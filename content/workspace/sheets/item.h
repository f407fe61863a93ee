// Item: one thing that is printed under a title of its own.
#pragma once

#include <functional>
#include <string>

#include "content/release.h"
#include "content/workspace/paper/flow.h"
#include "drivers/os/lang.h"
#include "drivers/os/result.h"

namespace gongshi::content::sheets {

struct Item {
  std::string category;  // its code; empty: of none
  std::string title;
  std::string owner;           // the department that answers for it
  const Page* page = nullptr;  // of the release, when it is a page
  /// Everything below the title.
  std::function<Status(paper::Flow&)> draw;
  bool grows = false;  // a text, set larger where the sheet has room
};

/// In the reader's language where there is one, else the Chinese.
[[nodiscard]] std::string title_of(const Page& page, Lang lang);
[[nodiscard]] std::string name_of(const Category& category, Lang lang);

/// The title in the middle, a bookmark of the PDF.
void draw_title(paper::Flow& flow, const std::string& title);

}  // namespace gongshi::content::sheets
