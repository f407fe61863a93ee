#include "signage/board/content_hash.h"

#include "content/bundle/hash.h"
#include "drivers/os/file.h"

namespace gongshi::signage {
namespace {

using content::bundle::Hasher;

void add(Hasher& hasher, std::string_view text) {
  hasher.add(as_bytes(text));
}

void add(Hasher& hasher, std::string_view what, const drivers::Frame& frame) {
  add(hasher, std::string(what) + " " + std::to_string(frame.geometry.width_px) + " " +
                  std::to_string(frame.geometry.height_px) + " " +
                  (frame.format == drivers::PixelFormat::kMono1 ? "mono1" : "rgb8") + "\n");
  hasher.add(std::as_bytes(std::span(frame.bytes)));
}

void add(Hasher& hasher, std::string_view what, const drivers::TextArea& area) {
  std::string line(what);
  for (const int number : {area.x, area.y, area.width, area.height, static_cast<int>(area.motion),
                           static_cast<int>(area.color), area.font_px}) {
    line += " " + std::to_string(number);
  }
  add(hasher, line + " " + std::to_string(area.text.size()) + "\n" + area.text + "\n");
  if (area.dots) add(hasher, "dots", *area.dots);
}

}  // namespace

std::string content_hash(const drivers::Desired& desired) {
  Hasher hasher;
  for (const drivers::TextArea& area : desired.areas) add(hasher, "text", area);
  if (desired.frame) add(hasher, "frame", *desired.frame);
  if (desired.marquee) add(hasher, "strip", desired.marquee->strip);
  if (desired.emergency) add(hasher, "emergency", desired.emergency->area);
  return hasher.finish().hex();
}

}  // namespace gongshi::signage
