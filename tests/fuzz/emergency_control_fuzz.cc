// Question and answer over the display service's socket: what is understood survives the line.
#include "content/emergency_control.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content;
  const std::string_view line = gongshi::fuzz::text_of(data, size);
  if (const auto request = parse_emergency_request(line)) {
    const std::string written = format_emergency_request(*request);
    gongshi::fuzz::demand(request->card.size() <= kMaxEmergencyId && request->from.size() <= 32);
    // Escapes can make a written question longer than a line may be; it is then refused.
    if (written.size() <= kMaxEmergencyQuestion) {
      const auto again = parse_emergency_request(written);
      gongshi::fuzz::demand(again->verb == request->verb && again->card == request->card &&
                            again->from == request->from);
    }
  }
  if (const auto reply = parse_emergency_reply(line)) {
    const std::string written = format_emergency_reply(*reply);
    gongshi::fuzz::demand(reply->cards.size() <= kMaxEmergencyChoices);
    if (written.size() <= kMaxEmergencyAnswer) {
      gongshi::fuzz::demand(format_emergency_reply(*parse_emergency_reply(written)) == written);
    }
  }
  return 0;
}
