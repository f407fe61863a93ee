#include "kiosk/draw/text.h"

#include <unicode/ubidi.h>

#include <utility>

#include "drivers/os/utf8.h"
#include "fonts/font_table.h"
#include "kiosk/draw/turn.h"
#include "kiosk/page/direction.h"
#include "kiosk/page/vertical.h"

namespace gongshi::kiosk {
namespace {

constexpr std::size_t kLinesBytes = 12U << 20U;
constexpr std::size_t kWidths = 60'000;
constexpr double kLineSpacing = 1.35;  // kiosk notes 6.5: at least 1.3
constexpr double kElderSpacing = 1.5;
/// Noto Sans CJK stands 0.88 of its size above the baseline (its ideographic em box).
constexpr double kAboveBaseline = 0.88;

using Bidi = Handle<UBiDi, ubidi_close>;

std::string cache_key(std::string_view text, TextStyle style, Color color) {
  std::string key;
  key.reserve(text.size() + 2);
  key += char('A' + int(style));
  key += char('A' + int(color));
  key += text;
  return key;
}

struct DirectionRun {
  std::string text;
  bool right_to_left = false;
};

std::string to_utf8(std::u16string_view units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size()) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (char32_t(units[++i]) - 0xDC00);
    }
    utf8::append(text, c);
  }
  return text;
}

/// Figures are read from left to right whatever stands around them: without this the telephone
/// 0571-5550 beside Uyghur letters becomes 5550-0571, and 2026-10-08 turns round as well.
UCharDirection figures_from_the_left(const void* /*context*/, UChar32 c) {
  const bool figure = (c >= '0' && c <= '9') || c == '%' || c == 0xA5 || c == 0xFFE5;
  return figure ? U_LEFT_TO_RIGHT : U_CHAR_DIRECTION_COUNT;  // the latter: as Unicode says
}

/// The runs of `line` in the order in which they stand, left to right. On a mirrored page a line
/// runs as most of it does, whatever stands first in it.
std::vector<DirectionRun> directions(std::string_view line, bool mirrored) {
  if (!may_be_right_to_left(line)) return {{std::string(line), false}};
  const std::u32string characters = utf8::decode(line);
  std::u16string units;
  for (const char32_t c : characters) {
    if (c < 0x10000) {
      units += char16_t(c);
    } else {
      units += char16_t(0xD800 + ((c - 0x10000) >> 10U));
      units += char16_t(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  const Bidi bidi(ubidi_open());
  UErrorCode code = U_ZERO_ERROR;
  // Elsewhere the line's own direction is that of its first letter; a figure is none.
  const bool rtl_line = mirrored
                            ? mostly_right_to_left(line)
                            : ubidi_getBaseDirection(units.data(), int(units.size())) == UBIDI_RTL;
  ubidi_setClassCallback(bidi.get(), figures_from_the_left, nullptr, nullptr, nullptr, &code);
  ubidi_setPara(bidi.get(), units.data(), int(units.size()), rtl_line ? 1 : 0, nullptr, &code);
  const int count = ubidi_countRuns(bidi.get(), &code);
  if (U_FAILURE(code) != 0) return {{std::string(line), false}};
  std::vector<DirectionRun> runs;
  for (int i = 0; i < count; ++i) {
    int start = 0;
    int length = 0;
    const bool rtl = ubidi_getVisualRun(bidi.get(), i, &start, &length) == UBIDI_RTL;
    runs.push_back(
        {to_utf8(std::u16string_view(units).substr(std::size_t(start), std::size_t(length))), rtl});
  }
  return runs;
}

}  // namespace

/// A piece of one direction in one face.
struct Text::Run {
  std::string text;
  TTF_Font* face = nullptr;
  bool right_to_left = false;
  Standing standing = Standing::kOnItsSide;  // where lines run from top to bottom
};

/// A line ready to be copied: its pieces with their offsets from the line's top left corner.
struct Text::Drawn {
  struct Piece {
    Surface surface;
    Point at;
  };
  std::vector<Piece> pieces;
};

Text::Text(double px_per_mm, Faces faces, fonts::LineBreaker breaker)
    : px_per_mm_(px_per_mm),
      spacing_(kLineSpacing),
      breaker_(std::move(breaker)),
      faces_(std::move(faces)),
      lines_(kLinesBytes) {}

Text::~Text() {
  lines_.clear();
  faces_.forget();
  TTF_Quit();
}

Result<std::unique_ptr<Text>> Text::open(double px_per_mm) {
  GONGSHI_TRY(Faces faces, Faces::find());
  GONGSHI_TRY(fonts::LineBreaker breaker, fonts::LineBreaker::create());
  if (TTF_Init() != 0) return sdl_error({"打开文字引擎", "starting SDL_ttf"});
  std::unique_ptr<Text> text(new Text(px_per_mm, std::move(faces), std::move(breaker)));
  const std::string path = text->faces_.path(FaceId::kRegular);
  TTF_Font* const body = text->face(TextStyle::kBody, FaceId::kRegular);
  if (body == nullptr) return sdl_error({"打开字体 " + path, "opening the font"});
  const std::string family = TTF_FontFaceFamilyName(body);
  if (family != fonts::font_entry(fonts::FontId::kText).family) {
    return Error{Errc::kConfig,
                 {path + " 中的字体是“" + family + "”，不是简体中文字体",
                  path + " holds \"" + family + "\", not the simplified face"},
                 {}};
  }
  return text;
}

void Text::dress(const Metrics& metrics, const Palette& palette) {
  const double spacing = metrics.elder ? kElderSpacing : kLineSpacing;
  const bool turned = metrics.vertical != vertical_ || metrics.mirrored != mirrored_;
  if (palette != palette_ || metrics.grow != grow_ || spacing != spacing_ || turned) lines_.clear();
  if (metrics.grow != grow_) faces_.forget();
  if (metrics.grow != grow_ || turned) widths_.clear();
  vertical_ = metrics.vertical;
  mirrored_ = metrics.mirrored;
  grow_ = metrics.grow;
  spacing_ = spacing;
  palette_ = palette;
}

int Text::font_px(TextStyle style) const {
  return std::max(8, int(std::lround(grown_size_mm(style, grow_) * px_per_mm_)));
}

TTF_Font* Text::face(TextStyle style, FaceId id) const {
  return faces_.at(id, style, font_px(style));
}

std::vector<Text::Run> Text::runs(std::string_view line, TextStyle style) const {
  TTF_Font* const regular = face(style, FaceId::kRegular);
  std::vector<Run> runs;
  for (const DirectionRun& part : directions(line, mirrored_)) {
    std::string_view rest = part.text;
    std::vector<Run> pieces;
    while (const auto c = utf8::next(rest)) {
      TTF_Font* face = this->face(style, face_of(*c, is_bold(style)));
      Standing standing = vertical_ ? standing_of(*c) : Standing::kOnItsSide;
      if (!pieces.empty() && goes_with_any_face(*c)) {
        face = pieces.back().face;
        standing = pieces.back().standing;
      } else if (TTF_GlyphIsProvided32(face, *c) == 0) {
        face = regular;
      }
      const bool alone = standing != Standing::kOnItsSide && !goes_with_any_face(*c);
      if (pieces.empty() || pieces.back().face != face || alone ||
          pieces.back().standing != standing) {
        pieces.push_back({{}, face, part.right_to_left, standing});
      }
      utf8::append(pieces.back().text, *c);
    }
    if (part.right_to_left) std::reverse(pieces.begin(), pieces.end());
    std::move(pieces.begin(), pieces.end(), std::back_inserter(runs));
  }
  return runs;
}

int Text::width(std::string_view text, TextStyle style) const {
  if (text.empty()) return 0;
  const std::string key = cache_key(text, style, Color::kNone);
  if (const auto found = widths_.find(key); found != widths_.end()) return found->second;
  int total = 0;
  for (const Run& run : runs(text, style)) {
    int w = 0;
    TTF_SetFontDirection(run.face, run.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    if (TTF_SizeUTF8(run.face, run.text.c_str(), &w, nullptr) == 0) total += w;
  }
  if (widths_.size() >= kWidths) widths_.clear();
  widths_.emplace(key, total);
  return total;
}

void Text::forget() {
  lines_.clear();
  widths_.clear();
}

int Text::line_height(TextStyle style) const {
  return int(std::ceil(spacing_ * font_px(style)));
}

std::vector<std::string_view> Text::wrap(std::string_view text, TextStyle style, int width) const {
  std::vector<std::string_view> lines;
  const auto wholes = wholes_of_ ? wholes_of_(text) : std::vector<std::string>{};
  // Read from afar a line is a few words long: one that ends inside a word is stumbled over.
  const bool from_afar = style >= TextStyle::kAlarm;
  std::vector<std::size_t> places = breaker_.breaks(text, {wholes, from_afar});
  places.push_back(text.size());
  const auto shown = [&](std::size_t from, std::size_t to) {
    std::string_view line = text.substr(from, to - from);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\n')) line.remove_suffix(1);
    return line;
  };
  std::size_t start = 0;
  std::size_t end = 0;  // text[start, end) is known to fit
  int filled = 0;       // its width, trailing spaces included
  const auto flush = [&](std::size_t upto) {
    lines.push_back(shown(start, upto));
    start = end = upto;
    filled = 0;
  };
  for (const std::size_t place : places) {
    // Widths are added piece by piece: exact for Chinese, at most a kerning pair too wide for
    // Latin.
    int piece = this->width(text.substr(end, place - end), style);
    if (end > start) {
      const int sum = filled + this->width(shown(end, place), style);
      // Pieces are rounded one by one: near the edge the line is measured whole.
      const bool near = sum > width - width / 16;
      if (near && (sum > width || this->width(shown(start, place), style) > width)) flush(end);
    }
    while (start == end && this->width(shown(start, place), style) > width) {
      std::string_view rest = text.substr(start, place - start);
      std::size_t good = 0;  // bytes that fit; at least one character
      while (utf8::next(rest)) {
        const std::size_t length = place - start - rest.size();
        if (good > 0 && this->width(text.substr(start, length), style) > width) break;
        good = length;
      }
      if (good == 0) break;
      if (start + good >= place) break;
      flush(start + good);
      piece = this->width(text.substr(start, place - start), style);
    }
    filled += piece;
    end = place;
    if (end > start && text[end - 1] == '\n') flush(end);
  }
  if (end > start || lines.empty()) flush(text.size());
  return lines;
}

Text::Drawn* Text::drawn(std::string_view line, TextStyle style, Color color) const {
  const std::string key = cache_key(line, style, color);
  if (auto* const found = lines_.find(key)) return found->get();
  auto drawn = std::make_unique<Drawn>();
  const int px = font_px(style);
  const int baseline = (line_height(style) - px) / 2 + int(std::lround(kAboveBaseline * px));
  std::size_t bytes = key.size() + sizeof(Drawn);
  int x = 0;
  for (const Run& run : runs(line, style)) {
    TTF_SetFontDirection(run.face, run.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    Surface surface(TTF_RenderUTF8_Blended(run.face, run.text.c_str(), sdl_color(palette_[color])));
    if (!surface) continue;  // nothing but zero-width characters
    bytes += bytes_of(*surface);
    int advance = 0;
    if (TTF_SizeUTF8(run.face, run.text.c_str(), &advance, nullptr) != 0) advance = surface->w;
    Point at{x, baseline - TTF_FontAscent(run.face)};
    if (vertical_ && run.standing == Standing::kOnItsSide) {
      // Across the diagonal this is a quarter turn clockwise.
      at.y = line_height(style) - at.y - surface->h;
      surface = upside_down(*surface);
    } else if (vertical_) {
      const int corner = run.standing == Standing::kUpperCorner ? px * 11 / 20 : 0;
      at = {x + int(std::lround(kAboveBaseline * px)) - TTF_FontAscent(run.face) - corner,
            (line_height(style) - advance) / 2 + corner};
      surface = transposed(*surface);
    }
    if (surface) drawn->pieces.push_back({std::move(surface), at});
    x += advance;
  }
  return lines_.put(key, std::move(drawn), bytes).get();
}

void Text::draw(SDL_Surface& target, Point at, std::string_view line, TextStyle style,
                Color color) const {
  if (line.empty()) return;
  for (const Drawn::Piece& piece : drawn(line, style, color)->pieces) {
    SDL_Rect to{at.x + piece.at.x, at.y + piece.at.y, piece.surface->w, piece.surface->h};
    SDL_BlitSurface(piece.surface.get(), nullptr, &target, &to);
  }
}

bool Text::warm_up() const {
  // The characters that price lists, people's names and our own pages use most.
  static constexpr std::string_view kCommon =
      "0123456789.¥%ABCDEFGHIJKLMNOPQRSTUVWXYZ检查测定治疗手术片注射液胶囊颗粒钠盐酸复方酸"
      "医用一次性使用无菌导管次日元支盒瓶袋个甲乙丙自费类院科室主任医师副门诊急诊上午下午晚上星期"
      "血尿便常规项生化免疫病理超声磁共振心电图监护护理床位换药包扎缝合切除吻合修补置换内镜穿刺引流"
      "左右双侧单高低大小中国药业有限公司集团股份依据生效日期价格收费标准咨询投诉电话地址时间办理";
  constexpr std::size_t kStep = 24;  // bytes: about a millisecond of rendering
  if (warmed_ >= kCommon.size()) return false;
  std::string_view rest = kCommon.substr(warmed_);
  std::size_t taken = 0;
  while (taken < kStep && utf8::next(rest)) taken = kCommon.size() - warmed_ - rest.size();
  const std::string piece(kCommon.substr(warmed_, taken));
  for (const TextStyle style : {TextStyle::kBody, TextStyle::kHeading}) {
    const Surface surface(
        TTF_RenderUTF8_Blended(face(style, FaceId::kRegular), piece.c_str(), {0, 0, 0, 255}));
  }
  warmed_ += taken;
  return true;
}

}  // namespace gongshi::kiosk
