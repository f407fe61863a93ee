#include "kiosk/stage/rest_page.h"

#include <algorithm>
#include <string_view>

#include "kiosk/page/layout.h"
#include "kiosk/words/age_words.h"

namespace gongshi::kiosk {
namespace {

constexpr Words kTouch{"轻触屏幕 查价格", "Touch for prices", "ئېكراننى بېسىڭ", "བརྙན་ཤེལ་ལ་རེག"};
constexpr double kMarginMm = 5.0;
constexpr double kBandMarginMm = 1.5;
/// More sheets of one card and nobody would see the others.
constexpr std::size_t kMostSheets = 4;

/// The three bands of the page.
struct Bands {
  Rect title{}, body{}, touch{}, age{};
};

std::string age_line(const Frame& frame) {
  const Language language = frame.manner.language;
  return issue_line(frame.release().id(), frame.freshness, language) + " · " +
         freshness_sentence(frame.freshness, language);
}

Rect inner(const Metrics& m, const Rect& band) {
  return band.inset(m.mm(kMarginMm), 0);
}

int band_height(const Frame& frame, std::string_view text, TextStyle style, double margin_mm) {
  const Metrics& m = frame.metrics;
  return paragraph_height(frame.text, text, style, m.width - 2 * m.mm(kMarginMm)) +
         2 * m.mm(margin_mm);
}

Bands bands_of(const Frame& frame, std::string_view title, TextStyle style) {
  const Metrics& m = frame.metrics;
  const int high = band_height(frame, title, style, kBandMarginMm);
  const int age = band_height(frame, age_line(frame), TextStyle::kCaption, 1.0);
  const int touch = band_height(frame, frame.say(kTouch), TextStyle::kFar, kBandMarginMm);
  Bands bands;
  bands.title = {0, 0, m.width, high};
  bands.age = {0, m.height - age, m.width, age};
  bands.touch = {0, bands.age.y - touch, m.width, touch};
  bands.body = {0, high, m.width, bands.touch.y - high};
  return bands;
}

using Paragraph = std::vector<std::string>;  // its lines

/// The same number of lines, the last one no mere remainder: 候 with 诊 alone below it reads badly.
std::vector<std::string_view> balanced(const Frame& frame, std::string_view words, TextStyle style,
                                       int width) {
  std::vector<std::string_view> lines = frame.text.wrap(words, style, width);
  if (lines.size() < 2 || frame.text.width(lines.back(), style) >= width / 3) return lines;
  for (int narrower = width - width / 24; narrower > width / 2; narrower -= width / 24) {
    auto tried = frame.text.wrap(words, style, narrower);
    if (tried.size() != lines.size()) break;
    lines = std::move(tried);
    if (frame.text.width(lines.back(), style) >= narrower / 2) break;
  }
  return lines;
}

std::vector<Paragraph> broken(const Frame& frame, const RestCard::Lines& lines, TextStyle style) {
  const int width = frame.metrics.width - 2 * frame.metrics.mm(kMarginMm);
  std::vector<Paragraph> paragraphs;
  for (const std::string& line : lines) {
    Paragraph& paragraph = paragraphs.emplace_back();
    for (const std::string_view part : balanced(frame, line, style, width)) {
      paragraph.emplace_back(part);
    }
  }
  return paragraphs;
}

/// Groups of at most `room` lines; a paragraph is parted only where it alone is longer.
std::vector<Paragraph> grouped(const std::vector<Paragraph>& paragraphs, std::size_t room) {
  std::vector<Paragraph> groups(1);
  for (const Paragraph& paragraph : paragraphs) {
    if (!groups.back().empty() && groups.back().size() + paragraph.size() > room) {
      groups.emplace_back();
    }
    for (const std::string& line : paragraph) {
      if (groups.back().size() >= room) groups.emplace_back();
      groups.back().push_back(line);
    }
  }
  return groups;
}

/// `wording` in `style`, sheet by sheet; the title bears numbers where there are several.
std::vector<RestSheet> sheets_of(const Frame& frame, const RestCard& card,
                                 const RestCard::Lines& wording, TextStyle style) {
  const std::string longest = card.title + " 8/8";  // so that every sheet has the same room
  const int height = frame.text.line_height(style);
  const auto room_below = [&](std::string_view title) {
    const int room = bands_of(frame, title, style).body.h / height;
    return std::size_t(std::max(1, room));
  };
  const std::vector<Paragraph> paragraphs = broken(frame, wording, style);
  std::vector<Paragraph> groups = grouped(paragraphs, room_below(card.title));
  if (groups.size() > 1) groups = grouped(paragraphs, room_below(longest));
  std::vector<RestSheet> sheets;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::string title = card.title;
    if (groups.size() > 1) {
      title += " " + std::to_string(i + 1) + "/" + std::to_string(groups.size());
    }
    sheets.push_back({std::move(title), std::move(groups[i]), style, card.warns});
  }
  return sheets;
}

/// The larger letters serve where all of the card is on one sheet, its title in two lines at most
/// and none of several paragraphs broken.
bool suits_large(const Frame& frame, const RestCard& card, const std::vector<RestSheet>& sheets) {
  const int line = frame.text.line_height(TextStyle::kFarLarge);
  const Bands bands = bands_of(frame, card.title, TextStyle::kFarLarge);
  const RestCard::Lines& full = card.wordings.front();
  const bool whole = full.size() == 1 || sheets.front().lines.size() == full.size();
  return sheets.size() == 1 && whole && bands.body.h >= line && bands.title.h < 3 * line;
}

std::vector<RestSheet> sheets_of(const Frame& frame, const RestCard& card) {
  auto large = sheets_of(frame, card, card.wordings.front(), TextStyle::kFarLarge);
  if (suits_large(frame, card, large)) return large;
  std::vector<RestSheet> sheets;
  for (const RestCard::Lines& wording : card.wordings) {
    sheets = sheets_of(frame, card, wording, TextStyle::kFar);
    if (sheets.size() <= kMostSheets) break;
  }
  return sheets;
}

void add_wrapped(Scene& scene, const Rect& rect, std::string_view text, TextStyle style,
                 Color color) {
  Node node = text_node(rect, text, style, color, Align::kCenter);
  node.wrap = true;
  scene.add(std::move(node));
}

}  // namespace

std::vector<RestSheet> rest_sheets(const Frame& frame, const std::vector<RestCard>& cards) {
  std::vector<RestSheet> sheets;
  for (const RestCard& card : cards) {
    for (RestSheet& sheet : sheets_of(frame, card)) sheets.push_back(std::move(sheet));
  }
  return sheets;
}

Scene rest_page(const Frame& frame, const RestSheet& sheet) {
  const Metrics& m = frame.metrics;
  const Bands bands = bands_of(frame, sheet.title, sheet.style);
  const int gap = m.mm(kBandMarginMm);
  Scene scene;
  Node ground = panel(m.screen(), Color::kCard);
  ground.action = "@home";
  ground.label = frame.say(kTouch);
  scene.add(std::move(ground));

  scene.add(panel(bands.title, sheet.warns ? Color::kWarm : Color::kAccentDark));
  add_wrapped(scene, inner(m, bands.title).inset(0, gap), sheet.title, sheet.style,
              Color::kOnAccent);
  const int line = frame.text.line_height(sheet.style);
  int y = bands.body.y + std::max(0, (bands.body.h - line * int(sheet.lines.size())) / 2);
  for (const std::string& words : sheet.lines) {
    const Rect body = inner(m, bands.body);
    scene.add(
        text_node({body.x, y, body.w, line}, words, sheet.style, Color::kInk, Align::kCenter));
    y += line;
  }
  scene.add(panel(bands.touch, Color::kAccent));
  add_wrapped(scene, inner(m, bands.touch).inset(0, gap), frame.say(kTouch), TextStyle::kFar,
              Color::kOnAccent);
  add_wrapped(scene, inner(m, bands.age).inset(0, m.mm(1.0)), age_line(frame), TextStyle::kCaption,
              Color::kMuted);
  return scene;
}

}  // namespace gongshi::kiosk
