// PicturesBody: message pictures and floor plans, each with its caption.
#pragma once

#include "signage/screen/body_pages.h"
#include "signage/screen/picture_frame.h"

namespace gongshi::signage {

class PicturesBody final : public BodyPages {
 public:
  /// Of the messages that are due on this display now.
  explicit PicturesBody(const BodyContent& content);

  int count() const override { return static_cast<int>(shown_.size()); }
  std::chrono::seconds dwell() const override { return std::chrono::seconds{15}; }
  Status paint(int page, const Scene& scene, Painter& painter) override;
  StandingWords words(int page) const override;
  std::string mark(int page) override;

 private:
  struct Shown {
    std::string id, path, caption;
  };

  ScreenStyle style_;
  PictureFrame frame_;
  std::shared_ptr<const content::Release> release_;
  std::vector<Shown> shown_;
};

}  // namespace gongshi::signage
