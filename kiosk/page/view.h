// View: one screen of the kiosk: its own small state, and a pure function from that to a Scene.
//
//   issue + state + now ─[view]─▶ scene          tap ─▶ action ─[view]─▶ navigation
//
// A view draws only the space between header and footer (Frame::area); the toolkit adds hospital
// name, title, back, home, the complaint line, serial and age to every page. A view never asks for
// the time, draws no pixel and knows no SDL.
//
// How to write one (name it noun_view.h):
//   1. derive from View; keep codes and queries as state, never pointers or indices into a release
//      (a new release may come between two taps; on_issue() tells);
//   2. draw(): compose nodes with the helpers of layout.h, all sizes by frame.metrics.mm(…);
//   3. give each touchable node an `action` of your own choosing ("open:330100001"); actions that
//      begin with '@' belong to the toolkit ("@back", "@home", "@page:…");
//   4. on_action(): change state and return stay(), or push(view), back(), home().
#pragma once

#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "content/query/search.h"
#include "content/release.h"
#include "content/store/freshness.h"
#include "drivers/os/clock.h"
#include "kiosk/page/manner.h"
#include "kiosk/page/scene.h"

namespace gongshi::handwriting {
class Templates;
}

namespace gongshi::kiosk {

class Chosen;

/// The names of an issue, as visitors ask for them.
struct IssueNames {
  content::Search prices;   // Match::row is an index into release->prices()
  content::Search doctors;  // Match::row is an index into release->doctors()
};

/// A release made ready to be asked: built once when it is taken over, shared and immutable. To
/// learn 100,000 names takes a quarter of a second, and the first page needs none of them: whoever
/// opens an issue shows it first and then learns.
class Issue {
 public:
  /// What is left to do after open(), on any thread: exactly once, even when nobody will ask.
  using Learning = std::packaged_task<IssueNames()>;

  [[nodiscard]] static std::pair<std::shared_ptr<const Issue>, Learning> open(
      std::shared_ptr<const content::Release> release);
  /// An issue that has learnt.
  [[nodiscard]] static std::shared_ptr<const Issue> build(
      std::shared_ptr<const content::Release> release);

  std::shared_ptr<const content::Release> release;

  /// Waits while they are being learnt.
  [[nodiscard]] const IssueNames& names() const { return names_.get(); }

 private:
  Issue(std::shared_ptr<const content::Release> from, std::shared_future<IssueNames> names)
      : release(std::move(from)), names_(std::move(names)) {}

  std::shared_future<IssueNames> names_;
};

/// What a doctor is found by besides the name, as content::alias_of() reads it: the department, the
/// title, then each specialty.
constexpr int kDepartmentAlias = 1, kTitleAlias = 2;
[[nodiscard]] std::string doctor_aliases(const content::Release& release,
                                         const content::Doctor& doctor);

/// Widths and line breaks of text, as the painter will draw it.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  [[nodiscard]] virtual int width(std::string_view text, TextStyle style) const = 0;
  /// Distance from one line to the next, 1.35 times the font size.
  [[nodiscard]] virtual int line_height(TextStyle style) const = 0;
  /// The lines of `text` at most `width` pixels wide; "\n" always breaks. Views into `text`; every
  /// character of it but line feeds and spaces at a break is in exactly one line.
  [[nodiscard]] virtual std::vector<std::string_view> wrap(std::string_view text, TextStyle style,
                                                           int width) const = 0;
};

/// What a view may look at while it draws.
struct Frame {
  const Issue& issue;
  const Metrics& metrics;
  const TextMeasure& text;
  Rect area;     // between header and footer, side margins already taken off
  WallTime now;  // what "now" means for content; its day is today only when freshness.clock_sure
  content::store::FreshnessReport freshness;
  Manner manner{};
  const handwriting::Templates* handwriting = nullptr;  // null: nothing can be written by hand
  std::string_view here{};   // the kiosk's point on the plans; empty: not told
  Chosen* chosen = nullptr;  // what the visitor put aside; null: nothing can be

  /// `words` in the visitor's language.
  [[nodiscard]] std::string_view say(const Words& words) const { return words.in(manner.language); }
  [[nodiscard]] const content::Release& release() const { return *issue.release; }
};

class View;

struct Navigation {
  enum class Kind { kStay, kPush, kBack, kHome };
  Kind kind = Kind::kStay;
  std::unique_ptr<View> view{};  // of kPush
};

/// A finger in the page's kWriting box, in pixels from the box's upper left corner.
struct PenTouch {
  enum class Phase : std::uint8_t { kDown, kMove, kUp };
  Phase phase = Phase::kDown;
  Point at{};
  SteadyTime time{};
};

class View {
 public:
  virtual ~View() = default;

  /// Stable word for tests and logs: "home", "price-list".
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Shown in the header.
  [[nodiscard]] virtual std::string title(const Frame& frame) const = 0;
  /// Pages with prices add 12315, the market regulator's line, to the footer.
  [[nodiscard]] virtual bool shows_prices() const { return false; }

  /// Holds a visitor's own words, figures or number: it hides itself when nobody touches it.
  [[nodiscard]] virtual bool personal() const { return false; }

  [[nodiscard]] virtual Scene draw(const Frame& frame) const = 0;

  /// A node with `action` was tapped. State may change; the toolkit draws again afterwards.
  [[nodiscard]] virtual Navigation on_action(std::string_view action, const Frame& frame) = 0;

  /// A finger writes; true when more of the page has changed than the ink.
  virtual bool on_pen(const PenTouch& touch) {
    (void)touch;
    return false;
  }
  /// When on_tick() has something to do; nothing while the view waits for nothing.
  [[nodiscard]] virtual std::optional<SteadyTime> deadline() const { return std::nullopt; }
  /// The time has come; true when the page has changed.
  virtual bool on_tick(SteadyTime now, const Frame& frame) {
    (void)now;
    (void)frame;
    return false;
  }

  /// A new issue has been taken over: forget whatever was computed from the old one.
  virtual void on_issue(const Issue& issue) { (void)issue; }
};

[[nodiscard]] inline Navigation stay() {
  return {};
}
[[nodiscard]] inline Navigation push(std::unique_ptr<View> view) {
  return {Navigation::Kind::kPush, std::move(view)};
}
[[nodiscard]] inline Navigation back() {
  return {Navigation::Kind::kBack, nullptr};
}
[[nodiscard]] inline Navigation home() {
  return {Navigation::Kind::kHome, nullptr};
}

/// "open:330100001" with prefix "open:" gives "330100001"; empty when the prefix does not match.
[[nodiscard]] std::string_view argument(std::string_view action, std::string_view prefix);

}  // namespace gongshi::kiosk
