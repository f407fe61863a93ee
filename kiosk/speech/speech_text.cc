#include "kiosk/speech/speech_text.h"

#include <algorithm>

#include "kiosk/speech/spoken_words.h"

namespace gongshi::kiosk {
namespace {

constexpr int kWholeList = 40;  // rows; of a longer one those in sight are read
constexpr Words kRowsBefore{"共 ", "There are "};
constexpr Words kRowsMiddle{" 条，现在读出屏幕上的 ", " entries; reading the "};
constexpr Words kRowsAfter{" 条。", " on screen."};

class Reader {
 public:
  explicit Reader(Language language) : language_(language) {}

  void sentence(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (text.empty()) return;
    if (!ends(text)) text += language_ == Language::kEn ? "." : "。";
    sentences_.push_back(spoken(text, language_));
  }
  [[nodiscard]] std::string_view comma() const { return language_ == Language::kEn ? ", " : "，"; }
  [[nodiscard]] std::vector<std::string> take() { return std::move(sentences_); }

 private:
  static bool ends(std::string_view text) {
    for (const std::string_view mark : {"。", "！", "？", ".", "!", "?", "：", ":", "；"}) {
      if (text.ends_with(mark)) return true;
    }
    return false;
  }

  Language language_;
  std::vector<std::string> sentences_;
};

bool said(const Node& node) {
  const bool drawn_only = node.role == Role::kPanel || node.role == Role::kIcon ||
                          node.role == Role::kRing || node.role == Role::kSwatch ||
                          node.role == Role::kList || node.role == Role::kKey;
  return !node.quiet && !drawn_only && !node.action.starts_with('@');
}

std::string words_of(const Node& node, const Reader& reader) {
  std::string words = node.name();
  // A field that is empty says what belongs there.
  if (!node.detail.empty() && (node.role != Role::kField || node.text.empty())) {
    if (!words.empty()) words += reader.comma();
    words += node.detail;
  }
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

void read_row(const std::vector<Node>& nodes, Reader& reader) {
  std::string words;
  const Node* ground = nullptr;
  for (const Node& node : nodes) {
    if (!said(node)) continue;
    if (node.role == Role::kRow) {
      ground = &node;
      continue;
    }
    const std::string part = words_of(node, reader);
    if (part.empty()) continue;
    // "22.00" in one cell and "元/次" in the next belong together.
    const bool unit = begins_with_currency(part);
    if (!words.empty() && !unit) words += reader.comma();
    if (unit) words += ' ';
    words += part;
  }
  if (words.empty() && ground != nullptr) words = ground->name();
  reader.sentence(std::move(words));
}

void read_list(const Node& node, int offset, Language language, Reader& reader) {
  const List& list = *node.list;
  if (list.count == 0) return;
  int first = 0, last = list.count - 1;
  if (list.count > kWholeList) {
    first = list.at(offset);
    last = list.at(std::min(offset + node.rect.h, list.height()) - 1);
    reader.sentence(std::string(kRowsBefore.in(language)) + std::to_string(list.count) +
                    std::string(kRowsMiddle.in(language)) + std::to_string(last - first + 1) +
                    std::string(kRowsAfter.in(language)));
  }
  for (int i = first; i <= last; ++i) read_row(list.row(i), reader);
}

}  // namespace

std::vector<std::string> speech_text(const Scene& scene, const Offsets& offsets,
                                     Language language) {
  Reader reader(language);
  const bool asks = scene.dialog_from.has_value();
  for (std::size_t i = scene.dialog_from.value_or(0); i < scene.nodes.size(); ++i) {
    const Node& node = scene.nodes[i];
    if (node.list) {
      read_list(node, offsets(node.list->id), language, reader);
    } else if (said(node) || (asks && !node.quiet && node.role == Role::kButton)) {
      reader.sentence(words_of(node, reader));
    }
  }
  return reader.take();
}

}  // namespace gongshi::kiosk
