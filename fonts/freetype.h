// Handles for the objects of FreeType and HarfBuzz.
#pragma once

#include <ft2build.h>
#include <hb.h>
#include FT_FREETYPE_H

#include "drivers/os/handle.h"

namespace gongshi::fonts {

using FtLibrary = Handle<FT_LibraryRec_, FT_Done_FreeType>;
using FtFace = Handle<FT_FaceRec_, FT_Done_Face>;
using HbFont = Handle<hb_font_t, hb_font_destroy>;
using HbBuffer = Handle<hb_buffer_t, hb_buffer_destroy>;

}  // namespace gongshi::fonts
