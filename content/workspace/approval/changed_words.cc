#include "content/workspace/approval/changed_words.h"

#include <algorithm>
#include <unordered_map>

#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostShown = 3;
constexpr std::size_t kMostCharacters = 40;
/// Characters that stay in front of a change, so that people find the place.
constexpr std::size_t kContext = 8;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Lines of `of` that `other` lacks, each as often as it lacks them.
std::vector<std::string_view> only_in(const std::vector<std::string_view>& of,
                                      const std::vector<std::string_view>& other) {
  std::unordered_map<std::string_view, int> count;
  for (const std::string_view line : other) ++count[line];
  std::vector<std::string_view> only;
  for (const std::string_view line : of) {
    if (--count[line] < 0) only.push_back(line);
  }
  return only;
}

std::string cut(std::u32string_view text) {
  const bool longer = text.size() > kMostCharacters;
  std::string out;
  for (const char32_t character : text.substr(0, kMostCharacters)) utf8::append(out, character);
  return longer ? out + "…" : out;
}

/// Both without what they have in common at the ends, but for a few characters in front.
ChangedLine differing(std::string_view before, std::string_view now) {
  const std::u32string a = utf8::decode(before);
  const std::u32string b = utf8::decode(now);
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < shorter && a[front] == b[front]) ++front;
  std::size_t back = 0;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  const std::size_t from = front > kContext ? front - kContext : 0;
  const std::string lead = from > 0 ? "…" : "";
  const std::u32string_view old_view(a), new_view(b);
  return {lead + cut(old_view.substr(from, a.size() - back - from)),
          lead + cut(new_view.substr(from, b.size() - back - from))};
}

std::size_t alike(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < shorter && a[front] == b[front]) ++front;
  return front;
}

/// Below this many bytes in common at the front two lines are not the same line changed.
constexpr std::size_t kLeastAlike = 6;

}  // namespace

ChangedWords changed_words(std::string_view before, std::string_view now) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(now);
  const auto gone = only_in(old_lines, new_lines);
  auto fresh = only_in(new_lines, old_lines);
  ChangedWords changed;
  changed.order = gone.empty() && fresh.empty() && old_lines != new_lines;
  changed.lines = std::max(gone.size(), fresh.size());
  for (const std::string_view line : gone) {
    if (changed.shown.size() >= kMostShown) break;
    // Only near neighbours are looked at, so that a long list of changes stays quick.
    const auto near_end =
        fresh.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(fresh.size(), 1'000));
    const auto match = std::max_element(
        fresh.begin(), near_end, [&](auto a, auto b) { return alike(a, line) < alike(b, line); });
    if (match == near_end || alike(*match, line) < kLeastAlike) {
      changed.shown.push_back({cut(utf8::decode(line)), {}});
      continue;
    }
    changed.shown.push_back(differing(line, *match));
    fresh.erase(match);
  }
  for (const std::string_view line : fresh) {
    if (changed.shown.size() >= kMostShown || gone.size() > kMostShown) break;
    changed.shown.push_back({{}, cut(utf8::decode(line))});
  }
  return changed;
}

std::string changed_text_zh(const ChangedWords& changed) {
  if (changed.order) return "只是次序有变";
  std::string text;
  for (const ChangedLine& line : changed.shown) {
    if (!text.empty()) text += "；";
    if (line.before.empty()) {
      text += "新增“" + line.now + "”";
    } else if (line.now.empty()) {
      text += "删去“" + line.before + "”";
    } else {
      text += "原为“" + line.before + "”，现为“" + line.now + "”";
    }
  }
  if (changed.lines > changed.shown.size()) {
    text += "；共 " + std::to_string(changed.lines) + " 处";
  }
  return text;
}

std::string changed_text_en(const ChangedWords& changed) {
  if (changed.order) return "only the order differs";
  std::string text;
  for (const ChangedLine& line : changed.shown) {
    if (!text.empty()) text += "; ";
    if (line.before.empty()) {
      text += "new \"" + line.now + "\"";
    } else if (line.now.empty()) {
      text += "gone \"" + line.before + "\"";
    } else {
      text += "was \"" + line.before + "\", is \"" + line.now + "\"";
    }
  }
  if (changed.lines > changed.shown.size()) {
    text += "; " + std::to_string(changed.lines) + " lines in all";
  }
  return text;
}

}  // namespace gongshi::content::workspace
