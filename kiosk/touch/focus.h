// Focus: where a person with a keypad stands on a page, and where a key leads.
//
//   scene ─[focus path]─ stops in reading order ─ arrow ─▶ another stop, a list scrolled to it
//
// Pure. Left and right (and tab) lead through every stop of the page and round again, so everything
// can be reached with two keys; up and down go to what lies there. A list is one stop among the
// others, and up and down go through its rows, also those out of sight. While a dialog is open
// there is nothing but the dialog.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/page/scene.h"

namespace gongshi::kiosk {

struct Focus {
  std::string action;
  std::string list{};  // it is in a row of this list; empty: it stands by itself
  int row = 0;
  Rect last{};  // where it was: when it is gone, the nearest stop takes over

  [[nodiscard]] bool same_place(const Focus& other) const {
    return action == other.action && list == other.list && row == other.row;
  }
};

enum class FocusStep : std::uint8_t { kNext, kPrevious, kLeft, kRight, kUp, kDown };

class FocusPath {
 public:
  /// All three must outlive it.
  FocusPath(const Scene& scene, const Metrics& metrics, const Offsets& offsets);

  /// Nothing when the page has nothing to touch.
  [[nodiscard]] std::optional<Focus> first() const;
  [[nodiscard]] std::optional<Focus> beside(const Focus& from, FocusStep step) const;
  /// `focus` where it is now, or the nearest stop if it is no more.
  [[nodiscard]] std::optional<Focus> settled(const Focus& focus) const;

  /// Every stop that is in sight: for tests.
  [[nodiscard]] std::vector<Focus> in_sight() const;

  /// Its rectangle on the screen, which may lie outside its list's viewport.
  [[nodiscard]] Rect rect_of(const Focus& focus) const;
  /// Where its list has to be scrolled to so that it is seen whole.
  [[nodiscard]] int offset_for(const Focus& focus) const;
  /// The viewport of its list.
  [[nodiscard]] Rect viewport_of(const Focus& focus) const;

 private:
  struct Stop {
    Rect rect{};
    std::string action{};
    const Node* list = nullptr;  // the whole list is the stop
  };
  enum class From : std::uint8_t { kBefore, kAfter };

  void add_list(const Node& node);
  [[nodiscard]] const Node* list_of(const Focus& focus) const;
  [[nodiscard]] std::optional<std::size_t> index_of(const Focus& focus) const;
  [[nodiscard]] std::optional<Focus> enter(const Stop& stop, From from) const;
  [[nodiscard]] std::optional<Focus> within_list(const Node& list, const Focus& from,
                                                 FocusStep step) const;
  [[nodiscard]] const Stop* beyond(const Rect& from, bool down, std::size_t not_this) const;

  const Metrics& metrics_;
  const Offsets& offsets_;
  std::vector<Stop> stops_;
};

/// The ring around `focus`, clipped to what is seen of it; nothing when none of it is.
[[nodiscard]] std::optional<Node> focus_ring(const FocusPath& path, const Focus& focus,
                                             const Metrics& metrics);

}  // namespace gongshi::kiosk
