#include "signage/screen/side_region.h"

#include <algorithm>
#include <optional>

#include "content/qr_code.h"
#include "signage/screen/screen_words.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

constexpr Color kWhite = 0xFFFFFF;
constexpr Color kBlack = 0x000000;

/// `link` is `approved` or a page below it.
bool is_below(std::string_view link, std::string_view approved) {
  if (approved.empty() || !link.starts_with(approved)) return false;
  return approved.ends_with('/') || link.size() == approved.size() || link[approved.size()] == '/';
}

/// The hospital's, which two people have signed; the screen's own only where it leads to a page
/// below that one. Empty: neither may be shown.
std::string_view link_of(const Scene& scene) {
  if (scene.release() == nullptr) return {};
  const std::string_view approved = scene.release()->hospital().web;
  const std::string& own = scene.display.look.qr;
  return is_below(own, approved) ? std::string_view(own) : approved;
}

/// "www.example.org/open": a link as a person would type it.
std::string_view spoken_link(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
  while (link.ends_with('/')) link.remove_suffix(1);
  return link;
}

/// Where a link may go on in a new line: before a slash, else before a dot.
std::vector<std::string_view> link_pieces(std::string_view link) {
  std::vector<std::string_view> pieces;
  std::size_t from = 0;
  for (std::size_t at = 1; at < link.size(); ++at) {
    if (link[at] != '/' && link[at] != '.') continue;
    pieces.push_back(link.substr(from, at - from));
    from = at;
  }
  pieces.push_back(link.substr(from));
  return pieces;
}

struct LinkLines {
  std::vector<std::string_view> lines;
  Font font;
};

/// Of all lines the one size at which they fit, no less than three quarters of `font`; empty: none.
Result<std::optional<Font>> size_of(const std::vector<std::string_view>& lines, Font font,
                                    int width_px, Painter& painter) {
  Font fitted = font;
  for (const std::string_view line : lines) {
    GONGSHI_TRY(fitted, painter.fitting(fitted, line, width_px));
    GONGSHI_TRY(const int width, painter.measure(fitted, line));
    if (width > width_px || fitted.size_px * 4 < font.size_px * 3) return std::optional<Font>{};
  }
  return std::optional(fitted);
}

/// On one line, as host and path, or broken at its dots and slashes. No lines: the link is too long
/// to stand here whole, and a part of one leads nowhere; the code says it all.
Result<LinkLines> link_lines(std::string_view link, Font font, int width_px, Painter& painter) {
  constexpr std::size_t kMostLines = 3;
  GONGSHI_TRY(const int whole, painter.measure(font, link));
  if (whole <= width_px) return LinkLines{{link}, font};
  if (const std::size_t slash = link.find('/'); slash != std::string_view::npos) {
    const std::vector halves{link.substr(0, slash), link.substr(slash)};
    GONGSHI_TRY(const auto fitted, size_of(halves, font, width_px, painter));
    if (fitted) return LinkLines{halves, *fitted};
  }
  std::vector<std::string_view> lines;
  for (const std::string_view piece : link_pieces(link)) {
    const std::size_t before = lines.empty() ? 0 : lines.back().size();
    const std::string_view longer(piece.data() - before, before + piece.size());
    GONGSHI_TRY(const int width, painter.measure(font, longer));
    if (before > 0 && width <= width_px) {
      lines.back() = longer;
    } else {
      lines.push_back(piece);
    }
  }
  if (lines.size() > kMostLines) return LinkLines{};
  GONGSHI_TRY(const auto fitted, size_of(lines, font, width_px, painter));
  return fitted ? LinkLines{lines, *fitted} : LinkLines{};
}

}  // namespace

std::string qr_text(const Scene& scene) {
  if (const std::string_view link = link_of(scene); !link.empty()) return std::string(link);
  if (scene.release() == nullptr) return {};
  const content::ReleaseId& id = scene.release()->id();
  return "GONGSHI " + id.serial() + " " + id.short_code();
}

Status draw_qr(std::string_view text, Rect place, Painter& painter) {
  const auto code = content::QrCode::of(text);
  const int across = code ? code->width_with_quiet() : 0;
  const int dot = across == 0 ? 0 : std::min(place.width, place.height) / across;
  if (dot == 0) {
    return Error{Errc::kRejected,
                 {"二维码内容太长，画不下", "the QR code's text is too long for its place"},
                 {}};
  }
  // A picture of its own: laid from the right it would be another code.
  Picture picture = Picture::filled({place.width, place.height}, kWhite);
  Painter own(picture, painter.type());
  const int left = (place.width - dot * code->width()) / 2;
  const int top = (place.height - dot * code->width()) / 2;
  for (int y = 0; y < code->width(); ++y) {
    for (int x = 0; x < code->width(); ++x) {
      if (!code->dark(y, x)) continue;
      own.fill({left + x * dot, top + y * dot, dot, dot}, kBlack);
    }
  }
  painter.copy(picture, place.x, place.y);
  return {};
}

std::string SideRegion::key(const Scene& scene) const {
  std::string key = qr_text(scene);
  if (scene.release() != nullptr) key += '\n' + scene.release()->id().manifest_hash;
  return key;
}

Status SideRegion::paint(const Scene& scene, Painter& painter) {
  const ScreenSizes& sizes = style_.sizes;
  const Rect band = area();
  painter.fill(band, style_.theme.stripe);
  const int thin = sizes.px(2);
  const int inset = sizes.px(14, 24, 10);
  if (sizes.portrait()) {
    painter.fill({band.x, band.y, band.width, thin}, style_.theme.line);
    const int box = band.height - 2 * inset;
    const int left = band.x + sizes.margin();
    const std::string text = qr_text(scene);
    if (!text.empty()) GONGSHI_CHECK(draw_qr(text, {left, band.y + inset, box, box}, painter));
    const int beside = left + box + sizes.px(32);
    return paint_words(scene, {beside, band.y, band.width - sizes.margin() - beside, band.height},
                       Align::kLeft, painter);
  }
  painter.fill({band.x, band.y, thin, band.height}, style_.theme.line);
  const int words = sizes.px(260, 0, 86);
  const int box = std::min(band.width - 2 * inset, band.height - words - inset);
  const int top = band.y + std::max(inset, (band.height - box - words) / 2);
  const std::string text = qr_text(scene);
  if (!text.empty()) {
    GONGSHI_CHECK(draw_qr(text, {band.x + (band.width - box) / 2, top, box, box}, painter));
  }
  const int beside = sizes.px(20, 0, 14);
  return paint_words(scene, {band.x + beside, top + box, band.width - 2 * beside, words},
                     Align::kCentre, painter);
}

Status SideRegion::paint_words(const Scene& scene, Rect place, Align align, Painter& painter) {
  if (scene.release() == nullptr) return {};
  const ScreenSizes& sizes = style_.sizes;
  const Languages& languages = scene.display.languages;
  const std::string_view link = link_of(scene);
  const bool links = !link.empty();
  const content::ReleaseId& id = scene.release()->id();
  struct Line {
    std::string words;
    Font font;
    Color color;
  };
  const Font bold{sizes.px(28, 34, 20), fonts::Weight::kBold};
  const Font plain{sizes.px(24, 28, 17), {}};
  const config::Theme& theme = style_.theme;
  std::vector<Line> lines;
  lines.push_back({std::string(say(links ? Word::kScanToRead : Word::kScanToCheck, languages)),
                   bold, theme.title_text});
  if (links) {
    GONGSHI_TRY(const LinkLines parts, link_lines(spoken_link(link), plain, place.width, painter));
    for (const std::string_view part : parts.lines) {
      lines.push_back({std::string(part), parts.font, theme.text});
    }
  }
  if (!sizes.strip() || !links) {
    lines.push_back(
        {std::string(say(Word::kSerial, languages)) + " " + id.serial(), plain, theme.text});
    lines.push_back(
        {std::string(say(Word::kCheckCode, languages)) + " " + id.short_code(), plain, theme.dim});
  }
  const int line = std::min(sizes.px(48, 50, 28), place.height / static_cast<int>(lines.size()));
  int middle = place.y + (place.height - line * static_cast<int>(lines.size())) / 2 + line / 2;
  for (const Line& one : lines) {
    GONGSHI_TRY(const Font font, painter.fitting(one.font, one.words, place.width));
    const int x = align == Align::kCentre ? place.x + place.width / 2 : place.x;
    GONGSHI_CHECK(painter.text(font, x, middle, align, one.color, one.words));
    middle += line;
  }
  return {};
}

}  // namespace gongshi::signage
