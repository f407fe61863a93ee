// LeadersBody: the hospital's leaders with photo, post and what each answers for.
#pragma once

#include "signage/screen/body_pages.h"
#include "signage/screen/card_grid.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class LeadersBody final : public BodyPages {
 public:
  explicit LeadersBody(const BodyContent& content);

  int count() const override;
  std::chrono::seconds dwell() const override;
  Status paint(int page, const Scene& scene, Painter& painter) override;
  StandingWords words(int page) const override;
  std::string mark(int page) override;

 private:
  [[nodiscard]] std::span<const content::Leader> leaders_on(int page) const;
  [[nodiscard]] Rect portrait(Rect card) const;
  [[nodiscard]] std::shared_ptr<const Picture> photo(const content::Leader& leader);
  [[nodiscard]] Status paint_card(const content::Leader& leader, Rect card, Painter& painter);

  ScreenStyle style_;
  CardGrid grid_;
  PhotoShelf& photos_;
  Languages languages_;
  std::shared_ptr<const content::Release> release_;
};

}  // namespace gongshi::signage
