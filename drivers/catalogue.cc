#include "drivers/catalogue.h"

#include <array>

#include "drivers/panel/panel_kinds.h"
#include "drivers/pixel/onbon/c_board.h"
#include "drivers/pixel/onbon/f0_board.h"
#include "drivers/pixel/terminal_board.h"
#include "drivers/pixel/walls.h"
#include "drivers/text/alpha_board.h"
#include "drivers/text/am03127_board.h"
#include "drivers/text/cpower_board.h"
#include "drivers/text/huidu_board.h"
#include "drivers/text/jetfile2_board.h"
#include "drivers/text/onbon_k_board.h"
#include "drivers/text/parking_fk_board.h"

namespace gongshi::drivers {
namespace {

constexpr auto kKinds = std::to_array<Kind>({
    {"onbon-k", "仰邦 BX-5K/6K 字库卡", "Onbon BX-5K/6K font cards", "serial tcp udp",
     kOnbonKOptionsHelp, kOnbonKOptionsHelpZh, make_onbon_k_board, 57600},
    {"onbon-f0", "仰邦 BX-5E/6E/5Q+/6Q 图文卡", "Onbon BX-5E/6E/5Q+/6Q graphic cards",
     "tcp udp serial", kOnbonF0OptionsHelp, kOnbonF0OptionsHelpZh, make_onbon_f0_board, 57600},
    {"onbon-c", "仰邦 BX-5/BX-6 图文卡，只管开关屏、亮度、时钟",
     "Onbon BX-5/BX-6 graphic cards, power, brightness and clock only", "tcp udp serial",
     kOnbonCOptionsHelp, kOnbonCOptionsHelpZh, make_onbon_c_board, 57600},
    {"alpha", "Alpha 协议屏（Adaptive、BetaBrite 等）", "Alpha signs (Adaptive, BetaBrite …)",
     "serial tcp", kAlphaOptionsHelp, kAlphaOptionsHelpZh, make_alpha_board, 9600, "7E1"},
    {"am03127", "Amplus AM03127/AM03128 条屏", "Amplus AM03127 and AM03128 boards", "serial tcp",
     kAm03127OptionsHelp, kAm03127OptionsHelpZh, make_am03127_board, 9600},
    {"cpower", "流明 C-Power 控制卡", "Lumen C-Power cards", "serial tcp", kCpowerOptionsHelp,
     kCpowerOptionsHelpZh, make_cpower_board, 115200},
    {"huidu", "灰度全彩控制卡（SDK-2）", "Huidu full-colour cards (SDK-2)", "tcp",
     kHuiduOptionsHelp, kHuiduOptionsHelpZh, make_huidu_board, 0, "8N1", kHuiduLeastDwell},
    {"jetfile2", "JetFile II 条屏（Chainzone、Texcellent）",
     "JetFile II signs (Chainzone, Texcellent)", "serial tcp udp", kJetfile2OptionsHelp,
     kJetfile2OptionsHelpZh, make_jetfile2_board, 9600},
    {"parking-fk", "停车道闸屏 00 64 FF FF（试验）", "parking boards 00 64 FF FF (experimental)",
     "serial tcp", kParkingFkOptionsHelp, kParkingFkOptionsHelpZh, make_parking_fk_board},
    {"colorlight", "卡莱特 5A 系列接收卡", "ColorLight 5A receiver cards", "eth",
     kColorlightOptionsHelp, kColorlightOptionsHelpZh, make_colorlight_board},
    {"ddp", "DDP 像素屏", "walls of pixels by DDP", "udp", kDdpOptionsHelp, kDdpOptionsHelpZh,
     make_ddp_board},
    {"e131", "E1.31（sACN）像素屏", "walls of pixels by E1.31 (sACN)", "udp", kE131OptionsHelp,
     kE131OptionsHelpZh, make_e131_board},
    {"artnet", "Art-Net 像素屏", "walls of pixels by Art-Net", "udp", kArtnetOptionsHelp,
     kArtnetOptionsHelpZh, make_artnet_board},
    {"flaschen", "FlaschenTaschen 像素屏", "walls of pixels by FlaschenTaschen", "udp",
     kFlaschenOptionsHelp, kFlaschenOptionsHelpZh, make_flaschen_board},
    {"window", "窗口里画出的屏", "a board drawn in a window", "window", kWindowOptionsHelp,
     kWindowOptionsHelpZh, make_window_board},
    {"png", "画成 PNG 文件的屏", "a board drawn into a PNG file", "file", kPngOptionsHelp,
     kPngOptionsHelpZh, make_png_board},
    {"lg-rs232", "LG 商用显示器（开关、信号源、亮度）", "LG displays (power, input, brightness)",
     "serial tcp", kLgOptionsHelp, kLgOptionsHelpZh, make_lg_board, 9600},
    {"samsung-mdc", "三星商用显示器 MDC（开关、信号源）", "Samsung displays by MDC (power, input)",
     "serial tcp", kMdcOptionsHelp, kMdcOptionsHelpZh, make_mdc_board, 9600},
    {"terminal", "在终端里画出的屏", "a board drawn in a terminal", "stdout file",
     kTerminalOptionsHelp, kTerminalOptionsHelp, make_terminal_board},
});

}  // namespace

std::span<const Kind> kinds() {
  return kKinds;
}

Result<Port> port_of(const Kind& kind, std::string_view text) {
  const std::string place(kind.ports.substr(0, kind.ports.find(' ')));
  GONGSHI_TRY(Port port, parse_port(text.empty() ? place + ":" : std::string(text)));
  return usual(kind, std::move(port));
}

Port usual(const Kind& kind, Port port) {
  if (port.kind != Port::Kind::kSerial) return port;
  if (!port.baud_given && kind.usual_baud != 0) port.baud = kind.usual_baud;
  if (!port.form_given) port.form = kind.usual_form;
  return port;
}

Result<const Kind*> find_kind(std::string_view name) {
  std::string all;
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return &kind;
    all += (all.empty() ? "" : ", ") + std::string(kind.name);
  }
  const std::string asked(name);
  return Error{Errc::kConfig,
               {"没有“" + asked + "”这种屏，可用：" + all,
                "there is no kind \"" + asked + "\" of board, use " + all},
               "E2107"};
}

}  // namespace gongshi::drivers
