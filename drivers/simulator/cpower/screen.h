// What a C-Power card shows: windows, each with text or a picture, from external calls.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/os/result.h"
#include "drivers/simulator/dot_font.h"
#include "drivers/simulator/dots.h"

namespace gongshi::drivers::simulator {

struct CpowerGlyph {
  char32_t character = 0;
  int size = 16;
  Lamp lamp{};
  bool newline = false;
};

struct CpowerPicture {
  int x = 0, y = 0, width = 0, height = 0;
  std::vector<Lamp> lamps;
};

struct CpowerWindow {
  int x = 0, y = 0, width = 0, height = 0;
  std::string kind{};  // "plain", "rich", "image"; empty: nothing yet
  int effect = 0, align = 0, vertical = 0, speed = 0, stay_s = 0;
  std::vector<CpowerGlyph> glyphs{};
  std::optional<CpowerPicture> picture{};

  [[nodiscard]] std::string text() const;  // UTF-8
};

struct CpowerScreenSpec {
  int width = 128, height = 32;
  bool gbk = false;
  bool low_bit_left = false, zero_lit = false;  // of simple images
};

class CpowerPanel {
 public:
  explicit CpowerPanel(CpowerScreenSpec spec) : spec_(spec) {}

  /// A whole external call. Errc::kRejected with the reason in English.
  [[nodiscard]] Status take(std::span<const std::uint8_t> call);
  /// What flash holds appears again; without it, nothing.
  void restart() { windows_ = saved_; }

  [[nodiscard]] const std::vector<CpowerWindow>& windows() const { return windows_; }
  [[nodiscard]] int flash_writes() const { return flash_writes_; }
  [[nodiscard]] Dots dots(const DotFont& font) const;

 private:
  Status divide(std::span<const std::uint8_t> data);
  Status plain_text(std::span<const std::uint8_t> data);
  Status rich_text(std::span<const std::uint8_t> data);
  Status image(std::span<const std::uint8_t> data);
  Status save(std::span<const std::uint8_t> data);
  [[nodiscard]] Result<std::vector<char32_t>> characters(std::span<const std::uint8_t> bytes) const;
  CpowerWindow* window(unsigned number);

  CpowerScreenSpec spec_;
  std::vector<CpowerWindow> windows_, saved_;
  int flash_writes_ = 0;
};

}  // namespace gongshi::drivers::simulator
