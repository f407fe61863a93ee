#include "content/workspace/fit/screen_cards.h"

#include <algorithm>
#include <cmath>

#include "content/workspace/fit/viewing.h"
#include "signage/layout/screen_text.h"

namespace gongshi::content::workspace {
namespace {

constexpr double kMmPerInch = 25.4;

bool overflows(const signage::PlacedBlock& words) {
  return words.block.height_px() > words.place.height;
}

/// Of the smallest text on the card.
int smallest_px(const signage::CardPlaces& places) {
  int smallest = places.title.block.font.size_px;
  for (const auto& words : places.texts) smallest = std::min(smallest, words.block.font.size_px);
  return smallest;
}

/// Height of a pixel; 0 where the diagonal is not given.
double pixel_mm(const DisplayKind& display) {
  return display.inch * kMmPerInch / std::hypot(display.picture.width, display.picture.height);
}

class CardsOnScreen {
 public:
  CardsOnScreen(const DisplayKind& display, Findings& findings, fonts::TypeCase& type)
      : display_(display),
        sizes_({display.picture.width, display.picture.height}),
        findings_(findings),
        type_(type) {}

  Status check(const Entry<content::EmergencyCard>& entry) {
    const content::EmergencyCard& card = entry.value;
    const auto texts = signage::emergency_texts(card, display_.languages);
    GONGSHI_TRY(const signage::CardPlaces places,
                signage::card_places(card.title_zh, texts, content::ProperNames(), sizes_, type_));
    const Place place{"emergency.yaml", entry.origin.row, "text"};
    const std::string id(card.id);
    if (overflows(places.title) || std::ranges::any_of(places.texts, overflows)) {
      findings_.block(
          place, Code::kScrollingCard,
          {"应急卡 " + id + " 在“" + display_.name + "”上放不下；请写短一些",
           "card " + id + " does not fit on \"" + display_.name + "\"; make it shorter"});
      return {};
    }
    const double height = smallest_px(places) * pixel_mm(display_);
    if (height > 0 && height < readable_mm(display_.viewing_m)) too_small(place, id, height);
    return {};
  }

 private:
  void too_small(const Place& place, const std::string& id, double height) {
    const std::string type = one_digit(height);
    const std::string far = one_digit(display_.viewing_m);
    Sentence what{"应急卡 " + id + " 在“" + display_.name + "”上的字只有 " + type + " 毫米高，在 " +
                      far + " 米外看不清；请写短一些",
                  "card " + id + " stands on \"" + display_.name + "\" in type of " + type +
                      " mm, which cannot be read from " + far + " m; make it shorter"};
    if (display_.accepts_small_text) {
      what.zh += "（已写明 accept: small_text）";
      what.en += " (accepted: small_text)";
      findings_.add(place, Code::kAccepted, std::move(what));
    } else {
      findings_.block(place, Code::kTooSmall, std::move(what));
    }
  }

  const DisplayKind& display_;
  signage::ScreenSizes sizes_;
  Findings& findings_;
  fonts::TypeCase& type_;
};

}  // namespace

Status check_cards_on_screens(const Workspace& workspace, Findings& findings,
                              fonts::TypeCase& type) {
  for (const DisplayKind& display : workspace.displays) {
    if (display.picture.width == 0 || display.picture.height == 0) continue;
    CardsOnScreen screen(display, findings, type);
    for (const auto& entry : workspace.emergency_cards) {
      if (reaches(entry.value.tags, display)) GONGSHI_CHECK(screen.check(entry));
    }
  }
  return {};
}

}  // namespace gongshi::content::workspace
