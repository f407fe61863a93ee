#include "drivers/desk/report.h"

namespace gongshi::drivers {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

void add(Sentence& to, const std::string& zh, const std::string& en) {
  to.zh += (to.zh.empty() ? "" : "，") + zh;
  to.en += (to.en.empty() ? "" : ", ") + en;
}

Sentence palette_sentence(Palette palette) {
  switch (palette) {
    case Palette::kOne:
      return {"单色", "one colour"};
    case Palette::kTricolor:
      return {"红绿双色", "red and green"};
    case Palette::kFull:
      return {"全彩", "full colour"};
  }
  return {};
}

}  // namespace

Sentence proof_sentence(Proof proof) {
  switch (proof) {
    case Proof::kNone:
      return {"未知", "unknown"};
    case Proof::kSent:
      return {"已发送", "sent"};
    case Proof::kAcknowledged:
      return {"已应答", "acknowledged"};
    case Proof::kReadBack:
      return {"已读回", "read back"};
    case Proof::kDrawn:
      return {"已显示", "drawn"};
    case Proof::kNoAnswer:
      return {"无应答", "no answer"};
  }
  return {};
}

std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(bytes.size() * 3);
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

nlohmann::ordered_json facts_json(const BoardState& state) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (const Fact& fact : state.facts) out[fact.key] = fact.value;
  return out;
}

std::string row(const Sentence& name, const std::string& value, Lang lang) {
  return name.in(lang) + (lang == Lang::kZh ? "：" : ": ") + value;
}

std::string facts_rows(const BoardState& state, Lang lang) {
  std::string rows;
  for (const Fact& fact : state.facts) {
    const std::string& value = fact.words ? fact.words->in(lang) : fact.value;
    rows += row(fact.name, value.empty() ? "–" : value, lang) + "\n";
  }
  return rows;
}

Sentence abilities(const Capabilities& can) {
  Sentence words;
  if (can.text) add(words, "文字 " + can.charset, "text " + can.charset);
  if (can.dots) add(words, "文字可画成点阵", "text as dots");
  if (can.pixels) add(words, "图像", "pictures");
  if (can.marquee) add(words, "滚动条", "moving strips");
  if (can.panel) add(words, "面板（画面走视频线）", "panel (its picture comes by cable)");
  if (can.text || can.pixels) {
    const Sentence palette = palette_sentence(can.palette);
    add(words, palette.zh, palette.en);
  }
  if (can.power) add(words, "电源", "power");
  if (can.brightness) add(words, "亮度", "brightness");
  if (can.clock) add(words, "时钟", "clock");
  const Sentence proof = proof_sentence(can.strongest);
  words.zh += "；证明最强：" + proof.zh;
  words.en += "; strongest proof: " + proof.en;
  return words;
}

nlohmann::ordered_json abilities_json(const Capabilities& can) {
  return {{"text", can.text},       {"dots", can.dots},
          {"pictures", can.pixels}, {"strips", can.marquee},
          {"panel", can.panel},     {"charset", can.charset},
          {"power", can.power},     {"brightness", can.brightness},
          {"clock", can.clock},     {"strongest_proof", proof_sentence(can.strongest).en}};
}

}  // namespace gongshi::drivers
