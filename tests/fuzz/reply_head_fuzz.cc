// The header lines of a web server's answer: whatever it says, what is remembered can be sent back
// in a header of ours, and a range is one that could be.
#include "content/store/fetch/reply_head.h"

#include <algorithm>

#include "tests/fuzz/fuzz_target.h"

namespace {

bool can_be_sent(const std::string& value) {
  return value.size() <= 256 &&
         std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::store;
  std::string_view rest = gongshi::fuzz::text_of(data, size);
  ReplyHead head;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    head.take(rest.substr(0, end));
    rest.remove_prefix(end);
    gongshi::fuzz::demand(can_be_sent(head.validator().etag));
    gongshi::fuzz::demand(can_be_sent(head.validator().last_modified));
    if (const auto& range = head.range()) {
      gongshi::fuzz::demand(range->first <= range->last);
      gongshi::fuzz::demand(!range->total || range->last < *range->total);
    }
  }
  gongshi::fuzz::demand(head.bytes() == size);
  return 0;
}
