#include "content/workspace/sheets/format.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace gongshi::content::sheets {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"board", "booklet", "poster", "forms"};
constexpr std::array<std::string_view, 3> kSizes{"a3", "a4", "a5"};

template <class Enum, std::size_t kCount>
std::optional<Enum> from(std::string_view word, const std::array<std::string_view, kCount>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return {};
  return static_cast<Enum>(found - words.begin());
}

/// The usual one first.
std::vector<PaperSize> sizes_of(Kind kind) {
  switch (kind) {
    case Kind::kBoard:
      return {PaperSize::kA4, PaperSize::kA3};
    case Kind::kBooklet:
      return {PaperSize::kA5, PaperSize::kA4};
    case Kind::kPoster:
      return {PaperSize::kA3, PaperSize::kA4};
    case Kind::kForms:
      break;
  }
  return {PaperSize::kA4};
}

/// As on the kind's first size.
paper::Format usual_format(Kind kind) {
  switch (kind) {
    case Kind::kBoard:
      return {.side_margin = 42,
              .body_top = 40,
              .body_bottom = 810,
              .text_size = 14,
              .heading_sizes = {29, 19, 16.5, 15}};
    case Kind::kBooklet:
      return {.width = 419.53,
              .height = 595.28,
              .side_margin = 36,
              .body_top = 34,
              .body_bottom = 566,
              .text_size = 10.5,
              .heading_sizes = {17, 12.5, 11.5, 11}};
    case Kind::kPoster:
      return {.width = 841.89,
              .height = 1190.55,
              .side_margin = 70,
              .body_top = 58,
              .body_bottom = 1140,
              .text_size = 28,
              .heading_sizes = {56, 36, 32, 30}};
    case Kind::kForms:
      break;
  }
  return {.side_margin = 48,
          .body_top = 40,
          .body_bottom = 810,
          .text_size = 11.5,
          .heading_sizes = {24, 15, 13, 12}};
}

struct Extent {
  double width, height;
};

/// ISO 216, in points.
Extent extent_of(PaperSize size) {
  constexpr std::array kExtents{Extent{841.89, 1190.55}, Extent{595.28, 841.89},
                                Extent{419.53, 595.28}};
  return kExtents.at(static_cast<std::size_t>(size));
}

}  // namespace

std::optional<Kind> kind_from(std::string_view word) {
  return from<Kind>(word, kKinds);
}

std::optional<PaperSize> size_from(std::string_view word) {
  return from<PaperSize>(word, kSizes);
}

Result<PaperSize> size_of(Kind kind, std::optional<PaperSize> asked) {
  const auto sizes = sizes_of(kind);
  if (!asked) return sizes.front();
  if (std::find(sizes.begin(), sizes.end(), *asked) != sizes.end()) return *asked;
  std::string words;
  for (const PaperSize size : sizes) {
    if (!words.empty()) words += " ";
    words += kSizes.at(static_cast<std::size_t>(size));
  }
  const std::string name(kKinds.at(static_cast<std::size_t>(kind)));
  return Error{Errc::kUsage,
               {name + " 的纸张只能是：" + words + "，否则字太小或放不下",
                name + " can be printed on: " + words +
                    "; on other paper its type would be too small, or too large"},
               {}};
}

paper::Format format_of(Kind kind, PaperSize size) {
  paper::Format format = usual_format(kind);
  const Extent extent = extent_of(size);
  const double scale = extent.width / format.width;
  for (double* const length :
       {&format.side_margin, &format.body_top, &format.body_bottom, &format.text_size}) {
    *length *= scale;
  }
  format.width = extent.width;
  format.height = extent.height;
  for (double& heading : format.heading_sizes) heading *= scale;
  return format;
}

}  // namespace gongshi::content::sheets
