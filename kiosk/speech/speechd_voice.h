// SpeechdVoice: a voice by way of speech-dispatcher.
//
//   say() ─ slot ─[thread]─ libspeechd ─ socket ─▶ speech-dispatcher ─▶ its module
//
// The thread connects, waits and talks; whoever calls say() never waits. Where there is no
// speech-dispatcher the log says so once and it is asked for again every minute.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "drivers/os/result.h"
#include "kiosk/speech/voice.h"

namespace gongshi::kiosk {

class SpeechdVoice final : public Voice {
 public:
  /// `wake` is called from another thread when ready() or said() has changed. One at a time in a
  /// program: libspeechd's callbacks carry nothing of ours.
  explicit SpeechdVoice(std::function<void()> wake);
  ~SpeechdVoice() override;
  SpeechdVoice(const SpeechdVoice&) = delete;
  SpeechdVoice& operator=(const SpeechdVoice&) = delete;

  [[nodiscard]] bool ready() const override { return ready_; }
  void say(Utterance utterance) override;
  void hush() override;
  [[nodiscard]] std::uint64_t said() const override { return said_; }

  /// libspeechd tells that message `id` was said to its end.
  void ended(std::size_t id);

 private:
  struct Line;  // libspeechd's connection, whose type has no name to declare here
  void run(const std::stop_token& stop);
  void talk(const std::stop_token& stop, Line& line);
  [[nodiscard]] bool speak(Line& line, const Utterance& utterance);
  void tell(bool ready);

  std::function<void()> wake_;
  std::atomic<bool> ready_{false};
  std::atomic<std::uint64_t> said_{0};
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::optional<Utterance> wanted_;
  bool hush_ = false;
  int message_ = -1;          // being said, as speech-dispatcher counts
  int ended_ = -1;            // the newest that ended
  std::uint64_t number_ = 0;  // of message_
  bool told_ = false;         // the log that there is none
  std::jthread thread_;       // last: it uses everything above
};

/// Whether a speech-dispatcher answers, asked once. Errc::kClosed: none does; `what` says why.
[[nodiscard]] Status speech_answers();

}  // namespace gongshi::kiosk
