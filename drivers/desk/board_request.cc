#include "drivers/desk/board_request.h"

#include <charconv>
#include <optional>
#include <sstream>

namespace gongshi::drivers {
namespace {

constexpr int kMostWidth = 4096;
constexpr int kMostHeight = 2048;

std::optional<int> dots(std::string_view text, int most) {
  int value = 0;
  const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failure == std::errc{} && stop == text.data() + text.size();
  return whole && value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

struct Lamps {
  Palette palette;
  Color lamp;
};

std::optional<Lamps> lamps(std::string_view word) {
  if (word == "red") return Lamps{Palette::kOne, Color::kRed};
  if (word == "green") return Lamps{Palette::kOne, Color::kGreen};
  if (word == "yellow") return Lamps{Palette::kOne, Color::kYellow};
  if (word == "white") return Lamps{Palette::kOne, Color::kWhite};
  if (word == "tricolor") return Lamps{Palette::kTricolor, Color::kRed};
  if (word == "full") return Lamps{Palette::kFull, Color::kWhite};
  return std::nullopt;
}

}  // namespace

Error usage(std::string zh, std::string en) {
  return {Errc::kUsage, {std::move(zh), std::move(en)}, "E2204"};
}

bool has_word(std::string_view words, std::string_view word) {
  std::istringstream stream{std::string(words)};
  for (std::string next; stream >> next;) {
    if (next == word) return true;
  }
  return false;
}

std::string_view port_word(const Port& port) {
  return std::string_view(port.text).substr(0, port.text.find(':'));
}

Result<Geometry> BoardRequest::geometry() const {
  const std::size_t cross = size.find('x');
  if (cross != std::string::npos) {
    const auto width = dots(std::string_view(size).substr(0, cross), kMostWidth);
    const auto height = dots(std::string_view(size).substr(cross + 1), kMostHeight);
    if (width && height) return Geometry{*width, *height};
  }
  return usage("尺寸“" + size + "”无效，例如 128x32",
               "size \"" + size + "\" is not valid, for example 128x32");
}

Result<std::map<std::string, std::string>> BoardRequest::options() const {
  std::map<std::string, std::string> options;
  for (const std::string& word : words) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      return usage("--option 须写成 键=值：" + word, "--option is key=value: " + word);
    }
    options[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return options;
}

Result<BoardOrder> BoardRequest::order() const {
  BoardOrder order;
  GONGSHI_TRY(order.geometry, geometry());
  GONGSHI_TRY(order.words, options());
  const auto found = lamps(colors);
  if (!found) {
    return usage("颜色“" + colors + "”无效", "colours \"" + colors + "\" are not valid");
  }
  order.palette = found->palette;
  order.lamp = found->lamp;
  if (!port.empty()) {
    GONGSHI_TRY(const Kind* named, find_kind(kind));
    GONGSHI_TRY(order.port, port_for(*named));
  }
  return order;
}

Result<Port> BoardRequest::port_for(const Kind& named) const {
  GONGSHI_TRY(Port parsed, parse_port(port));
  return usual(named, std::move(parsed));
}

Result<Port> BoardRequest::open_port() const {
  if (port.empty()) return usage("缺少 --port", "--port is missing");
  GONGSHI_TRY(const Kind* named, find_kind(kind));
  GONGSHI_TRY(Port parsed, port_for(*named));
  // A pty stands for whatever serial line the board has.
  const std::string_view word = port_word(parsed);
  const bool speaks =
      has_word(named->ports, word) || (word == "pty" && has_word(named->ports, "serial"));
  if (speaks) return parsed;
  const std::string ports(named->ports);
  return usage(kind + " 的端口是：" + ports, kind + " speaks on these ports: " + ports);
}

}  // namespace gongshi::drivers
