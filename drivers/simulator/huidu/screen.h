// What a Huidu card shows: the one program of its screen, from the XML of AddProgram.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "drivers/os/result.h"
#include "drivers/simulator/dot_font.h"
#include "drivers/simulator/dots.h"
#include "drivers/simulator/huidu/line.h"

namespace gongshi::drivers::simulator {

struct HuiduPicture {
  int width = 0, height = 0;
  std::vector<Lamp> lamps;
};

struct HuiduArea {
  std::string guid;
  int x = 0, y = 0, width = 0, height = 0;
  std::string text;
  bool single_line = false;
  std::string align = "left", valign = "top", font{};
  int font_px = 0;
  Lamp lamp{};
  int effect = 0, speed = 0, stay_tenths = 0;
  std::string file{};
  std::optional<HuiduPicture> picture{};
};

struct HuiduProgram {
  std::string guid, name;
  std::vector<HuiduArea> areas;
};

class HuiduScreenReader {
 public:
  HuiduScreenReader(int width, int height, const std::map<std::string, Octets>& files)
      : width_(width), height_(height), files_(files) {}

  /// The <screen> of AddProgram. Errc::kRejected: `word` is the result's name, `what` the reason.
  [[nodiscard]] Result<std::vector<HuiduProgram>> read(const pugi::xml_node& screen) const;

 private:
  [[nodiscard]] Result<HuiduProgram> program(const pugi::xml_node& node) const;
  [[nodiscard]] Result<HuiduArea> area(const pugi::xml_node& node) const;
  [[nodiscard]] Status text(const pugi::xml_node& node, HuiduArea& area) const;
  [[nodiscard]] Status image(const pugi::xml_node& node, HuiduArea& area) const;

  int width_, height_;
  const std::map<std::string, Octets>& files_;
};

[[nodiscard]] Dots huidu_dots(const HuiduProgram& program, int width, int height,
                              const DotFont& font);

}  // namespace gongshi::drivers::simulator
