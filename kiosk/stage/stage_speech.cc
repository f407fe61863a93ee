// How a Stage reads its page aloud: only when asked to, and no longer than the page is there.
#include "kiosk/speech/speech_text.h"
#include "kiosk/stage/stage.h"

namespace gongshi::kiosk {

void Stage::set_voice(Voice* voice) {
  reading_ = Reading(voice);
  reading_.set_usual_volume(device_.volume);
  stale_ = true;
}

void Stage::set_device(const DeviceSettings& settings) {
  device_ = settings;
  reading_.set_usual_volume(device_.volume);
}

bool Stage::speak(std::string_view action) {
  if (action == "@speak") {
    if (reading_.active()) {
      reading_.stop();
    } else {
      reading_.start(speech_text(scene_, offsets(), manner_.language), manner_.language);
    }
    return true;
  }
  const std::string_view command = argument(action, "@speech:");
  return !command.empty() && reading_.command(command);
}

bool Stage::tick_speech(SteadyTime now) {
  const bool ended = reading_.tick();
  // Whoever listens is there, though nothing is touched.
  if (reading_.active() && !reading_.paused()) navigator_.touched(now);
  const bool offered = std::exchange(offers_speech_, reading_.possible());
  return ended || offered != offers_speech_;
}

}  // namespace gongshi::kiosk
