// AlphaSign: one sign on the line: its memory pool, table of files, run sequence, priority message,
// clock and serial error register, as the protocol's description and measurements on a BetaBrite
// have them.
#pragma once

#include <map>
#include <optional>

#include "drivers/simulator/alpha/sign_line.h"
#include "drivers/simulator/alpha/sign_text.h"
#include "drivers/simulator/card.h"

namespace gongshi::drivers::simulator {

struct SignSpec {
  int width_px = 80;
  int height_px = 7;
  unsigned address = 1;
  char type = '^';  // BetaBrite
  std::size_t pool = 0x7E00;
  bool tricolor = true;
  bool xdf = false;       // answers what it does not know, blanks a text whose check sum is wrong
  bool solar = false;     // has the dimming function of Solar signs
  bool calendar = false;  // a BetaBrite has time and weekday only
  int baud = 0;           // of the line; 0: a chunk comes all at once
  bool parity = false;    // 7E1, seen through an 8N1 line
  bool strict = false;    // demands the pauses inside of packets
};

struct SignFile {
  char label = 'A';
  char type = 'A';
  char lock = 'U';
  unsigned size = 0;                  // as configured; of pictures rows * 256 + columns
  std::string tail = "FFFF";          // run times, or the colours of a picture
  std::vector<std::uint8_t> bytes{};  // content; of pictures the codes of the dots
  [[nodiscard]] int rows() const { return static_cast<int>(size >> 8); }
  [[nodiscard]] int columns() const { return static_cast<int>(size & 0xFFU); }
};

class AlphaSign {
 public:
  explicit AlphaSign(SignSpec spec);

  /// Of a type and address on the line: "Z00", "^?1".
  [[nodiscard]] bool is_meant(const std::vector<std::string>& targets) const;
  /// What it does with a packet that is for it.
  [[nodiscard]] Verdict obey(const SignPacket& packet, Now now);
  /// Dark for longer than the battery lasts: everything is as delivered.
  void lose_power();

  [[nodiscard]] const SignSpec& spec() const { return spec_; }
  [[nodiscard]] const std::vector<SignFile>& files() const { return files_; }
  [[nodiscard]] const SignFile* file(char label, char type) const;
  [[nodiscard]] std::string content(char label, char type) const;
  [[nodiscard]] const std::string& sequence() const { return sequence_; }
  [[nodiscard]] const std::optional<std::string>& priority() const { return priority_; }
  [[nodiscard]] unsigned errors() const { return errors_; }
  [[nodiscard]] int dimming() const { return dimming_; }
  [[nodiscard]] bool speaker() const { return speaker_; }
  [[nodiscard]] int beeps() const { return beeps_; }
  [[nodiscard]] int configurations() const { return configurations_; }
  [[nodiscard]] bool clock_set() const { return clock_minute_.has_value(); }
  /// "10:05", by its own clock.
  [[nodiscard]] std::string clock_text(WallTime now) const;
  [[nodiscard]] int weekday() const { return weekday_; }
  [[nodiscard]] const std::string& date() const { return date_; }
  /// What runs now: the priority message, or the first text of the sequence that is not empty.
  [[nodiscard]] std::string running() const;

 private:
  struct Outcome {
    std::string refusal;  // empty: done
    std::string word;
    bool changed = false;
    std::vector<std::uint8_t> reply;
    unsigned error = 0;
  };

  Outcome run(const SignBlock& block, Now now);
  Outcome write_text(const SignBlock& block);
  Outcome write_string(const SignBlock& block);
  Outcome write_picture(const SignBlock& block);
  Outcome write_special(const SignBlock& block, Now now);
  Outcome configure(const std::string& records, Now now);
  Outcome set_sequence(const std::string& data);
  Outcome set_clock(char label, const std::string& data, Now now);
  Outcome read_file(const SignBlock& block);
  Outcome read_special(const SignBlock& block, Now now);
  [[nodiscard]] std::string table() const;
  [[nodiscard]] std::size_t used() const;
  SignFile* find(char label, char type);

  SignSpec spec_;
  std::vector<SignFile> files_;
  std::string sequence_;
  char order_ = 'T', sequence_lock_ = 'U';
  std::optional<std::string> priority_;
  bool unprepared_ = false;  // configured without a clear before: shows nothing
  bool just_cleared_ = false;
  unsigned errors_ = 0x40;
  int dimming_ = 0;
  bool speaker_ = true, hours_24_ = false;
  int beeps_ = 0, configurations_ = 0, weekday_ = 1;
  std::string date_;
  std::optional<std::chrono::minutes> clock_minute_;  // of the day, minus those of UTC
  SteadyTime deaf_until_{}, mute_until_{}, cleared_at_{}, last_packet_{};
};

}  // namespace gongshi::drivers::simulator
