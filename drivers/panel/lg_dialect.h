// LgDialect: Dialect of LG displays.
#pragma once

#include "drivers/panel/dialect.h"
#include "drivers/protocol/panel/lg.h"

namespace gongshi::drivers::panel {

struct LgOptions {
  lg::Address address;
  int data_digits = 2;
  bool backlight = true;  // brightness is mg; otherwise kh, the picture's own
};

class LgDialect final : public Dialect {
 public:
  explicit LgDialect(LgOptions options) : options_(options) {}

  [[nodiscard]] std::optional<Bytes> read(Item item) const override;
  [[nodiscard]] std::optional<Bytes> write(Item item, int value) const override;
  [[nodiscard]] std::optional<Answer> answer(Item item,
                                             std::span<const std::uint8_t> heard) const override;
  [[nodiscard]] std::optional<int> input(std::string_view name) const override;
  [[nodiscard]] std::string input_name(int number) const override;
  [[nodiscard]] bool same_input(int a, int b) const override;
  [[nodiscard]] std::string inputs() const override;

 private:
  [[nodiscard]] std::string_view code(Item item) const;

  LgOptions options_;
};

}  // namespace gongshi::drivers::panel
