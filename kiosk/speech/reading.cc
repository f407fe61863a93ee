#include "kiosk/speech/reading.h"

#include <algorithm>
#include <utility>

namespace gongshi::kiosk {
namespace {

constexpr int kSpeedStep = 20, kMostSpeed = 60;
constexpr int kVolumeStep = 15, kLeastVolume = 10, kMostVolume = 100;

}  // namespace

void Reading::say() {
  paused_ = false;
  number_ = std::max(number_, voice_->said()) + 1;
  voice_->say({number_, sentences_[next_], language_, volume_, speed_});
}

void Reading::start(std::vector<std::string> sentences, Language language) {
  stop();
  if (!possible() || sentences.empty()) return;
  sentences_ = std::move(sentences);
  language_ = language;
  say();
}

void Reading::stop() {
  if (!active()) return;
  sentences_.clear();
  next_ = 0;
  paused_ = false;
  voice_->hush();
}

bool Reading::command(std::string_view word) {
  if (!active()) return false;
  if (word == "pause") {
    if (paused_) {
      say();
    } else {
      paused_ = true;
      voice_->hush();
    }
    return true;
  }
  if (word == "again") {
    next_ = 0;
  } else if (word == "slower") {
    speed_ = std::max(speed_ - kSpeedStep, -kMostSpeed);
  } else if (word == "faster") {
    speed_ = std::min(speed_ + kSpeedStep, kMostSpeed);
  } else if (word == "quieter") {
    volume_ = std::max(volume_ - kVolumeStep, kLeastVolume);
  } else if (word == "louder") {
    volume_ = std::min(volume_ + kVolumeStep, kMostVolume);
  } else {
    return false;
  }
  say();  // so that the difference is heard at once
  return true;
}

bool Reading::tick() {
  if (!active()) return false;
  if (!voice_->ready()) {
    stop();
    return true;
  }
  if (paused_ || voice_->said() < number_) return false;
  if (next_ + 1 == sentences_.size()) {
    stop();
    return true;
  }
  ++next_;
  say();
  return false;
}

void Reading::set_usual_volume(int volume) {
  volume_ = std::clamp(volume, kLeastVolume, kMostVolume);
}

void Reading::forget(int volume) {
  stop();
  sentences_ = std::vector<std::string>();  // the memory too: short ones lie in it
  speed_ = 0;
  set_usual_volume(volume);
}

}  // namespace gongshi::kiosk
