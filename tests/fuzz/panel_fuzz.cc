// Whatever a panel answers, and whatever a simulated one hears: a reply is found whole or not at
// all, and a card answers a command of its own set only.
#include <span>
#include <string>

#include "drivers/panel/lg_dialect.h"
#include "drivers/panel/mdc_dialect.h"
#include "drivers/simulator/panel/lg_card.h"
#include "drivers/simulator/panel/mdc_card.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::drivers;
  using gongshi::fuzz::demand;
  if (size == 0) return 0;
  const std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const panel::LgDialect lg({});
  const panel::MdcDialect mdc(1);
  for (const panel::Dialect* dialect :
       {static_cast<const panel::Dialect*>(&lg), static_cast<const panel::Dialect*>(&mdc)}) {
    for (int item = 0; item <= static_cast<int>(panel::Item::kFirmware); ++item) {
      const auto answer = dialect->answer(static_cast<panel::Item>(item), bytes);
      if (!answer) continue;
      demand(answer->text.size() <= 32 && answer->numbers.size() <= 3);
      for (const auto& [about, value] : answer->numbers) {
        demand(value >= 0);
        if (about == panel::Item::kInput) demand(!dialect->input_name(value).empty());
      }
    }
  }
  simulator::CardOrder order;
  order.words["power"] = (data[0] & 1U) != 0 ? "on" : "off";
  const Now now{WallTime{std::chrono::seconds{1'795'400'000}}, SteadyTime{std::chrono::hours{1}}};
  auto cards = {simulator::make_lg_card(order), simulator::make_mdc_card(order)};
  for (const auto& card : cards) {
    for (const auto& verdict : (*card)->receive(bytes, now)) {
      demand(verdict.accepted || !verdict.reason.empty());
      demand(verdict.reply.size() <= 64);
    }
  }
  return 0;
}
