// HomeView: the tiles. Every public category is at most three taps from here, and the four things
// that must hang on a hospital's wall (规章制度、办事程序、收费标准、办事时限) are tiles of their
// own.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/page/view.h"

namespace gongshi::kiosk {

/// How home reaches the other views; the program binds them, tests put fakes.
struct Doors {
  std::function<std::unique_ptr<View>()> prices;
  std::function<std::unique_ptr<View>()> doctors;
  /// The pages of some categories, by code, under one title.
  std::function<std::unique_ptr<View>(std::string title, std::vector<std::string> categories)>
      pages;
};

/// A tile of pages: which categories lie behind it.
struct HomeTile {
  Icon icon;
  std::string_view name, detail;
  std::string_view categories;  // codes, separated by spaces
  Color color;
};

[[nodiscard]] std::span<const HomeTile> home_tiles();

/// The codes behind `tile`; 信息公开 also takes every category that no tile names.
[[nodiscard]] std::vector<std::string> categories_of(const HomeTile& tile,
                                                     const content::Release& release);

class HomeView final : public View {
 public:
  explicit HomeView(const Doors& doors) : doors_(doors) {}

  [[nodiscard]] std::string_view name() const override { return "home"; }
  [[nodiscard]] std::string title(const Frame& frame) const override;
  [[nodiscard]] Scene draw(const Frame& frame) const override;
  [[nodiscard]] Navigation on_action(std::string_view action, const Frame& frame) override;

 private:
  const Doors& doors_;
};

}  // namespace gongshi::kiosk
