// The record of the emergency card that runs: what is read back is what was written.
#include "signage/emergency/run_record.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::signage;
  if (const auto record = parse_run_record(gongshi::fuzz::text_of(data, size))) {
    gongshi::fuzz::demand(record->lasts.count() > 0 && record->ran.count() >= 0);
    const std::string written = format_run_record(*record);
    const auto again = parse_run_record(written);
    gongshi::fuzz::demand(again && format_run_record(*again) == written);
  }
  return 0;
}
