// Markdown: a page's text to blocks, by md4c (CommonMark with tables).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/proof/sheet.h"
#include "drivers/os/result.h"

namespace gongshi::content::proof {

struct Block {
  enum class Kind { kHeading, kParagraph, kCode, kRule, kTable, kPicture };
  Kind kind = Kind::kParagraph;
  int level = 0;         // of a heading, 1 .. 6
  int depth = 0;         // lists and quotes around it
  std::string marker{};  // of the first block of a list item: "•", "3."
  Spans spans{};
  std::vector<std::vector<Spans>> rows{};  // of a table; the first is its header
  std::string picture{};                   // object path; `spans` are the words for it
};

/// Raw HTML is text like any other; a link's address follows its text in brackets, so that nothing
/// that will be shown or opened is hidden from the reader. Errc::kCorrupt when md4c gives up.
[[nodiscard]] Result<std::vector<Block>> markdown(std::string_view text);

}  // namespace gongshi::content::proof
