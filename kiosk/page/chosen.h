// Chosen: what the visitor has put aside in this session: prices to add up, prices to compare.
//
// Lives as long as the session and no longer. Keys are those of price_key(); whoever reads them
// looks them up in the issue of the moment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongshi::kiosk {

class Chosen {
 public:
  static constexpr std::size_t kMostItems = 20;
  static constexpr std::size_t kMostCompared = 4;
  static constexpr int kMostOfOne = 99;

  struct Item {
    std::string key;
    int count = 1;
    bool operator==(const Item&) const = default;
  };

  [[nodiscard]] const std::vector<Item>& basket() const { return basket_; }
  /// 0: not in the basket.
  [[nodiscard]] int count(std::string_view key) const;
  /// One more, or with -1 one less; at 0 it is gone. Nothing changes beyond the limits above.
  void change(std::string_view key, int by);
  void remove(std::string_view key);
  void empty_basket() { basket_.clear(); }

  [[nodiscard]] const std::vector<std::string>& compared() const { return compared_; }
  [[nodiscard]] bool compares(std::string_view key) const;
  [[nodiscard]] bool comparison_full() const { return compared_.size() >= kMostCompared; }
  /// In if it is out and there is room, out if it is in.
  void toggle_compared(std::string_view key);
  void clear_compared() { compared_.clear(); }

  bool operator==(const Chosen&) const = default;

 private:
  std::vector<Item> basket_;
  std::vector<std::string> compared_;
};

}  // namespace gongshi::kiosk
