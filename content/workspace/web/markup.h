// Markup: text becomes HTML that is also well-formed XML, escaped wherever it comes from.
//
// The one place where characters of the content meet the characters of the language around them:
// who writes a page names tags and attributes, and gives texts as they are.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gongshi::content::web {

struct Attribute {
  std::string_view name;
  std::string_view value;
};

class Markup {
 public:
  /// Tags are string literals of the caller: they outlive the page.
  Markup& open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  /// The tag that was opened last.
  Markup& close();
  /// <tag>text</tag>
  Markup& leaf(std::string_view tag, std::string_view text,
               std::initializer_list<Attribute> attributes = {});
  /// <tag/>, of those that HTML calls void: br, img, input, link, meta.
  Markup& single(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  /// Escaped; a line break of a table's cell (U+2028) is <br/>.
  Markup& text(std::string_view text);
  /// What another Markup has made, all its tags closed.
  Markup& add(const Markup& other);

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] bool empty_so_far() const { return text_.empty(); }
  /// Every tag must have been closed.
  [[nodiscard]] const std::string& str() const;

 private:
  void begin(std::string_view tag, std::initializer_list<Attribute> attributes);

  std::string text_;
  std::vector<std::string_view> open_;
};

/// For text between tags and inside double quotes. Characters that no page may hold, controls and
/// those that turn the direction of text, become U+FFFD. `text` is
/// well-formed UTF-8, as tables are; nothing is read beyond what is not.
void append_escaped(std::string& out, std::string_view text);

/// A JavaScript string with its quotes, which no HTML reader can take for the end of the script
/// and which old readers too take for one line.
void append_script_string(std::string& out, std::string_view text);

/// An address of a text that visitors may follow: http, https or tel, and nothing that hides where
/// it leads. Empty otherwise: the words are shown, but lead nowhere.
[[nodiscard]] std::string_view safe_link(std::string_view address);

/// "tel:" and the number, where `phone` is one: digits, blanks, '+', '-' and brackets.
[[nodiscard]] std::string phone_link(std::string_view phone);

}  // namespace gongshi::content::web
