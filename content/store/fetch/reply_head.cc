#include "content/store/fetch/reply_head.h"

#include <algorithm>
#include <limits>

#include "content/bundle/document.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kValueCap = 256;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// The value of header `name`, if this line is that header.
std::optional<std::string_view> header_value(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || line[name.size()] != ':') return std::nullopt;
  if (!same_word(line.substr(0, name.size()), name)) return std::nullopt;
  line.remove_prefix(name.size() + 1);
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return std::string_view{};
  const std::size_t last = line.find_last_not_of(" \t\r\n");
  return line.substr(first, last + 1 - first);
}

/// What may be sent back to a server in a header of ours.
bool is_plain(std::string_view value) {
  return value.size() <= kValueCap &&
         std::ranges::all_of(value, [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<std::uint64_t> number(std::string_view text) {
  return bundle::strict_number(text, 0, std::numeric_limits<std::uint64_t>::max() / 2);
}

}  // namespace

std::optional<ContentRange> parse_content_range(std::string_view value) {
  constexpr std::string_view kUnit = "bytes ";
  if (value.size() < kUnit.size() || !same_word(value.substr(0, kUnit.size()), kUnit)) {
    return std::nullopt;
  }
  value.remove_prefix(kUnit.size());
  const std::size_t dash = value.find('-');
  const std::size_t slash = value.find('/');
  if (dash == std::string_view::npos || slash == std::string_view::npos || slash < dash) {
    return std::nullopt;
  }
  const auto first = number(value.substr(0, dash));
  const auto last = number(value.substr(dash + 1, slash - dash - 1));
  const auto total = number(value.substr(slash + 1));
  const bool open = value.substr(slash + 1) == "*";
  if (!first || !last || *last < *first || (!total && !open)) return std::nullopt;
  if (total && *last >= *total) return std::nullopt;
  return ContentRange{*first, *last, total};
}

void ReplyHead::take(std::string_view line) {
  bytes_ += line.size();
  if (line.starts_with("HTTP/")) {
    validator_ = {};
    encoded_ = false;
    range_.reset();
  } else if (const auto etag = header_value(line, "etag"); etag && is_plain(*etag)) {
    validator_.etag = *etag;
  } else if (const auto date = header_value(line, "last-modified"); date && is_plain(*date)) {
    validator_.last_modified = *date;
  } else if (const auto coding = header_value(line, "content-encoding")) {
    encoded_ = encoded_ || !same_word(*coding, "identity");
  } else if (const auto range = header_value(line, "content-range")) {
    range_ = parse_content_range(*range);
  }
}

}  // namespace gongshi::content::store
