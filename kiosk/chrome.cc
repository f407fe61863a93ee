#include "kiosk/chrome.h"

#include <array>
#include <cstdio>
#include <vector>

#include "kiosk/layout.h"

namespace gongshi::kiosk {
namespace {

constexpr std::array kWeekdays = {"星期日", "星期一", "星期二", "星期三",
                                  "星期四", "星期五", "星期六"};

std::string clock_text(const LocalTime& local) {
  std::array<char, 8> text{};
  const auto minutes = local.minute_of_day.count();
  std::snprintf(text.data(), text.size(), "%02d:%02d", int(minutes / 60), int(minutes % 60));
  return text.data();
}

std::string day_text(const Date& date) {
  return std::to_string(int(date.year())) + "年" + std::to_string(unsigned(date.month())) + "月" +
         std::to_string(unsigned(date.day())) + "日";
}

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
  items.push_back({issue_line(frame.release().id(), frame.now), Color::kMuted, Icon::kNone, true});
  const bool sure = frame.freshness == content::Freshness::kCurrent;
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

Node header_button(const Rect& rect, Icon icon, std::string_view text, std::string_view action) {
  return {.role = Role::kButton,
          .rect = rect,
          .text = std::string(text),
          .action = std::string(action),
          .style = TextStyle::kBodyBold,
          .color = Color::kOnAccent,
          .fill = Color::kAccent,
          .align = Align::kCenter,
          .icon = icon};
}

void header(Scene& scene, const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  const content::Hospital& hospital = frame.release().hospital();
  const LocalTime local = to_local(frame.now);
  const Rect band{0, 0, m.width, m.mm(kHeaderMm)};
  Node ground = panel(band, Color::kAccentDark);
  scene.add(ground);
  Row row(band.inset(m.mm(kPageMarginMm), 0), m.mm(kGapMm));

  const std::string clock = clock_text(local);
  const std::string day = day_text(local.date) + " " + kWeekdays[local.weekday.c_encoding()];
  const int clock_h = frame.text.line_height(TextStyle::kTitle);
  const int small_h = frame.text.line_height(TextStyle::kCaption);
  const int clock_w = frame.text.width(clock, TextStyle::kTitle);
  const int day_w = frame.text.width(day, TextStyle::kCaption);

  if (!state.at_home) {
    const int button_h = m.mm(kTargetMm);
    const int y = band.y + (band.h - button_h) / 2;
    const int w = m.mm(35);
    const Rect back = row.take(w);
    scene.add(header_button({back.x, y, w, button_h}, Icon::kBack, "返回", "@back"));
    const Rect home = row.take(w);
    scene.add(header_button({home.x, y, w, button_h}, Icon::kHome, "首页", "@home"));
    row.take(m.mm(1));
    Node time =
        cell(row.take_right(clock_w), clock, TextStyle::kTitle, Color::kOnAccent, Align::kRight);
    scene.add(time);
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
  scene.add(cell({right.x, top, right_w, clock_h}, clock, TextStyle::kTitle, Color::kOnAccent,
                 Align::kRight));
  scene.add(cell({right.x, top + clock_h, right_w, small_h}, day, TextStyle::kCaption,
                 Color::kOnAccent, Align::kRight));
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

}  // namespace

Rect content_area(const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  const int top = m.mm(kHeaderMm) + m.mm(5);
  const int bottom = m.height - footer_height(frame, state) - m.mm(5);
  return {m.mm(kPageMarginMm), top, m.width - 2 * m.mm(kPageMarginMm), bottom - top};
}

Scene header_and_footer(const Frame& frame, const ChromeState& state) {
  const Metrics& m = frame.metrics;
  Scene scene;
  header(scene, frame, state);
  const int height = footer_height(frame, state);
  const int line = frame.text.line_height(TextStyle::kCaption);
  scene.add(panel({0, m.height - height, m.width, height}, Color::kCard));
  scene.add(panel({0, m.height - height, m.width, std::max(1, m.mm(0.3))}, Color::kLine));
  const std::vector<FooterItem> items = footer_items(frame, state);
  int lines = 0;
  for (const PlacedItem& one : flow(items, frame, lines)) {
    int x = m.mm(kPageMarginMm) + one.x;
    const int y = m.height - height + m.mm(2.2) + one.line * line;
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

std::string freshness_sentence(content::Freshness freshness) {
  switch (freshness) {
    case content::Freshness::kCurrent:
      return "内容为最新一期";
    case content::Freshness::kUnconfirmed:
      return "暂未确认是否有新一期";
    case content::Freshness::kBehind:
      return "新一期正在更新";
    case content::Freshness::kClockUnsure:
      return "本机时间待校准，日期仅供参考";
    case content::Freshness::kStale:
      return "内容已过期限，请以窗口答复为准";
    case content::Freshness::kFallback:
      return "正在显示上一期内容";
    case content::Freshness::kWithheld:
      return "本期内容已停止展示";
  }
  return "";
}

std::string issue_line(const content::ReleaseId& id, WallTime now) {
  const LocalTime made = to_local(id.created);
  std::string line = "第 " + id.serial() + " 期 · " + day_text(made.date) + "发布";
  const auto days = (std::chrono::sys_days(to_local(now).date) - std::chrono::sys_days(made.date));
  if (days.count() == 0) {
    line += "（今天）";
  } else if (days.count() > 0) {
    line += "（" + std::to_string(days.count()) + " 天前）";
  }
  return line + " · 校验码 " + id.short_code();
}

Scene notice_page(const Metrics& m, const TextMeasure& measure, const Sentence& what) {
  Scene scene;
  const int w = std::min(m.width - 2 * m.mm(kPageMarginMm), m.mm(300));
  const int icon = m.mm(40);
  const int title_h = measure.line_height(TextStyle::kTitle);
  const int zh_h = paragraph_height(measure, what.zh, TextStyle::kHeading, w);
  const int en_h = paragraph_height(measure, what.en, TextStyle::kBody, w);
  const int gap = m.mm(7);
  const int h = icon + title_h + zh_h + en_h + 3 * gap;
  Column column({(m.width - w) / 2, std::max(m.mm(5), (m.height - h) / 2), w, h}, gap);
  const Rect place = column.take(icon);
  scene.add({.role = Role::kIcon,
             .rect = {place.x + (w - icon) / 2, place.y, icon, icon},
             .color = Color::kAccent,
             .icon = Icon::kHospital,
             .quiet = true});
  const auto line = [&](int height, const std::string& text, TextStyle style, Color color) {
    Node node = text_node(column.take(height), text, style, color, Align::kCenter);
    node.wrap = true;
    scene.add(node);
  };
  line(title_h, "信息公开查询", TextStyle::kTitle, Color::kAccent);
  line(zh_h, what.zh, TextStyle::kHeading, Color::kInk);
  line(en_h, what.en, TextStyle::kBody, Color::kMuted);
  return scene;
}

}  // namespace gongshi::kiosk
