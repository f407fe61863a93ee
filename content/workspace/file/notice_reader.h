// NoticeReader: what one entry of messages.yaml and one of emergency.yaml have in common.
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "content/workspace/file/context.h"
#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {

/// The languages that a text may be given in, as its keys in the YAML.
enum class TextLanguage : std::uint8_t { kChinese, kEnglish, kUyghur, kTibetan, kMongolian };

class NoticeReader {
 public:
  /// `kind` is what sentences call the entry: {"消息", "message"}.
  NoticeReader(Context& context, std::string file, Sentence kind, const YAML::Node& node,
               std::initializer_list<std::string_view> known);

  [[nodiscard]] const YamlMap& map() const { return map_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  /// True when anything of the entry was found wrong, here or by whoever used map().
  [[nodiscard]] bool failed() const;

  /// At most `most` characters; empty when absent or refused.
  content::Text text(std::string_view key, std::size_t most);
  /// The text of `texts` in one language; E1511 when its letters are of another script.
  content::Text text_in(const YamlMap& texts, TextLanguage language, std::size_t most);
  /// The tags, joined by ';'.
  content::Text tags();
  content::Validity validity();
  /// E1501 for staff, by its own word or by its category.
  content::Audience audience(content::Text category);
  /// A whole number within the bounds; `none` when absent.
  int number(const YamlMap& map, std::string_view key, int least, int most, int none,
             const Sentence& unit);

  /// E1506 for every display of displays.yaml whose own font lacks a character of `shown`, the
  /// text under `key`. False when there was one.
  bool fits_displays(std::string_view key, content::Text shown);

 private:
  std::optional<Date> date(std::string_view key);
  [[nodiscard]] bool reaches(const DisplayKind& display) const;

  Context& context_;
  std::string file_;
  Sentence kind_;
  int errors_before_;  // counted before the map is looked at
  YamlMap map_;
  std::string id_;
  std::set<std::string> tags_;
};

/// The first character that GB 2312 lacks; what a board with its own Chinese font cannot show.
[[nodiscard]] std::optional<char32_t> first_outside_gb2312(std::string_view text);

}  // namespace gongshi::content::workspace
