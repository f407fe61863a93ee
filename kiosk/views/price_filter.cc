#include "kiosk/views/price_filter.h"

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
constexpr Words kOwner{"责任部门", "Department in charge", "مەسئۇل بۆلۈم"};
constexpr Words kUnstated{"未标明", "Not stated", "كۆرسىتىلمىگەن"};
constexpr Words kNone{"不筛选", "No filter", "سۈزمەسلىك"};
constexpr Words kShow{"看结果（{1}）", "Show ({1})", "نەتىجە ({1})"};

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
  const std::string text = std::string(words) + "（" + std::to_string(count) + "）";
  const Node size = sized_button(frame, text, action);
  Node node = tab(size.rect, text, action, selected);
  node.label = words;
  return node;
}

void add_choices(Blocks& blocks, const Frame& frame, const Words& heading,
                 std::vector<Node> buttons) {
  if (buttons.size() < 2) return;  // nothing to choose
  blocks.text(frame.say(heading), TextStyle::kHeadingBold, Color::kInk, 0, Role::kHeading);
  blocks.gap(2);
  const int height = flow_buttons(buttons, frame, {0, 0, blocks.width(), 0});
  blocks.add(height, std::move(buttons));
  blocks.gap(6);
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

Scene filter_page(const Frame& frame, content::PriceKind kind, const PriceFilter& filter,
                  int found) {
  const Metrics& m = frame.metrics;
  Scene scene;
  std::vector<Node> ways{
      sized_button(frame, fill(frame.say(kShow), {std::to_string(found)}), "filter:done", true),
      sized_button(frame, frame.say(kNone), "filter:none")};
  const int top = flow_buttons(ways, frame, frame.area);
  for (Node& way : ways) scene.add(std::move(way));
  const int used = top + m.mm(5);
  const Rect port{frame.area.x, frame.area.y + used, frame.area.w, frame.area.h - used};

  const Choices choices = choices_of(frame, kind);
  Blocks blocks(frame, port);
  std::vector<Node> classes;
  for (std::size_t i = 0; i < choices.classes.size(); ++i) {
    if (choices.classes[i] == 0) continue;
    const auto value = static_cast<InsuranceClass>(i);
    const auto word = insurance_word(value, frame.manner.language);
    classes.push_back(choice(frame, word.empty() ? frame.say(kUnstated) : word, choices.classes[i],
                             "class:" + std::to_string(i), filter.insurance == value));
  }
  add_choices(blocks, frame, kClass, std::move(classes));
  add_choices(blocks, frame, kGroup, named(frame, choices.groups, "group:", filter.group));
  add_choices(blocks, frame, kOwner, named(frame, choices.owners, "owner:", filter.department));
  List list = std::move(blocks).list("filter");
  list.place = 1;  // a choice keeps its place
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
