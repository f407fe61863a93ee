// ParkingFkBoard: text lines for a parking board "00 64 FF FF". Experimental: nothing is known of
// its replies, so nothing is ever proved beyond "sent", and all lines are repeated once in
// `refresh_s`. Whether its memory wears is not known either.
#pragma once

#include <map>

#include "drivers/catalogue.h"
#include "drivers/polled_board.h"
#include "drivers/protocol/parking_fk.h"

namespace gongshi::drivers {

struct ParkingFkOptions {
  Geometry geometry{64, 32};
  Palette palette = Palette::kOne;
  int first_line = 0;           // the number of the top line
  parking_fk::TextLine line{};  // effect, speed, stay and font of every line
  int bytes_per_second = 0;
  std::chrono::milliseconds gap{200};
  std::chrono::seconds refresh{3600};  // 0: never
};

inline constexpr std::string_view kParkingFkOptionsHelp =
    "experimental, all inferred: first_line=0|1 effect=0x15 speed=1 stay=2 exit=0x15 font=3 "
    "gap_ms=200 refresh_s=3600 (0: never)";
inline constexpr std::string_view kParkingFkOptionsHelpZh =
    "试验，全部为推断：first_line=0|1 effect=0x15 speed=1 stay=2 exit=0x15 font=3 gap_ms=200 "
    "refresh_s=3600（0：不重发）";

[[nodiscard]] Result<ParkingFkOptions> parse_parking_fk_options(const BoardOrder& order);

class ParkingFkBoard final : public PolledBoard {
 public:
  explicit ParkingFkBoard(const ParkingFkOptions& options);

  [[nodiscard]] const Capabilities& capabilities() const override { return capabilities_; }
  [[nodiscard]] Status want(Desired desired) override;

 private:
  using Lines = std::map<std::uint8_t, parking_fk::TextLine>;

  [[nodiscard]] std::optional<Request> next(Now now) override;
  [[nodiscard]] std::optional<SteadyTime> wake() const override;
  [[nodiscard]] Heard hear(const Request&, std::span<const std::uint8_t>, Now) override {
    return Heard::kMore;  // nothing is asked
  }
  void sent(const Request& request, Now now) override;
  void unanswered(const Request&, Now) override {}
  void opened(Now now) override;
  void lost(Now now) override;

  [[nodiscard]] Status place(const TextArea& area, Lines& lines) const;
  [[nodiscard]] int rows() const { return options_.geometry.height_px / 16; }

  ParkingFkOptions options_;
  Capabilities capabilities_;
  Lines wanted_, held_;  // `held_`: sent since the port opened
  parking_fk::TextLine asked_;
  std::string serial_;
  bool proof_due_ = false;
  SteadyTime refresh_at_{};
};

/// "parking-fk" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Board>> make_parking_fk_board(const BoardOrder& order);

}  // namespace gongshi::drivers
