#include "drivers/text/am03127_plan.h"

#include <algorithm>
#include <optional>
#include <set>

#include "drivers/os/utf8.h"
#include "drivers/protocol/am03127/block.h"
#include "drivers/protocol/am03127/packet.h"
#include "drivers/protocol/am03127/text.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostPages = 26;
constexpr std::size_t kDirective = 5;  // bytes of "<CB>" and "<N00>" together are 9

Error unshowable(const TextArea& area, const std::string& zh, const std::string& en) {
  const std::string id = std::to_string(area.id);
  return {Errc::kRejected, {"区域 " + id + " " + zh, "area " + id + " " + en}, "E2102"};
}

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

/// The text of one area on one page: line by line, encoded, with its directives.
using PageLines = std::vector<std::string>;

struct Placed {
  const TextArea* area = nullptr;
  int first = 1;  // line of the board
  int lines = 1;
  std::vector<PageLines> pages{};
};

/// Two hex digits are all that `<Nxx>` has.
std::string column(int x) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto value = static_cast<std::size_t>(std::clamp(x, 0, 255));
  return {'<', 'N', kHex[value >> 4], kHex[value & 15], '>'};
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

class Plan {
 public:
  Plan(const Am03127Options& options, const Am03127Held& held) : options_(options), held_(held) {
    for (const auto& [key, packet] : held) {
      if (key.starts_with("G ")) on_board_.emplace(packet.substr(kDirective), key.substr(2));
    }
  }

  Status add(const TextArea& area) {
    Placed placed{.area = &area};
    GONGSHI_CHECK(place(area, placed));
    const bool tall = area.dots && area.height >= 16 && area.font_px >= 16;
    if (tall) {
      GONGSHI_CHECK(draw(area, placed));
    } else if (const Status written = write(area, placed); !written) {
      // Whatever else is wrong, dots do not mend it.
      if (written.error().code != Errc::kNoGlyph || !area.dots) return written.error();
      GONGSHI_CHECK(draw(area, placed));
    }
    placed_.push_back(std::move(placed));
    return {};
  }

  Result<std::vector<Am03127Slot>> slots() {
    std::size_t pages = 1;
    for (const Placed& placed : placed_) pages = std::max(pages, placed.pages.size());
    if (pages > kMostPages) {
      return Error{Errc::kRejected,
                   {"文字太长，屏最多存 26 页", "the text is too long, the board keeps 26 pages"},
                   "E2102"};
    }
    GONGSHI_CHECK(place_blocks());
    std::string letters;
    for (std::size_t page = 0; page < pages; ++page) {
      letters += static_cast<char>('A' + static_cast<int>(page));
      add_page(page, letters.back());
    }
    // Somebody else's schedules would come in between.
    for (const char other : {'B', 'C', 'D', 'E'}) {
      out_.push_back({std::string("T ") + other, am03127::delete_schedule_packet(other)});
    }
    out_.push_back({"T A", am03127::always_packet('A', letters)});
    out_.push_back({"R", am03127::default_page_packet('A')});
    return std::move(out_);
  }

 private:
  Status place(const TextArea& area, Placed& placed) {
    const bool inside = area.x >= 0 && area.y >= 0 && area.width > 0 && area.height > 0 &&
                        area.x + area.width <= options_.geometry.width_px &&
                        area.y + area.height <= options_.geometry.height_px;
    if (!inside) return unshowable(area, "超出屏幕", "is off the board");
    if (area.y % 8 != 0 || (area.height % 8 != 0 && area.height != 7)) {
      return unshowable(area, "须从 8 的倍数行开始，高 7 点或 8 的倍数",
                        "must begin at a multiple of 8 rows and be 7 or a multiple of 8 high");
    }
    if (area.x > 255) {
      return unshowable(area, "起点须在前 256 列内", "must begin within the first 256 columns");
    }
    placed.first = area.y / 8 + 1;
    placed.lines = (area.height + 1) / 8;
    for (const Placed& other : placed_) {
      if (placed.first < other.first + other.lines && other.first < placed.first + placed.lines) {
        return unshowable(area, "与另一个区域在同一行", "shares a line with another area");
      }
    }
    return {};
  }

  /// As text, in the board's own font.
  Status write(const TextArea& area, Placed& placed) {
    PageLines lines;
    if (area.motion == Motion::kLeft || !area.multi_line) {
      std::string joined = area.text;
      std::replace(joined.begin(), joined.end(), '\n', ' ');
      GONGSHI_CHECK(one_line(area, joined, lines));
    } else {
      for (const std::string& line : split(area.text, '\n')) {
        GONGSHI_CHECK(wrapped(area, line, lines));
      }
    }
    const auto a_page = static_cast<std::size_t>(area.motion == Motion::kLeft ? 1 : placed.lines);
    for (std::size_t at = 0; at < lines.size(); at += a_page) {
      const auto from = lines.begin() + static_cast<std::ptrdiff_t>(at);
      const auto count = static_cast<std::ptrdiff_t>(std::min(a_page, lines.size() - at));
      placed.pages.emplace_back(from, from + count);
    }
    return {};
  }

  Status one_line(const TextArea& area, const std::string& text, PageLines& lines) {
    const int columns = am03127::text_columns(text);
    if (area.motion != Motion::kLeft && columns > area.width) {
      return unshowable(area, "的文字比区域宽，须滚动", "has text wider than itself, let it move");
    }
    GONGSHI_CHECK(am03127::encode_text(text));
    // Longer than a line takes: it goes on in the next page.
    const std::string before = head(area, columns);
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

  /// Broken at spaces, or anywhere in a word that is wider than the area.
  Status wrapped(const TextArea& area, const std::string& text, PageLines& lines) {
    const auto fitting = static_cast<std::size_t>(std::max(1, area.width / 6));
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
      GONGSHI_CHECK(one_line(area, line, lines));
      rest.erase(0, cut < rest.size() && rest[cut] == U' ' ? cut + 1 : cut);
    } while (!rest.empty());
    return {};
  }

  [[nodiscard]] std::string head(const TextArea& area, int columns) const {
    return (options_.tricolor ? color_directive(area.color) : std::string{}) + start(area, columns);
  }

  /// As blocks cut from the caller's picture. Their names come later, when all are known.
  Status draw(const TextArea& area, Placed& placed) {
    const Frame& strip = *area.dots;
    const Geometry size = strip.geometry;
    const bool sound = size.width_px > 0 && size.height_px == area.height &&
                       strip.bytes.size() == strip.stride() * static_cast<std::size_t>(area.height);
    if (!sound) return unshowable(area, "的点阵与区域不一样高", "and its dots differ in height");
    if (area.motion != Motion::kLeft && size.width_px > area.width) {
      return unshowable(area, "的点阵比区域宽，须滚动", "has dots wider than itself, let it move");
    }
    const int across = (size.width_px + am03127::kBlockColumns - 1) / am03127::kBlockColumns;
    const std::string before = start(area, size.width_px);
    if (before.size() + static_cast<std::size_t>(across) * kDirective > am03127::kMostLineText ||
        across * placed.lines > am03127::kBlocks) {
      return unshowable(area, "的点阵太宽，屏的图块不够", "needs more blocks than the board has");
    }
    PageLines lines;
    for (int line = 0; line < placed.lines; ++line) {
      std::string text = before;
      for (int block = 0; block < across; ++block) {
        const am03127::Block cut = am03127::cut_block(strip, block * am03127::kBlockColumns,
                                                      line * am03127::kBlockRows, ink(area.color));
        const std::string bytes(cut.begin(), cut.end());
        calls_.push_back({placed_.size(), static_cast<std::size_t>(line), text.size(), bytes});
        text += std::string(kDirective, ' ');
      }
      lines.push_back(std::move(text));
    }
    placed.pages = {std::move(lines)};
    return {};
  }

  /// A block of each content gets one place.
  Status place_blocks() {
    std::map<std::string, std::string> names;  // by content
    std::set<std::string> taken;
    for (const Call& call : calls_) {
      const auto found = on_board_.find(call.block);
      if (found == on_board_.end()) continue;
      names[call.block] = found->second;
      taken.insert(found->second);
    }
    for (const Call& call : calls_) {
      if (!names.contains(call.block)) {
        const auto free = free_block(taken);
        if (!free) {
          return Error{Errc::kRejected,
                       {"图太大，屏只有 128 个图块", "too many dots, the board has 128 blocks"},
                       "E2102"};
        }
        names[call.block] = am03127::block_name(*free);
        taken.insert(names[call.block]);
        put_block(*free, call.block);
      } else if (on_board_.contains(call.block)) {
        // Part of the plan, so that it is repeated with everything else.
        const std::string key = "G " + names[call.block];
        const Am03127Slot slot{key, held_.at(key)};
        if (std::find(out_.begin(), out_.end(), slot) == out_.end()) out_.push_back(slot);
      }
      placed_[call.area].pages[0][call.line].replace(call.at, kDirective,
                                                     "<G" + names[call.block] + ">");
    }
    return {};
  }

  /// One that the board does not hold; else one that this plan does not use.
  [[nodiscard]] std::optional<int> free_block(const std::set<std::string>& taken) const {
    std::optional<int> second;
    for (int index = 0; index < am03127::kBlocks; ++index) {
      const std::string name = am03127::block_name(index);
      if (taken.contains(name)) continue;
      if (!held_.contains("G " + name)) return index;
      if (!second) second = index;
    }
    return second;
  }

  void put_block(int index, const std::string& bytes) {
    am03127::Block block{};
    std::copy(bytes.begin(), bytes.end(), block.begin());
    out_.push_back({"G " + am03127::block_name(index), am03127::block_packet(index, block)});
  }

  void add_page(std::size_t page, char letter) {
    // A capital effect on line 1 rules the whole display, so lines that move differently need a
    // small one there.
    const bool differ = std::any_of(placed_.begin(), placed_.end(), [&](const Placed& placed) {
      return placed.area->motion != placed_.front().area->motion ||
             placed.area->speed != placed_.front().area->speed ||
             placed.area->stay != placed_.front().area->stay;
    });
    for (int number = 1; number <= options_.lines(); ++number) {
      const Placed* placed = on_line(number);
      const std::string key = std::string("L ") + std::to_string(number) + letter;
      const std::string* text = nullptr;
      if (placed != nullptr) {
        const PageLines& lines = placed->pages[page % placed->pages.size()];
        const auto index = static_cast<std::size_t>(number - placed->first);
        if (index < lines.size()) text = &lines[index];
      }
      if (text == nullptr && number != 1) {
        out_.push_back({key, am03127::delete_line_packet(number, letter)});
        continue;
      }
      // Line 1 rules the page and must be there, with the others' effect if it has none.
      const TextArea& area = placed != nullptr ? *placed->area : *placed_.front().area;
      am03127::Line line = effects(area, letter, number);
      line.text = text != nullptr && !text->empty() ? *text : " ";
      if (differ && number == 1) {
        line.lead = static_cast<char>(line.lead + ('a' - 'A'));
        line.lag = static_cast<char>(line.lag + ('a' - 'A'));
      }
      out_.push_back({key, am03127::line_packet(line)});
    }
  }

  [[nodiscard]] const Placed* on_line(int number) const {
    for (const Placed& placed : placed_) {
      if (number >= placed.first && number < placed.first + placed.lines) return &placed;
    }
    return nullptr;
  }

  static am03127::Line effects(const TextArea& area, char page, int number) {
    am03127::Line line{.number = number, .page = page};
    if (area.motion != Motion::kStill) {
      line.lead = area.motion == Motion::kLeft ? 'E' : 'I';
      line.lag = line.lead;
    }
    constexpr std::string_view kSpeeds = "AQaq";  // fastest to slowest, without blinking or songs
    line.speed = kSpeeds[static_cast<std::size_t>(std::clamp(area.speed, 0, 24)) / 7];
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(area.stay).count();
    line.wait = area.stay <= 500ms
                    ? 'A'
                    : static_cast<char>('A' + std::clamp<std::int64_t>(seconds, 1, 25));
    return line;
  }

  struct Call {
    std::size_t area, line, at;  // where its directive stands
    std::string block;
  };

  const Am03127Options& options_;
  const Am03127Held& held_;
  std::map<std::string, std::string> on_board_;  // block names by content
  std::vector<Placed> placed_;
  std::vector<Call> calls_;
  std::vector<Am03127Slot> out_;
};

}  // namespace

Result<std::vector<Am03127Slot>> plan_am03127(const std::vector<TextArea>& areas,
                                              const Am03127Options& options,
                                              const Am03127Held& held) {
  Plan plan(options, held);
  for (const TextArea& area : areas) GONGSHI_CHECK(plan.add(area));
  return plan.slots();
}

}  // namespace gongshi::drivers
