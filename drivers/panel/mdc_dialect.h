// MdcDialect: Dialect of Samsung displays.
#pragma once

#include "drivers/panel/dialect.h"

namespace gongshi::drivers::panel {

class MdcDialect final : public Dialect {
 public:
  /// `id` as chosen in the set's menu, 0 … 253.
  explicit MdcDialect(std::uint8_t id) : id_(id) {}

  [[nodiscard]] std::optional<Bytes> read(Item item) const override;
  [[nodiscard]] std::optional<Bytes> write(Item item, int value) const override;
  [[nodiscard]] std::optional<Answer> answer(Item item,
                                             std::span<const std::uint8_t> heard) const override;
  [[nodiscard]] std::optional<int> input(std::string_view name) const override;
  [[nodiscard]] std::string input_name(int number) const override;
  [[nodiscard]] bool same_input(int a, int b) const override { return a == b; }
  [[nodiscard]] std::string inputs() const override;

 private:
  std::uint8_t id_;
};

}  // namespace gongshi::drivers::panel
