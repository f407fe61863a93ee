#include "kiosk/speech/speechd_voice.h"

#include <libspeechd.h>

#include <cstdlib>
#include <utility>

#include "drivers/os/log.h"

namespace gongshi::kiosk {
namespace {

constexpr auto kTryAgain = std::chrono::seconds(60);
/// The library may start the daemon itself, but loses some memory when that fails: once an hour.
constexpr unsigned kTriesToOneStart = 60;

std::atomic<SpeechdVoice*> listening{nullptr};

void on_end(std::size_t message, std::size_t /*client*/, SPDNotificationType /*type*/) {
  if (SpeechdVoice* const voice = listening.load()) voice->ended(message);
}

const char* speechd_language(Language language) {
  switch (language) {
    case Language::kEn:
      return "en";
    case Language::kUg:
      return "ug";
    case Language::kBo:
      return "bo";
    case Language::kMn:
      return "mn";
    case Language::kZh:
      break;
  }
  return "cmn";
}

}  // namespace

Status speech_answers() {
  char* why = nullptr;
  SPDConnection* const connection =
      spd_open2("gongshi-kiosk", "check", nullptr, SPD_MODE_SINGLE, nullptr, 1, &why);
  const std::string reason = why == nullptr ? "" : why;
  std::free(why);
  if (connection == nullptr) {
    return Error{Errc::kClosed,
                 {"没有 speech-dispatcher 应答，页面不能朗读",
                  "no speech-dispatcher answers, so pages are not read aloud: " + reason},
                 {}};
  }
  spd_close(connection);
  return {};
}

struct SpeechdVoice::Line {
  SPDConnection* connection;
};

SpeechdVoice::SpeechdVoice(std::function<void()> wake) : wake_(std::move(wake)) {
  listening = this;
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

SpeechdVoice::~SpeechdVoice() {
  thread_.request_stop();
  changed_.notify_all();
  thread_.join();
  listening = nullptr;
}

void SpeechdVoice::tell(bool ready) {
  if (ready_.exchange(ready) != ready) wake_();
}

void SpeechdVoice::say(Utterance utterance) {
  const std::lock_guard lock(mutex_);
  wanted_ = std::move(utterance);
  changed_.notify_all();
}

void SpeechdVoice::hush() {
  const std::lock_guard lock(mutex_);
  wanted_.reset();
  hush_ = true;
  changed_.notify_all();
}

void SpeechdVoice::ended(std::size_t id) {
  {
    const std::lock_guard lock(mutex_);
    ended_ = int(id);
    if (ended_ != message_) return;  // its number is not known yet, or it was replaced
    said_ = number_;
  }
  wake_();
}

void SpeechdVoice::run(const std::stop_token& stop) {
  for (unsigned failures = 0; !stop.stop_requested(); ++failures) {
    char* why = nullptr;
    const int starts_it = failures % kTriesToOneStart == 0 ? 1 : 0;
    SPDConnection* const connection =
        spd_open2("gongshi-kiosk", "page", nullptr, SPD_MODE_THREADED, nullptr, starts_it, &why);
    if (connection != nullptr) {
      failures = kTriesToOneStart - 1;  // one that ends by itself is started at once
      Line line{connection};
      talk(stop, line);
      spd_close(connection);
    } else if (!told_) {
      told_ = true;
      log(Level::kWarning, "kiosk",
          std::string("no speech-dispatcher, so pages are not read aloud: ") +
              (why == nullptr ? "no reason given" : why));
    }
    std::free(why);
    tell(false);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, kTryAgain, [] { return false; });
  }
}

void SpeechdVoice::talk(const std::stop_token& stop, Line& line) {
  line.connection->callback_end = on_end;
  if (spd_set_notification_on(line.connection, SPD_END) != 0) return;
  tell(true);
  while (true) {
    std::optional<Utterance> next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, stop, [this] { return wanted_ || hush_; });
      if (stop.stop_requested()) break;
      next = std::exchange(wanted_, std::nullopt);
      hush_ = false;
      message_ = -1;
    }
    if (spd_cancel(line.connection) != 0) break;
    if (next && !speak(line, *next)) break;
  }
  spd_cancel(line.connection);
}

bool SpeechdVoice::speak(Line& line, const Utterance& utterance) {
  // A language that no module knows is read by the module's own voice.
  (void)spd_set_language(line.connection, speechd_language(utterance.language));
  (void)spd_set_volume(line.connection, utterance.volume * 2 - 100);
  (void)spd_set_voice_rate(line.connection, utterance.speed);
  const int message = spd_say(line.connection, SPD_TEXT, utterance.text.c_str());
  if (message < 0) return false;
  {
    const std::lock_guard lock(mutex_);
    message_ = message;
    number_ = utterance.number;
    if (ended_ != message) return true;
    said_ = number_;
  }
  wake_();
  return true;
}

}  // namespace gongshi::kiosk
