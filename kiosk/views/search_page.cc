#include "kiosk/views/search_page.h"

#include <algorithm>

#include "kiosk/touch/writing_panel.h"
#include "kiosk/views/search_layout.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kByHand{"手写", "Write", "قولدا يېزىش", "", "ᠭᠠᠷ ᠢᠶᠠᠷ"};
constexpr Words kByKeys{"拼音", "Keys", "كۇنۇپكا"};
constexpr Words kErase{"删除", "Delete", "ئۆچۈرۈش", "", "ᠬᠠᠰᠤᠬᠤ"};
constexpr Words kChange{"修改查找内容", "Change what to look for", "ئىزدەشنى ئۆزگەرتىش"};
constexpr Words kTapToType{"点此查找", "Tap to search", "ئىزدەش"};
constexpr Words kWritingHint{
    "怎样手写\n"
    "· 在框里写一个字，停一下，旁边就有候选字\n"
    "· 点中要找的字，再写下一个",
    "How to write\n"
    "· Write one character and pause: choices appear\n"
    "· Tap the right one, write the next"};
constexpr Words kDesk{"请到咨询台询问工作人员。", "Please ask at the information desk.",
                      "مەسلىھەت سورۇنىدىن سوراڭ."};
constexpr Words kDeskAt{"请到咨询台询问（{1}），电话 {2}。",
                        "Please ask at the information desk ({1}), phone {2}."};
constexpr Words kCounted{"{1}（{2}）", "{1} ({2})", "{1} ({2})", "{1} ({2})", "{1} ({2})"};
constexpr Words kDeskPhone{"请到咨询台询问，电话 {2}。",
                           "Please ask at the information desk, phone {2}."};

/// The longest of the words that fits whole.
std::string_view fitting(const Frame& frame, int room,
                         std::initializer_list<std::string_view> words) {
  for (const std::string_view one : words) {
    if (frame.text.width(one, TextStyle::kBody) <= room) return one;
  }
  return {};
}

/// The end of what was typed where all of it has no room: that is where the next letter comes.
std::string typed_end(const Frame& frame, std::string typed, int room) {
  while (!typed.empty() && frame.text.width(typed, TextStyle::kHeading) > room) {
    std::size_t first = 1;
    while (first < typed.size() && (static_cast<unsigned char>(typed[first]) & 0xC0U) == 0x80U) {
      ++first;
    }
    typed.erase(0, first);
  }
  return typed;
}

void add_field(Scene& scene, const Frame& frame, const SearchPage& page, const Entry& entry,
               std::string_view placeholder) {
  const int room = page.field.w - frame.metrics.mm(4 + 8 + 3 + 4);
  const bool opens = page.keys.empty();
  std::string_view hint;
  if (opens) {
    hint = fitting(frame, room, {placeholder, frame.say(kTapToType)});
  } else if (!writes_by_hand(frame, entry)) {
    hint = fitting(frame, room, {placeholder});
  }
  Node node = field(page.field, typed_end(frame, shown_query(entry.text()), room), hint);
  if (opens) {
    node.action = "input:open";
    node.label = entry.text().empty() ? frame.say(kTapToType) : frame.say(kChange);
  }
  scene.add(std::move(node));
}

void add_tabs(Scene& scene, const Frame& frame, const Rect& area, const SearchAsk& ask) {
  if (area.empty() || ask.tabs.empty()) return;
  const Metrics& m = frame.metrics;
  const auto cells = grid(area, int(ask.tabs.size()), 1, m.mm(kGapMm));
  const bool brief = std::any_of(ask.tabs.begin(), ask.tabs.end(), [&](const SearchTab& one) {
    return frame.text.width(one.words, TextStyle::kBodyBold) > cells.front().w - m.mm(3);
  });
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const SearchTab& one = ask.tabs[i];
    Node node = tab(cells[i], brief ? one.brief : one.words, one.action, one.selected);
    node.label = one.words;
    if (frame.text.width(node.text, node.style) > cells[i].w) node.style = TextStyle::kCaption;
    scene.add(std::move(node));
  }
}

void add_hint(Scene& scene, const Frame& frame, const Rect& area, std::string_view hint) {
  if (hint.empty() || area.empty()) return;
  const int margin = frame.metrics.mm(6);
  const int width = area.w - 2 * margin;
  const int height = paragraph_height(frame.text, hint, TextStyle::kCaption, width);
  if (height + 2 * margin > area.h) return;
  const Rect card{area.x, area.y, area.w, height + 2 * margin};
  scene.add(panel(card, Color::kAccentSoft));
  paragraph(scene, frame, card.inset(margin), hint, TextStyle::kCaption, Color::kInk);
}

}  // namespace

void add_search(Scene& scene, const Frame& frame, const SearchPage& page, const SearchAsk& ask,
                const Entry& entry, std::string_view placeholder, std::string_view hint) {
  add_tabs(scene, frame, page.tabs, ask);
  if (!page.tools.empty()) {
    std::vector<Node> tools = ask.tools;
    flow_buttons(tools, frame, page.tools);
    for (Node& tool : tools) {
      if (page.tools.holds(tool.rect)) scene.add(std::move(tool));
    }
  }
  add_field(scene, frame, page, entry, placeholder);
  const bool by_hand = writes_by_hand(frame, entry);
  if (!page.erase.empty()) scene.add(quiet_button(page.erase, frame.say(kErase), "key:delete"));
  if (!page.mode.empty()) {
    scene.add(quiet_button(page.mode, frame.say(by_hand ? kByKeys : kByHand),
                           by_hand ? "input:keys" : "input:hand"));
  }
  if (!page.done.empty()) {
    Node done = main_button(page.done, done_words(frame, ask, entry), "input:done");
    done.style = TextStyle::kBodyBold;
    scene.add(std::move(done));
  }
  if (page.keys.empty()) return;
  if (by_hand) {
    add_writing_panel(scene, frame, page.keys, entry.pad());
    hint = frame.say(kWritingHint);
  } else {
    keyboard(scene, frame.metrics, page.keys, frame.manner.language);
  }
  add_hint(scene, frame, page.hint, hint);
}

bool switch_search(std::string_view action, bool& typing) {
  if (action != "input:open" && action != "input:done") return false;
  typing = action == "input:open";
  return true;
}

Node sized_button(const Frame& frame, std::string_view words, std::string_view action, bool main) {
  const Metrics& m = frame.metrics;
  const int width = frame.text.width(words, TextStyle::kBodyBold) + m.mm(9);
  Node node = main ? main_button({}, words, action) : quiet_button({}, words, action);
  node.style = TextStyle::kBodyBold;
  node.rect = {0, 0, std::max(m.mm(24), width), m.target()};
  return node;
}

int flow_buttons(std::vector<Node>& buttons, const Frame& frame, const Rect& area) {
  const int gap = frame.metrics.mm(kGapMm);
  int x = 0;
  int y = 0;
  int line = 0;
  for (Node& node : buttons) {
    if (node.rect.w > area.w) {  // long words take two lines of small letters
      node.style = TextStyle::kCaption;
      node.rect.w = area.w;
    }
    if (x > 0 && x + node.rect.w > area.w) {
      x = 0;
      y += line + gap;
    }
    node.rect = {area.x + x, area.y + y, node.rect.w, node.rect.h};
    line = node.rect.h;
    x += node.rect.w + gap;
  }
  return buttons.empty() ? 0 : y + line;
}

void add_note(Blocks& blocks, const Frame& frame, std::string_view heading, std::string_view text,
              std::vector<Node> buttons) {
  const Metrics& m = frame.metrics;
  const int margin = m.mm(6);
  const int width = blocks.width() - 2 * margin;
  std::vector<Node> nodes{panel({}, Color::kWarmSoft)};
  int y = margin;
  const auto say = [&](std::string_view words, TextStyle style) {
    if (words.empty()) return;
    Node node = text_node({margin, y, width, 0}, words, style);
    node.wrap = true;
    node.rect.h = paragraph_height(frame.text, words, style, width);
    y += node.rect.h + m.mm(kGapMm);
    nodes.push_back(std::move(node));
  };
  say(heading, TextStyle::kHeadingBold);
  say(text, TextStyle::kBody);
  y += flow_buttons(buttons, frame, {margin, y, width, 0}) + margin;
  for (Node& button : buttons) nodes.push_back(std::move(button));
  nodes.front().rect = {0, 0, blocks.width(), y};
  blocks.add(y, std::move(nodes));
  blocks.gap(kGapMm);
}

std::string shown_query(std::string_view typed) {
  std::string shown(typed);
  for (char& c : shown) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return shown;
}

std::string desk_words(const Frame& frame) {
  const content::Hospital& hospital = frame.release().hospital();
  if (hospital.desk_phone.empty()) return std::string(frame.say(kDesk));
  const Words& words = hospital.desk_place.empty() ? kDeskPhone : kDeskAt;
  return fill(frame.say(words), {hospital.desk_place, hospital.desk_phone});
}

std::string counted(const Frame& frame, std::string_view words, int count) {
  return fill(frame.say(kCounted), {words, std::to_string(count)});
}

}  // namespace gongshi::kiosk
