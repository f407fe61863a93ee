#include "tests/kiosk/handwriting/written.h"

#include <doctest/doctest.h>

#include "drivers/os/utf8.h"
#include "kiosk/handwriting/making/medians.h"
#include "kiosk/handwriting/making/template_maker.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

using namespace handwriting;

std::vector<Written> written_by_hand() {
  const auto text = read_file(GONGSHI_SOURCE "/tests/kiosk/handwriting/by_hand.txt", 1U << 16U);
  REQUIRE(text);
  auto written = parse_stroke_lines(*text, "by_hand.txt");
  if (!written) FAIL(written.error().what.en);
  return *std::move(written);
}

Templates hand_templates() {
  TemplateMaker maker(1);
  for (const Written& one : written_by_hand()) REQUIRE(maker.add(one.character, one.strokes));
  const TempDir dir;
  auto templates = Templates::open(dir.write("t", maker.file()));
  REQUIRE(templates);
  return *std::move(templates);  // the mapping outlives the file
}

std::optional<Templates> made_templates() {
  if (std::string_view(GONGSHI_HANDWRITING_TEMPLATES).empty()) {
    MESSAGE("skipped: built without stroke data (GONGSHI_HANZI_DATA)");
    return std::nullopt;
  }
  auto templates = Templates::open(GONGSHI_HANDWRITING_TEMPLATES);
  if (!templates) FAIL(templates.error().what.en);
  return *std::move(templates);
}

Strokes median_strokes(char32_t character) {
  std::string name;
  utf8::append(name, character);
  const fs::path file = fs::path(GONGSHI_HANDWRITING_MEDIANS) / (name + ".json");
  const auto text = read_file(file, 1U << 20U);
  REQUIRE(text);
  auto strokes = parse_medians(*text, file.string());
  REQUIRE(strokes);
  return *std::move(strokes);
}

}  // namespace gongshi::test
