// Jetfile2Card: one JetFile II sign as seen from the line: disks, play list, emergency message,
// power, brightness, clock.
//
// Where the manual names no status for a fault (text that the font does not hold), a real sign
// shows rubbish; this one answers 9011 and says why in its log.
#pragma once

#include <map>
#include <optional>

#include "drivers/simulator/card.h"
#include "drivers/simulator/jetfile2/line.h"
#include "drivers/simulator/jetfile2/text.h"

namespace gongshi::drivers::simulator {

struct Jetfile2Spec {
  int width_px = 128;
  int height_px = 16;
  int group = 1, unit = 1;
  std::string colors = "tricolor";
  bool reads_strings = true;  // 0105: not on every firmware
  std::size_t disk_bytes = 256UL * 1024;
};

class Jetfile2Card final : public Card {
 public:
  using Bytes = std::vector<std::uint8_t>;

  explicit Jetfile2Card(Jetfile2Spec spec) : spec_(std::move(spec)) {}

  [[nodiscard]] std::vector<Verdict> receive(std::span<const std::uint8_t> bytes, Now now) override;
  /// Disk E is RAM; an emergency message is forgotten.
  void lose_power(Now now) override;
  [[nodiscard]] bool shows_something() const override { return !files_.empty(); }
  [[nodiscard]] nlohmann::ordered_json state(Now now) const override;
  [[nodiscard]] Dots dots(const DotFont& font, Now now) const override;

  [[nodiscard]] const Jetfile2Spec& spec() const { return spec_; }
  /// By path, "ETGS".
  [[nodiscard]] const std::map<std::string, Bytes>& files() const { return files_; }
  [[nodiscard]] const std::vector<std::string>& play_list() const { return play_list_; }
  /// The text of a file of folder T, or of the emergency message for "!"; empty: there is none.
  [[nodiscard]] std::optional<Jetfile2Text> text(const std::string& path) const;
  [[nodiscard]] bool on() const { return on_; }
  [[nodiscard]] int brightness() const { return brightness_; }
  [[nodiscard]] bool clock_set() const { return clock_set_; }
  [[nodiscard]] unsigned zone() const { return zone_; }
  [[nodiscard]] bool emergency(Now now) const {
    return emergency_until_ && now.steady < *emergency_until_;
  }
  /// 0 normal, 2 black, 4 test …: somebody pressed a button of the remote control.
  void set_mode(int mode) { mode_ = mode; }
  /// What hangs on the wall: "!" the emergency message, a path, or nothing.
  [[nodiscard]] std::string playing(Now now) const;
  /// Year, month, day, hour, minute as the sign keeps them.
  [[nodiscard]] std::chrono::sys_seconds clock(WallTime now) const;

 private:
  struct Answer {
    unsigned status = 0x9000;
    bool changed = false;
    std::string word;
    bool has_data = false;
    Bytes argument{}, data{};
  };
  struct Transfer {  // a file that comes in packets
    std::string path;
    std::size_t size = 0, packet = 0;
    unsigned count = 0, next = 1;
    Bytes bytes;
  };

  Verdict judge_binary(const Jetfile2Frame& frame, Now now);
  Verdict judge_short(const Jetfile2Frame& frame, Now now);
  Answer obey(unsigned command, const Bytes& argument, const Bytes& data, Now now);
  Answer obey_short(const Bytes& data, Now now);
  Answer write_packet(char folder, const Bytes& argument, const Bytes& data);
  Answer store(const std::string& path, Bytes file);
  Answer read(char folder, const Bytes& argument) const;
  Answer take_play_list(const Bytes& data);
  Answer take_emergency(const Bytes& argument, const Bytes& data, Now now);
  Answer set_clock(const Bytes& argument, Now now);
  [[nodiscard]] Answer told_status(Now now) const;
  [[nodiscard]] Answer told_clock(Now now) const;

  Jetfile2Spec spec_;
  Jetfile2Line line_;
  std::map<std::string, Bytes> files_;
  std::optional<Transfer> transfer_;
  std::vector<std::string> play_list_;
  Bytes emergency_;
  std::optional<SteadyTime> emergency_until_;
  bool on_ = true;
  int mode_ = 0;
  int brightness_ = 0;
  bool clock_set_ = false;
  unsigned zone_ = 0x15;
  std::chrono::seconds clock_offset_{-std::chrono::days{400}};  // nobody has ever set it
};

/// The display codes and characters of a stored text: 01 "Z00" 02 "A" label … 04. Empty: it is
/// none.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> jetfile2_text_of(
    std::span<const std::uint8_t> file);

/// "jetfile2" of the catalogue.
[[nodiscard]] Result<std::unique_ptr<Card>> make_jetfile2_card(const CardOrder& order);

}  // namespace gongshi::drivers::simulator
