// Doctor rows: how doctors stand in lists. On a wide list in three lines, on a narrow one or in
// large letters in five.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "content/query/search.h"
#include "kiosk/page/layout.h"

namespace gongshi::kiosk {

/// "科主任　主任医师"
[[nodiscard]] std::string titles_of(const content::Doctor& doctor);

/// The photo, or until it is there (or without one) a disc with the surname.
[[nodiscard]] Node portrait(const Rect& rect, const content::Doctor& doctor);

class DoctorRows {
 public:
  /// The text measure must outlive this.
  DoctorRows(const Frame& frame, int width);

  [[nodiscard]] int height() const { return height_; }
  /// At least so high: fewer rows on a page.
  void set_height(int height) { height_ = std::max(height_, height); }

  /// Its action is "doctor:CODE". `today` is empty when today is not known or the doctor not in.
  [[nodiscard]] std::vector<Node> row(const content::Doctor& doctor, const content::Match* match,
                                      std::string_view today, bool striped) const;

 private:
  struct Line;
  [[nodiscard]] std::vector<Line> lines(const content::Doctor& doctor, const content::Match* match,
                                        std::string_view today, int room) const;

  Metrics m_;
  const TextMeasure* text_;
  std::shared_ptr<const content::Release> release_;
  Language language_;
  int width_;
  int height_;
  bool narrow_;
};

}  // namespace gongshi::kiosk
