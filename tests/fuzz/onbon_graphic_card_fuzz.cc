// The simulated graphic card on any bytes: it answers or is silent, and what it holds fits its
// panel. The first byte chooses the card, and whether the rest is a raw line, one body, or several
// bodies (each behind its length) as a program upload has them.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "drivers/protocol/onbon/common.h"
#include "drivers/protocol/onbon/f0.h"
#include "drivers/simulator/onbon/graphic_card.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::drivers;
using simulator::GraphicSeries;

simulator::OnbonGraphicCard card_of(unsigned choice) {
  constexpr std::array<std::pair<GraphicSeries, unsigned>, 4> kCards{
      {{GraphicSeries::k5E, 0x0254},
       {GraphicSeries::k6E, 0x0274},
       {GraphicSeries::k5Q, 0x1156},
       {GraphicSeries::k6Q, 0x0266}}};
  const auto& [series, device] = kCards[choice & 3U];
  simulator::GraphicSpec spec;
  spec.ear.device = device;
  spec.ear.generation = series == GraphicSeries::k5E || series == GraphicSeries::k5Q ? 5 : 6;
  spec.screen = {24, 4, {series, (choice & 4U) != 0, false}};
  return simulator::OnbonGraphicCard(spec);
}

void check(const simulator::OnbonGraphicCard& card) {
  const auto& screen = card.spec().screen;
  gongshi::fuzz::demand(card.areas().size() <= card.spec().most_areas);
  const auto fits = [&](const simulator::GraphicPlace& place,
                        const std::vector<simulator::GraphicPage>& pages) {
    gongshi::fuzz::demand(place.x + place.width <= screen.width_px &&
                          place.y + place.height <= screen.height_px && !pages.empty());
    for (const auto& page : pages) {
      gongshi::fuzz::demand(page.lamps.size() ==
                            static_cast<std::size_t>(place.width * place.height));
    }
  };
  for (const auto& [id, area] : card.areas()) fits(area, area.pages);
  for (const auto& [name, program] : card.files().programs()) fits(program, program.pages);
  (void)card.dots();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  simulator::OnbonGraphicCard card = card_of(data[0]);
  std::span<const std::uint8_t> bytes(data + 1, size - 1);
  const Now now{gongshi::WallTime{std::chrono::seconds{1'795'400'000}}, {}};
  const auto give = [&](std::span<const std::uint8_t> line) {
    for (const auto& verdict : card.receive(line, now)) {
      gongshi::fuzz::demand(verdict.accepted || !verdict.reason.empty());
    }
    check(card);
    (void)card.state(now).dump();
  };
  const int generation = card.spec().ear.generation;
  switch (data[0] >> 3 & 3U) {
    case 0:
      give(bytes);
      break;
    case 1:
      give(onbon::wrap(onbon::f0::encode_packet({}, bytes)));
      break;
    default:
      while (bytes.size() >= 2) {
        const std::size_t length = std::min<std::size_t>(bytes[0], bytes.size() - 1);
        const auto body = bytes.subspan(1, length);
        bytes = bytes.subspan(1 + length);
        const bool dynamic = length > 1 && body[1] == 0xA7;
        give(onbon::wrap(dynamic ? onbon::f0::encode_packet({}, body)
                                 : onbon::common::encode_packet(generation, {}, 1, body)));
      }
      break;
  }
  return 0;
}
