// Am03127Card: one AM03127 as seen from the line: pages, schedules, graphic blocks, clock,
// brightness. An unknown packet is met with silence, a wrong check sum with NACK.
#pragma once

#include <array>
#include <map>
#include <optional>

#include "drivers/simulator/am03127/line.h"
#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

struct Am03127Spec {
  int width_px = 80;
  int height_px = 8;
  int id = 1;
  bool tricolor = false;
  bool keeps_memory = true;  // not documented, so switchable
  [[nodiscard]] int lines() const { return (height_px + 1) / 8; }
};

/// What a line of text draws, one after the other.
struct Am03127Mark {
  enum class Kind : std::uint8_t { kCharacter, kBlock, kColumn } kind = Kind::kCharacter;
  char32_t character = 0;
  std::string block{};  // "A1"
  int column = 0;
  int color = 0;  // 1 red 2 green 3 yellow; 0: the board's own
};

struct Am03127PageLine {
  char lead = 'A', speed = 'A', wait = 'A', lag = 'A';
  std::string raw;  // text with its directives
  std::vector<Am03127Mark> marks;
  std::string text;  // plain; a block as [A1]
};

struct Am03127Schedule {
  std::string from, to;  // YYMMDDhhmm
  std::string pages;
};

class Am03127Card final : public Card {
 public:
  using Block = std::array<std::uint8_t, 64>;

  explicit Am03127Card(Am03127Spec spec) : spec_(spec) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return !lines_.empty(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Am03127Spec& spec() const { return spec_; }
  /// Key "A1": page and line.
  [[nodiscard]] const std::map<std::string, Am03127PageLine>& lines() const { return lines_; }
  [[nodiscard]] const std::map<std::string, Block>& blocks() const { return blocks_; }
  [[nodiscard]] const std::map<char, Am03127Schedule>& schedules() const { return schedules_; }
  [[nodiscard]] char level() const { return level_; }
  [[nodiscard]] bool clock_set() const { return clock_set_; }
  [[nodiscard]] int weekday() const { return weekday_; }
  /// Writes to what may be flash.
  [[nodiscard]] int writes() const { return writes_; }
  /// "2611230905": what the board's clock says, as far as it has been set.
  [[nodiscard]] std::string clock_text(WallTime now) const;
  /// The page that hangs on the wall: the active schedule's first, else the default page.
  [[nodiscard]] char page(WallTime now) const;

 private:
  struct Outcome {
    bool taken = false;
    bool changed = false;
    std::string word;
  };
  Outcome obey(const std::string& packet, WallTime now);
  Outcome write_line(const std::string& packet);
  Outcome write_block(const std::string& packet);
  Outcome write_schedule(const std::string& packet);
  Outcome set_clock(const std::string& packet, WallTime now);
  Outcome erase(const std::string& packet);
  void erase_all();

  Am03127Spec spec_;
  Am03127Line line_;
  std::map<std::string, Am03127PageLine> lines_;
  std::map<std::string, Block> blocks_;
  std::map<char, Am03127Schedule> schedules_;
  std::optional<char> default_page_;
  char level_ = 'A';
  bool clock_set_ = false;
  int weekday_ = 0;  // as the host set it
  std::chrono::seconds clock_offset_{0};
  int writes_ = 0;
};

/// Text and directives behind the page fields; nothing and `fault` where one of them is unknown.
[[nodiscard]] std::optional<std::vector<Am03127Mark>> read_am03127_text(const std::string& text,
                                                                        std::string& fault);

/// "am03127" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_am03127_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
