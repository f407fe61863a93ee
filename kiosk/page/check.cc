#include "kiosk/page/check.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "kiosk/page/anatomy.h"

namespace gongshi::kiosk {
namespace {

constexpr double kLeastTargetMm = 12.0;  // kiosk notes 6.10

std::string where(const Rect& r) {
  return std::to_string(r.w) + "x" + std::to_string(r.h) + "+" + std::to_string(r.x) + "+" +
         std::to_string(r.y);
}

std::string called(const Placed& one) {
  return "\"" + one.node.name() + "\" " + where(one.node.rect);
}

/// Of a script that writes words with spaces between them: Latin, Uyghur, Mongolian.
bool joins_words(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0x620 && c <= 0x6D5) ||
         (c >= 0x1820 && c <= 0x18AA);
}

/// Does a line end inside a word? An address ("www.example.cn/a") is no word.
bool parts_a_word(std::string_view above, std::string_view below) {
  const bool neighbours =
      !above.empty() && !below.empty() && above.data() + above.size() == below.data();
  if (!neighbours) return false;
  const std::u32string left = utf8::decode(above), right = utf8::decode(below);
  if (!joins_words(left.back()) || !joins_words(right.front())) return false;
  const auto from = std::find(left.rbegin(), left.rend(), U' ').base();
  const std::u32string word = std::u32string(from, left.end()) + right.substr(0, right.find(U' '));
  return word.find_first_of(U"/.:@_") == std::u32string::npos;
}

struct Ink {
  const Placed* owner = nullptr;
  Rect box{};
};

void check_text(const Placed& one, const Metrics& metrics, const TextMeasure& measure,
                std::vector<Ink>& inks, std::vector<std::string>& found) {
  const Node& node = one.node;
  const Anatomy parts = anatomy(node, metrics, measure);
  for (std::size_t i = 1; i < parts.lines.size(); ++i) {
    if (parts_a_word(parts.lines[i - 1].text, parts.lines[i].text)) {
      found.push_back("a word is parted after \"" + std::string(parts.lines[i - 1].text) +
                      "\": " + called(one));
    }
  }
  for (const TextLine& line : parts.lines) {
    const bool shortened = node.shorten && line.box.w > node.rect.w;
    if (!shortened && (line.box.x < node.rect.x || line.box.right() > node.rect.right())) {
      found.push_back("text is wider than its box: " + called(one) + ", text " + where(line.box));
    }
    // A key has one letter and no line above or below it: what counts is the letter.
    const Rect high = node.role == Role::kKey ? line.box.inset(0, line.box.h / 8) : line.box;
    if (high.y < node.rect.y - 1 || high.bottom() > node.rect.bottom() + 1) {
      found.push_back("text is higher than its box: " + called(one) + ", text " + where(line.box));
    }
    Rect ink = line.box.intersect(one.seen);
    // The line box has leading above and below the letters; neighbours may share that.
    ink = ink.inset(0, ink.h / 8);
    if (!ink.empty()) inks.push_back({&one, ink});
  }
}

}  // namespace

std::vector<std::string> faults(const std::vector<Placed>& placed, const Metrics& metrics,
                                const TextMeasure& measure) {
  std::vector<std::string> found;
  std::vector<Ink> inks;
  const int least = metrics.mm(kLeastTargetMm) - 1;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const Placed& one = placed[i];
    if (one.list_id.empty() && !metrics.screen().holds(one.node.rect)) {
      found.push_back("outside the screen: " + called(one));
    }
    if (!one.covered) check_text(one, metrics, measure, inks, found);
    if (one.covered || one.node.action.empty()) continue;
    if (one.node.name().empty()) found.push_back("a control without a name: " + where(one.seen));
    if (one.node.rect.w < least || one.node.rect.h < least) {
      found.push_back("target below 12 mm: " + called(one));
    }
    for (std::size_t k = 0; k < i; ++k) {
      const Placed& other = placed[k];
      if (!other.covered && !other.node.action.empty() && other.seen.overlaps(one.seen)) {
        found.push_back("targets overlap: " + called(one) + " and " + called(other));
      }
    }
  }
  for (std::size_t i = 0; i < inks.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (inks[i].owner != inks[k].owner && inks[i].box.overlaps(inks[k].box)) {
        found.push_back("texts lie on one another: " + called(*inks[i].owner) + " and " +
                        called(*inks[k].owner));
      }
    }
  }
  return found;
}

}  // namespace gongshi::kiosk
