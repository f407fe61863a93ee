// Visitor: somebody in front of a kiosk over the sample hospital: taps, types, swipes and looks.
//
// The stage as the program has it, with handwriting and a box for opinions, without window and
// loop; time passes only when the visitor waits.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/draw/text.h"
#include "kiosk/page/check.h"
#include "kiosk/stage/stage.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

struct Glass {
  kiosk::Size pixels;
  double inch;
};

/// The five that lobbies have: desk, wall, tall stele, old 5:4, large wall.
inline constexpr Glass kGlasses[] = {
    {{1920, 1080}, 24.0}, {{1920, 1080}, 32.0}, {{1080, 1920}, 32.0},
    {{1280, 1024}, 19.0}, {{1080, 1920}, 43.0},
};

class Visitor {
 public:
  explicit Visitor(const Glass& glass = kGlasses[0], const kiosk::Manner& manner = {},
                   kiosk::Place place = {}, std::shared_ptr<const kiosk::Issue> issue = nullptr);

  /// Pages are laid out and never painted: for tests that read the page model of many.
  void close_eyes() { paints_ = false; }

  /// Taps the control that is called `words` (or whose action is `words`), scrolling lists to it.
  /// False when there is none.
  bool tap(std::string_view words);
  /// Types on the on-screen keys.
  bool type(std::string_view letters);
  void wait(std::chrono::milliseconds time);
  [[nodiscard]] bool sees(std::string_view words) const;
  /// `words` are somewhere on the page, lists scrolled through.
  [[nodiscard]] bool finds(std::string_view words);

  [[nodiscard]] std::vector<kiosk::Placed> placed() const { return stage.placed(); }
  [[nodiscard]] std::string page() const { return std::string(stage.navigator().view().name()); }
  int taps = 0;  // letters among them
  int letters_typed = 0;

  /// What is on screen, as a PNG file.
  void save(const std::string& path);

  FakeClock clock;
  TempDir opinions;  // where the opinion box puts them
  kiosk::Metrics metrics;
  std::unique_ptr<kiosk::Text> text;
  kiosk::Stage stage;
  kiosk::Surface surface;

 private:
  void finger(kiosk::Contact::Phase phase, kiosk::Point at);
  void press(kiosk::Point on_page);
  void draw();
  bool paints_ = true;
};

/// Where a tour stops.
struct Stop {
  const char* name;
  /// From the home page: "type:xcg" types, "@look" ends typing, "hand:血" writes and waits,
  /// "?filter" is tapped where there is room for it, "?turn" where it is offered.
  std::vector<const char*> taps;
  bool rests = false;  // nobody is there: the resting page, without bar and manner
};

/// Every kind of page, each by the taps that lead to it.
[[nodiscard]] const std::vector<Stop>& tour();

/// Longer than any visit of a test: who wants the resting page waits for it.
inline constexpr std::chrono::seconds kVisitorRest{600};

/// Home, then the stop's taps; fails the test when one leads nowhere.
void go(Visitor& visitor, const Stop& stop);

}  // namespace gongshi::test
