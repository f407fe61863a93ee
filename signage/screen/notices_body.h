// NoticesBody: the release's pages as text: each page's title above, its words in large type, on as
// many screens as they take.
#pragma once

#include "signage/screen/body_pages.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class NoticesBody final : public BodyPages {
 public:
  /// Those pages that site.yaml names, else all that the public may see on the day. Errors as
  /// FontSet::screen; a page's text that is no text is left out and logged.
  [[nodiscard]] static Result<std::unique_ptr<BodyPages>> make(const BodyContent& content);

  int count() const override { return static_cast<int>(sheets_.size()); }
  std::chrono::seconds dwell() const override { return std::chrono::seconds{20}; }
  Status paint(int page, const Scene& scene, Painter& painter) override;
  StandingWords words(int page) const override;

 private:
  explicit NoticesBody(const ScreenStyle& style) : style_(style) {}

  struct Line {
    std::string words;  // empty: half a line of space
    bool bold = false;
  };
  /// What stands on the screen at once.
  struct Sheet {
    std::string title, remark;
    std::vector<Line> lines;
    int number = 1, count = 1;
  };
  [[nodiscard]] Status add(const content::Page& page, const BodyContent& content);
  [[nodiscard]] Font font(const Line& line) const;
  [[nodiscard]] int tall(const Line& line) const;
  [[nodiscard]] Rect place() const;

  ScreenStyle style_;
  std::vector<Sheet> sheets_;
};

}  // namespace gongshi::signage
