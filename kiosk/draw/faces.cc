#include "kiosk/draw/faces.h"

#include "drivers/os/log.h"
#include "fonts/font_table.h"
#include "fonts/script.h"

namespace gongshi::kiosk {
namespace {

struct Known {
  fonts::FontId font;
  /// Set on the face, since SDL_ttf does not ask the letters; null: as it comes.
  const char* script = nullptr;
  /// Of the em of Chinese beside it: stacks and joined letters reach further from the baseline.
  int percent = 100;
};

constexpr std::array kKnown = {
    Known{fonts::FontId::kText},
    Known{fonts::FontId::kTextBold},
    Known{fonts::FontId::kArabic, "Arab"},
    Known{fonts::FontId::kArabicBold, "Arab"},
    Known{fonts::FontId::kTibetan, "Tibt", 92},
    Known{fonts::FontId::kMongolian, "Mong"},
};

}  // namespace

Result<Faces> Faces::find() {
  Faces faces;
  for (std::size_t i = 0; i < kKnown.size(); ++i) {
    const auto path = fonts::font_file(kKnown[i].font);
    if (path) {
      faces.files_[i] = {path->string(), fonts::font_entry(kKnown[i].font).face_index};
    } else if (FaceId(i) == FaceId::kRegular || FaceId(i) == FaceId::kBold) {
      return path.error();
    } else {
      log(Level::kWarning, "kiosk", path.error());
    }
  }
  return faces;
}

TTF_Font* Faces::at(FaceId id, TextStyle style, int px) {
  Font& slot = open_[std::size_t(style)][std::size_t(id)];
  if (slot) return slot.get();
  const File& file = files_[std::size_t(id)];
  const Known& known = kKnown[std::size_t(id)];
  if (!file.path.empty()) {
    slot.reset(TTF_OpenFontIndex(file.path.c_str(), px * known.percent / 100, file.index));
  }
  if (slot) {
    TTF_SetFontHinting(slot.get(), TTF_HINTING_LIGHT);
    if (known.script != nullptr) TTF_SetFontScriptName(slot.get(), known.script);
    return slot.get();
  }
  return id == FaceId::kRegular ? nullptr : at(FaceId::kRegular, style, px);
}

void Faces::forget() {
  for (auto& style : open_) {
    for (Font& font : style) font.reset();
  }
}

FaceId face_of(char32_t c, bool bold) {
  switch (fonts::script_of(c)) {
    case fonts::Script::kArabic:
      return bold ? FaceId::kArabicBold : FaceId::kArabic;
    case fonts::Script::kTibetan:
      return FaceId::kTibetan;
    case fonts::Script::kMongolian:
      return FaceId::kMongolian;
    case fonts::Script::kPlain:
      break;
  }
  return bold ? FaceId::kBold : FaceId::kRegular;
}

bool goes_with_any_face(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x202F || (c >= 0x200B && c <= 0x200F);
}

}  // namespace gongshi::kiosk
