// Markdown of a page as markup: headings, paragraphs, lists, tables, bold, links, pictures.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "content/workspace/web/markup.h"
#include "drivers/os/result.h"

namespace gongshi::content::web {

/// Where the picture of an object path lies.
using PictureAddress = std::function<Result<std::string>(std::string_view path)>;

/// The texts are those that the kiosk shows (content/markdown.h), and so is which paragraph is a
/// picture. A heading of the first level stands below the page's own. HTML is shown as the text
/// that it is.
///
/// Errc::kCorrupt: not UTF-8, or more than md4c reads; and what `picture` says.
[[nodiscard]] Status append_markdown(Markup& out, std::string_view text,
                                     const PictureAddress& picture);

}  // namespace gongshi::content::web
