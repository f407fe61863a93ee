#include "drivers/pixel/universes.h"

namespace gongshi::drivers {

Result<Universes> Universes::of(const BoardOrder& order, OptionWords& words, int first, int last) {
  const std::size_t slots = words.choice("packing", {"170", "512"}, "170") == "170" ? 510 : 512;
  const std::size_t bytes = static_cast<std::size_t>(order.geometry.width_px) *
                            static_cast<std::size_t>(order.geometry.height_px) * 3;
  Universes universes(first, slots, bytes);
  if (universes.count() > static_cast<std::size_t>(last - first + 1)) {
    const std::string needed = std::to_string(universes.count());
    return Error{Errc::kConfig,
                 {"此屏需要 " + needed + " 个域（universe），从 " + std::to_string(first) +
                      " 起不够，到 " + std::to_string(last) + " 为止",
                  "the wall takes " + needed + " universes, from " + std::to_string(first) +
                      " there are not so many, the last is " + std::to_string(last)},
                 "E2160"};
  }
  return universes;
}

}  // namespace gongshi::drivers
