// What the card tells of itself: status, parameters, fonts.
#include <array>

#include "drivers/simulator/onbon/k_card.h"

namespace gongshi::drivers::simulator {

using namespace onbon_k;

namespace {

struct Face {
  const char* name;
  bool chinese;
  std::uint8_t size;
};
constexpr std::array<Face, 6> kFaces{{{"E000", false, 16},
                                      {"E001", false, 24},
                                      {"E002", false, 32},
                                      {"O000", true, 16},
                                      {"O001", true, 24},
                                      {"O002", true, 32}}};
constexpr std::size_t kDetailBytes = 30;

void put_text(std::vector<std::uint8_t>& out, const std::string& text, std::size_t size) {
  for (std::size_t at = 0; at < size; ++at) {
    out.push_back(at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0});
  }
}

}  // namespace

std::optional<CardAnswer> OnbonKCard::tell(unsigned code, Now now) const {
  if (code == 0xA102) return status(now);
  if (!spec_.answers_questions) return std::nullopt;
  if (code == 0xA20A) return parameters();
  if (code == 0xA209) return fonts(false);
  if (code == 0xA211) return fonts(true);
  return std::nullopt;
}

CardAnswer OnbonKCard::status(Now now) const {
  CardAnswer answer{0, false, "status", {0xA1, 0x02, 0, 0, 0}};
  auto& out = answer.data;
  const auto put = [&](unsigned value) { out.push_back(static_cast<std::uint8_t>(value)); };
  put(on(now.wall) ? 1 : 2);
  put(static_cast<unsigned>(brightness(now.wall)));
  time_.put_status(out, now.wall);
  put(static_cast<unsigned>(files_.all().size()));
  put_text(out, files_.current(), 4);
  if (spec_.special_fields) {
    put(special_.shown() ? 1 : 0);
    put(special_.pages());
  }
  put(static_cast<unsigned>(areas_.size()));
  for (const auto& [id, area] : areas_) put(static_cast<unsigned>(id));
  put_text(out, spec_.barcode, 16);
  put_text(out, spec_.client_info_is_custom_id ? client_info() : std::string{}, 12);
  return answer;
}

CardAnswer OnbonKCard::parameters() const {
  CardAnswer answer{0, false, "parameters", {0xA2, 0x0A, 0, 0, 0}};
  put_word(answer.data, spec_.address);
  answer.data.push_back(spec_.device);
  answer.data.push_back(2);  // 57600
  put_word(answer.data, static_cast<unsigned>(spec_.width_px));
  put_word(answer.data, static_cast<unsigned>(spec_.height_px));
  answer.data.push_back(spec_.colors == "tricolor" ? 3 : 1);
  answer.data.resize(answer.data.size() + 7);  // DA, OE, frequency, row order …
  return answer;
}

CardAnswer OnbonKCard::fonts(bool details) const {
  CardAnswer answer{0, false, "fonts", {0xA2, 0, 0}};
  auto& out = answer.data;
  out[1] = details ? 0x11 : 0x09;
  if (spec_.answers_reserved) put_word(out, 0);
  out.push_back(kFaces.size());
  for (const Face& face : kFaces) {
    const auto width = static_cast<std::uint8_t>(face.chinese ? face.size : face.size / 2);
    if (!details) {
      out.insert(out.end(), {static_cast<std::uint8_t>(face.chinese ? 1 : 0), width, face.size});
      continue;
    }
    out.push_back(kDetailBytes);
    put_text(out, face.name, 4);
    out.insert(out.end(), {width, face.size});
    // CRC, rotation, tilt, bold, underline, version, language, font, size, time: not simulated
    out.resize(out.size() + 2 + 6 + 2 + 4 + 8);
    out.push_back(1);
    out.push_back(spec_.gbk && face.chinese ? 2 : 1);
  }
  return answer;
}

}  // namespace gongshi::drivers::simulator
