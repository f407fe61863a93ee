#include "drivers/simulator/huidu/screen.h"

#include <set>

#include "drivers/os/utf8.h"

namespace gongshi::drivers::simulator {
namespace {

Error refused(const std::string& result, const std::string& why) {
  return {Errc::kRejected, {why, why}, result};
}

/// A whole number in a range; anything else is the attribute missing or wrong.
Result<int> number(const pugi::xml_node& node, const char* name, int low, int high) {
  const std::string value = node.attribute(name).value();
  int out = 0;
  for (const char digit : value) {
    if (digit < '0' || digit > '9' || out > 1'000'000) {
      return refused("kInvalidAttr", std::string(name) + " is no number");
    }
    out = out * 10 + (digit - '0');
  }
  if (value.empty() || out < low || out > high) {
    return refused("kInvalidAttr", std::string(name) + " is missing or out of range");
  }
  return out;
}

/// An attribute that is kept: the card's state is told as JSON, and that is UTF-8.
Result<std::string> word(const pugi::xml_node& node, const char* name) {
  std::string value = node.attribute(name).value();
  if (value.size() > 64 || utf8::first_error(value)) {
    return refused("kInvalidAttr", std::string(name) + " is too long or no UTF-8");
  }
  return value;
}

Result<Lamp> color(const std::string& value) {
  if (value.size() != 7 || value[0] != '#' ||
      value.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) {
    return refused("kInvalidAttr", "color is not #rrggbb");
  }
  const auto part = [&](std::size_t at) {
    return static_cast<std::uint8_t>(std::stoi(value.substr(at, 2), nullptr, 16));
  };
  return Lamp{part(1), part(3), part(5)};
}

Status effect(const pugi::xml_node& node, HuiduArea& area) {
  if (!node) return refused("kMissingTag", "no effect");
  GONGSHI_TRY(area.effect, number(node, "in", 0, 29));
  GONGSHI_TRY(area.speed, number(node, "inSpeed", 1, 10));
  GONGSHI_TRY([[maybe_unused]] const int out, number(node, "out", 0, 29));
  GONGSHI_TRY([[maybe_unused]] const int out_speed, number(node, "outSpeed", 1, 10));
  GONGSHI_TRY(area.stay_tenths, number(node, "duration", 1, 360'000));
  return {};
}

unsigned low_first(const Octets& bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t index = count; index-- > 0;) value = value * 256 + bytes[at + index];
  return value;
}

/// A BMP of 24 bits a pixel, not compressed, rows bottom to top.
std::optional<HuiduPicture> read_bmp(const Octets& file) {
  if (file.size() < 54 || file[0] != 'B' || file[1] != 'M') return std::nullopt;
  const std::size_t start = low_first(file, 10, 4);
  const std::size_t width = low_first(file, 18, 4);
  const std::size_t height = low_first(file, 22, 4);
  const bool known = low_first(file, 2, 4) == file.size() && low_first(file, 14, 4) == 40 &&
                     low_first(file, 26, 2) == 1 && low_first(file, 28, 2) == 24 &&
                     low_first(file, 30, 4) == 0;
  if (!known || width < 1 || height < 1 || width > 4096 || height > 2048) return std::nullopt;
  std::size_t row_bytes = width * 3;
  while (row_bytes % 4 != 0) ++row_bytes;
  if (start < 54 || file.size() < start || file.size() - start != row_bytes * height) {
    return std::nullopt;
  }
  HuiduPicture picture{static_cast<int>(width), static_cast<int>(height), {}};
  for (std::size_t y = 0; y < height; ++y) {
    const std::size_t row = start + (height - 1 - y) * row_bytes;
    for (std::size_t x = 0; x < width; ++x) {
      picture.lamps.push_back({file[row + x * 3 + 2], file[row + x * 3 + 1], file[row + x * 3]});
    }
  }
  return picture;
}

}  // namespace

Result<std::vector<HuiduProgram>> HuiduScreenReader::read(const pugi::xml_node& screen) const {
  if (!screen) return refused("kMissingScreenNode", "no screen");
  std::vector<HuiduProgram> programs;
  std::set<std::string> guids;
  for (const pugi::xml_node node : screen.children()) {
    if (std::string_view(node.name()) != "program") {
      return refused("kInvalidTag", std::string("unknown under screen: ") + node.name());
    }
    GONGSHI_TRY(HuiduProgram one, program(node));
    if (!guids.insert(one.guid).second) return refused("kNodeExists", "program guid twice");
    programs.push_back(std::move(one));
    if (programs.size() > 32) return refused("kNoSpace", "too many programs");
  }
  if (programs.empty()) return refused("kMissingTag", "no program");
  return programs;
}

Result<HuiduProgram> HuiduScreenReader::program(const pugi::xml_node& node) const {
  HuiduProgram program;
  GONGSHI_TRY(program.guid, word(node, "guid"));
  GONGSHI_TRY(program.name, word(node, "name"));
  if (program.guid.empty()) return refused("kMissingAttr", "program without guid");
  if (std::string_view(node.attribute("type").value()) != "normal") {
    return refused("kInvalidAttr", "program type is not normal");
  }
  if (!node.child("playControl")) return refused("kMissingTag", "no playControl");
  for (const pugi::xml_node child : node.children("area")) {
    GONGSHI_TRY(HuiduArea one, area(child));
    program.areas.push_back(std::move(one));
    if (program.areas.size() > 32) return refused("kNoSpace", "too many areas");
  }
  if (program.areas.empty()) return refused("kMissingTag", "no area");
  return program;
}

Result<HuiduArea> HuiduScreenReader::area(const pugi::xml_node& node) const {
  HuiduArea area;
  GONGSHI_TRY(area.guid, word(node, "guid"));
  if (area.guid.empty()) return refused("kMissingAttr", "area without guid");
  GONGSHI_TRY([[maybe_unused]] const int alpha, number(node, "alpha", 0, 255));
  const pugi::xml_node place = node.child("rectangle");
  GONGSHI_TRY(area.x, number(place, "x", 0, width_ - 1));
  GONGSHI_TRY(area.y, number(place, "y", 0, height_ - 1));
  GONGSHI_TRY(area.width, number(place, "width", 1, width_ - area.x));
  GONGSHI_TRY(area.height, number(place, "height", 1, height_ - area.y));
  const pugi::xml_node resources = node.child("resources");
  if (!resources) return refused("kMissingTag", "no resources: the area would stay black");
  int count = 0;
  for (const pugi::xml_node item : resources.children()) {
    const std::string_view name = item.name();
    if (name != "text" && name != "image") {
      return refused("kInvalidTag", "this simulator shows text and images only");
    }
    if (++count > 1) return refused("kInvalidTag", "this simulator shows one item an area");
    GONGSHI_CHECK(name == "text" ? text(item, area) : image(item, area));
  }
  if (count == 0) return refused("kMissingTag", "no item");
  return area;
}

Status HuiduScreenReader::text(const pugi::xml_node& node, HuiduArea& area) const {
  const std::string_view single = node.attribute("singleLine").value();
  if (single != "true" && single != "false") return refused("kInvalidAttr", "singleLine");
  area.single_line = single == "true";
  const pugi::xml_node style = node.child("style");
  area.align = style.attribute("align").value();
  area.valign = style.attribute("valign").value();
  const bool aligned = (area.align == "left" || area.align == "center" || area.align == "right") &&
                       (area.valign == "top" || area.valign == "middle" || area.valign == "bottom");
  if (!aligned) return refused("kInvalidAttr", "style");
  const pugi::xml_node words = node.child("string");
  if (!words) return refused("kMissingTag", "no string");
  area.text = words.text().get();
  if (area.text.size() > 16'384 || utf8::first_error(area.text)) {
    return refused("kInvalidParam", "text is too long or no UTF-8");
  }
  const pugi::xml_node font = node.child("font");
  GONGSHI_TRY(area.font, word(font, "name"));
  if (area.font.empty()) return refused("kMissingAttr", "font without name");
  GONGSHI_TRY(area.font_px, number(font, "size", 4, 512));
  GONGSHI_TRY(area.lamp, color(font.attribute("color").value()));
  for (const char* flag : {"bold", "italic", "underline"}) {
    const std::string_view value = font.attribute(flag).value();
    if (value != "true" && value != "false") return refused("kInvalidAttr", flag);
  }
  return effect(node.child("effect"), area);
}

Status HuiduScreenReader::image(const pugi::xml_node& node, HuiduArea& area) const {
  if (!node.attribute("fit")) return refused("kMissingAttr", "image without fit");
  area.file = node.child("file").attribute("name").value();
  const auto found = files_.find(area.file);
  if (found == files_.end()) return refused("kFileNotFound", "no such file: " + area.file);
  area.picture = read_bmp(found->second);
  if (!area.picture) return refused("kInvalidParam", "no picture that this simulator reads");
  return effect(node.child("effect"), area);
}

}  // namespace gongshi::drivers::simulator
