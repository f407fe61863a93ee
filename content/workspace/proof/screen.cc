#include "content/workspace/proof/screen.h"

#include <algorithm>

#include "config/theme.h"
#include "signage/layout/screen_text.h"

namespace gongshi::content::proof {
namespace {

using signage::Rect;
using signage::ScreenSizes;
using signage::TextBlock;

constexpr double kGap = 11;  // between two pictures
constexpr double kMostHeight = 170;

Ink ink_of(std::uint32_t color) {
  const auto part = [color](int shift) {
    return static_cast<double>(color >> shift & 0xFFU) / 255.0;
  };
  return {part(16), part(8), part(0)};
}

/// Half the sheet's width, or less where the screen stands upright.
double scale_of(drivers::Geometry size) {
  return std::min((kBodyWidth - kGap) / 2 / size.width_px, kMostHeight / size.height_px);
}

/// One screen on the sheet: its pixels become points.
class Picture {
 public:
  Picture(Flow& flow, double left, drivers::Geometry size)
      : flow_(flow), left_(left), top_(flow.y()), scale_(scale_of(size)) {}

  void fill(const Rect& rect, std::uint32_t color) {
    flow_.mark(BoxMark{left_ + rect.x * scale_, top_ + rect.y * scale_, rect.width * scale_,
                       rect.height * scale_, ink_of(color)});
  }

  /// As the screen sets it: in the middle of its place, line below line.
  void words(const signage::PlacedBlock& words, std::uint32_t color) {
    const TextBlock& block = words.block;
    const Rect& place = words.place;
    const double size = block.font.size_px * scale_;
    double middle = place.y + (place.height - block.height_px()) / 2.0 + block.line_px / 2.0;
    for (const std::string& line : block.lines) {
      const Line set = flow_.setter().line(Spans{{line, block.font.weight, ink_of(color)}}, size);
      const double x = left_ + (place.x + place.width / 2.0) * scale_ - set.width / 2;
      flow_.put(set, x, top_ + middle * scale_ - leading(size) / 2, size);
      middle += block.line_px;
    }
  }

 private:
  Flow& flow_;
  double left_;
  double top_;
  double scale_;
};

std::string size_text(const Screen& screen) {
  return screen.name + " " + std::to_string(screen.size.width_px) + "×" +
         std::to_string(screen.size.height_px);
}

/// The page around a message: header, ticker and footer as bands, a thin frame.
void draw_page(Picture& picture, const ScreenSizes& sizes, const config::Theme& theme) {
  picture.fill(sizes.whole(), theme.line);
  const int thin = sizes.px(3);
  picture.fill({thin, thin, sizes.width - 2 * thin, sizes.height - 2 * thin}, theme.ground);
  picture.fill(sizes.header(), theme.header);
  picture.fill(sizes.ticker(), theme.ticker);
  picture.fill(sizes.footer(), theme.footer);
  const Rect title = sizes.title();
  picture.fill(
      {title.x + sizes.margin(), title.y + title.height / 4, sizes.px(8), title.height / 2},
      theme.accent);
}

}  // namespace

Text message_text(const Message& message, std::string_view language) {
  if (language == "zh") return message.text_zh;
  if (language == "en") return message.text_en;
  if (language == "ug") return message.text_ug;
  if (language == "bo") return message.text_bo;
  return language == "mn" ? message.text_mn : Text();
}

Status draw_message_on_screen(Flow& flow, const Screen& screen, const Message& message,
                              const ProperNames& names, Lang lang) {
  if (!message.picture.empty()) return {};
  std::vector<Text> texts;
  for (const std::string& language : screen.languages) {
    const Text text = message_text(message, language);
    if (!text.empty()) texts.push_back(text);
  }
  if (texts.empty()) texts.push_back(message.text_zh);  // as the screen does
  const config::Theme theme;
  const ScreenSizes sizes(screen.size);
  const double scale = scale_of(screen.size);
  const double height = screen.size.height_px * scale;
  const double step = screen.size.width_px * scale + kGap;
  flow.keep(leading(kSmallSize) + height);
  const std::string name = size_text(screen);
  flow.text(plain(Sentence{name + "：", name + ":"}.in(lang), kGrey),
            {.size = kSmallSize, .after = 1});
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0 && i % 2 == 0) {
      flow.space(height + kGap);
      flow.keep(height);
    }
    const std::vector<std::string> wholes = names.in(texts[i]);
    GONGSHI_TRY(const auto words,
                signage::message_block(texts[i], wholes, sizes, flow.setter().type()));
    Picture picture(flow, kSideMargin + (i % 2 == 0 ? 0 : step), screen.size);
    draw_page(picture, sizes, theme);
    const bool urgent = message.priority == MessagePriority::kUrgent;
    picture.words(words, urgent ? theme.urgent : theme.title_text);
  }
  flow.space(height + 8);
  return {};
}

Status draw_card_on_screen(Flow& flow, const Screen& screen, const EmergencyCard& card,
                           const ProperNames& names, Lang lang) {
  const config::Theme theme;
  const ScreenSizes sizes(screen.size);
  const auto texts = signage::emergency_texts(card, screen.languages);
  GONGSHI_TRY(const auto places,
              signage::card_places(card.title_zh, texts, names, sizes, flow.setter().type()));
  const double height = screen.size.height_px * scale_of(screen.size);
  flow.keep(leading(kSmallSize) + height + 8);
  const std::string name = size_text(screen);
  flow.text(plain(Sentence{name + "：", name + ":"}.in(lang), kGrey),
            {.size = kSmallSize, .after = 1});
  Picture picture(flow, kSideMargin, screen.size);
  picture.fill(sizes.whole(), theme.emergency_title);
  const int edge = places.edge_px;
  picture.fill({edge, edge, sizes.width - 2 * edge, sizes.height - 2 * edge}, theme.emergency);
  picture.words(places.title, theme.emergency_title);
  for (const auto& words : places.texts) picture.words(words, theme.emergency_text);
  flow.space(height + 8);
  return {};
}

}  // namespace gongshi::content::proof
