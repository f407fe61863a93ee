// BodyPages: one kind of content for a screen's body, cut into pages, none left out.
//
//   prices | doctors | leaders | notices | pictures | messages
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "signage/screen/photo_shelf.h"
#include "signage/screen/region.h"
#include "signage/screen/standing.h"

namespace gongshi::signage {

class Roll;

class BodyPages {
 public:
  BodyPages() = default;
  virtual ~BodyPages() = default;
  BodyPages(const BodyPages&) = delete;
  BodyPages& operator=(const BodyPages&) = delete;

  [[nodiscard]] virtual int count() const = 0;
  [[nodiscard]] virtual std::chrono::seconds dwell() const = 0;

  /// Fills the screen's body. Errors as FontSet::screen.
  [[nodiscard]] virtual Status paint(int page, const Scene& scene, Painter& painter) = 0;

  /// Changes when a page that stands must be drawn again: a photo has arrived.
  [[nodiscard]] virtual std::string mark(int) { return {}; }

  /// What people read there, for the display log. Of a roll what it is, not its rows.
  [[nodiscard]] virtual StandingWords words(int page) const = 0;

  /// What runs in the body under the page's title; null for pages that stand.
  [[nodiscard]] virtual Roll* roll() { return nullptr; }
};

/// What pages are made of.
struct BodyContent {
  const Scene& scene;
  const ScreenStyle& style;
  fonts::TypeCase& type;
  PhotoShelf& photos;
};

/// The pages for a word of site.yaml's `content:`; a word without anything to show today has none.
/// "messages" is not among them: it follows the rotation. Errors as FontSet::screen.
[[nodiscard]] Result<std::unique_ptr<BodyPages>> body_pages(std::string_view word,
                                                            const BodyContent& content);

}  // namespace gongshi::signage
