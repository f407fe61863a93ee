#include "drivers/text/am03127_area.h"

#include <algorithm>

#include "drivers/os/utf8.h"
#include "drivers/protocol/am03127/block.h"
#include "drivers/protocol/am03127/packet.h"
#include "drivers/protocol/am03127/text.h"

namespace gongshi::drivers {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Two hex digits are all that `<Nxx>` has.
std::string column(int x) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<std::size_t>(std::clamp(x, 0, 255));
  return {'<', 'N', digits[value >> 4], digits[value & 15], '>'};
}

std::string start(const TextArea& area, int columns) {
  const int free = std::max(0, area.width - columns);
  const int x = area.x + (area.centered && area.motion != Motion::kLeft ? free / 2 : 0);
  return x == 0 ? std::string{} : column(x);
}

/// Of a board with red and green: B red, E green, J yellow; other colours are shown as yellow.
std::string color_directive(Color color) {
  switch (color) {
    case Color::kDefault:
      return {};
    case Color::kRed:
      return "<CB>";
    case Color::kGreen:
      return "<CE>";
    default:
      return "<CJ>";
  }
}

unsigned ink(Color color) {
  switch (color) {
    case Color::kGreen:
      return 1;
    case Color::kDefault:
    case Color::kRed:
      return 2;
    default:
      return 3;
  }
}

class Placing {
 public:
  Placing(const TextArea& area, const Am03127Options& options)
      : area_(area), options_(options), out_{.area = &area} {}

  Result<Am03127Area> run() {
    GONGSHI_CHECK(place());
    const bool tall = area_.dots && area_.height >= 16 && area_.font_px >= 16;
    if (tall) {
      GONGSHI_CHECK(draw());
    } else if (const Status written = write(); !written) {
      // Whatever else is wrong, dots do not mend it.
      if (written.error().code != Errc::kNoGlyph || !area_.dots) return written.error();
      GONGSHI_CHECK(draw());
    }
    return std::move(out_);
  }

 private:
  Status place() {
    const bool inside = area_.x >= 0 && area_.y >= 0 && area_.width > 0 && area_.height > 0 &&
                        area_.x + area_.width <= options_.geometry.width_px &&
                        area_.y + area_.height <= options_.geometry.height_px;
    if (!inside) return unshowable_am03127(area_, "超出屏幕", "is off the board");
    if (area_.y % 8 != 0 || (area_.height % 8 != 0 && area_.height != 7)) {
      return unshowable_am03127(
          area_, "须从 8 的倍数行开始，高 7 点或 8 的倍数",
          "must begin at a multiple of 8 rows and be 7 or a multiple of 8 high");
    }
    if (area_.x > 255) {
      return unshowable_am03127(area_, "起点须在前 256 列内",
                                "must begin within the first 256 columns");
    }
    out_.first = area_.y / 8 + 1;
    out_.lines = (area_.height + 1) / 8;
    return {};
  }

  /// As text, in the board's own font.
  Status write() {
    Am03127Area::PageLines lines;
    if (area_.motion == Motion::kLeft || !area_.multi_line) {
      std::string joined = area_.text;
      std::replace(joined.begin(), joined.end(), '\n', ' ');
      GONGSHI_CHECK(one_line(joined, lines));
    } else {
      for (const std::string& line : split(area_.text, '\n')) {
        GONGSHI_CHECK(wrapped(line, lines));
      }
    }
    const auto a_page = static_cast<std::size_t>(area_.motion == Motion::kLeft ? 1 : out_.lines);
    for (std::size_t at = 0; at < lines.size(); at += a_page) {
      const auto from = lines.begin() + static_cast<std::ptrdiff_t>(at);
      const auto count = static_cast<std::ptrdiff_t>(std::min(a_page, lines.size() - at));
      out_.pages.emplace_back(from, from + count);
    }
    return {};
  }

  Status one_line(const std::string& text, Am03127Area::PageLines& lines) {
    const int columns = am03127::text_columns(text);
    if (area_.motion != Motion::kLeft && columns > area_.width) {
      return unshowable_am03127(area_, "的文字比区域宽，须滚动",
                                "has text wider than itself, let it move");
    }
    GONGSHI_CHECK(am03127::encode_text(text));
    // Longer than a line takes: it goes on in the next page.
    const std::string before = head(columns);
    std::string piece = before;
    for (const char32_t character : utf8::decode(text)) {
      std::string one;
      utf8::append(one, character);
      GONGSHI_TRY(const std::string encoded, am03127::encode_text(one));
      if (piece.size() + encoded.size() > am03127::kMostLineText) {
        lines.push_back(std::exchange(piece, before));
      }
      piece += encoded;
    }
    lines.push_back(std::move(piece));
    return {};
  }

  /// Broken at spaces, or anywhere in a word that is wider than the area_.
  Status wrapped(const std::string& text, Am03127Area::PageLines& lines) {
    const auto fitting = static_cast<std::size_t>(std::max(1, area_.width / 6));
    std::u32string rest = utf8::decode(text);
    GONGSHI_CHECK(am03127::encode_text(text));
    do {
      std::size_t cut = rest.size();
      if (cut > fitting) {
        cut = rest.rfind(U' ', fitting);
        if (cut == std::u32string::npos || cut == 0) cut = fitting;
      }
      std::string line;
      for (const char32_t character : rest.substr(0, cut)) utf8::append(line, character);
      GONGSHI_CHECK(one_line(line, lines));
      rest.erase(0, cut < rest.size() && rest[cut] == U' ' ? cut + 1 : cut);
    } while (!rest.empty());
    return {};
  }

  [[nodiscard]] std::string head(int columns) const {
    return (options_.tricolor ? color_directive(area_.color) : std::string{}) +
           start(area_, columns);
  }

  /// As blocks cut from the caller's picture. Their names come later, when all are known.
  Status draw() {
    const Frame& strip = *area_.dots;
    const Geometry size = strip.geometry;
    const bool sound =
        size.width_px > 0 && size.height_px == area_.height &&
        strip.bytes.size() == strip.stride() * static_cast<std::size_t>(area_.height);
    if (!sound)
      return unshowable_am03127(area_, "的点阵与区域不一样高", "and its dots differ in height");
    if (area_.motion != Motion::kLeft && size.width_px > area_.width) {
      return unshowable_am03127(area_, "的点阵比区域宽，须滚动",
                                "has dots wider than itself, let it move");
    }
    const int across = (size.width_px + am03127::kBlockColumns - 1) / am03127::kBlockColumns;
    const std::string before = start(area_, size.width_px);
    if (before.size() + static_cast<std::size_t>(across) * kAm03127Call > am03127::kMostLineText ||
        across * out_.lines > am03127::kBlocks) {
      return unshowable_am03127(area_, "的点阵太宽，屏的图块不够",
                                "needs more blocks than the board has");
    }
    Am03127Area::PageLines lines;
    for (int line = 0; line < out_.lines; ++line) {
      std::string text = before;
      for (int block = 0; block < across; ++block) {
        const am03127::Block cut = am03127::cut_block(strip, block * am03127::kBlockColumns,
                                                      line * am03127::kBlockRows, ink(area_.color));
        const std::string bytes(cut.begin(), cut.end());
        out_.calls.push_back({static_cast<std::size_t>(line), text.size(), bytes});
        text += std::string(kAm03127Call, ' ');
      }
      lines.push_back(std::move(text));
    }
    out_.pages = {std::move(lines)};
    return {};
  }

  const TextArea& area_;
  const Am03127Options& options_;
  Am03127Area out_;
};

}  // namespace

Error unshowable_am03127(const TextArea& area, const std::string& zh, const std::string& en) {
  const std::string id = std::to_string(area.id);
  return {Errc::kRejected, {"区域 " + id + " " + zh, "area " + id + " " + en}, "E2102"};
}

Result<Am03127Area> place_am03127_area(const TextArea& area, const Am03127Options& options) {
  return Placing(area, options).run();
}

}  // namespace gongshi::drivers
