// HuiduCard: one Huidu SDK-2 card, as seen from its TCP port. Programs and files are stored and
// outlast the mains; a session does not. It wants what the SDK's own requests have, and refuses the
// rest with a result and a reason.
#pragma once

#include "drivers/simulator/card.h"
#include "drivers/simulator/huidu/screen.h"

namespace gongshi::drivers::simulator {

struct HuiduSpec {
  int width = 128, height = 32;
  bool tells_playing = true;  // knows GetCurrentPlayProgramGUID
  std::size_t piece = 8000;   // of its XML answers
};

class HuiduCard final : public Card {
 public:
  explicit HuiduCard(HuiduSpec spec) : spec_(spec) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return !programs_.empty(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const std::vector<HuiduProgram>& programs() const { return programs_; }
  [[nodiscard]] const HuiduStorage& storage() const { return storage_; }
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] int percent() const { return percent_; }
  [[nodiscard]] int program_writes() const { return program_writes_; }
  [[nodiscard]] std::string clock_text(WallTime now) const;
  /// Somebody else writes a program to it.
  void replace_program(const std::string& guid) { programs_ = {{guid, "another", {}}}; }

 private:
  struct Outcome {
    std::string result = "kSuccess", reason;
    std::string body{};
    bool changed = false;
  };

  Verdict judge(const HuiduPacket& packet, Now now);
  Verdict take_xml(Verdict verdict, const HuiduPacket& packet, Now now);
  void obey(const std::string& xml, Verdict& verdict, Now now);
  Outcome call(const std::string& method, const pugi::xml_node& in, Now now);
  Outcome add_program(const pugi::xml_node& in);
  Outcome set_luminance(const pugi::xml_node& in);
  Outcome set_time(const pugi::xml_node& in, WallTime now);
  [[nodiscard]] Outcome programs_told() const;

  HuiduSpec spec_;
  HuiduLine line_;
  HuiduStorage storage_;
  bool version_told_ = false;
  std::string session_;
  int sessions_ = 0;
  std::string open_xml_;
  std::size_t xml_total_ = 0;
  std::vector<HuiduProgram> programs_;
  int program_writes_ = 0;
  bool on_ = true;
  std::string mode_ = "default", zone_ = "(UTC+08:00)Beijing";
  int percent_ = 100;
  std::chrono::seconds clock_offset_{0};  // its local time less UTC
};

/// "huidu" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_huidu_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
