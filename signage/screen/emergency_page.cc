#include "signage/screen/emergency_page.h"

#include "content/proper_names.h"
#include "signage/layout/screen_text.h"
#include "signage/screen/screen_words.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

/// "10:05 起", "since 10:05".
std::string since_words(WallTime started, const Languages& languages) {
  const std::string time = clock_text(to_local(started));
  const std::string word(say(Word::kSince, languages));
  if (main_language(languages) == "zh") return time + " " + word;
  return word + " " + time;
}

}  // namespace

const content::EmergencyCard* running_card(const Scene& scene) {
  constexpr std::string_view kEmergency = "emergency:";
  const auto& run = scene.edition.emergency;
  const bool due = scene.showing.item().id.starts_with(kEmergency);
  if (!run || !due || scene.release() == nullptr) return nullptr;
  return scene.release()->emergency_card(run->card);
}

std::string EmergencyPage::key(const Scene& scene) const {
  const content::EmergencyCard* card = running_card(scene);
  return std::string(card->id) + '\n' + scene.showing.manifest_hash + '\n' +
         clock_text(to_local(scene.edition.emergency->started)) + '\n' +
         (scene.showing.age.clock_sure ? "+" : "-");
}

Status EmergencyPage::paint(const Scene& scene, Painter& painter) {
  const content::EmergencyCard& card = *running_card(scene);
  const ScreenSizes& sizes = style_.sizes;
  const config::Theme& theme = style_.theme;
  const Languages& languages = scene.display.languages;
  const Rect whole = area();
  painter.fill(whole, theme.emergency);
  const std::vector<std::string_view> texts = emergency_texts(card, languages);
  GONGSHI_TRY(const CardPlaces places,
              card_places(card.title_zh, texts, content::ProperNames(*scene.release()), sizes,
                          painter.type()));
  const int edge = places.edge_px;
  for (const Rect bar :
       {Rect{0, 0, whole.width, edge}, Rect{0, whole.height - edge, whole.width, edge},
        Rect{0, 0, edge, whole.height}, Rect{whole.width - edge, 0, edge, whole.height}}) {
    painter.fill(bar, theme.emergency_title);
  }
  const int inset = places.inset_px;
  const int inner = whole.width - 2 * inset;
  const std::string_view left = hospital_name(scene.release()->hospital(), languages);
  const std::string since = scene.showing.age.clock_sure
                                ? since_words(scene.edition.emergency->started, languages)
                                : std::string{};
  const int foot_middle = whole.height - edge - places.foot_px / 2;
  const Font small{sizes.px(34, 36, 20), fonts::Weight::kBold};
  GONGSHI_TRY(const Font left_font, painter.fitting({small.size_px, {}}, left, inner * 6 / 10));
  GONGSHI_CHECK(
      painter.text(left_font, inset, foot_middle, Align::kLeft, theme.emergency_text, left));
  GONGSHI_CHECK(painter.text(small, whole.width - inset, foot_middle, Align::kRight,
                             theme.emergency_title, since));

  GONGSHI_CHECK(draw_block(places.title.block, places.title.place, Align::kCentre,
                           theme.emergency_title, painter));
  for (const PlacedBlock& words : places.texts) {
    GONGSHI_CHECK(
        draw_block(words.block, words.place, Align::kCentre, theme.emergency_text, painter));
  }
  return {};
}

}  // namespace gongshi::signage
