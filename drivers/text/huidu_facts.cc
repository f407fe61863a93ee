#include "drivers/text/huidu_facts.h"

namespace gongshi::drivers {
namespace {

/// Empty: not told.
std::string size_text(const huidu::DeviceInfo& info) {
  if (info.width <= 0 || info.height <= 0) return {};
  return std::to_string(info.width) + "x" + std::to_string(info.height);
}

}  // namespace

std::vector<Fact> huidu_facts(const huidu::DeviceInfo& info) {
  std::vector<Fact> facts{{"model", {"型号", "model"}, info.model},
                          {"card_id", {"卡号", "card id"}, info.id},
                          {"firmware", {"固件", "firmware"}, info.firmware},
                          {"size", {"卡设置的屏幕尺寸", "size set on the card"}, size_text(info)}};
  std::erase_if(facts, [](const Fact& fact) { return fact.value.empty(); });
  return facts;
}

std::optional<Error> wrong_size(const huidu::DeviceInfo& info, Geometry board) {
  const std::string size = size_text(info);
  if (size.empty() || Geometry{info.width, info.height} == board) return std::nullopt;
  return Error{Errc::kConfig,
               {"卡设置的屏幕是 " + size + "，与站点文件里的尺寸不同",
                "the card is set to a board of " + size + ", not the size in site.yaml"},
               "E2150"};
}

Error not_taken(const Sentence& what, const Sentence& why) {
  return {Errc::kRejected,
          {"控制卡不接收" + what.zh + "：" + why.zh,
           "the card does not take " + what.en + ": " + why.en},
          "E2103"};
}

Error program_replaced() {
  return {Errc::kIo,
          {"节目被别的软件换掉，正在重新写入",
           "its program was replaced by somebody else, writing ours again"},
          "E2104"};
}

Error plays_another() {
  return {Errc::kRejected,
          {"控制卡收下了节目，却在播放别的节目", "the card took the program and plays another"},
          "E2151"};
}

}  // namespace gongshi::drivers
