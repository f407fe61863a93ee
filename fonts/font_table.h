// Font table: the few font files that the product draws with, each from a Debian package.
//
// Fonts are opened by file name, never by a name that the system may answer with something else,
// and the family name found in the file is compared with the table. A missing font is an error that
// names the package to install. FONTS.md is this table for people, with the licences.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::fonts {

enum class FontId {
  kText,            // screens and kiosk; dots at 24 and 32
  kTextBold,        // headings
  kDots16,          // 16-dot boards
  kDots16Fallback,  // the rest of the basic plane at 16 dots
  kArabic,          // Uyghur
  kArabicBold,      // its headings
  kTibetan,
  kMongolian,
};

struct FontEntry {
  FontId id;
  std::string_view package;               // Debian package that installs it
  std::array<std::string_view, 2> paths;  // first one that exists is opened; may be empty
  int face_index;                         // within a .ttc collection
  std::string_view family;                // family name that the face must carry
  int strike_px;                          // em of the one bitmap strike used; 0: outlines
};

[[nodiscard]] std::span<const FontEntry> font_table();
[[nodiscard]] const FontEntry& font_entry(FontId id);

/// The file of `entry` on this machine.
/// Errc::kNotFound: `what` names the font and the package to install.
[[nodiscard]] Result<fs::path> font_file(const FontEntry& entry);
[[nodiscard]] Result<fs::path> font_file(FontId id);

}  // namespace gongshi::fonts
