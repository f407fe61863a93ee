// Frame: what stands round every page: names, search, navigation, which issue and how old, how to
// complain.
#pragma once

#include <string>
#include <string_view>

#include "content/workspace/web/edition.h"
#include "content/workspace/web/markup.h"

namespace gongshi::content::web {

struct PageHead {
  std::string_view file;              // "prices.html": the same name in both languages
  std::string_view title;             // plain text
  std::string_view owner;             // who answers for what it says; empty: who issues the whole
  std::string_view script{};          // a file of our own that this page runs besides "site.js"
  std::string_view title_language{};  // of the title where it is not the page's
};

/// The whole file. `content` follows the page's heading; all its tags are closed.
[[nodiscard]] std::string framed(const Edition& edition, const PageHead& head,
                                 const Markup& content);

/// <a href="file">text</a>
void link(Markup& out, std::string_view file, std::string_view text);

/// `text` marked as Chinese where the page is in another language.
void chinese(Markup& out, const Edition& edition, std::string_view tag, std::string_view text);

/// The English text on English pages where there is one, else the Chinese, which is marked there as
/// what it is.
void either(Markup& out, const Edition& edition, std::string_view zh, std::string_view en);

/// A label and what it says, in a <dl>; nothing where there is nothing to say. What comes from the
/// release is Chinese.
void fact(Markup& out, const Edition& edition, const Words& label, std::string_view value);

}  // namespace gongshi::content::web
