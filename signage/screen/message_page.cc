#include "signage/screen/message_page.h"

#include "signage/layout/screen_text.h"
#include "signage/screen/text_block.h"

namespace gongshi::signage {
namespace {

Word item_title(ItemKind kind) {
  switch (kind) {
    case ItemKind::kWarning:
      return Word::kWarning;
    case ItemKind::kUrgent:
      return Word::kUrgentNotice;
    case ItemKind::kDayPart:
      return Word::kTip;
    case ItemKind::kComplaint:
      return Word::kComplaint;
    case ItemKind::kSerial:
      return Word::kSerial;
    default:
      break;
  }
  return Word::kInformation;
}

}  // namespace

Status draw_item_title(const Item& item, int number, int count, const Scene& scene,
                       const ScreenStyle& style, Painter& painter) {
  const Languages& languages = scene.display.languages;
  Title title = title_of(item_title(item.kind), languages);
  title.number = number;
  title.count = count;
  return draw_title(title, languages, style, painter);
}

Status draw_message(const Item& item, int number, int count, const Scene& scene,
                    const ScreenStyle& style, Painter& painter) {
  const ScreenSizes& sizes = style.sizes;
  const config::Theme& theme = style.theme;
  const bool warns = item.kind == ItemKind::kWarning;
  painter.fill(sizes.body(), warns ? theme.warning : theme.ground);
  GONGSHI_CHECK(draw_item_title(item, number, count, scene, style, painter));
  GONGSHI_TRY(const PlacedBlock words,
              message_block(item.text, item.wholes, sizes, painter.type()));
  const Color plain = item.kind == ItemKind::kUrgent ? theme.urgent : theme.title_text;
  return draw_block(words.block, words.place, Align::kCentre, warns ? theme.warning_text : plain,
                    painter);
}

Status draw_fallback(const Scene& scene, const ScreenStyle& style, Painter& painter) {
  const ScreenSizes& sizes = style.sizes;
  const config::Theme& theme = style.theme;
  const Rect body = sizes.body();
  painter.fill(body, theme.ground);
  std::string name;
  std::string words;
  std::string below;
  if (scene.release() != nullptr) {
    const content::Hospital& hospital = scene.release()->hospital();
    name = hospital_name(hospital, scene.display.languages);
    if (scene.showing.age.clock_sure) {
      words = long_date(to_local(scene.showing.age.now), scene.display.languages);
    }
    below = complaint_line(hospital.complaint_phone, scene.display.languages);
  } else {
    const config::Notice& notice = scene.edition.notice;
    name = notice.hospital.empty() ? "医院信息公示" : notice.hospital;
    words = (scene.edition.withheld ? kWithheldWords : kWaitWords).in(scene.display.languages);
    if (!notice.complaint_phone.empty())
      below = complaint_line(notice.complaint_phone, scene.display.languages);
  }
  const int centre = body.x + body.width / 2;
  const int middle = body.y + body.height / 2;
  const int room = body.width - 2 * sizes.margin();
  GONGSHI_TRY(const Font font,
              painter.fitting({sizes.px(96, 96, 64), fonts::Weight::kBold}, name, room));
  GONGSHI_CHECK(painter.text(font, centre, middle - sizes.px(110, 110, 64), Align::kCentre,
                             theme.title_text, name));
  const int bar = sizes.px(160, 160, 100);
  const int thin = sizes.px(8, 8, 5);
  painter.round_box({centre - bar / 2, middle - sizes.px(8, 8, 10), bar, thin}, thin / 2,
                    theme.accent);
  GONGSHI_TRY(const Font large,
              painter.fitting({sizes.px(72, 72, 44), fonts::Weight::kRegular}, words, room));
  GONGSHI_CHECK(painter.text(large, centre, middle + sizes.px(80, 80, 42), Align::kCentre,
                             theme.text, words));
  GONGSHI_TRY(const Font small,
              painter.fitting({sizes.px(48, 48, 30), fonts::Weight::kRegular}, below, room));
  return painter.text(small, centre, middle + sizes.px(180, 180, 100), Align::kCentre, theme.dim,
                      below);
}

}  // namespace gongshi::signage
