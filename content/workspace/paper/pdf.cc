#include "content/workspace/paper/pdf.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numbers>

#include "content/picture_header.h"
#include "drivers/os/handle.h"
#include "fonts/freetype.h"

namespace gongshi::content::paper {
namespace {

using Surface = Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = Handle<cairo_t, cairo_destroy>;
using CairoFace = Handle<cairo_font_face_t, cairo_font_face_destroy>;
using FontOptions = Handle<cairo_font_options_t, cairo_font_options_destroy>;

/// cairo keeps faces in its caches after we have let go: FreeType's objects go with its last one.
struct OpenFace {
  fonts::FtLibrary library;
  fonts::FtFace face;
};

Error unusable(const fs::path& path, const std::string& reason) {
  return {Errc::kCorrupt,
          {"字体文件 " + path.string() + " 无法用于 PDF：" + reason,
           "font file " + path.string() + " cannot be used in a PDF: " + reason},
          {}};
}

const cairo_user_data_key_t kOpenFaceKey{};  // its address is what counts

Result<CairoFace> open_face(fonts::FontId id) {
  const fonts::FontEntry& entry = fonts::font_entry(id);
  GONGSHI_TRY(const fs::path path, fonts::font_file(entry));
  FT_Library library = nullptr;
  if (const FT_Error code = FT_Init_FreeType(&library); code != 0) {
    return unusable(path, "FreeType " + std::to_string(code));
  }
  fonts::FtLibrary kept_library(library);
  FT_Face face = nullptr;
  if (const FT_Error code = FT_New_Face(library, path.c_str(), entry.face_index, &face);
      code != 0) {
    return unusable(path, "FreeType " + std::to_string(code));
  }
  fonts::FtFace kept_face(face);
  CairoFace made(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING));
  auto* const open = new OpenFace{std::move(kept_library), std::move(kept_face)};
  const auto close = [](void* kept) {
    const std::unique_ptr<OpenFace> freed(static_cast<OpenFace*>(kept));
  };
  const cairo_status_t status =
      cairo_font_face_set_user_data(made.get(), &kOpenFaceKey, open, close);
  if (status == CAIRO_STATUS_SUCCESS) return made;
  made.reset();
  close(open);
  return unusable(path, cairo_status_to_string(status));
}

struct Bytes {
  std::string_view rest;
};

cairo_status_t take(void* closure, unsigned char* data, unsigned length) {
  auto& bytes = *static_cast<Bytes*>(closure);
  if (bytes.rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  bytes.rest.copy(reinterpret_cast<char*>(data), length);
  bytes.rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

/// A PNG decoded; a JPEG as it is, on a surface of its size that the PDF never looks into.
Surface open_picture(const std::string& picture) {
  if (picture.starts_with("\x89PNG")) {
    Bytes bytes{picture};
    return Surface(cairo_image_surface_create_from_png_stream(take, &bytes));
  }
  const auto size = picture_size(picture);
  if (!size) return nullptr;
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(size->width),
                                             static_cast<int>(size->height)));
  const cairo_status_t status = cairo_surface_set_mime_data(
      surface.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(picture.data()),
      picture.size(), nullptr, nullptr);  // the paper outlives the PDF
  return status == CAIRO_STATUS_SUCCESS ? std::move(surface) : nullptr;
}

/// cairo's faces for those of the typesetter.
struct Faces {
  std::map<fonts::FontId, CairoFace> opened;
  std::map<const fonts::Face*, cairo_font_face_t*> by_face;
};

Result<Faces> faces_of(const Typesetter& setter) {
  Faces faces;
  for (const fonts::Weight weight : {fonts::Weight::kRegular, fonts::Weight::kBold}) {
    for (const auto& face : setter.chain(weight).faces()) {
      const auto id = face->font();
      if (!id || face->em_px() == 0) continue;  // no glyph of it was set
      CairoFace& opened = faces.opened[*id];
      if (opened == nullptr) {
        GONGSHI_TRY(opened, open_face(*id));
      }
      faces.by_face[face.get()] = opened.get();
    }
  }
  return faces;
}

class Printer {
 public:
  Printer(cairo_t* cairo, std::map<const fonts::Face*, cairo_font_face_t*> faces)
      : cairo_(cairo), faces_(std::move(faces)) {}

  void operator()(const TextMark& mark) {
    const auto& glyphs = mark.run.glyphs;
    set_ink(mark.ink);
    for (std::size_t from = 0; from < glyphs.size();) {
      std::size_t to = from + 1;
      while (to < glyphs.size() && glyphs[to].face == glyphs[from].face) ++to;
      show(mark, from, to);
      from = to;
    }
  }

  void operator()(const BoxMark& mark) {
    set_ink(mark.ink);
    cairo_rectangle(cairo_, mark.x, mark.y, mark.width, mark.height);
    cairo_fill(cairo_);
  }

  void operator()(const DotsMark& mark) {
    const drivers::Frame& frame = mark.frame;
    const auto [width, height] = frame.geometry;
    set_ink({0.07, 0.07, 0.08});
    cairo_rectangle(cairo_, mark.x - mark.pitch, mark.y - mark.pitch, (width + 2) * mark.pitch,
                    (height + 2) * mark.pitch);
    cairo_fill(cairo_);
    cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cairo_, mark.pitch * 0.78);
    set_ink(mark.lit);
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const std::size_t byte =
            static_cast<std::size_t>(y) * frame.stride() + static_cast<std::size_t>(x) / 8;
        if ((frame.bytes[byte] >> (7 - x % 8) & 1) == 0) continue;
        const double left = mark.x + (x + 0.5) * mark.pitch;
        const double top = mark.y + (y + 0.5) * mark.pitch;
        cairo_move_to(cairo_, left, top);  // a line of no length with round ends is a dot
        cairo_line_to(cairo_, left, top);
      }
    }
    cairo_stroke(cairo_);
  }

  void operator()(const PictureMark& mark) {
    const Surface picture = open_picture(mark.bytes);
    const bool usable =
        picture != nullptr && cairo_surface_status(picture.get()) == CAIRO_STATUS_SUCCESS;
    if (!usable) {  // what cannot be decoded here will not be drawn on a screen either
      (*this)(BoxMark{mark.x, mark.y, mark.width, mark.height, kRed});
      return;
    }
    cairo_save(cairo_);
    cairo_translate(cairo_, mark.x, mark.y);
    cairo_scale(cairo_, mark.width / cairo_image_surface_get_width(picture.get()),
                mark.height / cairo_image_surface_get_height(picture.get()));
    cairo_set_source_surface(cairo_, picture.get(), 0, 0);
    cairo_paint(cairo_);
    cairo_restore(cairo_);
  }

 private:
  void set_ink(Ink ink) { cairo_set_source_rgb(cairo_, ink.red, ink.green, ink.blue); }

  /// Glyphs `from` to `to`, all of one face, with the bytes that each of them stands for.
  void show(const TextMark& mark, std::size_t from, std::size_t to) {
    const auto& glyphs = mark.run.glyphs;
    cairo_set_font_face(cairo_, faces_.at(glyphs[from].face));
    // Letters of other scripts have an em of their own beside the Chinese one.
    cairo_set_font_size(cairo_, mark.size * glyphs[from].face->em_px() / kDesignSize);
    const bool plain = std::all_of(glyphs.begin(), glyphs.end(), [](const fonts::RunGlyph& glyph) {
      return glyph.script == fonts::Script::kPlain;
    });
    if (!plain) return show_shapes(mark, from, to);
    const std::size_t first_byte = glyphs[from].glyph.cluster;
    const std::size_t end = to < glyphs.size() ? glyphs[to].glyph.cluster : mark.text.size();
    const double unit = points(mark.size);
    std::vector<cairo_glyph_t> placed;
    std::vector<cairo_text_cluster_t> clusters;
    for (std::size_t i = from; i < to; ++i) {
      const fonts::RunGlyph& each = glyphs[i];
      placed.push_back({each.glyph.id, mark.x + (each.pen_x + each.glyph.offset_x) * unit,
                        mark.baseline - each.glyph.offset_y * unit});
      if (i > from && each.glyph.cluster == glyphs[i - 1].glyph.cluster) {
        ++clusters.back().num_glyphs;
        continue;
      }
      std::size_t next = i + 1;
      while (next < to && glyphs[next].glyph.cluster == each.glyph.cluster) ++next;
      const std::size_t stop = next < to ? glyphs[next].glyph.cluster : end;
      clusters.push_back({static_cast<int>(stop - each.glyph.cluster), 1});
    }
    cairo_show_text_glyphs(cairo_, mark.text.data() + first_byte,
                           static_cast<int>(end - first_byte), placed.data(),
                           static_cast<int>(placed.size()), clusters.data(),
                           static_cast<int>(clusters.size()), cairo_text_cluster_flags_t{});
  }

  /// A line with letters that are seen in another order than they are written: as shapes, which a
  /// search of the PDF does not find.
  void show_shapes(const TextMark& mark, std::size_t from, std::size_t to) {
    const double unit = points(mark.size);
    std::vector<cairo_glyph_t> placed;
    for (std::size_t i = from; i < to; ++i) {
      const fonts::RunGlyph& each = mark.run.glyphs[i];
      placed.push_back({each.glyph.id, mark.x + (each.pen_x + each.glyph.offset_x) * unit,
                        mark.baseline - each.glyph.offset_y * unit});
    }
    cairo_show_glyphs(cairo_, placed.data(), static_cast<int>(placed.size()));
  }

  cairo_t* cairo_;
  std::map<const fonts::Face*, cairo_font_face_t*> faces_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void add_bookmarks(cairo_surface_t* surface, const Paper& paper) {
  std::map<int, int> parents{{0, CAIRO_PDF_OUTLINE_ROOT}};  // by level
  for (const Bookmark& mark : paper.bookmarks) {
    const int parent = std::prev(parents.lower_bound(mark.level))->second;
    const std::string link = "page=" + std::to_string(mark.sheet + 1) + " pos=[0 " +
                             std::to_string(static_cast<int>(mark.y)) + "]";
    const auto flags = mark.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{};
    parents.erase(parents.lower_bound(mark.level), parents.end());
    parents[mark.level] =
        cairo_pdf_surface_add_outline(surface, parent, mark.title.c_str(), link.c_str(), flags);
  }
}

}  // namespace

Result<std::string> pdf(const Paper& paper, const Typesetter& setter, const PdfTitle& title) {
  GONGSHI_TRY(const Faces faces, faces_of(setter));
  std::string bytes;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, paper.format.width, paper.format.height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, title.author.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, title.creator.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                 utc_text(title.created).c_str());
  const Context cairo(cairo_create(surface.get()));
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo.get(), options.get());
  Printer printer(cairo.get(), faces.by_face);
  Progress* const progress = setter.progress();
  if (progress != nullptr) progress->begin({"写入 PDF：页", "writing sheets"}, paper.sheets.size());
  for (std::size_t i = 0; i < paper.sheets.size(); ++i) {
    for (const Mark& mark : paper.sheets[i].marks) std::visit(printer, mark);
    cairo_show_page(cairo.get());
    if (progress != nullptr) progress->at(i + 1);
  }
  add_bookmarks(surface.get(), paper);
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t written = cairo_surface_status(surface.get());
  for (const cairo_status_t status : {drawn, written}) {
    if (status == CAIRO_STATUS_SUCCESS) continue;
    const std::string reason = cairo_status_to_string(status);
    return Error{Errc::kIo, {"无法生成 PDF：" + reason, "cannot make the PDF: " + reason}, {}};
  }
  return bytes;
}

}  // namespace gongshi::content::paper
