#include "drivers/protocol/jetfile2/short_frame.h"

#include <algorithm>
#include <cassert>

namespace gongshi::drivers::jetfile2 {
namespace {

constexpr std::uint8_t kAnswered = 0x03;
constexpr std::uint8_t kSilent = 0x04;

void put(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}

}  // namespace

Bytes encode_short(ShortFormat format, int unit, std::span<const std::uint8_t> data,
                   bool reply_wanted) {
  assert(unit >= 0 && unit <= 99 && data.size() <= kMostShortData);
  Bytes out{0x01, static_cast<std::uint8_t>(format == ShortFormat::kPlain ? 'Z' : 'Y'),
            static_cast<std::uint8_t>('0' + unit / 10), static_cast<std::uint8_t>('0' + unit % 10),
            0x02};
  out.insert(out.end(), data.begin(), data.end());
  out.push_back(reply_wanted ? kAnswered : kSilent);
  if (format == ShortFormat::kSummed) {
    const std::uint16_t sum = sum16(out);
    out.push_back(static_cast<std::uint8_t>(sum & 0xFF));
    out.push_back(static_cast<std::uint8_t>(sum >> 8));
  }
  return out;
}

Bytes label(const Path& path) {
  Bytes out{0x0F, static_cast<std::uint8_t>(path.disk), static_cast<std::uint8_t>(path.folder)};
  put(out, path.name);
  return out;
}

Bytes write_text_data(const Path& path, std::span<const std::uint8_t> text) {
  Bytes out{'A'};
  const Bytes name = label(path);
  out.insert(out.end(), name.begin(), name.end());
  out.push_back(0x06);
  out.insert(out.end(), text.begin(), text.end());
  return out;
}

Bytes play_list_data(std::span<const Path> files) {
  Bytes out;
  put(out, "E.SL");
  for (const Path& file : files) {
    const Bytes name = label(file);
    out.insert(out.end(), name.begin(), name.end());
  }
  return out;
}

Bytes read_clock_data() {
  return {'E', 'A'};
}

std::optional<std::uint16_t> find_short_status(std::span<const std::uint8_t> heard) {
  if (heard.size() < 2) return std::nullopt;
  const auto last = heard.last(2);
  const auto status = static_cast<std::uint16_t>(last[0] | last[1] << 8);
  const std::uint8_t group = last[1];
  // Of the vendor's table: 90xx, and a few of writing.
  const bool known = status_is_ok(status) || group == 0x90 || status == 0x2101 || status == 0x2102;
  if (!known) return std::nullopt;
  return status;
}

bool has_short_clock(std::span<const std::uint8_t> heard) {
  constexpr std::uint8_t mark[]{0x55, 0xA6};
  return std::search(heard.begin(), heard.end(), std::begin(mark), std::end(mark)) != heard.end();
}

}  // namespace gongshi::drivers::jetfile2
