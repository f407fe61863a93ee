#include "drivers/simulator/pixel/flaschen_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace gongshi::drivers::simulator {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::size_t kLargest = 65507;
constexpr std::string_view kMark = "#FT:";

bool blank(std::uint8_t byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/// Reads decimal numbers between white space and comments of a PPM header.
class Header {
 public:
  explicit Header(Bytes bytes) : bytes_(bytes) {}

  /// False: no number here, or one that no picture has.
  [[nodiscard]] bool number(int& value) {
    skip();
    const bool minus = at_ < bytes_.size() && bytes_[at_] == '-';
    if (minus) ++at_;
    const std::size_t first = at_;
    int sum = 0;
    while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9') {
      if (sum > 100'000) return false;
      sum = sum * 10 + (bytes_[at_++] - '0');
    }
    value = minus ? -sum : sum;
    return at_ > first;
  }
  [[nodiscard]] Bytes rest() const { return bytes_.subspan(at_); }
  void pass(std::size_t count) { at_ = std::min(bytes_.size(), at_ + count); }
  /// The comment "#FT: x y layer", if there was one.
  [[nodiscard]] const std::optional<std::array<int, 3>>& place() const { return place_; }

 private:
  void skip() {
    while (at_ < bytes_.size() && (blank(bytes_[at_]) || bytes_[at_] == '#')) {
      if (bytes_[at_] != '#') {
        ++at_;
        continue;
      }
      const std::size_t from = at_;
      while (at_ < bytes_.size() && bytes_[at_] != '\n') ++at_;
      comment(bytes_.subspan(from, at_ - from));
    }
  }
  void comment(Bytes line) {
    if (line.size() < kMark.size() || !std::equal(kMark.begin(), kMark.end(), line.begin())) return;
    Header numbers(line.subspan(kMark.size()));
    std::array<int, 3> place{};
    for (int& value : place) {
      if (!numbers.number(value)) return;
    }
    place_ = place;
  }

  Bytes bytes_;
  std::size_t at_ = 0;
  std::optional<std::array<int, 3>> place_;
};

}  // namespace

FlaschenCard::FlaschenCard(int width, int height, std::chrono::seconds layer_life)
    : wall_(width, height), layer_life_(layer_life) {
  for (Layer& layer : layers_) layer.pixels.resize(wall_.size());
}

std::vector<Verdict> FlaschenCard::receive(Bytes bytes, Now now) {
  Verdict verdict;
  verdict.raw.assign(bytes.begin(), bytes.end());
  verdict.command = "P6";
  Picture picture;
  const std::string fault =
      bytes.size() > kLargest ? "larger than UDP carries" : read(bytes, picture);
  verdict.accepted = fault.empty();
  if (fault.empty()) {
    verdict.reason = std::to_string(picture.width) + "x" + std::to_string(picture.height) + " at " +
                     std::to_string(picture.x) + "," + std::to_string(picture.y) + " layer " +
                     std::to_string(picture.layer);
    draw(picture, now);
  } else {
    verdict.reason = fault + ": drawn as raw pixels";
    draw_broken(bytes, now);
  }
  before_.assign(bytes.begin(), bytes.end());
  compose(verdict, now);
  return {verdict};
}

/// Why the server cannot read it; empty: it can.
std::string FlaschenCard::read(Bytes datagram, Picture& picture) {
  if (datagram.size() < 3 || datagram[0] != 'P' || datagram[1] != '6' || !blank(datagram[2])) {
    return "no P6 header";
  }
  Header header(datagram);
  header.pass(2);
  int most = 0;
  if (!header.number(picture.width) || !header.number(picture.height) || !header.number(most)) {
    return "no width, height and maximum";
  }
  if (picture.width < 1 || picture.height < 1) return "an empty picture";
  if (most != 255) return "a maximum other than 255";
  if (header.rest().empty() || !blank(header.rest()[0])) return "no white space before the pixels";
  header.pass(1);
  const std::size_t size =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3;
  if (header.rest().size() < size) return "too few bytes";
  picture.pixels = header.rest().first(size);
  std::array<int, 3> place{};
  if (const auto& noted = header.place()) {
    place = *noted;
  } else if (header.rest().size() > size) {
    // The other way: three numbers behind the picture.
    header.pass(size);
    for (int& value : place) {
      if (!header.number(value)) return "three numbers belong behind the picture";
    }
  }
  picture.x = place[0];
  picture.y = place[1];
  picture.layer = std::clamp(place[2], 0, static_cast<int>(kLayers) - 1);
  return {};
}

void FlaschenCard::draw(const Picture& picture, Now now) {
  Layer& layer = layers_[static_cast<std::size_t>(picture.layer)];
  for (int y = 0; y < picture.height; ++y) {
    const int to_y = y + picture.y;
    if (to_y < 0 || to_y >= wall_.height()) continue;
    for (int x = 0; x < picture.width; ++x) {
      const int to_x = x + picture.x;
      if (to_x < 0 || to_x >= wall_.width()) continue;
      const auto from = static_cast<std::ptrdiff_t>(y) * picture.width + x;
      const auto to = static_cast<std::ptrdiff_t>(to_y) * wall_.width() + to_x;
      std::copy_n(picture.pixels.begin() + from * 3, 3, layer.pixels.begin() + to * 3);
    }
  }
  layer.drawn_at = now.steady;
}

void FlaschenCard::draw_broken(Bytes datagram, Now now) {
  Layer& background = layers_[0];
  std::vector<std::uint8_t> raw(datagram.begin(), datagram.end());
  if (before_.size() > raw.size()) {
    raw.insert(raw.end(), before_.begin() + static_cast<std::ptrdiff_t>(raw.size()), before_.end());
  }
  raw.resize(background.pixels.size());
  background.pixels = std::move(raw);
  background.drawn_at = now.steady;
}

std::vector<std::uint8_t> FlaschenCard::composed(Now now) const {
  std::vector<std::uint8_t> pixels = layers_[0].pixels;
  for (std::size_t i = 1; i < kLayers; ++i) {
    const Layer& layer = layers_[i];
    if (!layer.drawn_at || now.steady - *layer.drawn_at > layer_life_) continue;
    for (std::size_t at = 0; at < pixels.size(); at += 3) {
      if ((layer.pixels[at] | layer.pixels[at + 1] | layer.pixels[at + 2]) == 0) continue;
      std::copy_n(layer.pixels.begin() + static_cast<std::ptrdiff_t>(at), 3,
                  pixels.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  return pixels;
}

void FlaschenCard::compose(Verdict& verdict, Now now) {
  // A layer that has vanished is empty when it comes again.
  for (std::size_t i = 1; i < kLayers; ++i) {
    Layer& layer = layers_[i];
    if (!layer.drawn_at || now.steady - *layer.drawn_at <= layer_life_) continue;
    std::fill(layer.pixels.begin(), layer.pixels.end(), std::uint8_t{0});
    layer.drawn_at.reset();
  }
  const std::vector<std::uint8_t> before = wall_.shown();
  const std::vector<std::uint8_t> pixels = composed(now);
  verdict.changed = pixels != before && wall_.put(0, pixels);
  wall_.show(now);
}

void FlaschenCard::lose_power(Now /*now*/) {
  wall_.darken();
  before_.clear();
  for (Layer& layer : layers_) {
    std::fill(layer.pixels.begin(), layer.pixels.end(), std::uint8_t{0});
    layer.drawn_at.reset();
  }
}

nlohmann::ordered_json FlaschenCard::state(Now now) const {
  nlohmann::ordered_json state;
  state["kind"] = "flaschen";
  wall_.tell(state);
  auto layers = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < kLayers; ++i) {
    const Layer& layer = layers_[i];
    if (!layer.drawn_at || (i > 0 && now.steady - *layer.drawn_at > layer_life_)) continue;
    layers.push_back(i);
  }
  state["layers"] = layers;
  return state;
}

Dots FlaschenCard::dots(const DotFont& /*font*/, Now now) const {
  Wall seen(wall_.width(), wall_.height());
  if (seen.put(0, composed(now))) seen.show(now);
  return seen.dots();
}

Result<std::unique_ptr<Card>> make_flaschen_card(const CardOrder& order) {
  GONGSHI_TRY(const int life, card_number(order, "layer_life", 1, 3600, 15));
  return std::unique_ptr<Card>(
      new FlaschenCard(order.width_px, order.height_px, std::chrono::seconds{life}));
}

}  // namespace gongshi::drivers::simulator
