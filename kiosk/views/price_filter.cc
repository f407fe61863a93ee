#include "kiosk/views/price_filter.h"

#include <algorithm>
#include <array>
#include <map>

#include "kiosk/views/search_page.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::InsuranceClass;
using content::PriceItem;

constexpr Words kClass{"医保类别", "Insurance class", "سۇغۇرتا تۈرى"};
constexpr Words kGroup{"项目类别", "Group", "تۈرى"};
constexpr Words kOwner{"责任部门", "Department in charge", "مەسئۇل بۆلۈم", "",
                       "ᠬᠠᠷᠢᠭᠤᠴᠠᠭᠰᠠᠨ ᠲᠠᠰᠤᠭ"};
constexpr Words kUnstated{"未标明", "Not stated", "كۆرسىتىلمىگەن"};
constexpr Words kNone{"不筛选", "No filter", "سۈزمەسلىك"};
constexpr Words kMore{"其他条件", "More choices", "باشقا شەرتلەر"};
constexpr Words kShow{"看结果（{1}）", "Show ({1})", "نەتىجە ({1})", "",
                      "ᠦᠷ᠎ᠡ ᠳᠦᠩ ({1})"};

constexpr std::size_t kMostElderChoices = 6;
constexpr double kLargeMm = 44.0;

struct Choices {
  std::array<int, 5> classes{};
  std::map<std::string_view, int> groups, owners;
};

/// Of the prices of `kind` that hold today.
Choices choices_of(const Frame& frame, content::PriceKind kind) {
  const content::Release& release = frame.release();
  const Date today = to_local(frame.now).date;
  Choices choices;
  for (const PriceItem& item : release.prices(kind)) {
    if (!item.valid.holds(today)) continue;
    ++choices.classes[std::size_t(item.insurance)];
    const content::PriceDetail detail = release.detail(item);
    if (!detail.group.empty()) ++choices.groups[detail.group];
    if (!detail.department.empty()) ++choices.owners[detail.department];
  }
  return choices;
}

Node choice(const Frame& frame, std::string_view words, int count, std::string action,
            bool selected) {
  const std::string text = counted(frame, words, count);
  const Node size = sized_button(frame, text, action);
  Node node = tab(size.rect, text, action, selected);
  node.label = words;
  return node;
}

/// Choices of one kind under their heading.
struct Part {
  std::string heading;
  std::vector<Node> buttons;
};

void add_part(Blocks& blocks, const Frame& frame, Part part) {
  blocks.text(part.heading, TextStyle::kHeadingBold, Color::kInk, 0, Role::kHeading);
  blocks.gap(2);
  const int height = flow_buttons(part.buttons, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(part.buttons));
  blocks.gap(6);
}

/// In elder mode the choices fill the page: two or three beside one another, up to kLargeMm high.
void add_large_part(Blocks& blocks, const Frame& frame, Part part, int room) {
  const Metrics& m = frame.metrics;
  const int gap = m.mm(kGapMm);
  blocks.text(part.heading, TextStyle::kHeadingBold, Color::kInk, 0, Role::kHeading);
  blocks.gap(2);
  room -= frame.text.line_height(TextStyle::kHeadingBold) + m.mm(2);
  int widest = 1;
  for (const Node& button : part.buttons) widest = std::max(widest, button.rect.w);
  const int count = int(part.buttons.size());
  const int most = std::clamp((blocks.width() + gap) / (widest + gap), 1, count > 4 ? 3 : 2);
  const int columns = std::min(most, count);
  const int rows = (count + columns - 1) / columns;
  const int height = std::clamp((room - (rows - 1) * gap) / rows, m.target(),
                                std::max(m.target(), m.mm(kLargeMm)));
  const int total = rows * height + (rows - 1) * gap;
  const auto cells = grid({0, 0, blocks.width(), total}, columns, rows, gap);
  for (std::size_t i = 0; i < part.buttons.size(); ++i) part.buttons[i].rect = cells[i];
  blocks.add(total, std::move(part.buttons));
}

std::vector<Node> named(const Frame& frame, const std::map<std::string_view, int>& names,
                        std::string_view prefix, std::string_view chosen) {
  std::vector<Node> buttons;
  for (const auto& [name, count] : names) {
    buttons.push_back(
        choice(frame, name, count, std::string(prefix) + std::string(name), name == chosen));
  }
  return buttons;
}

std::vector<Node> classes_of(const Frame& frame, const Choices& choices,
                             const PriceFilter& filter) {
  std::vector<Node> classes;
  for (std::size_t i = 0; i < choices.classes.size(); ++i) {
    if (choices.classes[i] == 0) continue;
    const auto value = static_cast<InsuranceClass>(i);
    const auto word = insurance_word(value, frame.manner.language);
    classes.push_back(choice(frame, word.empty() ? frame.say(kUnstated) : word, choices.classes[i],
                             "class:" + std::to_string(i), filter.insurance == value));
  }
  return classes;
}

/// Everything there is to choose from; in elder mode in parts of kMostElderChoices.
std::vector<Part> parts_of(const Frame& frame, content::PriceKind kind, const PriceFilter& filter) {
  const Choices choices = choices_of(frame, kind);
  std::vector<Part> parts;
  const auto add = [&](const Words& heading, std::vector<Node> buttons) {
    if (buttons.size() < 2) return;  // nothing to choose
    const std::size_t most = frame.manner.elder ? kMostElderChoices : buttons.size();
    for (std::size_t i = 0; i < buttons.size(); i += most) {
      const auto from = buttons.begin() + std::ptrdiff_t(i);
      const auto to = buttons.begin() + std::ptrdiff_t(std::min(i + most, buttons.size()));
      parts.push_back({std::string(frame.say(heading)), {from, to}});
    }
  };
  add(kClass, classes_of(frame, choices, filter));
  add(kGroup, named(frame, choices.groups, "group:", filter.group));
  add(kOwner, named(frame, choices.owners, "owner:", filter.department));
  return parts;
}

void toggle(std::string& chosen, std::string_view name) {
  chosen = chosen == name ? std::string() : std::string(name);
}

}  // namespace

bool PriceFilter::passes(const content::Release& release, const PriceItem& item) const {
  if (insurance && item.insurance != *insurance) return false;
  if (group.empty() && department.empty()) return true;
  const content::PriceDetail detail = release.detail(item);
  return (group.empty() || detail.group == group) &&
         (department.empty() || detail.department == department);
}

Scene filter_page(const Frame& frame, content::PriceKind kind, const PriceFilter& filter, int found,
                  std::size_t part) {
  const Metrics& m = frame.metrics;
  Scene scene;
  std::vector<Part> parts = parts_of(frame, kind, filter);
  const bool in_parts = frame.manner.elder && parts.size() > 1;
  std::vector<Node> ways{
      sized_button(frame, fill(frame.say(kShow), {std::to_string(found)}), "filter:done", true),
      sized_button(frame, frame.say(kNone), "filter:none")};
  if (in_parts) ways.push_back(sized_button(frame, frame.say(kMore), "filter:more"));
  const int top = flow_buttons(ways, frame, frame.area);
  for (Node& way : ways) scene.add(std::move(way));
  const int used = top + m.mm(5);
  const Rect port{frame.area.x, frame.area.y + used, frame.area.w, frame.area.h - used};

  Blocks blocks(frame, port);
  if (in_parts) parts = {std::move(parts[part % parts.size()])};
  for (Part& one : parts) {
    if (frame.manner.elder) {
      add_large_part(blocks, frame, std::move(one), port.h);
    } else {
      add_part(blocks, frame, std::move(one));
    }
  }
  List list = std::move(blocks).list("filter");
  list.place = 1 + part;  // a choice keeps its place
  add_list(scene, port, std::move(list));
  return scene;
}

bool change_filter(PriceFilter& filter, std::string_view action) {
  if (action == "filter:none") {
    filter = {};
  } else if (const auto name = argument(action, "group:"); !name.empty()) {
    toggle(filter.group, name);
  } else if (const auto owner = argument(action, "owner:"); !owner.empty()) {
    toggle(filter.department, owner);
  } else if (const auto digit = argument(action, "class:"); digit.size() == 1) {
    if (digit[0] < '0' || digit[0] > '4') return false;
    const auto value = static_cast<InsuranceClass>(digit[0] - '0');
    if (filter.insurance == value) {
      filter.insurance.reset();
    } else {
      filter.insurance = value;
    }
  } else {
    return false;
  }
  return true;
}

}  // namespace gongshi::kiosk
