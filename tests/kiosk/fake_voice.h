// FakeVoice: a voice that says nothing and keeps what it was to say.
#pragma once

#include <string>
#include <vector>

#include "kiosk/speech/voice.h"

namespace gongshi::test {

class FakeVoice final : public kiosk::Voice {
 public:
  [[nodiscard]] bool ready() const override { return is_ready; }
  void say(kiosk::Utterance utterance) override {
    last = std::move(utterance);
    now = last.text;
    all.push_back(last.text);
  }
  void hush() override { now.clear(); }
  [[nodiscard]] std::uint64_t said() const override { return ended_; }

  /// What is being said has been said.
  void end() { ended_ = last.number; }

  bool is_ready = true;
  std::string now;  // being said; empty: silence
  kiosk::Utterance last;
  std::vector<std::string> all;

 private:
  std::uint64_t ended_ = 0;
};

}  // namespace gongshi::test
