// Reading: one page being read aloud: which sentence, how fast, how loud.
//
//   sentences ─[reading]─▶ voice      pause, again, slower, faster, quieter, louder
//
// It begins only when somebody asks for it. Volume and speed are the visitor's; forget() brings the
// usual ones back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/speech/voice.h"

namespace gongshi::kiosk {

class Reading {
 public:
  /// `voice` may be null: then nothing is ever read. It must outlive the reading.
  explicit Reading(Voice* voice) : voice_(voice) {}

  [[nodiscard]] bool possible() const { return voice_ != nullptr && voice_->ready(); }
  [[nodiscard]] bool active() const { return !sentences_.empty(); }
  [[nodiscard]] bool paused() const { return paused_; }

  void start(std::vector<std::string> sentences, Language language);
  void stop();
  /// "pause" (again: goes on), "again" (from the beginning), "slower", "faster", "quieter",
  /// "louder"; false when it is none of them.
  bool command(std::string_view word);
  /// Goes on to the next sentence when one has ended; true when reading has ended by itself.
  bool tick();

  /// The visitor has gone: silence, usual speed, and `volume`.
  void forget(int volume);
  void set_usual_volume(int volume);

  [[nodiscard]] int volume() const { return volume_; }
  [[nodiscard]] int speed() const { return speed_; }
  [[nodiscard]] std::size_t sentence() const { return next_; }

 private:
  void say();

  Voice* voice_;
  std::vector<std::string> sentences_;
  Language language_ = Language::kZh;
  std::size_t next_ = 0;  // being said
  std::uint64_t number_ = 0;
  bool paused_ = false;
  int volume_ = 60;
  int speed_ = 0;
};

}  // namespace gongshi::kiosk
