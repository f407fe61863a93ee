// The text of a page.
#include "content/markdown.h"

#include "drivers/os/utf8.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto elements = gongshi::content::parse_markdown(gongshi::fuzz::text_of(data, size));
  gongshi::fuzz::demand(elements.size() <= 2000);
  for (const auto& element : elements) {
    gongshi::fuzz::demand(element.level >= 0);
    gongshi::fuzz::demand(gongshi::content::plain_text(element.runs).size() <= 8 * size + 64);
  }
  return 0;
}
