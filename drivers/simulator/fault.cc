#include "drivers/simulator/fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;
using Kind = Fault::Kind;

constexpr auto kDelay = 2500ms;  // past the 2 s that a host waits
constexpr std::size_t kSmallPiece = 3;
constexpr auto kPieceEvery = 15ms;

constexpr std::array<std::pair<std::string_view, Kind>, 10> kWords{{
    {"drop", Kind::kDrop},
    {"corrupt", Kind::kCorrupt},
    {"delay", Kind::kDelay},
    {"late", Kind::kLate},
    {"garbage", Kind::kGarbage},
    {"slow", Kind::kSlow},
    {"dead", Kind::kDead},
    {"power-loss", Kind::kPowerLoss},
    {"replug", Kind::kReplug},
    {"wrong-address", Kind::kWrongAddress},
}};

// Marks of several protocols in it, a frame cut short and a bad escape.
constexpr std::array<std::uint8_t, 14> kNoise{0xA5, 0xA5, 0x00, 0x80, 0x5A, 0x5A, 0x13,
                                              0xA5, 0xA6, 0x07, 0x5B, 0x01, 0x02, 0xFF};

std::optional<int> to_number(std::string_view text, int most) {
  int value = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

/// The same sequence in every run: a mix of the number's bits (splitmix64's first half).
bool irregularly(std::size_t number, unsigned n) {
  std::uint64_t mix = (number + 1) * 0x9E3779B97F4A7C15U;
  mix = (mix ^ mix >> 30U) * 0xBF58476D1CE4E5B9U;
  return (mix >> 33U) % n == 0;
}

/// One part behind a colon: "request", "reply" or a number.
bool take_part(std::string_view part, Fault& fault) {
  if (part == "request" || part == "reply") {
    fault.on_request = part == "request";
    return true;
  }
  fault.irregular = part.starts_with('~');
  if (fault.irregular) part.remove_prefix(1);
  const auto number = to_number(part, 3600);
  fault.n = number.value_or(fault.n);
  return number.has_value();
}

std::vector<FaultPlan::Piece> in_pieces(std::span<const std::uint8_t> bytes) {
  std::vector<FaultPlan::Piece> pieces;
  auto after = 0ms;
  while (!bytes.empty()) {
    const auto piece = bytes.first(std::min(kSmallPiece, bytes.size()));
    pieces.push_back({{piece.begin(), piece.end()}, after});
    bytes = bytes.subspan(piece.size());
    after += kPieceEvery;
  }
  return pieces;
}

}  // namespace

std::string fault_words() {
  std::string all;
  for (const auto& [name, kind] : kWords) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

Result<Fault> parse_fault(std::string_view text) {
  std::string_view rest = text;
  Fault fault;
  bool good = true;
  if (const std::size_t at = rest.find('@'); at != std::string_view::npos) {
    const auto address = to_number(rest.substr(at + 1), 0xFFFF);
    good = address.has_value();
    fault.address = address.value_or(0);
    rest = rest.substr(0, at);
  }
  const std::string_view word = rest.substr(0, rest.find(':'));
  for (const auto& [name, kind] : kWords) {
    if (name == word) fault.kind = kind;
  }
  good = good && fault.kind != Kind::kNone;
  for (rest.remove_prefix(word.size()); good && !rest.empty();) {
    rest.remove_prefix(1);
    const std::string_view part = rest.substr(0, rest.find(':'));
    good = take_part(part, fault);
    rest.remove_prefix(part.size());
  }
  if (good) return fault;
  const std::string valid = fault_words() + " (drop:2, drop:~3, drop:request:2, dead@3, …)";
  return Error{Errc::kUsage,
               {"故障“" + std::string(text) + "”无效，可用：" + valid,
                "fault \"" + std::string(text) + "\" is not valid, use " + valid},
               "E2202"};
}

std::optional<Fault> FaultPlan::find(Kind kind, int address) const {
  for (const Fault& fault : faults_) {
    if (fault.kind == kind && (fault.address == 0 || fault.address == address)) return fault;
  }
  return std::nullopt;
}

std::vector<FaultPlan::Piece> FaultPlan::request(std::span<const std::uint8_t> bytes) {
  ++requests_;
  return pass(bytes, true, 0);
}

std::vector<FaultPlan::Piece> FaultPlan::reply(int address, std::span<const std::uint8_t> bytes) {
  if (find(Kind::kDead, address)) return {};
  ++replies_;
  return pass(bytes, false, address);
}

std::vector<FaultPlan::Piece> FaultPlan::pass(std::span<const std::uint8_t> bytes, bool request,
                                              int address) {
  std::vector<std::uint8_t> passing(bytes.begin(), bytes.end());
  std::vector<Piece> pieces;
  auto after = 0ms;
  for (const Fault& fault : faults_) {
    const std::size_t number = request ? requests_ : replies_;
    const auto n = static_cast<unsigned>(fault.n);
    const bool turn = fault.irregular ? irregularly(number, n) : number % n == 0;
    const bool hit = fault.on_request == request && turn &&
                     (request || fault.address == 0 || fault.address == address);
    if (!hit) continue;
    switch (fault.kind) {
      case Kind::kDrop:
        return pieces;
      case Kind::kCorrupt:
        if (!passing.empty()) passing[passing.size() / 2] ^= 0x10;
        break;
      case Kind::kDelay:
        after = kDelay;
        break;
      case Kind::kLate:
        held_.push_back(std::move(passing));
        return pieces;
      case Kind::kGarbage:
        pieces.push_back({{kNoise.begin(), kNoise.end()}, 0ms});
        break;
      case Kind::kSlow:
        for (Piece& piece : in_pieces(passing)) pieces.push_back(std::move(piece));
        return pieces;
      case Kind::kNone:
      case Kind::kDead:
      case Kind::kPowerLoss:
      case Kind::kReplug:
      case Kind::kWrongAddress:
        break;
    }
  }
  pieces.push_back({std::move(passing), after});
  return pieces;
}

}  // namespace gongshi::drivers::simulator
