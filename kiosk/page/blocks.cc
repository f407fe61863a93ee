#include "kiosk/page/blocks.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace gongshi::kiosk {
namespace {

constexpr std::string_view kLineSeparator = "\xE2\x80\xA8";  // U+2028
constexpr double kLabelMm = 58.0;
constexpr double kFactMarginMm = 5.0;
constexpr double kFactPaddingMm = 2.6;

std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  return (seed ^ value) * 0x9E3779B97F4A7C15U + (seed >> 31U);
}

}  // namespace

void Blocks::add(int height, std::vector<Node> nodes) {
  blocks_.push_back({height, std::move(nodes)});
}

void Blocks::gap(double millimetres) {
  add(frame_.metrics.mm(millimetres), {});
}

void Blocks::text(std::string_view words, TextStyle style, Color color, int indent, Role role) {
  if (words.empty()) return;
  Node node = text_node({indent, 0, width_ - indent, 0}, words, style, color);
  node.role = role;
  node.wrap = true;
  node.rect.h = paragraph_height(frame_.text, node.text, style, node.rect.w);
  const int height = node.rect.h;
  add(height, {std::move(node)});
}

void Blocks::fact(std::string_view label, std::string_view value, TextStyle style, Color color) {
  if (value.empty()) return;
  const Metrics& m = frame_.metrics;
  const int margin = m.mm(kFactMarginMm);
  const int padding = m.mm(kFactPaddingMm);
  const int label_width = std::min(m.grown(kLabelMm), width_ / 3);
  const std::string words = with_line_breaks(value);
  Node name =
      text_node({margin, padding, label_width, 0}, label, TextStyle::kCaption, Color::kMuted);
  name.wrap = true;
  name.rect.h = paragraph_height(frame_.text, name.text, name.style, name.rect.w);
  const int left = margin + label_width + m.mm(kGapMm);
  Node node = text_node({left, padding, width_ - left - margin, 0}, words, style, color);
  node.wrap = true;
  node.rect.h = paragraph_height(frame_.text, node.text, style, node.rect.w);
  // The label stands on the first line of the value.
  const int lift = (frame_.text.line_height(style) - frame_.text.line_height(name.style)) / 2;
  name.rect.y += std::max(0, lift);
  const int height = std::max(name.rect.bottom(), node.rect.bottom()) + padding;
  std::vector<Node> nodes;
  Node ground = row_ground({0, 0, width_, height}, {}, {});
  ground.quiet = true;
  nodes.push_back(std::move(ground));
  nodes.push_back(std::move(name));
  nodes.push_back(std::move(node));
  add(height, std::move(nodes));
}

List Blocks::list(std::string_view id) && {
  List list;
  list.id = id;
  list.count = int(blocks_.size());
  list.tops.push_back(0);
  std::uint64_t revision = 1;
  for (const Block& block : blocks_) {
    list.tops.push_back(list.tops.back() + block.height);
    revision = mix(revision, std::uint64_t(block.height));
    for (const Node& node : block.nodes) {
      revision = mix(revision, std::hash<std::string>{}(node.text));
      revision = mix(revision, std::hash<std::string>{}(node.action));
      revision = mix(revision, std::hash<std::string>{}(node.image));
    }
  }
  list.revision = revision;
  list.row = [blocks = std::make_shared<const std::vector<Block>>(std::move(blocks_))](int i) {
    return (*blocks)[std::size_t(i)].nodes;
  };
  return list;
}

std::string with_line_breaks(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t at = text.find(kLineSeparator);
    lines.append(text.substr(0, at));
    if (at == std::string_view::npos) break;
    lines.push_back('\n');
    text.remove_prefix(at + kLineSeparator.size());
  }
  return lines;
}

}  // namespace gongshi::kiosk
