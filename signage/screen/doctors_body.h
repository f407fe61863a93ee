// DoctorsBody: today's doctors with photo, title, department, room and fee; stopped clinics marked.
#pragma once

#include "signage/screen/body_pages.h"
#include "signage/screen/card_grid.h"
#include "signage/screen/doctors_today.h"
#include "signage/screen/screen_words.h"

namespace gongshi::signage {

class DoctorsBody final : public BodyPages {
 public:
  /// No pages while the clock cannot be believed: nothing says "today" then.
  explicit DoctorsBody(const BodyContent& content);

  int count() const override { return grid_.pages(); }
  std::chrono::seconds dwell() const override;
  Status paint(int page, const Scene& scene, Painter& painter) override;
  StandingWords words(int page) const override;
  std::string mark(int page) override;

 private:
  [[nodiscard]] std::span<const ClinicCard> cards_on(int page) const;
  [[nodiscard]] CardPlace place(int page, int index) const;
  [[nodiscard]] std::shared_ptr<const Picture> photo(const ClinicCard& clinic,
                                                     const CardPlace& card);
  [[nodiscard]] Status paint_card(const ClinicCard& clinic, const CardPlace& card,
                                  Painter& painter);

  ScreenStyle style_;
  PhotoShelf& photos_;
  Languages languages_;
  std::shared_ptr<const content::Release> release_;  // the cards point into it
  std::vector<ClinicCard> cards_;
  CardGrid grid_;
};

}  // namespace gongshi::signage
