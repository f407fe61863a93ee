#include "kiosk/stage/chrome.h"

#include <array>
#include <vector>

#include "kiosk/page/layout.h"
#include "kiosk/words/age_words.h"

namespace gongshi::kiosk {
namespace {

constexpr std::array kWeekdays = {"星期日", "星期一", "星期二", "星期三",
                                  "星期四", "星期五", "星期六"};

constexpr double kBannerIconMm = 11.0;
constexpr double kBannerMarginMm = 2.0;

struct FooterItem {
  std::string text;
  Color color = Color::kInk;
  Icon icon = Icon::kNone;
  bool starts_line = false;  // when all does not fit on one line
};

void add_phone(std::vector<FooterItem>& items, std::string_view name, std::string_view phone,
               std::string_view hours) {
  if (phone.empty()) return;
  std::string text = std::string(name) + " " + std::string(phone);
  if (!hours.empty()) text += "（" + std::string(hours) + "）";
  items.push_back({std::move(text), Color::kInk, Icon::kPhone});
}

std::vector<FooterItem> footer_items(const Frame& frame, const ChromeState& state) {
  const content::Hospital& hospital = frame.release().hospital();
  std::vector<FooterItem> items;
  add_phone(items, "投诉电话", hospital.complaint_phone, hospital.complaint_hours);
  add_phone(items, "监督举报", hospital.oversight_phone, hospital.oversight_hours);
  if (state.prices) items.push_back({"价格举报 12315", Color::kInk, Icon::kPhone});
  items.push_back(
      {issue_line(frame.release().id(), frame.freshness), Color::kMuted, Icon::kNone, true});
  const bool sure = frame.freshness.state == content::Freshness::kCurrent;
  items.push_back({freshness_sentence(frame.freshness), sure ? Color::kMuted : Color::kWarm,
                   sure ? Icon::kNone : Icon::kWarning});
  return items;
}

struct PlacedItem {
  const FooterItem* item = nullptr;
  int x = 0, line = 0, width = 0;
};

/// Items from left to right, a new line where one does not fit whole; the issue's line begins anew.
std::vector<PlacedItem> flow(const std::vector<FooterItem>& items, const Frame& frame, int& lines) {
  const Metrics& m = frame.metrics;
  const int width = m.width - 2 * m.mm(kPageMarginMm);
  const int gap = m.mm(9);
  std::vector<int> widths;
  int total = -gap;
  for (const FooterItem& item : items) {
    const int icon = item.icon == Icon::kNone ? 0 : m.mm(8.5);
    widths.push_back(icon + frame.text.width(item.text, TextStyle::kCaption));
    total += widths.back() + gap;
  }
  std::vector<PlacedItem> placed;
  int x = 0;
  lines = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const FooterItem& item = items[i];
    const int w = widths[i];
    if (x > 0 && (x + w > width || (item.starts_line && total > width))) {
      ++lines;
      x = 0;
    }
    placed.push_back({&item, x, lines, w});
    x += w + gap;
  }
  ++lines;
  return placed;
}

int footer_height(const Frame& frame, const ChromeState& state) {
  int lines = 0;
  (void)flow(footer_items(frame, state), frame, lines);
  return lines * frame.text.line_height(TextStyle::kCaption) + 2 * frame.metrics.mm(2.2);
}

/// As high as name and second line need.
int header_height(const Frame& frame) {
  return std::max(frame.metrics.mm(kHeaderMm), frame.text.line_height(TextStyle::kTitle) +
                                                   frame.text.line_height(TextStyle::kCaption) +
                                                   frame.metrics.mm(3));
}

void header(Scene& scene, const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  const content::Hospital& hospital = frame.release().hospital();
  const LocalTime local = to_local(frame.now);
  const Rect band{0, 0, m.width, header_height(frame)};
  Node ground = panel(band, Color::kAccentDark);
  scene.add(ground);
  Row row(band.inset(m.mm(kPageMarginMm), 0), m.mm(kGapMm));

  // A clock that cannot be believed is not shown.
  const bool sure = frame.freshness.clock_sure;
  const std::string clock = sure ? clock_text(local) : std::string();
  const std::string day =
      sure ? day_text(local.date) + " " + kWeekdays[local.weekday.c_encoding()] : std::string();
  const int clock_h = frame.text.line_height(TextStyle::kTitle);
  const int small_h = frame.text.line_height(TextStyle::kCaption);
  const int clock_w = frame.text.width(clock, TextStyle::kTitle);
  const int day_w = frame.text.width(day, TextStyle::kCaption);

  if (!state.at_home) {
    const Rect time = row.take_right(clock_w);
    if (sure) scene.add(cell(time, clock, TextStyle::kTitle, Color::kOnAccent, Align::kRight));
    const Rect rest = row.rest();
    Node title = text_node({rest.x, band.y, rest.w, band.h}, state.title, TextStyle::kTitle,
                           Color::kOnAccent);
    title.role = Role::kHeading;
    title.shorten = true;
    const int title_w = std::min(frame.text.width(state.title, TextStyle::kTitle), rest.w);
    title.rect.w = title_w;
    scene.add(title);
    const int name_w = frame.text.width(hospital.name_zh, TextStyle::kBody);
    if (title_w + name_w + m.mm(12) <= rest.w) {
      scene.add(text_node({rest.right() - name_w - m.mm(6), band.y, name_w, band.h},
                          hospital.name_zh, TextStyle::kBody, Color::kOnAccent));
    }
    return;
  }

  const int right_w = std::max(clock_w, day_w);
  const Rect right = row.take_right(right_w);
  const int block = clock_h + small_h;
  const int top = band.y + (band.h - block) / 2;
  if (sure) {
    scene.add(cell({right.x, top, right_w, clock_h}, clock, TextStyle::kTitle, Color::kOnAccent,
                   Align::kRight));
    scene.add(cell({right.x, top + clock_h, right_w, small_h}, day, TextStyle::kCaption,
                   Color::kOnAccent, Align::kRight));
  }
  const int disc = m.mm(15);
  const Rect sign = row.take(disc);
  Node logo{.role = Role::kIcon,
            .rect = {sign.x, band.y + (band.h - disc) / 2, disc, disc},
            .color = Color::kOnAccent,
            .icon = Icon::kHospital,
            .quiet = true};
  scene.add(logo);
  const Rect rest = row.rest();
  Node name = text_node({rest.x, top, rest.w, clock_h}, hospital.name_zh, TextStyle::kTitle,
                        Color::kOnAccent);
  name.role = Role::kHeading;
  name.shorten = true;
  scene.add(name);
  if (!hospital.name_en.empty()) {
    Node english = text_node({rest.x, top + clock_h, rest.w, small_h}, hospital.name_en,
                             TextStyle::kCaption, Color::kOnAccent);
    english.shorten = true;
    scene.add(english);
  }
}

/// Where the words of the banner lie, from the top of the screen; no height without a banner.
struct Banner {
  Sentence words;
  Rect band{}, zh{}, en{};
};

Banner banner_of(const Frame& frame) {
  const Metrics& m = frame.metrics;
  Banner banner{banner_sentence(frame.freshness), {0, header_height(frame), m.width, 0}, {}, {}};
  if (banner.words.zh.empty()) return banner;
  const int x = m.mm(kPageMarginMm) + m.mm(kBannerIconMm) + m.mm(kGapMm);
  const int width = m.width - x - m.mm(kPageMarginMm);
  const int top = banner.band.y + m.mm(kBannerMarginMm);
  banner.zh = {x, top, width,
               paragraph_height(frame.text, banner.words.zh, TextStyle::kTitle, width)};
  banner.en = {x, banner.zh.bottom(), width,
               paragraph_height(frame.text, banner.words.en, TextStyle::kCaption, width)};
  banner.band.h = banner.en.bottom() + m.mm(kBannerMarginMm) - banner.band.y;
  return banner;
}

void add_banner(Scene& scene, const Frame& frame) {
  const Metrics& m = frame.metrics;
  const Banner banner = banner_of(frame);
  if (banner.band.empty()) return;
  scene.add(panel(banner.band, Color::kWarm));
  const int side = m.mm(kBannerIconMm);
  scene.add({.role = Role::kIcon,
             .rect = {m.mm(kPageMarginMm), banner.band.center().y - side / 2, side, side},
             .color = Color::kOnAccent,
             .icon = Icon::kWarning,
             .quiet = true});
  Node zh = text_node(banner.zh, banner.words.zh, TextStyle::kTitle, Color::kOnAccent);
  zh.role = Role::kHeading;
  zh.wrap = true;
  scene.add(zh);
  Node en = text_node(banner.en, banner.words.en, TextStyle::kCaption, Color::kOnAccent);
  en.wrap = true;
  scene.add(en);
}

int bar_height(const Frame& frame, const ChromeState& state) {
  return help_bar_height(frame.metrics, frame.text, frame.manner, state.helps);
}

}  // namespace

Rect content_area(const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  const int top = banner_of(frame).band.bottom() + m.mm(5);
  const int bottom = m.height - bar_height(frame, state) - footer_height(frame, state) - m.mm(5);
  return {m.mm(kPageMarginMm), top, m.width - 2 * m.mm(kPageMarginMm), bottom - top};
}

Scene header_and_footer(const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  Scene scene;
  header(scene, frame, state);
  add_banner(scene, frame);
  const int height = footer_height(frame, state);
  const int bottom = m.height - bar_height(frame, state);
  const int line = frame.text.line_height(TextStyle::kCaption);
  scene.add(panel({0, bottom - height, m.width, height}, Color::kCard));
  scene.add(panel({0, bottom - height, m.width, std::max(1, m.mm(0.3))}, Color::kLine));
  const std::vector<FooterItem> items = footer_items(frame, state);
  int lines = 0;
  for (const PlacedItem& one : flow(items, frame, lines)) {
    int x = m.mm(kPageMarginMm) + one.x;
    const int y = bottom - height + m.mm(2.2) + one.line * line;
    int width = one.width;
    if (one.item->icon != Icon::kNone) {
      const int side = m.mm(6);
      scene.add({.role = Role::kIcon,
                 .rect = {x, y + (line - side) / 2, side, side},
                 .color = one.item->color == Color::kWarm ? Color::kWarm : Color::kAccent,
                 .icon = one.item->icon,
                 .quiet = true});
      x += m.mm(8.5);
      width -= m.mm(8.5);
    }
    scene.add(cell({x, y, width, line}, one.item->text, TextStyle::kCaption, one.item->color));
  }
  scene.append(help_bar(m, frame.text, frame.manner, state.helps, state.at_home));
  return scene;
}

Scene countdown_dialog(const Metrics& m, const TextMeasure& measure, int seconds) {
  Scene scene;
  scene.dialog_from = 0;
  const std::string title = "还在使用吗？";
  const std::string text = std::to_string(seconds) + " 秒后返回首页，您查询的内容将被清除。";
  const int margin = m.mm(9);
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.mm(190));
  const int inner = w - 2 * margin;
  const int title_h = measure.line_height(TextStyle::kTitle);
  const int text_h = paragraph_height(measure, text, TextStyle::kHeading, inner);
  const int button_h = m.mm(24);  // kiosk notes 6.18
  const int h = 2 * margin + title_h + text_h + button_h + 2 * m.mm(5);
  const Rect box{(m.width - w) / 2, (m.height - h) / 2, w, h};
  scene.add(panel(box, Color::kCard));
  Column column(box.inset(margin), m.mm(5));
  Node heading = text_node(column.take(title_h), title, TextStyle::kTitle, Color::kAccent);
  heading.role = Role::kHeading;
  scene.add(heading);
  Node words = text_node(column.take(text_h), text, TextStyle::kHeading);
  words.wrap = true;
  scene.add(words);
  Row buttons(column.take(button_h), m.mm(kGapMm));
  const int half = (inner - m.mm(kGapMm)) / 2;
  scene.add(main_button(buttons.take(half), "继续使用", "@continue"));
  scene.add(quiet_button(buttons.rest(), "返回首页", "@home"));
  return scene;
}

Scene notice_page(const Metrics& m, const TextMeasure& measure, const NoticeWords& words) {
  struct Line {
    std::string text;
    TextStyle style;
    Color color;
  };
  const std::string& hospital = words.site.hospital;
  std::vector<Line> lines{
      {hospital.empty() ? "信息公开查询" : hospital, TextStyle::kHero, Color::kAccent},
      {words.what.zh, TextStyle::kTitle, Color::kInk},
      {words.what.en, TextStyle::kBody, Color::kMuted}};
  if (!words.site.complaint_phone.empty()) {
    lines.push_back({"投诉电话 " + words.site.complaint_phone, TextStyle::kHeading, Color::kInk});
  }
  if (!words.code.empty()) {
    lines.push_back({"维护码 " + words.code, TextStyle::kCaption, Color::kMuted});
  }
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.mm(300));
  const int icon = m.mm(40);
  const int gap = m.mm(7);
  int h = icon;
  for (const Line& line : lines) h += gap + paragraph_height(measure, line.text, line.style, w);
  Scene scene;
  Column column({(m.width - w) / 2, std::max(m.mm(5), (m.height - h) / 2), w, h}, gap);
  const Rect place = column.take(icon);
  scene.add({.role = Role::kIcon,
             .rect = {place.x + (w - icon) / 2, place.y, icon, icon},
             .color = Color::kAccent,
             .icon = Icon::kHospital,
             .quiet = true});
  for (const Line& line : lines) {
    const int height = paragraph_height(measure, line.text, line.style, w);
    Node node = text_node(column.take(height), line.text, line.style, line.color, Align::kCenter);
    node.wrap = true;
    scene.add(node);
  }
  return scene;
}

}  // namespace gongshi::kiosk
