// Markdown: the text of a page as elements, one under the other.
//
// What pages use: headings, paragraphs, lists, tables, bold, pictures alone in their paragraph;
// everything else comes through as its text. Parsed by md4c; HTML is not interpreted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongshi::content {

struct TextRun {
  std::string text;
  bool bold = false;
  bool operator==(const TextRun&) const = default;
};

using Runs = std::vector<TextRun>;

[[nodiscard]] std::string plain_text(const Runs& runs);

struct Element {
  enum class Kind { kHeading, kParagraph, kItem, kTable, kRule, kImage };
  Kind kind = Kind::kParagraph;
  int level = 0;                        // of a heading 1 .. 6; depth of a list or quotation, 0 ..
  std::string bullet;                   // "•", "3."; empty for what follows in the same item
  Runs runs;                            // of an image: the words that stand for it
  std::vector<std::vector<Runs>> rows;  // of a table; the first is the header
  std::string picture;                  // of an image: its object path
};

/// What the object path of a picture begins with. A picture from anywhere else is its words only.
inline constexpr std::string_view kPicturePrefix = "image/";

/// At most 2,000 elements; a text with more is cut there.
[[nodiscard]] std::vector<Element> parse_markdown(std::string_view text);

}  // namespace gongshi::content
