// Files of display lines: what is read can be shown, and written and read again.
#include "content/store/report/display_line.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content;
  const auto lines = parse_display_lines(fuzz::text_of(data, size), "kiosk.json");
  if (!lines) return 0;
  const WallTime now = *parse_time("2026-11-22T00:00:00Z");
  for (const Lang lang : {Lang::kZh, Lang::kEn}) {
    fuzz::demand(!display_table(*lines, now, lang).empty());
  }
  const std::string written = display_lines_json(*lines);
  const auto again = parse_display_lines(written, "kiosk.json");
  fuzz::demand(again && display_lines_json(*again) == written);
  return 0;
}
