#include "tests/signage/agreement_screen.h"

#include <algorithm>

#include "signage/preview.h"
#include "signage/screen/screen.h"

namespace gongshi::test {
namespace {

using namespace signage;
using namespace std::chrono_literals;

constexpr drivers::Geometry kSize{480, 270};

/// What the screen has to say of itself: the item's words, the card's, or none for the fallback.
std::string expected_words(const Showing& shown, const Edition& edition) {
  if (edition.release == nullptr || shown.item().kind == ItemKind::kFallback) return {};
  if (shown.item().kind != ItemKind::kEmergency) return shown.item().text;
  return std::string(edition.release->emergency_card(edition.emergency->card)->text_zh);
}

/// The running line goes on from where it was, on a screen that has run before: its change of words
/// is spliced in behind what is seen. An emergency card covers it.
Picture without_ticker(Picture picture, const config::Display& display, const Showing& shown) {
  if (shown.item().kind == ItemKind::kEmergency) return picture;
  const Rect band = ScreenSizes(kSize, display.look.side).ticker();
  for (int y = band.y; y < band.y + band.height; ++y) {
    std::fill_n(picture.row(y) + band.x, band.width, Color{0});
  }
  return picture;
}

}  // namespace

void compare_screen(RandomHospital& random, const Edition& edition, WallTime now,
                    fonts::TypeCase& type, Tally& tally) {
  const config::Display display = random.screen();
  const Showing shown = told(at(edition, display, now), now);
  const std::string at_which = where(shown, now);

  Screen screen(display, kSize, type, PhotoShelf::Decoding::kAtOnce);
  for (const WallTime moment :
       {now - 5min - 1s * random.below(3600), now - 1ms * random.below(20'000), now}) {
    const auto moved = moved_px_at(display, moment);
    (void)must(screen.draw(edition, display, moment, moved));
  }
  const std::string words = expected_words(shown, edition);
  if (screen.standing().text.find(words) == std::string::npos) {
    disagree("the screen says \"" + screen.standing().text + "\"" + at_which);
  }
  const Picture render = must(preview_picture(edition, display, now, kSize, 0, type)).picture;
  if (without_ticker(screen.picture(), display, shown) != without_ticker(render, display, shown)) {
    disagree("render is not what the screen shows" + at_which);
  }
  count(shown, tally);
  ++tally.screens;
}

}  // namespace gongshi::test
