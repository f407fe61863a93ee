// Fault: what goes wrong between card and line on purpose, and FaultPlan, which decides for each
// request and reply what becomes of it. Pure: the Simulator keeps the time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::drivers::simulator {

struct Fault {
  enum class Kind : std::uint8_t {
    kNone,
    kDrop,          // every n-th reply (or request) is lost
    kCorrupt,       // every n-th has a wrong bit
    kDelay,         // every n-th comes 2.5 s late
    kLate,          // every n-th reply comes when the host has asked the next thing
    kGarbage,       // noise before every n-th
    kSlow,          // every n-th comes in small pieces with pauses
    kDead,          // no reply at all, and no request is heard
    kPowerLoss,     // once, n seconds after something was shown first
    kReplug,        // the port vanishes 1 s after something was shown first, for n seconds
    kWrongAddress,  // the card has another address than the one it was given
  };
  Kind kind = Kind::kNone;
  int n = 3;
  bool irregular = false;   // about every n-th, now and then two in a row; repeatable
  bool on_request = false;  // otherwise on replies
  int address = 0;          // of the only card that has it; 0: all on the line
};

/// "drop", "drop:2", "drop:~3", "drop:request:2", "dead@3", "power-loss:10" …
/// Errc::kUsage, word E2202, with the valid words.
[[nodiscard]] Result<Fault> parse_fault(std::string_view text);

/// The words that parse_fault takes, for --help.
[[nodiscard]] std::string fault_words();

class FaultPlan {
 public:
  FaultPlan() = default;
  explicit FaultPlan(std::vector<Fault> faults) : faults_(std::move(faults)) {}

  /// A piece of what was sent, and how much later than it should it passes.
  struct Piece {
    std::vector<std::uint8_t> bytes;
    std::chrono::milliseconds after{0};
  };

  /// What of one request reaches the cards.
  [[nodiscard]] std::vector<Piece> request(std::span<const std::uint8_t> bytes);
  /// What of one reply of the card at `address` reaches the host.
  [[nodiscard]] std::vector<Piece> reply(int address, std::span<const std::uint8_t> bytes);
  /// Replies held back until now, when the next request has come; afterwards none.
  [[nodiscard]] std::vector<std::vector<std::uint8_t>> held_back() { return std::move(held_); }

  /// The first fault of that kind for the card at `address`.
  [[nodiscard]] std::optional<Fault> find(Fault::Kind kind, int address) const;

 private:
  [[nodiscard]] std::vector<Piece> pass(std::span<const std::uint8_t> bytes, bool request,
                                        int address);

  std::vector<Fault> faults_;
  std::size_t requests_ = 0, replies_ = 0;
  std::vector<std::vector<std::uint8_t>> held_;
};

}  // namespace gongshi::drivers::simulator
