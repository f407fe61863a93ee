#include "signage/screen/emergency_page.h"

#include <algorithm>

#include "content/proper_names.h"
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

std::vector<std::string_view> emergency_texts(const content::EmergencyCard& card,
                                              const Languages& languages) {
  std::vector<std::string_view> texts;
  for (const std::string& language : languages) {
    const std::string_view text = language == "en"   ? card.text_en
                                  : language == "ug" ? card.text_ug
                                  : language == "zh" ? card.text_zh
                                                     : std::string_view{};
    if (!text.empty()) texts.push_back(text);
  }
  if (std::find(texts.begin(), texts.end(), card.text_zh) == texts.end()) {
    texts.push_back(card.text_zh);
  }
  return texts;
}

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
  const int edge = sizes.px(18, 18, 8);
  for (const Rect bar :
       {Rect{0, 0, whole.width, edge}, Rect{0, whole.height - edge, whole.width, edge},
        Rect{0, 0, edge, whole.height}, Rect{whole.width - edge, 0, edge, whole.height}}) {
    painter.fill(bar, theme.emergency_title);
  }
  const int inset = edge + sizes.px(40, 40, 16);
  const int inner = whole.width - 2 * inset;

  const int foot = sizes.px(72, 84, 36);
  const std::string_view left = hospital_name(scene.release()->hospital(), languages);
  const std::string since = scene.showing.age.clock_sure
                                ? since_words(scene.edition.emergency->started, languages)
                                : std::string{};
  const int foot_middle = whole.height - edge - foot / 2;
  const Font small{sizes.px(34, 36, 20), fonts::Weight::kBold};
  GONGSHI_TRY(const Font left_font, painter.fitting({small.size_px, {}}, left, inner * 6 / 10));
  GONGSHI_CHECK(
      painter.text(left_font, inset, foot_middle, Align::kLeft, theme.emergency_text, left));
  GONGSHI_CHECK(painter.text(small, whole.width - inset, foot_middle, Align::kRight,
                             theme.emergency_title, since));

  // Title, then the texts: the first takes what the others leave of three parts.
  const int top = inset;
  const int room = whole.height - edge - foot - top;
  const int title_room = room * 28 / 100;
  GONGSHI_TRY(const TextBlock title,
              fit_block(card.title_zh,
                        {room * 30 / 100, sizes.px(24), fonts::Weight::kBold, 1.2, true, true},
                        inner, title_room, painter.type()));
  GONGSHI_CHECK(draw_block(title, {inset, top, inner, title_room}, Align::kCentre,
                           theme.emergency_title, painter));
  const std::vector<std::string_view> texts = emergency_texts(card, languages);
  const int text_room = room - title_room;
  const int parts = static_cast<int>(texts.size()) + 1;  // the first is worth two
  const content::ProperNames names(*scene.release());
  int y = top + title_room;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const int share = texts.size() == 1 ? text_room : text_room * (i == 0 ? 2 : 1) / parts;
    const std::vector<std::string> wholes = names.in(texts[i]);
    GONGSHI_TRY(const TextBlock block,
                fit_block(texts[i],
                          {share / 2, sizes.px(16), fonts::Weight::kBold, 1.35, true, true, wholes},
                          inner, share, painter.type()));
    GONGSHI_CHECK(
        draw_block(block, {inset, y, inner, share}, Align::kCentre, theme.emergency_text, painter));
    y += share;
  }
  return {};
}

}  // namespace gongshi::signage
