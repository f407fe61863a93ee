#include "kiosk/stage/chrome.h"

#include <vector>

#include "kiosk/page/layout.h"
#include "kiosk/page/look.h"
#include "kiosk/stage/speech_bar.h"
#include "kiosk/words/age_words.h"
#include "kiosk/words/fill.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kComplaints{"投诉电话", "Complaints", "شىكايەت تېلېفونى", "གྱོད་གཏུག་ཁ་པར",
                            "ᠭᠣᠮᠣᠳᠠᠯ ᠤᠨ ᠤᠲᠠᠰᠤ"};
constexpr Words kOversight{"监督举报", "Oversight", "نازارەت تېلېفونى", "ལྟ་སྐུལ་ཁ་པར",
                           "ᠬᠢᠨᠠᠯᠲᠠ ᠶᠢᠨ ᠤᠲᠠᠰᠤ"};
constexpr Words kPriceLine{"价格举报 12315", "Prices 12315", "باھا شىكايىتى 12315",
                           "རིན་གོང་གྱོད་གཏུག 12315", "ᠦᠨ᠎ᠡ 12315"};
constexpr Words kHours{"（{1}）", " ({1})"};

constexpr Words kDayAndWeekday{"{1} {2}", "{2} {1}"};

constexpr double kBannerIconMm = 11.0;
constexpr double kBannerMarginMm = 2.0;
constexpr double kLogoMm = 19.0;

struct FooterItem {
  std::string text;
  Color color = Color::kInk;
  Icon icon = Icon::kNone;
  bool starts_line = false;  // when all does not fit on one line
};

void add_phone(std::vector<FooterItem>& items, const Frame& frame, const Words& name,
               std::string_view phone, std::string_view hours) {
  if (phone.empty()) return;
  std::string text = std::string(frame.say(name)) + " " + std::string(phone);
  if (!hours.empty()) text += fill(frame.say(kHours), {hours});
  items.push_back({std::move(text), Color::kInk, Icon::kPhone});
}

std::vector<FooterItem> footer_items(const Frame& frame, const ChromeState& state) {
  const content::Hospital& hospital = frame.release().hospital();
  std::vector<FooterItem> items;
  add_phone(items, frame, kComplaints, hospital.complaint_phone, hospital.complaint_hours);
  add_phone(items, frame, kOversight, hospital.oversight_phone, hospital.oversight_hours);
  if (state.prices) {
    items.push_back({std::string(frame.say(kPriceLine)), Color::kInk, Icon::kPhone});
  }
  const Language language = frame.manner.language;
  items.push_back({issue_line(frame.release().id(), frame.freshness, language), Color::kMuted,
                   Icon::kNone, true});
  const bool sure = frame.freshness.state == content::Freshness::kCurrent;
  items.push_back({freshness_sentence(frame.freshness, language),
                   sure ? Color::kMuted : Color::kWarm, sure ? Icon::kNone : Icon::kWarning});
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
    const int icon = item.icon == Icon::kNone ? 0 : m.grown(8.5);
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

std::string_view hospital_name(const Frame& frame) {
  const content::Hospital& hospital = frame.release().hospital();
  const bool english = frame.manner.language == Language::kEn && !hospital.name_en.empty();
  return english ? hospital.name_en : hospital.name_zh;
}

/// The hospital's logo, or our sign, at the left end of the band.
Node sign(Row& row, const Rect& band, const Metrics& m, const Size& logo) {
  const bool own = logo.w > 0 && logo.h > 0;
  const int high = m.mm(own ? kLogoMm : 15.0);
  const int margin = m.mm(kLogoMarginMm);
  const int wide = own ? (high - 2 * margin) * logo.w / logo.h + 2 * margin : high;
  const Rect place = row.take(wide);
  Node node{.role = Role::kIcon,
            .rect = {place.x, band.y + (band.h - high) / 2, wide, high},
            .color = Color::kOnAccent,
            .icon = Icon::kHospital,
            .quiet = true};
  if (!own) return node;
  node.role = Role::kImage;
  node.icon = Icon::kNone;
  node.image = kLogoImage;
  node.fill = Color::kAccentDark;
  return node;
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
  const Language language = frame.manner.language;
  const std::string clock = sure ? clock_text(local) : std::string();
  const std::string day =
      sure ? fill(frame.say(kDayAndWeekday),
                  {day_text(local.date, language), weekday_text(local.weekday, language)})
           : std::string();
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
    const std::string_view called = hospital_name(frame);
    const int name_w = frame.text.width(called, TextStyle::kBody);
    if (title_w + name_w + m.mm(12) <= rest.w) {
      scene.add(text_node({rest.right() - name_w - m.mm(6), band.y, name_w, band.h}, called,
                          TextStyle::kBody, Color::kOnAccent));
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
  scene.add(sign(row, band, m, state.logo));
  const Rect rest = row.rest();
  Node name = text_node({rest.x, top, rest.w, clock_h}, hospital_name(frame), TextStyle::kTitle,
                        Color::kOnAccent);
  name.role = Role::kHeading;
  name.shorten = true;
  scene.add(name);
  const std::string_view other = frame.manner.language == Language::kEn
                                     ? std::string_view(hospital.name_zh)
                                     : std::string_view(hospital.name_en);
  if (!other.empty()) {
    Node second = text_node({rest.x, top + clock_h, rest.w, small_h}, other, TextStyle::kCaption,
                            Color::kOnAccent);
    second.shorten = true;
    scene.add(second);
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
  const int speech = state.helps.speaking
                         ? speech_bar_height(frame.metrics, frame.text, frame.manner.language)
                         : 0;
  return speech + help_bar_height(frame.metrics, frame.text, frame.manner, state.helps);
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
      const int side = m.grown(6);
      scene.add({.role = Role::kIcon,
                 .rect = {x, y + (line - side) / 2, side, side},
                 .color = one.item->color == Color::kWarm ? Color::kWarm : Color::kAccent,
                 .icon = one.item->icon,
                 .quiet = true});
      x += m.grown(8.5);
      width -= m.grown(8.5);
    }
    scene.add(cell({x, y, width, line}, one.item->text, TextStyle::kCaption, one.item->color));
  }
  if (state.helps.speaking) {
    const int top = m.height - help_bar_height(m, frame.text, frame.manner, state.helps);
    scene.append(speech_bar(m, frame.text, frame.manner.language, state.helps.paused, top));
  }
  scene.append(help_bar(m, frame.text, frame.manner, state.helps, state.at_home));
  return scene;
}

}  // namespace gongshi::kiosk
