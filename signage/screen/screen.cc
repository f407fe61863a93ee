#include "signage/screen/screen.h"

#include <algorithm>

#include "signage/screen/table_page.h"

namespace gongshi::signage {
namespace {

std::string_view item_title_zh(ItemKind kind) {
  switch (kind) {
    case ItemKind::kEmergency:
      return "紧急通知";
    case ItemKind::kWarning:
      return "重要提示";
    case ItemKind::kUrgent:
      return "重要通知";
    case ItemKind::kDayPart:
      return "温馨提示";
    case ItemKind::kComplaint:
      return "投诉与监督";
    case ItemKind::kSerial:
      return "公示编号";
    case ItemKind::kRoutine:
    case ItemKind::kFallback:
      break;
  }
  return "信息公示";
}

/// Ticker items: complaint line and serial stand in the footer all the time.
std::vector<Item> running_items(const Showing& showing) {
  std::vector<Item> items;
  for (const Item& item : showing.rotation) {
    if (item.kind == ItemKind::kSerial || item.kind == ItemKind::kComplaint) continue;
    if (!items.empty() && items.back() == item) continue;  // what stood between them is left out
    items.push_back(item);
  }
  return items;
}

}  // namespace

Screen::Screen(drivers::Geometry size, fonts::TypeCase& type)
    : sizes_(size),
      type_(type),
      picture_(Picture::filled(size, Theme::kGround)),
      painter_(picture_, type),
      ticker_({sizes_.margin() + sizes_.px(118), sizes_.ticker().y,
               sizes_.width - sizes_.margin() - sizes_.px(118), sizes_.ticker().height},
              {sizes_.px(36), fonts::Weight::kRegular}) {}

Result<std::vector<Rect>> Screen::draw(const Edition& edition, const config::Display& display,
                                       WallTime clock, std::int64_t ticker_px) {
  changed_.clear();
  const Showing showing = at(edition, display, clock);
  GONGSHI_CHECK(draw_header(edition, showing.age));
  GONGSHI_CHECK(draw_body(edition, showing, display.content == "prices", clock));
  GONGSHI_CHECK(draw_footer(edition, showing.age));
  GONGSHI_CHECK(draw_ticker(showing, ticker_px));
  return changed_;
}

Status Screen::draw_header(const Edition& edition, const Age& age) {
  const LocalTime local = to_local(age.now);
  std::string name = edition.notice.hospital;
  std::string english;
  if (edition.release != nullptr) {
    name = edition.release->hospital().name_zh;
    english = edition.release->hospital().name_en;
  }
  if (name.empty()) name = "医院信息公示";
  // A clock that cannot be believed is not shown.
  std::string date;
  std::string clock;
  if (age.clock_sure) {
    date = std::to_string(static_cast<int>(local.date.year())) + "年" + date_line_zh(local);
    clock = clock_text(local);
  }
  const std::string key = name + '\n' + english + '\n' + date + '\n' + clock;
  if (key == header_key_) return {};
  header_key_ = key;

  const Rect band = sizes_.header();
  painter_.fill(band, Theme::kHeader);
  painter_.fill({0, band.height - sizes_.px(4), band.width, sizes_.px(4)}, Theme::kAccent);
  const int middle = (band.height - sizes_.px(4)) / 2;

  // A plain plus in a box stands where a hospital's own emblem will.
  const int box = sizes_.px(68);
  const int left = sizes_.margin();
  painter_.round_box({left, middle - box / 2, box, box}, sizes_.px(16), Theme::kAccent);
  const int arm = sizes_.px(40);
  const int thick = sizes_.px(13);
  painter_.round_box({left + (box - arm) / 2, middle - thick / 2, arm, thick}, thick / 4,
                     Theme::kHeaderText);
  painter_.round_box({left + (box - thick) / 2, middle - arm / 2, thick, arm}, thick / 4,
                     Theme::kHeaderText);

  const Font clock_font{sizes_.px(64), fonts::Weight::kBold};
  const Font date_font{sizes_.px(28), fonts::Weight::kRegular};
  const int right = band.width - sizes_.margin();
  GONGSHI_TRY(const int clock_width, painter_.measure(clock_font, clock));
  GONGSHI_TRY(const int date_width, painter_.measure(date_font, date));
  int used = 0;
  if (sizes_.portrait) {
    GONGSHI_CHECK(painter_.text(clock_font, right, middle - sizes_.px(22), Align::kRight,
                                Theme::kHeaderText, clock));
    GONGSHI_CHECK(painter_.text(date_font, right, middle + sizes_.px(34), Align::kRight,
                                Theme::kHeaderDim, date));
    used = std::max(clock_width, date_width);
  } else {
    GONGSHI_CHECK(
        painter_.text(clock_font, right, middle, Align::kRight, Theme::kHeaderText, clock));
    GONGSHI_CHECK(painter_.text(date_font, right - clock_width - sizes_.px(32), middle,
                                Align::kRight, Theme::kHeaderDim, date));
    used = clock_width + date_width + sizes_.px(32);
  }

  const int name_left = left + box + sizes_.px(24);
  const int room = right - used - sizes_.px(32) - name_left;
  GONGSHI_TRY(const Font name_font,
              painter_.fitting({sizes_.px(46), fonts::Weight::kBold}, name, room));
  const int lift = english.empty() ? 0 : sizes_.px(16);
  GONGSHI_CHECK(
      painter_.text(name_font, name_left, middle - lift, Align::kLeft, Theme::kHeaderText, name));
  if (!english.empty()) {
    GONGSHI_TRY(const Font english_font,
                painter_.fitting({sizes_.px(22), fonts::Weight::kRegular}, english, room));
    GONGSHI_CHECK(painter_.text(english_font, name_left, middle + sizes_.px(28), Align::kLeft,
                                Theme::kHeaderDim, english));
  }
  changed_.push_back(band);
  return {};
}

Status Screen::draw_footer(const Edition& edition, const Age& age) {
  std::string left;
  std::string right;
  if (edition.release != nullptr) {
    const content::Hospital& hospital = edition.release->hospital();
    left = complaint_line_zh(hospital.complaint_phone);
    if (!hospital.complaint_hours.empty()) {
      left += "（" + std::string(hospital.complaint_hours) + "）";
    }
    if (!hospital.complaint_place.empty()) left += " " + std::string(hospital.complaint_place);
    right = serial_line_zh(*edition.release) + "  核对码 " + edition.release->id().short_code() +
            "  " + age_line_zh(age);
  } else if (!edition.notice.complaint_phone.empty()) {
    left = complaint_line_zh(edition.notice.complaint_phone);
  }
  const std::string key = left + '\n' + right + '\n';
  if (key == footer_key_) return {};
  footer_key_ = key;

  const Rect band = sizes_.footer();
  const bool warns = age.wants_banner();
  const Color color = warns ? Theme::kWarningText : Theme::kFooterText;
  painter_.fill(band, warns ? Theme::kWarning : Theme::kFooter);
  const Font font{sizes_.px(24), fonts::Weight::kRegular};
  const int inner = band.width - 2 * sizes_.margin();
  if (sizes_.portrait) {  // one above the other
    GONGSHI_TRY(const Font upper, painter_.fitting(font, left, inner));
    GONGSHI_TRY(const Font lower, painter_.fitting(font, right, inner));
    GONGSHI_CHECK(painter_.text(upper, sizes_.margin(), band.y + band.height * 3 / 10, Align::kLeft,
                                color, left));
    GONGSHI_CHECK(painter_.text(lower, sizes_.margin(), band.y + band.height * 7 / 10, Align::kLeft,
                                color, right));
  } else {
    const int middle = band.y + band.height / 2;
    GONGSHI_TRY(const Font right_font, painter_.fitting(font, right, inner * 2 / 3));
    GONGSHI_TRY(const int right_width, painter_.measure(right_font, right));
    GONGSHI_TRY(const Font fitted,
                painter_.fitting(font, left, inner - right_width - sizes_.px(32)));
    GONGSHI_CHECK(painter_.text(fitted, sizes_.margin(), middle, Align::kLeft, color, left));
    GONGSHI_CHECK(painter_.text(right_font, band.width - sizes_.margin(), middle, Align::kRight,
                                color, right));
  }
  changed_.push_back(band);
  return {};
}

Status Screen::page_prices(const Edition& edition, Date day) {
  if (edition.release == nullptr) {
    pages_.reset();
  } else if (!pages_ || pages_->release() != edition.release || pages_->day() != day) {
    GONGSHI_TRY(pages_, PricePages::make(edition.release, day, sizes_, type_));
  }
  return {};
}

bool Screen::new_body(std::string key) {
  if (key == body_key_) return false;
  body_key_ = std::move(key);
  changed_.push_back(sizes_.body());
  return true;
}

Status Screen::draw_body(const Edition& edition, const Showing& showing, bool prices,
                         WallTime clock) {
  const std::string issue = showing.manifest_hash + '\n';
  const Date day = to_local(showing.age.now).date;
  if (prices) {
    GONGSHI_CHECK(page_prices(edition, day));
    if (pages_ && !pages_->empty()) return draw_prices(issue, showing.age, clock);
  } else if (edition.release != nullptr && showing.item().kind != ItemKind::kFallback) {
    const Item& item = showing.item();
    const int number = static_cast<int>(showing.current) + 1;
    const int count = static_cast<int>(showing.rotation.size());
    if (!new_body(issue + "message " + std::to_string(number) + '/' + std::to_string(count) + ' ' +
                  item.text)) {
      return {};
    }
    const bool warns = item.kind == ItemKind::kWarning;
    const Color plain = item.kind == ItemKind::kUrgent ? Theme::kUrgentTag : Theme::kTitleText;
    return draw_words(item_title_zh(item.kind), item.text, warns ? Theme::kWarning : Theme::kGround,
                      warns ? Theme::kWarningText : plain, number, count);
  }
  const std::string date = showing.age.clock_sure ? date_text(day) : std::string{};
  const std::string why = edition.withheld ? "withheld" : "fallback";
  if (!new_body(issue + date + '\n' + why)) return {};
  return draw_fallback(edition, showing.age);
}

/// The table page by page; while the content may be out of date every third page says so.
Status Screen::draw_prices(const std::string& issue, const Age& age, WallTime clock) {
  const auto index =
      age.wants_banner() ? pages_->index_between_warnings(clock) : pages_->index_at(clock);
  if (!index) {
    const std::string words = warning_line_zh(age);
    if (!new_body(issue + words)) return {};
    return draw_words(item_title_zh(ItemKind::kWarning), words, Theme::kWarning,
                      Theme::kWarningText, 0, 0);
  }
  if (!new_body(issue + date_text(pages_->day()) + "\nprices " + std::to_string(*index))) return {};
  return draw_table_page(pages_->pages()[*index], sizes_, painter_);
}

Status Screen::draw_words(std::string_view title, std::string_view text, Color ground, Color color,
                          int number, int count) {
  const Rect body = sizes_.body();
  painter_.fill(body, ground);
  GONGSHI_CHECK(draw_title(title, "", number, count, sizes_, painter_));
  const Rect area{sizes_.margin() * 2, sizes_.title().y + sizes_.title().height,
                  sizes_.width - 4 * sizes_.margin(), body.height - sizes_.title().height};
  for (const int size : {104, 88, 72, 60, 50, 42, 36, 30, 24}) {
    const Font font{sizes_.px(size), fonts::Weight::kBold};
    const int line = font.size_px * 3 / 2;
    GONGSHI_TRY(const auto lines, cell_lines(text, font, area.width, type_));
    const int tall = line * static_cast<int>(lines.size());
    if (tall > area.height && size > 24) continue;
    int middle = area.y + (area.height - tall) / 2 + line / 2;
    for (const std::string& words : lines) {
      GONGSHI_CHECK(painter_.text(font, body.width / 2, middle, Align::kCentre, color, words));
      middle += line;
    }
    break;
  }
  return {};
}

Status Screen::draw_fallback(const Edition& edition, const Age& age) {
  const Rect body = sizes_.body();
  painter_.fill(body, Theme::kGround);
  const int centre = body.width / 2;
  const int middle = body.y + body.height / 2;
  const int room = body.width - 2 * sizes_.margin();
  std::string name;
  std::string words;
  std::string below;
  if (edition.release != nullptr) {
    name = edition.release->hospital().name_zh;
    if (age.clock_sure) words = date_line_zh(to_local(age.now));
    below = complaint_line_zh(edition.release->hospital().complaint_phone);
  } else {
    name = edition.notice.hospital.empty() ? "医院信息公示" : edition.notice.hospital;
    words = edition.withheld ? "暂停公示，请到窗口咨询" : "公示信息准备中，请咨询导诊台";
    if (!edition.notice.complaint_phone.empty()) {
      below = complaint_line_zh(edition.notice.complaint_phone);
    }
  }
  GONGSHI_TRY(const Font font, painter_.fitting({sizes_.px(96), fonts::Weight::kBold}, name, room));
  GONGSHI_CHECK(painter_.text(font, centre, middle - sizes_.px(110), Align::kCentre,
                              Theme::kTitleText, name));
  painter_.round_box({centre - sizes_.px(80), middle - sizes_.px(8), sizes_.px(160), sizes_.px(8)},
                     sizes_.px(4), Theme::kAccent);
  GONGSHI_TRY(const Font large,
              painter_.fitting({sizes_.px(72), fonts::Weight::kRegular}, words, room));
  GONGSHI_CHECK(
      painter_.text(large, centre, middle + sizes_.px(80), Align::kCentre, Theme::kText, words));
  GONGSHI_TRY(const Font small,
              painter_.fitting({sizes_.px(48), fonts::Weight::kRegular}, below, room));
  return painter_.text(small, centre, middle + sizes_.px(180), Align::kCentre, Theme::kDim, below);
}

Status Screen::draw_ticker(const Showing& showing, std::int64_t ticker_px) {
  const Rect band = sizes_.ticker();
  if (!ticker_ground_) {
    ticker_ground_ = true;
    painter_.fill(band, Theme::kTicker);
    const int tall = sizes_.px(50);
    const int wide = sizes_.px(98);
    const Rect tag{sizes_.margin(), band.y + (band.height - tall) / 2, wide, tall};
    painter_.round_box(tag, sizes_.px(10), Theme::kAccent);
    GONGSHI_CHECK(painter_.text({sizes_.px(28), fonts::Weight::kBold}, tag.x + wide / 2,
                                band.y + band.height / 2, Align::kCentre, Theme::kHeader, "通知"));
    changed_.push_back(band);
  } else {
    changed_.push_back(ticker_.window());
  }
  GONGSHI_CHECK(ticker_.take(running_items(showing), ticker_px, type_));
  return ticker_.draw(ticker_px, picture_, type_);
}

WallTime Screen::turns_at(WallTime now) const {
  return pages_ && !pages_->empty() ? pages_->turns_at(now) : now;
}

std::int64_t ticker_position_px(const config::Display& display, WallTime now) {
  const WallTime midnight = from_local(to_local(now).date, std::chrono::minutes{0});
  return (now - midnight).count() * display.speed_px_s / 1000;
}

Result<Picture> draw_screen(const Edition& edition, const config::Display& display, WallTime clock,
                            drivers::Geometry size, fonts::TypeCase& type) {
  Screen screen(size, type);
  GONGSHI_CHECK(screen.draw(edition, display, clock, ticker_position_px(display, clock)));
  return screen.picture();
}

}  // namespace gongshi::signage
