// Names that a stick brings, made fit to be shown.
#include "content/store/stick/harmless_text.h"

#include "content/table.h"
#include "drivers/os/utf8.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  const std::string shown = content::store::harmless(fuzz::text_of(data, size));
  std::size_t characters = 0;
  for (std::string_view rest = shown; !rest.empty(); ++characters) {
    const auto character = utf8::next(rest);
    fuzz::demand(character && !content::is_forbidden_in_table(*character));
  }
  fuzz::demand(characters <= 61);
  return 0;
}
