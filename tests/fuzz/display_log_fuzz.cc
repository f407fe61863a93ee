// What parses is written again with the same bytes, and never grows beyond a line's bound: there is
// one text for each line of the display log, and for each seal.
#include "signage/log/log_line.h"
#include "signage/log/log_seal.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  const std::string_view text = fuzz::text_of(data, size);
  const auto written = signage::parse_log_line(text);
  if (written) {
    fuzz::demand(written->hash.hex() + "\t" + written->line.body() == text);
    fuzz::demand(text.size() <= signage::kMostLogLine);
  }
  const auto seal = signage::LogSeal::parse(text);
  if (seal) fuzz::demand(seal->text() == text);
  return 0;
}
