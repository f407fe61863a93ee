#include "content/bundle/serial.h"

#include "content/bundle/document.h"

namespace gongshi::content::bundle {

std::optional<Serial> Serial::parse(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto epoch = strict_number(text.substr(0, dash), 1, kMaxEpoch);
  const auto seq = strict_number(text.substr(dash + 1), 1, kMaxNumber);
  if (!epoch || !seq) return std::nullopt;
  return Serial{*epoch, *seq};
}

std::string Serial::text() const {
  return std::to_string(epoch) + "-" + std::to_string(seq);
}

}  // namespace gongshi::content::bundle
