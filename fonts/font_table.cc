#include "fonts/font_table.h"

#include <string>
#include <system_error>

namespace gongshi::fonts {
namespace {

// Face index 2 of both collections is the simplified Chinese face (kiosk notes, section 1, rule 5);
// FontSet compares the family name, so another order in a later package is noticed.
constexpr std::array kTable{
    FontEntry{FontId::kText,
              "fonts-noto-cjk",
              {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", ""},
              2,
              "Noto Sans CJK SC",
              0},
    FontEntry{FontId::kTextBold,
              "fonts-noto-cjk",
              {"/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", ""},
              2,
              "Noto Sans CJK SC",
              0},
    FontEntry{FontId::kDots16,
              "xfonts-wqy",
              {"/usr/share/fonts/X11/misc/wenquanyi_12pt.pcf",
               "/usr/share/fonts/X11/misc/wenquanyi_12pt.pcf.gz"},
              0,
              "WenQuanYi Bitmap Song",
              16},
    FontEntry{FontId::kDots16Fallback,
              "fonts-unifont",
              {"/usr/share/fonts/opentype/unifont/unifont.otf",
               "/usr/share/fonts/truetype/unifont/unifont.ttf"},
              0,
              "Unifont",
              0},
    FontEntry{FontId::kArabic,
              "fonts-noto-core",
              {"/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf", ""},
              0,
              "Noto Sans Arabic",
              0},
    FontEntry{FontId::kArabicBold,
              "fonts-noto-core",
              {"/usr/share/fonts/truetype/noto/NotoSansArabic-Bold.ttf", ""},
              0,
              "Noto Sans Arabic",
              0},
    FontEntry{FontId::kTibetan,
              "fonts-noto-core",
              {"/usr/share/fonts/truetype/noto/NotoSerifTibetan-Regular.ttf", ""},
              0,
              "Noto Serif Tibetan",
              0},
    FontEntry{FontId::kMongolian,
              "fonts-noto-core",
              {"/usr/share/fonts/truetype/noto/NotoSansMongolian-Regular.ttf", ""},
              0,
              "Noto Sans Mongolian",
              0},
};

}  // namespace

std::span<const FontEntry> font_table() {
  return kTable;
}

const FontEntry& font_entry(FontId id) {
  for (const FontEntry& entry : kTable) {
    if (entry.id == id) return entry;
  }
  assert(false && "every FontId stands in the table");
  return kTable.front();
}

Result<fs::path> font_file(const FontEntry& entry) {
  for (const std::string_view path : entry.paths) {
    std::error_code ignored;  // a path that cannot be asked about is a path that is not there
    if (!path.empty() && fs::is_regular_file(path, ignored)) return fs::path(path);
  }
  const std::string family(entry.family);
  const std::string package(entry.package);
  const std::string path(entry.paths.front());
  return Error{Errc::kNotFound,
               {"缺少字体“" + family + "”（" + path + "）：请安装软件包 " + package +
                    "，例如 apt-get install " + package,
                "font \"" + family + "\" is missing (" + path + "): install the package " +
                    package + ", e.g. apt-get install " + package},
               {}};
}

Result<fs::path> font_file(FontId id) {
  return font_file(font_entry(id));
}

}  // namespace gongshi::fonts
