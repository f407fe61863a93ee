#include "tests/bench/kanji_vg.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace gongshi::bench {
namespace {

using handwriting::InkPoint;
using handwriting::Stroke;
using handwriting::Strokes;

constexpr int kPointsPerCurve = 8;
constexpr std::size_t kMostFileBytes = 1U << 18U;

/// One path's commands, drawn.
class Pen {
 public:
  explicit Pen(std::string_view path) : rest_(path) {}

  std::optional<Stroke> draw() {
    while (true) {
      skip_marks();
      if (rest_.empty()) break;
      if (std::isalpha(static_cast<unsigned char>(rest_.front())) != 0) {
        command_ = rest_.front();
        rest_.remove_prefix(1);
      }
      if (!step()) return std::nullopt;
    }
    if (stroke_.size() < 2) return std::nullopt;
    return stroke_;
  }

 private:
  void skip_marks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == ',')) rest_.remove_prefix(1);
  }

  std::optional<float> number() {
    skip_marks();
    float value = 0;
    const auto [end, failed] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (failed != std::errc{}) return std::nullopt;
    rest_.remove_prefix(std::size_t(end - rest_.data()));
    return value;
  }

  std::optional<InkPoint> point() {
    const auto x = number();
    const auto y = number();
    if (!x || !y) return std::nullopt;
    const bool from_here = std::islower(static_cast<unsigned char>(command_)) != 0;
    return from_here ? InkPoint{at_.x + *x, at_.y + *y} : InkPoint{*x, *y};
  }

  bool step() {
    switch (command_) {
      case 'M':
      case 'm': {
        const auto to = point();
        if (!to) return false;
        at_ = pull_ = *to;
        stroke_.push_back(at_);
        return true;
      }
      case 'C':
      case 'c': {
        const auto first = point();
        return first && curve(*first);
      }
      case 'S':
      case 's':
        return curve({2 * at_.x - pull_.x, 2 * at_.y - pull_.y});
      default:
        return false;
    }
  }

  bool curve(const InkPoint& first) {
    const auto second = point();
    const auto to = point();
    if (!second || !to) return false;
    for (int i = 1; i <= kPointsPerCurve; ++i) {
      const float t = float(i) / kPointsPerCurve, u = 1 - t;
      const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
      stroke_.push_back({a * at_.x + b * first.x + c * second->x + d * to->x,
                         a * at_.y + b * first.y + c * second->y + d * to->y});
    }
    pull_ = *second;
    at_ = *to;
    return true;
  }

  std::string_view rest_;
  char command_ = 'M';
  InkPoint at_{}, pull_{};  // pull_: the last curve's second control point
  Stroke stroke_;
};

}  // namespace

Strokes svg_strokes(std::string_view svg) {
  constexpr std::string_view kPath = " d=\"";
  Strokes strokes;
  for (std::size_t at = svg.find(kPath); at != std::string_view::npos; at = svg.find(kPath, at)) {
    at += kPath.size();
    const std::string_view path = svg.substr(at, svg.find('"', at) - at);
    auto stroke = Pen(path).draw();
    if (!stroke) return {};
    strokes.push_back(*std::move(stroke));
  }
  return strokes;
}

Result<std::vector<handwriting::Written>> read_kanji_vg(const fs::path& folder) {
  std::vector<handwriting::Written> all;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    const std::string stem = entry.path().stem().string();
    std::uint32_t character = 0;
    const auto [end, wrong] =
        std::from_chars(stem.data(), stem.data() + stem.size(), character, 16);
    if (entry.path().extension() != ".svg" || wrong != std::errc{} ||
        end != stem.data() + stem.size()) {
      continue;
    }
    GONGSHI_TRY(const std::string svg, read_file(entry.path(), kMostFileBytes));
    Strokes strokes = svg_strokes(svg);
    if (!strokes.empty()) all.push_back({char32_t{character}, std::move(strokes)});
  }
  if (failed) {
    return Error{Errc::kIo, {folder.string() + "：读不出", "cannot read " + folder.string()}};
  }
  std::ranges::sort(all, {}, &handwriting::Written::character);
  return all;
}

}  // namespace gongshi::bench
