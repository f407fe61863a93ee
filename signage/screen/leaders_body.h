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
  [[nodiscard]] CardPlace place(int page, int index) const;
  [[nodiscard]] std::shared_ptr<const Picture> photo(const content::Leader& leader,
                                                     const CardPlace& card);
  [[nodiscard]] Status paint_card(const content::Leader& leader, const CardPlace& place,
                                  int duties_px, Painter& painter);
  /// Broken to its place in the card, at most so large.
  [[nodiscard]] Result<TextBlock> duties_of(const content::Leader& leader, const CardPlace& place,
                                            int largest_px, fonts::TypeCase& type) const;

  ScreenStyle style_;
  CardGrid grid_;
  PhotoShelf& photos_;
  Languages languages_;
  std::shared_ptr<const content::Release> release_;
};

}  // namespace gongshi::signage
