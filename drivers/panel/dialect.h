// Dialect: one maker's way to ask and tell a panel; PanelBoard decides what and when.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drivers/protocol/panel/item.h"

namespace gongshi::drivers::panel {

using Bytes = std::vector<std::uint8_t>;

/// What a panel said to a question or an order.
struct Answer {
  bool refused = false;
  std::vector<std::pair<Item, int>> numbers{};  // one question may tell several things
  std::string text{};                           // of kSerialNumber, kFirmware
};

class Dialect {
 public:
  virtual ~Dialect() = default;

  /// Empty: the maker has no such question, or no such order.
  [[nodiscard]] virtual std::optional<Bytes> read(Item item) const = 0;
  [[nodiscard]] virtual std::optional<Bytes> write(Item item, int value) const = 0;

  /// The answer to either of them within `heard`; empty: not there yet.
  [[nodiscard]] virtual std::optional<Answer> answer(Item item,
                                                     std::span<const std::uint8_t> heard) const = 0;

  /// "hdmi1" to the maker's number and back; empty: the sheet has no such plug.
  [[nodiscard]] virtual std::optional<int> input(std::string_view name) const = 0;
  [[nodiscard]] virtual std::string input_name(int number) const = 0;
  /// Two numbers may mean one plug (video or computer timing).
  [[nodiscard]] virtual bool same_input(int a, int b) const = 0;
  /// "hdmi1, hdmi2 …", for refusals.
  [[nodiscard]] virtual std::string inputs() const = 0;
};

}  // namespace gongshi::drivers::panel
