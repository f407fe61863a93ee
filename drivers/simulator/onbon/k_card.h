// OnbonKCard: one BX font card, as seen from the line. It accepts what the vendor's document
// allows and refuses the rest with a reason; it is not a mock that agrees with the driver.
//
// Where the document names no error code for a fault (area off the screen, overlap, text outside
// the font), a real panel goes blank or garbled without a word; this one answers NACK 8 (download
// fault) and says why in its log. What would erase a card's fonts or ruin its geometry is refused
// loudly.
#pragma once

#include <map>
#include <span>

#include "drivers/simulator/card.h"
#include "drivers/simulator/onbon/k_area.h"
#include "drivers/simulator/onbon/k_files.h"
#include "drivers/simulator/onbon/k_fittings.h"
#include "drivers/simulator/onbon/k_lamps.h"
#include "drivers/simulator/onbon/k_line.h"
#include "drivers/simulator/onbon/k_special.h"
#include "drivers/simulator/onbon/k_time.h"

namespace gongshi::drivers::simulator {

using onbon_k::CardArea;
using onbon_k::CardSpec;

class OnbonKCard final : public Card {
 public:
  explicit OnbonKCard(CardSpec spec) : spec_(std::move(spec)) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;

  /// RAM is gone: dynamic areas and the special area. Programs, clock, client information and
  /// settings stay.
  void lose_power(Now) override;

  [[nodiscard]] bool shows_something() const override {
    return !areas_.empty() || special_.shown() || !files_.all().empty();
  }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const CardSpec& spec() const { return spec_; }
  [[nodiscard]] const std::map<int, CardArea>& areas() const { return areas_; }
  [[nodiscard]] bool on(WallTime now = {}) const { return lamps_.lit(time_.minute_of_day(now)); }
  [[nodiscard]] int brightness(WallTime now = {}) const {
    return lamps_.brightness(time_.minute_of_day(now));
  }
  [[nodiscard]] const std::string& client_info() const { return fittings_.client_info(); }
  [[nodiscard]] bool clock_set() const { return time_.is_set(); }
  /// The card's own clock, "2026-11-23 10:05:00".
  [[nodiscard]] std::string clock_text(WallTime now) const { return time_.text(now); }
  [[nodiscard]] onbon_k::CardFiles& files() { return files_; }
  [[nodiscard]] const onbon_k::CardFiles& files() const { return files_; }
  [[nodiscard]] const onbon_k::CardSpecial& special() const { return special_; }
  [[nodiscard]] const onbon_k::CardFittings& fittings() const { return fittings_; }

 private:
  Verdict judge(const LineFrame& frame, Now now);
  onbon_k::CardAnswer obey(std::span<const std::uint8_t> data, unsigned display_mode,
                           bool broadcast, Now now);
  onbon_k::CardAnswer take_areas(std::span<const std::uint8_t> data, unsigned display_mode,
                                 Now now);
  [[nodiscard]] std::string overlapping(const std::map<int, CardArea>& areas) const;
  [[nodiscard]] std::optional<onbon_k::CardAnswer> tell(unsigned code, Now now) const;
  [[nodiscard]] onbon_k::CardAnswer status(Now now) const;
  [[nodiscard]] onbon_k::CardAnswer parameters() const;
  [[nodiscard]] onbon_k::CardAnswer fonts(bool details) const;

  CardSpec spec_;
  CardLine line_;
  std::map<int, CardArea> areas_;
  onbon_k::CardTime time_;
  onbon_k::CardLamps lamps_;
  onbon_k::CardFiles files_;
  onbon_k::CardSpecial special_;
  onbon_k::CardFittings fittings_;
};

inline constexpr std::string_view kOnbonKCardOptions =
    "client_info=yes|no model=6k2|6k1|6k2-yy|5k1|5k2|5mk1 charset=gb2312|gbk questions=yes|no "
    "read_files=yes|no";

/// "onbon-k" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_onbon_k_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
