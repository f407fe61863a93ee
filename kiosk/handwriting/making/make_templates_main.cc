// make_templates: the build's tool for share/gongshi/handwriting.templates.
//
//   hanzi-writer-data ─┐
//   more_characters    ├─[make_templates]─▶ handwriting.templates
//   own_strokes        ─┘
#include <iconv.h>

#include <iostream>
#include <set>

#include "drivers/os/file.h"
#include "drivers/os/utf8.h"
#include "kiosk/handwriting/making/medians.h"
#include "kiosk/handwriting/making/stroke_lines.h"
#include "kiosk/handwriting/making/template_maker.h"

using namespace gongshi;
using namespace gongshi::handwriting;

namespace {

constexpr std::uint64_t kSeed = 20'260'101;
constexpr std::size_t kMostFileBytes = 1U << 20U;

/// The characters of GB 2312, rows 16 to 87, by the C library's own table.
std::set<char32_t> gb2312() {
  std::set<char32_t> all;
  const iconv_t converter = iconv_open("UTF-8", "GB2312");
  if (converter == iconv_t(-1)) return all;
  for (int row = 0xB0; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      std::array<char, 2> in{static_cast<char>(row), static_cast<char>(cell)};
      std::array<char, 4> out{};
      char* from = in.data();
      char* to = out.data();
      std::size_t in_left = in.size(), out_left = out.size();
      if (iconv(converter, &from, &in_left, &to, &out_left) == std::size_t(-1)) {
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
        continue;
      }
      std::string_view text(out.data(), out.size() - out_left);
      if (const auto character = utf8::next(text)) all.insert(*character);
    }
  }
  iconv_close(converter);
  return all;
}

/// The characters of a text file, spaces and ASCII left out.
Result<std::set<char32_t>> listed(const fs::path& file) {
  GONGSHI_TRY(const std::string text, read_file(file, kMostFileBytes));
  std::set<char32_t> all;
  for (const char32_t character : utf8::decode(text)) {
    if (character > 0x7F) all.insert(character);
  }
  return all;
}

Status add_medians(TemplateMaker& maker, const fs::path& folder, char32_t character) {
  std::string name;
  utf8::append(name, character);
  const fs::path file = folder / (name + ".json");
  GONGSHI_TRY(const std::string text, read_file(file, kMostFileBytes));
  GONGSHI_TRY(const Strokes strokes, parse_medians(text, file.string()));
  if (maker.add(character, strokes)) return {};
  return Error{Errc::kCorrupt,
               {file.string() + "：笔画无法读取", file.string() + ": strokes that cannot be read"}};
}

Status make(const fs::path& data, const fs::path& more, const fs::path& own, const fs::path& out) {
  std::set<char32_t> characters = gb2312();
  GONGSHI_TRY(const std::set<char32_t> beyond, listed(more));
  characters.insert(beyond.begin(), beyond.end());

  TemplateMaker maker(kSeed);
  for (const char32_t character : characters) GONGSHI_CHECK(add_medians(maker, data, character));
  GONGSHI_TRY(const std::string own_text, read_file(own, kMostFileBytes));
  GONGSHI_TRY(const std::vector<Written> written, parse_stroke_lines(own_text, own.string()));
  for (const Written& one : written) {
    if (maker.add(one.character, one.strokes)) continue;
    return Error{Errc::kCorrupt, {own.string() + "：笔画无法读取", own.string() + ": unreadable"}};
  }
  std::cout << maker.count() << " templates\n";
  return write_file_atomic(out, maker.file());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: make_templates MEDIANS_FOLDER MORE_CHARACTERS OWN_STROKES OUT\n";
    return 2;
  }
  const Status made = make(argv[1], argv[2], argv[3], argv[4]);
  if (made) return 0;
  std::cerr << made.error().what.en << '\n';
  return 1;
}
