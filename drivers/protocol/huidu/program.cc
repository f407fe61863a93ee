#include "drivers/protocol/huidu/program.h"

#include "drivers/protocol/huidu/file.h"
#include "drivers/protocol/huidu/xml.h"

namespace gongshi::drivers::huidu {
namespace {

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + escape(value) + "\"";
}
std::string attribute(const char* name, int value) {
  return attribute(name, std::to_string(value));
}

/// 8-4-4-4-12, as guids are written.
std::string guid_of(const std::string& content) {
  std::string guid = md5_hex(content);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) guid.insert(at, "-");
  return guid;
}

std::string effect_xml(const Area& area) {
  return "<effect" + attribute("in", static_cast<int>(area.effect)) +
         attribute("inSpeed", area.speed) + attribute("out", 0) +
         attribute("outSpeed", area.speed) + attribute("duration", area.stay_tenths) + "/>";
}

std::string text_xml(const Area& area, const std::string& guid) {
  return "<text" + attribute("guid", guid) +
         attribute("singleLine", area.single_line ? "true" : "false") + "><style" +
         attribute("align", area.centered ? "center" : "left") + attribute("valign", "middle") +
         "/><string>" + escape(area.text) + "</string><font" + attribute("name", area.font) +
         attribute("size", area.font_px) + attribute("color", area.color) +
         attribute("bold", "false") + attribute("italic", "false") +
         attribute("underline", "false") + "/>" + effect_xml(area) + "</text>";
}

std::string image_xml(const Area& area, const std::string& guid) {
  return "<image" + attribute("guid", guid) + attribute("fit", "stretch") + ">" + effect_xml(area) +
         "<file" + attribute("name", area.image) + "/></image>";
}

/// With guids that follow from what the area is and where it stands.
std::string area_xml(const Area& area, std::size_t index) {
  const bool image = !area.image.empty();
  const std::string plain = image ? image_xml(area, "") : text_xml(area, "");
  const std::string seed = std::to_string(index) + plain;
  const std::string inner = guid_of("item" + seed);
  return "<area" + attribute("guid", guid_of("area" + seed)) + attribute("alpha", 255) +
         "><rectangle" + attribute("x", area.x) + attribute("y", area.y) +
         attribute("width", area.width) + attribute("height", area.height) + "/><resources>" +
         (image ? image_xml(area, inner) : text_xml(area, inner)) + "</resources></area>";
}

void put(Bytes& bytes, std::size_t value, int count) {
  for (int index = 0; index < count; ++index) {
    bytes.push_back(static_cast<std::uint8_t>(value >> (8 * index) & 0xFFU));
  }
}

Rgb pixel(const Frame& frame, std::size_t x, std::size_t y, Rgb lit) {
  if (frame.format == PixelFormat::kMono1) {
    const unsigned byte = frame.bytes[y * frame.stride() + x / 8];
    return (byte >> (7 - x % 8) & 1U) != 0 ? lit : Rgb{0, 0, 0};
  }
  const std::size_t at = y * frame.stride() + x * 3;
  return {frame.bytes[at], frame.bytes[at + 1], frame.bytes[at + 2]};
}

}  // namespace

Program make_program(const std::vector<Area>& areas) {
  std::string inner = R"(<playControl count="1" disabled="false"/>)";
  for (std::size_t index = 0; index < areas.size(); ++index) inner += area_xml(areas[index], index);
  Program program;
  program.guid = guid_of(inner);
  program.body = "<screen><program type=\"normal\" id=\"0\"" + attribute("guid", program.guid) +
                 attribute("name", "gongshi") + ">" + inner + "</program></screen>";
  return program;
}

Bytes bmp_file(const Frame& frame, Rgb lit) {
  const auto width = static_cast<std::size_t>(frame.geometry.width_px);
  const auto height = static_cast<std::size_t>(frame.geometry.height_px);
  const std::size_t stride = (width * 3 + 3) / 4 * 4;
  constexpr std::size_t kHeaders = 54;  // BITMAPFILEHEADER 14, BITMAPINFOHEADER 40
  Bytes file{'B', 'M'};
  put(file, kHeaders + stride * height, 4);
  put(file, 0, 4);
  put(file, kHeaders, 4);
  put(file, 40, 4);
  put(file, width, 4);
  put(file, height, 4);
  put(file, 1, 2);   // planes
  put(file, 24, 2);  // bits a pixel
  put(file, 0, 4);   // not compressed
  put(file, stride * height, 4);
  put(file, 2835, 4);  // 72 dots an inch, both ways
  put(file, 2835, 4);
  put(file, 0, 8);  // no palette
  for (std::size_t row = height; row-- > 0;) {
    for (std::size_t x = 0; x < width; ++x) {
      const Rgb color = pixel(frame, x, row, lit);
      file.insert(file.end(), {color.b, color.g, color.r});
    }
    file.insert(file.end(), stride - width * 3, 0);
  }
  return file;
}

}  // namespace gongshi::drivers::huidu
