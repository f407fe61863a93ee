// Whatever a serial line brings back from an Alpha sign: the search for a reply, and every decoder
// of one. What decodes is encoded again to bytes that decode to the same.
#include <span>

#include "drivers/protocol/alpha/dots.h"
#include "drivers/protocol/alpha/memory.h"
#include "drivers/protocol/alpha/reply.h"
#include "drivers/protocol/alpha/special.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::drivers;
  using gongshi::fuzz::demand;
  const std::span<const std::uint8_t> bytes(data, size);
  for (const char* question : {"E$", "E*", "E\"", "AA", "II"}) {
    const alpha::Reply reply = alpha::find_reply(bytes, question);
    demand(reply.kind == alpha::Reply::Kind::kWhole || reply.data.empty());
    demand(reply.data.size() <= size);
    // Behind a reply that was found, more bytes change nothing.
    if (reply.kind != alpha::Reply::Kind::kWhole) continue;
    alpha::Bytes longer(bytes.begin(), bytes.end());
    longer.push_back(0x01);
    demand(alpha::find_reply(longer, question).data == reply.data);
  }
  if (const auto table = alpha::decode_table(bytes)) {
    const alpha::Bytes again = alpha::configure(*table);
    const auto same = alpha::decode_table(std::span(again).subspan(2));
    demand(same.has_value() && same->size() == table->size());
    demand(alpha::same_layout(*table, *table));
    demand(alpha::pool_cost(*table) >= table->size() * 13);
  }
  if (const auto picture = alpha::decode_picture(bytes)) {
    demand(picture->dots.size() == static_cast<std::size_t>(picture->rows * picture->columns));
    const alpha::Block block = alpha::write_picture('I', *picture, true);
    demand(alpha::decode_picture(std::span(block.body).subspan(2)) == picture);
  }
  if (const auto info = alpha::decode_info(bytes)) demand(info->pool_free <= info->pool_total);
  if (const auto sequence = alpha::decode_sequence(bytes)) demand(sequence->size() <= 128);
  if (const auto minute = alpha::decode_time(bytes)) demand(*minute >= 0 && *minute < 1440);
  if (const auto status = alpha::decode_errors(bytes)) (void)alpha::errors_sentence(*status);
  return 0;
}
