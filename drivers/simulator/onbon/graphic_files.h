// Program files in a graphic card's flash, 5th generation: they survive a power cut and wear the
// flash with each upload.
//
//   A1 08 begin · A1 02 name, type, length, overwrite, check · A1 03 name, last, offset, data … ·
//   A1 09 end; the screen is dark between begin and end
#pragma once

#include <map>

#include "drivers/simulator/onbon/graphic_pages.h"

namespace gongshi::drivers::simulator {

struct GraphicProgram : GraphicPlace {
  std::vector<GraphicPage> pages;  // of its first area
  std::size_t bytes = 0;           // of the file
  std::uint32_t check = 0;
};

struct FileAnswer {
  unsigned error = 0;
  bool changed = false;
  std::string word;
  std::vector<std::uint8_t> data{};
};

class GraphicFiles {
 public:
  /// Group A1.
  [[nodiscard]] FileAnswer obey(unsigned command, std::span<const std::uint8_t> data,
                                const GraphicScreen& screen);
  /// What was not finished is gone.
  void lose_power();

  [[nodiscard]] const std::map<std::string, GraphicProgram>& programs() const { return programs_; }
  [[nodiscard]] bool transferring() const { return transferring_; }
  [[nodiscard]] int writes() const { return writes_; }

 private:
  [[nodiscard]] FileAnswer start(std::span<const std::uint8_t> data);
  [[nodiscard]] FileAnswer block(std::span<const std::uint8_t> data, const GraphicScreen& screen);
  [[nodiscard]] FileAnswer remove(std::span<const std::uint8_t> data);
  [[nodiscard]] FileAnswer list(std::span<const std::uint8_t> data) const;
  [[nodiscard]] FileAnswer finish(const GraphicScreen& screen);
  [[nodiscard]] std::size_t used() const;

  struct Incoming {
    std::string name;
    std::size_t length = 0;
    std::uint32_t check = 0;
    std::vector<std::uint8_t> bytes;
  };

  std::map<std::string, GraphicProgram> programs_;
  Incoming incoming_;
  bool transferring_ = false;
  int writes_ = 0;
};

/// Bit by bit: x^32 + … as Ethernet's, but begun with 0 and not inverted at the end.
[[nodiscard]] std::uint32_t file_check(std::span<const std::uint8_t> bytes);

}  // namespace gongshi::drivers::simulator
