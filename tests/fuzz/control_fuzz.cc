// Question and answer over the updater's socket: what is understood survives the line.
#include "content/store/service/control.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::store;
  const std::string_view line = gongshi::fuzz::text_of(data, size);
  if (const auto request = parse_request(line)) {
    const auto again = parse_request(format_request(*request));
    gongshi::fuzz::demand(again->verb == request->verb && again->pin == request->pin);
    gongshi::fuzz::demand(request->pin.size() <= 12);
  }
  if (const auto reply = parse_reply(line)) {
    const std::string written = format_reply(*reply);
    // Escapes can make a written reply longer than a line may be; it is then refused.
    if (written.size() <= kMaxControlLine) {
      gongshi::fuzz::demand(format_reply(*parse_reply(written)) == written);
    }
  }
  return 0;
}
