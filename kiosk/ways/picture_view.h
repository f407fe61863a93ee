// PictureView: a picture of a page by itself, as large as the glass, enlarged by buttons.
#pragma once

#include <string>
#include <utility>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

class PictureView final : public View {
 public:
  explicit PictureView(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] std::string_view name() const override { return "picture"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  std::string path_;
  int zoom_ = 0;               // steps
  int across_ = 0, down_ = 0;  // which part, in steps of half of what is seen
};

}  // namespace gongshi::kiosk
