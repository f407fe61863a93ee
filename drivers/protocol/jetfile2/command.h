// JetFile II commands: requests, and what their replies say.
//
// From the vendor's documents unless marked: what only public encoders write (two that agree, or
// one) says so here, and is an option of the board.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/os/clock.h"
#include "drivers/protocol/jetfile2/packet.h"

namespace gongshi::drivers::jetfile2 {

/// Of one packet of a file; with its head the frame stays below the 1024 bytes that a sign takes at
/// a time.
inline constexpr std::size_t kPacketData = 960;
inline constexpr std::size_t kMostEmergency = 1024;

/// Disk letter, folder letter and a name of two characters: E:\T\AA. Disk E is RAM.
struct Path {
  char disk = 'E', folder = 'T';  // folders: T text, S string, A array picture
  std::string name = "AA";
  bool operator==(const Path&) const = default;
  [[nodiscard]] std::string text() const;
};

[[nodiscard]] Request connection_test();
[[nodiscard]] Request read_status();
[[nodiscard]] Request read_power();
/// Off is black: the argument 1 leaves the vendor's notice away (two public encoders agree).
[[nodiscard]] Request set_power(bool on);
/// 1 darkest .. 100 brightest.
[[nodiscard]] Request set_brightness(int pct);
[[nodiscard]] Request read_clock();
/// To the minute. `zone` is the sign's own code, as read_clock() told it.
[[nodiscard]] Request set_clock(const LocalTime& time, std::uint8_t zone);

/// How many packets `size` bytes take.
[[nodiscard]] std::size_t packets_of(std::size_t size);
/// Packet `index`, from 0, of a file: they must arrive in order.
[[nodiscard]] Request write_file(const Path& path, std::span<const std::uint8_t> file,
                                 std::size_t index);
/// Packet 1 of a stored file: only short ones are read (one public encoder).
[[nodiscard]] Request read_file(const Path& path);
/// `seconds`: 1 .. 65535, 0 for ever. `file` as write_file() takes a text, at most kMostEmergency.
[[nodiscard]] Request show_emergency(int seconds, bool buzzer, std::span<const std::uint8_t> file);

// ---- replies: empty where they are too short or out of range ------------------------------------

enum class Mode : std::uint8_t { kNormal, kEmergency, kBlack, kRemote, kTest, kStreaming, kNoWrap };

struct SignStatus {
  Mode mode = Mode::kNormal;
  std::optional<int> inside_c, outside_c;  // empty: no sensor
  int humidity_pct = 0;
};
[[nodiscard]] std::optional<SignStatus> decode_status(const Reply& reply);
[[nodiscard]] Sentence mode_sentence(Mode mode);

/// Off with the notice on display counts as off.
[[nodiscard]] std::optional<bool> decode_power(const Reply& reply);

struct SignClock {
  std::chrono::local_time<std::chrono::minutes> time;
  std::uint8_t zone = 0;
};
[[nodiscard]] std::optional<SignClock> decode_clock(const Reply& reply);
[[nodiscard]] std::string clock_text(const SignClock& clock);
[[nodiscard]] std::chrono::local_time<std::chrono::minutes> minute_of(const LocalTime& time);

/// The program version of a connection test, four hex digits (one public encoder).
[[nodiscard]] std::string decode_version(const Reply& reply);

}  // namespace gongshi::drivers::jetfile2
