// HomeView: the tiles. Where all of them fit they stand on one page; in elder mode, and where the
// text is too large for that, at most six to a page, and the last of them leads to the others.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/view.h"
#include "kiosk/views/home_tiles.h"

namespace gongshi::kiosk {

/// How home reaches the other views; the program binds them, tests put fakes.
struct Doors {
  std::function<std::unique_ptr<View>()> prices;
  std::function<std::unique_ptr<View>()> doctors;
  /// The pages of some categories, by code, under one title.
  std::function<std::unique_ptr<View>(const Words& title, std::vector<std::string> categories)>
      pages;
};

class HomeView final : public View {
 public:
  /// `from`: the first choice shown, on the pages behind 更多.
  explicit HomeView(const Doors& doors, std::size_t from = 0) : doors_(doors), from_(from) {}

  [[nodiscard]] std::string_view name() const override { return from_ == 0 ? "home" : "home-more"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  const Doors& doors_;
  std::size_t from_;
};

}  // namespace gongshi::kiosk
