#include "kiosk/views/home_tiles.h"

#include <array>
#include <cassert>

#include "content/topics.h"

namespace gongshi::kiosk {
namespace {

struct Face {
  Icon icon;
  Color color;
};

// In the order of the topics, the four of the wall in the middle.
constexpr std::array kFaces = {
    Face{Icon::kGuide, Color::kAccent},        // guide
    Face{Icon::kInsurance, Color::kAccent},    // insurance
    Face{Icon::kNotice, Color::kAccent},       // notices
    Face{Icon::kComplaint, Color::kAccent},    // complaints
    Face{Icon::kRules, Color::kTeal},          // rules
    Face{Icon::kSteps, Color::kTeal},          // procedures
    Face{Icon::kPrice, Color::kTeal},          // fees
    Face{Icon::kTimeLimit, Color::kTeal},      // time-limits
    Face{Icon::kHospital, Color::kViolet},     // hospital
    Face{Icon::kQuality, Color::kViolet},      // quality
    Face{Icon::kConsent, Color::kViolet},      // consent
    Face{Icon::kInformation, Color::kViolet},  // disclosure
};

constexpr Words words_of(const content::Names& names) {
  return {names.zh, names.en, names.ug, names.bo, names.mn};
}

}  // namespace

std::span<const HomeTile> home_tiles() {
  static const std::vector<HomeTile> tiles = [] {
    const auto topics = content::topics();
    assert(topics.size() == kFaces.size());
    std::vector<HomeTile> all;
    all.reserve(kFaces.size());
    for (std::size_t i = 0; i < kFaces.size(); ++i) {
      all.push_back({kFaces[i].icon, words_of(topics[i].name), words_of(topics[i].detail),
                     kFaces[i].color, &topics[i]});
    }
    return all;
  }();
  return tiles;
}

std::vector<std::string> categories_of(const HomeTile& tile, const content::Release& release) {
  return content::categories_of(*tile.topic, release);
}

}  // namespace gongshi::kiosk
