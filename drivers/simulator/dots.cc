#include "drivers/simulator/dots.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gongshi::drivers::simulator {
namespace {

constexpr std::array<Lamp, 8> kLamps{{{0, 0, 0},
                                      {255, 48, 24},
                                      {90, 235, 40},
                                      {255, 176, 24},
                                      {60, 110, 255},
                                      {60, 225, 235},
                                      {240, 80, 220},
                                      {240, 240, 235}}};

constexpr std::array<const char*, 8> kWords{"off",  "red",  "green",   "yellow",
                                            "blue", "cyan", "magenta", "white"};

constexpr Lamp kOff{44, 20, 18};  // what a dark lamp looks like

}  // namespace

Lamp lamp_of(int color) {
  return kLamps[static_cast<std::size_t>(color) % kLamps.size()];
}

void ColorWords::add(int color) {
  if (color > 0) add(std::string(kWords[static_cast<std::size_t>(color) % kWords.size()]));
}

void ColorWords::add(Lamp lamp) {
  for (int color = 0; color < static_cast<int>(kWords.size()); ++color) {
    const bool red = color == 1 || color == 3 || color == 6 || color == 7;
    const bool green = color == 2 || color == 3 || color == 5 || color == 7;
    const bool blue = color >= 4;
    const auto full = [](bool lit) { return static_cast<std::uint8_t>(lit ? 255 : 0); };
    if (lamp == Lamp{full(red), full(green), full(blue)}) return add(color);
  }
  std::array<char, 8> word{};
  std::snprintf(word.data(), word.size(), "#%02x%02x%02x", unsigned{lamp.r}, unsigned{lamp.g},
                unsigned{lamp.b});
  add(std::string(word.data()));
}

void ColorWords::add(std::string word) {
  constexpr std::size_t kMost = 8;
  if (words_.size() < kMost && std::find(words_.begin(), words_.end(), word) == words_.end()) {
    words_.push_back(std::move(word));
  }
}

Dots Dots::dark(int width, int height) {
  Dots dots{width, height, {}};
  dots.lamps.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  return dots;
}

void Dots::light(int x, int y, Lamp lamp) {
  if (x >= 0 && x < width && y >= 0 && y < height) lamps[index(x, y)] = lamp;
}

std::string Dots::text() const {
  std::string text;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) text += at(x, y) == Lamp{} ? '.' : '#';
    text += '\n';
  }
  return text;
}

std::string terminal_picture(const Dots& dots) {
  const auto seen = [&](int x, int y) {
    const Lamp lamp = y < dots.height ? dots.at(x, y) : Lamp{};
    return lamp == Lamp{} ? kOff : lamp;
  };
  const auto escape = [](int ground, Lamp lamp) {
    return "\x1b[" + std::to_string(ground) + ";2;" + std::to_string(lamp.r) + ";" +
           std::to_string(lamp.g) + ";" + std::to_string(lamp.b) + "m";
  };
  std::string text;
  for (int y = 0; y < dots.height; y += 2) {
    std::string before;
    for (int x = 0; x < dots.width; ++x) {
      const std::string pair = escape(38, seen(x, y)) + escape(48, seen(x, y + 1));
      if (pair != before) text += pair;
      before = pair;
      text += "▀";
    }
    text += "\x1b[0m\n";
  }
  return text;
}

}  // namespace gongshi::drivers::simulator
