#include <array>

#include "drivers/simulator/alpha/alpha_card.h"
#include "drivers/simulator/am03127/card.h"
#include "drivers/simulator/cpower/card.h"
#include "drivers/simulator/huidu/card.h"
#include "drivers/simulator/jetfile2/card.h"
#include "drivers/simulator/onbon/graphic_card.h"
#include "drivers/simulator/onbon/k_card.h"
#include "drivers/simulator/panel/lg_card.h"
#include "drivers/simulator/panel/mdc_card.h"
#include "drivers/simulator/parking/fk_card.h"
#include "drivers/simulator/pixel/artnet_card.h"
#include "drivers/simulator/pixel/colorlight_card.h"
#include "drivers/simulator/pixel/ddp_card.h"
#include "drivers/simulator/pixel/e131_card.h"
#include "drivers/simulator/pixel/flaschen_card.h"

namespace gongshi::drivers::simulator {
namespace {

constexpr auto kKinds = std::to_array<CardKind>({
    {"alpha", "pty tcp",
     "signs=1..8 baud=0|1200..115200 pool=0x7E00 xdf=no|yes dimming=none|solar calendar=no|yes "
     "parity=no|yes strict=no|yes",
     make_alpha_card},
    {"am03127", "pty tcp", "memory=kept|lost", make_am03127_card},
    {"jetfile2", "pty tcp udp", "strings=yes|no", make_jetfile2_card},
    {"onbon-k", "pty tcp udp", kOnbonKCardOptions, make_onbon_k_card},
    {"parking-fk", "pty tcp", "", make_parking_fk_card},
    {"onbon-f0", "tcp udp pty", kGraphicCardOptions, make_onbon_f0_card},
    {"onbon-c", "tcp udp pty", kGraphicCardOptions, make_onbon_c_card},
    {"colorlight", "eth", "firmware=10|13 cards=1..32 answers=1|0", make_colorlight_card},
    {"ddp", "udp", "", make_ddp_card},
    {"e131", "udp", "universe=1 packing=170|512", make_e131_card},
    {"artnet", "udp", "address=0 packing=170|512 answers=1|0", make_artnet_card},
    {"flaschen", "udp", "layer_life=15", make_flaschen_card},
    {"cpower", "pty tcp",
     "length=little|big charset=gb2312|gbk image_bits=msb|lsb image_lit=1|0 application=new|old "
     "boot_s=5",
     make_cpower_card},
    {"huidu", "tcp", "tells_playing=yes|no", make_huidu_card},
    {"lg-rs232", "pty tcp", kPanelCardOptions, make_lg_card},
    {"samsung-mdc", "pty tcp", kPanelCardOptions, make_mdc_card},
});

}  // namespace

std::span<const CardKind> card_kinds() {
  return kKinds;
}

Result<const CardKind*> find_card_kind(std::string_view name) {
  std::string all;
  for (const CardKind& kind : kKinds) {
    if (kind.name == name) return &kind;
    all += (all.empty() ? "" : ", ") + std::string(kind.name);
  }
  const std::string asked(name);
  return Error{Errc::kUsage,
               {"不能模拟“" + asked + "”，可用：" + all,
                "\"" + asked + "\" cannot be simulated, use " + all},
               "E2203"};
}

}  // namespace gongshi::drivers::simulator
