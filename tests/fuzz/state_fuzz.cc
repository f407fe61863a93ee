// The state record: what parses is written with the same bytes.
#include "content/store/state_record.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::store;
  const std::string_view text = gongshi::fuzz::text_of(data, size);
  if (const auto state = parse_state(text)) gongshi::fuzz::demand(format_state(*state) == text);
  return 0;
}
