// Stage: where views, navigator, gestures and painter meet: contacts in, pixels out.
//
//   contact ─▶ gesture ─▶ hit ─▶ action ─▶ view / navigator
//   issue, clock ─▶ scene ─▶ painter ─▶ changed rectangles
//
// Knows no window and no event loop: time and contacts are handed in, so a test drives it with a
// clock of its own.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/draw/painter.h"
#include "kiosk/feedback/mailbox.h"
#include "kiosk/page/chosen.h"
#include "kiosk/page/look.h"
#include "kiosk/page/scene.h"
#include "kiosk/page/view.h"
#include "kiosk/speech/reading.h"
#include "kiosk/staff/maintenance.h"
#include "kiosk/stage/chrome.h"
#include "kiosk/stage/navigator.h"
#include "kiosk/stage/notice_page.h"
#include "kiosk/touch/corner_knock.h"
#include "kiosk/touch/focus.h"
#include "kiosk/touch/gesture.h"

namespace gongshi::kiosk {

/// Where this kiosk stands and what it offers.
struct Place {
  double lower_edge_mm = 850;  // of the glass, above the floor
  std::vector<Language> languages{Language::kZh, Language::kEn};
  /// The home page, so long without a touch, gives way to the resting page; 0: never.
  std::chrono::seconds rest{0};
  std::string point{};  // of the plans, "mz1/kiosk"; empty: not told
};

/// Keys of a keypad beside the glass. The first six are FocusStep's.
enum class Keypad : std::uint8_t {
  kNext,
  kPrevious,
  kLeft,
  kRight,
  kUp,
  kDown,
  kPageUp,
  kPageDown,
  kEnter,
  kBack,
  kHome,
};

class Stage {
 public:
  /// `text` must outlive the stage, which says how large and in which colours it draws.
  Stage(Text& text, const Metrics& panel, HomeMaker make_home, std::chrono::seconds idle,
        Place place = {});

  /// Takes a new issue over; the next draw() shows it, with nothing in between.
  void set_issue(std::shared_ptr<const Issue> issue);
  void set_facts(content::store::FreshnessFacts facts);
  /// No issue can be shown: say so, in both languages.
  void set_notice(NoticeWords words);

  /// Which emergency card runs: while it does, and the issue has it, it is all there is. Behind it
  /// only the maintenance page can be reached.
  void set_emergency(std::optional<content::EmergencyRunning> run);
  /// Where the device stands (Kiosk::tags): a card for other places is none here.
  void set_places(std::vector<std::string> places) { places_ = std::move(places); }

  /// The hospital's own colours, corners and logo; ours until then.
  void set_look(Look look);

  /// What the maintenance page asks; without this there is none.
  void set_maintenance(MaintenanceDoors doors);

  /// What is written by hand is compared with; without it there are only keys.
  void set_handwriting(std::shared_ptr<const handwriting::Templates> templates);
  /// Where opinions go; without this no door leads there.
  void set_mailbox(std::shared_ptr<Mailbox> mailbox) { mailbox_ = std::move(mailbox); }

  /// What reads pages aloud; it must outlive the stage. Without one there is no button for it.
  void set_voice(Voice* voice);
  [[nodiscard]] const Reading& reading() const { return reading_; }

  /// What staff have set on this device, and may change on the maintenance page.
  void set_device(const DeviceSettings& settings);
  [[nodiscard]] const DeviceSettings& device() const { return device_; }

  /// `reported` by the touch frame, in pixels of the panel.
  void contact(const Contact& reported, WallTime now);
  /// Moves what moves by itself; true when something is to be drawn.
  bool tick(SteadyTime steady, WallTime wall);
  /// A key of a real keyboard: as if the control with this action on screen had been tapped. False
  /// when there is none.
  bool key(std::string_view action, SteadyTime steady, WallTime wall);
  /// A key of the keypad: moves the ring, presses what it stands on.
  void keypad(Keypad key, SteadyTime steady, WallTime wall);
  /// The time may have jumped: compose the page anew.
  void clock_changed() { stale_ = true; }

  /// When tick() has something to do next; nothing while the page stands still. While a list moves
  /// it is the next sixtieth of a second.
  [[nodiscard]] std::optional<SteadyTime> deadline(SteadyTime steady, WallTime wall) const;

  /// Draws what changed since the last call on the same surface and returns where. `whole` after
  /// the surface was made or its contents were lost.
  std::vector<Rect> draw(SDL_Surface& target, SteadyTime steady, WallTime wall, bool whole);

  /// Lays out what draw() would draw.
  void look(SteadyTime steady, WallTime wall) {
    if (stale_) compose(steady, wall);
  }

  /// True when draw() would change something.
  [[nodiscard]] bool dirty() const {
    return stale_ || undrawn_ || scrolled_ || !inked_.empty() || pressed_ != drawn_pressed_;
  }
  [[nodiscard]] bool moving() const { return fling_.has_value(); }
  /// Pages changed since the last call: queued contacts belong to the old page.
  [[nodiscard]] bool take_page_changed() { return std::exchange(page_changed_, false); }

  /// Contacts that were not taken since the last call.
  [[nodiscard]] IgnoredContacts take_ignored() { return gesture_.take_ignored(); }

  /// What is on screen now, lists unrolled; where lines run from top to bottom, as it lies on the
  /// sheet (page/vertical.h).
  [[nodiscard]] std::vector<Placed> placed() const;
  [[nodiscard]] const Metrics& metrics() const { return panel_; }
  /// Where on the glass something of placed() is.
  [[nodiscard]] Point on_glass(Point on_page) const { return metrics_.across(on_page); }
  [[nodiscard]] Rect on_glass(const Rect& on_page) const { return metrics_.across(on_page); }
  [[nodiscard]] const Manner& manner() const { return manner_; }
  /// What the ring stands on; nothing while none is shown.
  [[nodiscard]] std::optional<Focus> focus() const;
  [[nodiscard]] const Scene& scene() const { return scene_; }
  /// Where the lists of the page are scrolled to.
  [[nodiscard]] Offsets offsets() const;
  /// The whole glass, in the sizes that the visitor wants, across where lines run from top to
  /// bottom.
  [[nodiscard]] Metrics page_metrics() const;
  [[nodiscard]] const Issue* issue() const { return issue_.get(); }
  [[nodiscard]] const Navigator& navigator() const { return navigator_; }
  [[nodiscard]] bool in_maintenance() const { return maintenance_.has_value(); }
  /// The resting page is shown.
  [[nodiscard]] bool resting() const { return rest_.has_value(); }

 private:
  struct Moving {
    std::string list;
    Fling fling;
    SteadyTime next_frame;
  };

  /// Why a page is hidden.
  enum class Hidden : std::uint8_t { kAsked, kByItself };

  /// The resting page: which of its sheets is shown, and until when.
  struct Rest {
    std::size_t sheet = 0;
    SteadyTime until{};
  };

  void compose(SteadyTime steady, WallTime wall);
  void compose_rest(WallTime wall);
  /// Nobody is there, and nothing else is to be shown.
  [[nodiscard]] bool may_rest(WallTime wall) const;
  /// True when something is to be drawn.
  bool tick_rest(SteadyTime steady, WallTime wall);
  [[nodiscard]] std::optional<SteadyTime> rest_deadline(WallTime wall) const;
  void wake();
  [[nodiscard]] std::optional<SteadyTime> hiding_time() const;
  void tick_privacy(SteadyTime now);
  void hide(std::optional<Hidden> how);
  void compose_page(SteadyTime steady, WallTime wall);
  /// Sizes, colours and the part of the panel that `manner` asks for.
  void dress(const Manner& manner);
  /// The same whatever is worn already.
  void wear(const Manner& manner);
  /// The actions of the help bar; false when `action` is none of them.
  bool change_manner(std::string_view action);
  void forget_visitor();
  /// What everybody finds before they have wished for anything.
  [[nodiscard]] Manner usual_manner() const;
  [[nodiscard]] ChromeState chrome_state(const Frame& frame) const;
  [[nodiscard]] Frame frame_at(WallTime wall) const;
  /// Null: none runs that concerns this device.
  [[nodiscard]] const content::EmergencyCard* card_here() const;
  /// Null: none runs now.
  [[nodiscard]] const content::EmergencyCard* emergency_card(WallTime wall) const;
  /// The words about age would be others than those on screen.
  [[nodiscard]] bool aged(WallTime wall) const;
  void on_gesture(const GestureEvent& event, const Contact& contact, WallTime now);
  void act(std::string_view action, SteadyTime steady, WallTime wall);
  /// The actions of reading aloud; false when `action` is none of them.
  bool speak(std::string_view action);
  /// True when something is to be drawn.
  bool tick_speech(SteadyTime now);
  bool press_action(std::string_view action, SteadyTime steady, WallTime wall);
  /// Of the page on top, or of the question that it asks.
  std::optional<Focus>& focus_slot();
  void add_ring();
  void hide_ring();
  void move_focus(FocusStep step);
  void turn_page(bool down);
  void go_back(SteadyTime steady, WallTime wall);
  void page_changed();
  /// A press in a box for writing is the beginning of a stroke, and no press.
  bool begin_stroke(const GestureEvent& event, SteadyTime now);
  void follow_stroke(const GestureEvent& event, SteadyTime now);
  void pen(PenTouch::Phase phase, Point at, SteadyTime now);
  void tick_view(SteadyTime steady, WallTime wall);
  void open_maintenance(SteadyTime now);
  void leave_maintenance();
  bool tick_maintenance(SteadyTime now);
  [[nodiscard]] const Node* list_node(std::string_view id) const;
  [[nodiscard]] const Node* list_under(Point point) const;
  /// A touch there only stops the list; elsewhere it stops the list and counts.
  [[nodiscard]] bool on_moving_list(Point point) const;
  bool scroll_by(std::string_view list, double pixels);
  [[nodiscard]] std::vector<Rect> damage(const Scene& before) const;
  /// What differs from what was drawn last, on a page's own surface.
  std::vector<Rect> draw_page(SDL_Surface& target, bool whole);

  Text& text_;
  Metrics panel_;    // all of the glass
  Metrics metrics_;  // the part that pages are laid out on, its lower edge at reach_.bottom()
  Rect reach_;       // that part, on the glass
  Place place_;
  Manner manner_;  // the visitor's
  /// What the visitor put aside: views change it through their frame.
  std::unique_ptr<Chosen> chosen_ = std::make_unique<Chosen>();
  Look look_;
  Manner dressed_;  // what text_ and painter_ draw in
  bool choosing_language_ = false;
  Painter painter_;
  Navigator navigator_;
  Gesture gesture_;
  std::shared_ptr<const Issue> issue_;
  content::store::FreshnessFacts facts_;       // of issue_
  content::store::FreshnessReport freshness_;  // as scene_ says
  NoticeWords notice_;
  std::optional<content::EmergencyRunning> emergency_;
  std::vector<std::string> places_;  // of this device; empty: any
  bool shows_emergency_ = false;
  std::optional<Rest> rest_;
  std::optional<SteadyTime> quiet_since_;  // nobody has touched the home page; empty: somebody has

  Reading reading_{nullptr};
  bool offers_speech_ = false;  // as scene_ says
  DeviceSettings device_;
  std::shared_ptr<Mailbox> mailbox_;
  std::optional<MaintenanceDoors> maintenance_doors_;
  std::optional<Maintenance> maintenance_;  // while it is open
  CornerKnock knock_;
  SteadyTime maintenance_touched_{};

  std::shared_ptr<const handwriting::Templates> handwriting_;
  std::optional<Rect> writing_box_;  // that the finger writes in, on the glass
  Point pen_{};                      // where it was last
  Rect inked_{};                     // where there is ink that is not drawn yet

  Surface sheet_;  // where lines run from top to bottom: the glass across the diagonal
  Scene scene_;    // of the page as it should be
  Scene drawn_;    // of the page as it is on the surface
  std::map<std::string, int, std::less<>> drawn_offsets_;
  std::string pressed_, drawn_pressed_;
  Rect pressed_rect_{};
  std::string dragged_;  // list under the finger
  std::optional<Moving> fling_;
  std::optional<int> countdown_;
  std::optional<Hidden> hidden_;                  // the page is, from those who stand around
  bool ring_ = false;                             // the visitor uses keys
  std::vector<std::optional<Focus>> page_focus_;  // of each page on the stack
  std::optional<Focus> dialog_focus_;
  std::chrono::minutes minute_{-1};
  bool stale_ = true;    // scene_ must be composed anew
  bool undrawn_ = true;  // scene_ is newer than the surface
  bool scrolled_ = false;
  bool page_changed_ = false;
};

}  // namespace gongshi::kiosk
