#include "drivers/text/am03127_plan.h"

#include <algorithm>
#include <optional>
#include <set>

#include "drivers/protocol/am03127/block.h"
#include "drivers/protocol/am03127/packet.h"
#include "drivers/text/am03127_area.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostPages = 25;  // A .. Y
constexpr char kDarkPage = 'Z';

/// Schedule A as `packet` has it and no others, which would come in between; then the default page.
void only_schedule(const std::string& packet, char default_page, std::vector<Am03127Slot>& out) {
  for (const char other : {'B', 'C', 'D', 'E'}) {
    out.push_back({std::string("T ") + other, am03127::delete_schedule_packet(other)});
  }
  out.push_back({"T A", packet});
  out.push_back({"R", am03127::default_page_packet(default_page)});
}

class Plan {
 public:
  Plan(const Am03127Options& options, const Am03127Held& held) : options_(options), held_(held) {
    for (const auto& [key, packet] : held) {
      if (key.starts_with("G ")) on_board_.emplace(packet.substr(kAm03127Call), key.substr(2));
    }
  }

  Status add(const TextArea& area) {
    GONGSHI_TRY(Am03127Area placed, place_am03127_area(area, options_));
    for (const Am03127Area& other : placed_) {
      if (placed.first < other.first + other.lines && other.first < placed.first + placed.lines) {
        return unshowable_am03127(area, "与另一个区域在同一行", "shares a line with another area");
      }
    }
    placed_.push_back(std::move(placed));
    return {};
  }

  Result<std::vector<Am03127Slot>> slots() {
    std::size_t pages = 1;
    for (const Am03127Area& placed : placed_) pages = std::max(pages, placed.pages.size());
    if (pages > kMostPages) {
      return Error{Errc::kRejected,
                   {"文字太长，屏最多存 25 页", "the text is too long, the board keeps 25 pages"},
                   "E2102"};
    }
    GONGSHI_CHECK(place_blocks());
    std::string letters;
    for (std::size_t page = 0; page < pages; ++page) {
      letters += static_cast<char>('A' + static_cast<int>(page));
      add_page(page, letters.back());
    }
    only_schedule(am03127::always_packet('A', letters), 'A', out_);
    return std::move(out_);
  }

 private:
  /// A block of each content gets one place.
  Status place_blocks() {
    std::map<std::string, std::string> names;  // by content
    std::set<std::string> taken;
    for (const Am03127Area& placed : placed_) {
      for (const Am03127Area::Call& call : placed.calls) {
        const auto found = on_board_.find(call.block);
        if (found == on_board_.end()) continue;
        names[call.block] = found->second;
        taken.insert(found->second);
      }
    }
    for (Am03127Area& placed : placed_) {
      for (const Am03127Area::Call& call : placed.calls) {
        GONGSHI_CHECK(place_block(call.block, names, taken));
        placed.pages[0][call.line].replace(call.at, kAm03127Call, "<G" + names[call.block] + ">");
      }
    }
    return {};
  }

  Status place_block(const std::string& block, std::map<std::string, std::string>& names,
                     std::set<std::string>& taken) {
    if (!names.contains(block)) {
      const auto free = free_block(taken);
      if (!free) {
        return Error{Errc::kRejected,
                     {"图太大，屏只有 128 个图块", "too many dots, the board has 128 blocks"},
                     "E2102"};
      }
      names[block] = am03127::block_name(*free);
      taken.insert(names[block]);
      put_block(*free, block);
    } else if (on_board_.contains(block)) {
      // Part of the plan, so that it is repeated with everything else.
      const std::string key = "G " + names[block];
      const Am03127Slot slot{key, held_.at(key)};
      if (std::find(out_.begin(), out_.end(), slot) == out_.end()) out_.push_back(slot);
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
    const bool differ = std::any_of(placed_.begin(), placed_.end(), [&](const Am03127Area& placed) {
      return placed.area->motion != placed_.front().area->motion ||
             placed.area->speed != placed_.front().area->speed ||
             placed.area->stay != placed_.front().area->stay;
    });
    for (int number = 1; number <= options_.lines(); ++number) {
      const Am03127Area* placed = on_line(number);
      const std::string key = std::string("L ") + std::to_string(number) + letter;
      const std::string* text = nullptr;
      if (placed != nullptr) {
        const Am03127Area::PageLines& lines = placed->pages[page % placed->pages.size()];
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

  [[nodiscard]] const Am03127Area* on_line(int number) const {
    for (const Am03127Area& placed : placed_) {
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
    constexpr std::string_view speeds = "AQaq";  // fastest to slowest, without blinking or songs
    line.speed = speeds[static_cast<std::size_t>(std::clamp(area.speed, 0, 24)) / 7];
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(area.stay).count();
    line.wait = area.stay <= 500ms
                    ? 'A'
                    : static_cast<char>('A' + std::clamp<std::int64_t>(seconds, 1, 25));
    return line;
  }

  const Am03127Options& options_;
  const Am03127Held& held_;
  std::map<std::string, std::string> on_board_;  // block names by content
  std::vector<Am03127Area> placed_;
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

std::vector<Am03127Slot> dark_am03127(const Am03127Options& options) {
  std::vector<Am03127Slot> out;
  for (int number = 1; number <= options.lines(); ++number) {
    out.push_back({std::string("L ") + std::to_string(number) + kDarkPage,
                   am03127::delete_line_packet(number, kDarkPage)});
  }
  only_schedule(am03127::delete_schedule_packet('A'), kDarkPage, out);
  return out;
}

std::vector<Am03127Slot> lit_am03127() {
  std::vector<Am03127Slot> out;
  only_schedule(am03127::always_packet('A', "A"), 'A', out);
  return out;
}

}  // namespace gongshi::drivers
