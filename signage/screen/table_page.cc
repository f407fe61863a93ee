#include "signage/screen/table_page.h"

#include <algorithm>
#include <string>

#include "signage/playlist/words.h"

namespace gongshi::signage {
namespace {

using content::InsuranceClass;
using content::PriceItem;
using content::PriceKind;

struct PriceParts {
  std::string whole;     // "1850"
  std::string fraction;  // ".00"
};

PriceParts parts_of(const content::Money& amount) {
  const std::string text = amount.text();
  const std::size_t point = text.find('.');
  return {text.substr(0, point), text.substr(std::min(point, text.size()))};
}

struct Badge {
  std::string_view words;
  Color color;
};

Badge badge_of(InsuranceClass insurance) {
  switch (insurance) {
    case InsuranceClass::kA:
      return {"甲", Theme::kClassA};
    case InsuranceClass::kB:
      return {"乙", Theme::kClassB};
    case InsuranceClass::kC:
      return {"丙", Theme::kClassC};
    case InsuranceClass::kSelfPay:
      return {"自费", Theme::kSelfPay};
    case InsuranceClass::kUnstated:
      break;
  }
  return {"", Theme::kDim};
}

struct Column {
  PriceColumns at;
  int point_x;  // where the decimal points stand
};

Status draw_column_heads(PriceKind kind, const Column& column, const ScreenSizes& sizes,
                         Painter& painter) {
  const Rect head = sizes.column_head();
  painter.fill(head, Theme::kColumnHead);
  const int middle = head.y + head.height / 2;
  const Font font{sizes.px(26), fonts::Weight::kBold};
  const auto put = [&](int x, Align align, std::string_view words) {
    return painter.text(font, x, middle, align, Theme::kColumnText, words);
  };
  const PriceColumns& at = column.at;
  const std::string_view name = kind == PriceKind::kService ? "项目名称"
                                : kind == PriceKind::kDrug  ? "药品名称"
                                                            : "耗材名称";
  GONGSHI_CHECK(put(at.name.x, Align::kLeft, name));
  if (at.spec.width > 0) GONGSHI_CHECK(put(at.spec.x, Align::kLeft, "规格"));
  GONGSHI_CHECK(put(at.unit.x + at.unit.width / 2, Align::kCentre, "单位"));
  GONGSHI_CHECK(put(at.price.x + at.price.width, Align::kRight, "价格（元）"));
  return put(at.insurance.x + at.insurance.width / 2, Align::kCentre, "医保");
}

Status draw_lines(const std::vector<std::string>& lines, Font font, int x, Rect row, Color color,
                  const ScreenSizes& sizes, Painter& painter) {
  const int block = static_cast<int>(lines.size()) * sizes.line_px();
  int middle = row.y + (row.height - block) / 2 + sizes.line_px() / 2;
  for (const std::string& line : lines) {
    GONGSHI_CHECK(painter.text(font, x, middle, Align::kLeft, color, line));
    middle += sizes.line_px();
  }
  return {};
}

Status draw_price(const PriceItem& item, const Column& column, int middle, const ScreenSizes& sizes,
                  Painter& painter) {
  if (!item.price.amount) {
    const Rect at = column.at.price;
    GONGSHI_TRY(const Font font,
                painter.fitting(sizes.spec_font(), price_form_zh(item.price.form), at.width));
    return painter.text(font, at.x + at.width, middle, Align::kRight, Theme::kPrice,
                        price_form_zh(item.price.form));
  }
  const PriceParts parts = parts_of(*item.price.amount);
  GONGSHI_CHECK(painter.text(sizes.price_font(), column.point_x, middle, Align::kRight,
                             Theme::kPrice, parts.whole));
  return painter.text(sizes.price_font(), column.point_x, middle, Align::kLeft, Theme::kPrice,
                      parts.fraction);
}

Status draw_badge(InsuranceClass insurance, const Column& column, int middle,
                  const ScreenSizes& sizes, Painter& painter) {
  const Badge badge = badge_of(insurance);
  const int centre = column.at.insurance.x + column.at.insurance.width / 2;
  if (badge.words.empty()) {
    return painter.text(sizes.spec_font(), centre, middle, Align::kCentre, Theme::kDim, "—");
  }
  const int tall = sizes.px(38);
  const int wide = badge.words.size() > 3 ? sizes.px(72) : sizes.px(46);
  painter.round_box({centre - wide / 2, middle - tall / 2, wide, tall}, sizes.px(8), badge.color);
  return painter.text({sizes.px(24), fonts::Weight::kBold}, centre, middle, Align::kCentre,
                      Theme::kGround, badge.words);
}

Status draw_row(const PriceItem& item, const Column& column, Rect row,
                const std::vector<std::string>& name, const std::vector<std::string>& spec,
                const ScreenSizes& sizes, Painter& painter) {
  const int middle = row.y + row.height / 2;
  GONGSHI_CHECK(
      draw_lines(name, sizes.row_font(), column.at.name.x, row, Theme::kText, sizes, painter));
  GONGSHI_CHECK(
      draw_lines(spec, sizes.spec_font(), column.at.spec.x, row, Theme::kDim, sizes, painter));
  GONGSHI_TRY(const Font unit, painter.fitting(sizes.spec_font(), item.unit, column.at.unit.width));
  GONGSHI_CHECK(painter.text(unit, column.at.unit.x + column.at.unit.width / 2, middle,
                             Align::kCentre, Theme::kDim, item.unit));
  GONGSHI_CHECK(draw_price(item, column, middle, sizes, painter));
  return draw_badge(item.insurance, column, middle, sizes, painter);
}

/// Room for the longest fraction of the page right of the point, two places at least.
Result<int> point_of(const PricePage& page, const PriceColumns& columns, const ScreenSizes& sizes,
                     Painter& painter) {
  std::string longest = ".00";
  for (const PriceItem* item : page.rows) {
    if (!item->price.amount) continue;
    const std::string fraction = parts_of(*item->price.amount).fraction;
    if (fraction.size() > longest.size()) longest = std::string(fraction.size() - 1, '0') + ".";
  }
  GONGSHI_TRY(const int width, painter.measure(sizes.price_font(), longest));
  return columns.price.x + columns.price.width - width;
}

}  // namespace

std::string_view price_kind_title_zh(PriceKind kind) {
  switch (kind) {
    case PriceKind::kService:
      return "医疗服务项目价格";
    case PriceKind::kDrug:
      return "药品价格";
    case PriceKind::kConsumable:
      break;
  }
  return "医用耗材价格";
}

Status draw_title(std::string_view title, std::string_view remark, int number, int count,
                  const ScreenSizes& sizes, Painter& painter) {
  const Rect band = sizes.title();
  painter.fill(band, Theme::kTitle);
  const int middle = band.y + band.height / 2;
  const int mark = sizes.px(8);
  painter.round_box({sizes.margin(), middle - sizes.px(20), mark, sizes.px(40)}, mark / 2,
                    Theme::kAccent);
  const Font font{sizes.px(42), fonts::Weight::kBold};
  const int left = sizes.margin() + sizes.px(26);
  GONGSHI_CHECK(painter.text(font, left, middle, Align::kLeft, Theme::kTitleText, title));
  GONGSHI_TRY(const int width, painter.measure(font, title));
  const Font small{sizes.px(26), fonts::Weight::kRegular};
  GONGSHI_CHECK(painter.text(small, left + width + sizes.px(28), middle + sizes.px(5), Align::kLeft,
                             Theme::kDim, remark));

  if (count == 0) return {};
  // "第 3/12 页", its digits in bold, at the right end.
  int right = band.width - sizes.margin();
  const std::string place = std::to_string(number) + "/" + std::to_string(count);
  const Font large{sizes.px(38), fonts::Weight::kBold};
  GONGSHI_TRY(const int page_width, painter.measure(small, "页"));
  GONGSHI_TRY(const int place_width, painter.measure(large, place));
  GONGSHI_CHECK(painter.text(small, right, middle, Align::kRight, Theme::kDim, "页"));
  right -= page_width + sizes.px(10);
  GONGSHI_CHECK(painter.text(large, right, middle, Align::kRight, Theme::kTitleText, place));
  right -= place_width + sizes.px(10);
  GONGSHI_CHECK(painter.text(small, right, middle, Align::kRight, Theme::kDim, "第"));

  // How far through the pages, as a bar under the band.
  const int thin = sizes.px(4);
  const Rect line{0, band.y + band.height - thin, band.width, thin};
  painter.fill(line, Theme::kLine);
  painter.fill({0, line.y, band.width * number / std::max(count, 1), thin}, Theme::kAccent);
  return {};
}

Status draw_table_page(const PricePage& page, const ScreenSizes& sizes, Painter& painter) {
  painter.fill(sizes.body(), Theme::kGround);
  GONGSHI_CHECK(draw_title(price_kind_title_zh(page.kind),
                           "共 " + std::to_string(page.items) + " 项", page.number, page.count,
                           sizes, painter));
  Column column{price_columns(sizes, page.kind), 0};
  GONGSHI_TRY(column.point_x, point_of(page, column.at, sizes, painter));
  GONGSHI_CHECK(draw_column_heads(page.kind, column, sizes, painter));

  const Rect table = sizes.table();
  int top = table.y;
  bool striped = false;
  for (const PriceItem* item : page.rows) {
    GONGSHI_TRY(const auto name,
                cell_lines(item->name, sizes.row_font(), column.at.name.width, painter.type()));
    std::vector<std::string> spec;
    if (column.at.spec.width > 0 && !item->spec.empty()) {
      GONGSHI_TRY(spec,
                  cell_lines(item->spec, sizes.spec_font(), column.at.spec.width, painter.type()));
    }
    const int tall = sizes.row_px(static_cast<int>(std::max(name.size(), spec.size())));
    const Rect row{0, top, table.width, tall};
    if (striped) painter.fill(row, Theme::kStripe);
    GONGSHI_CHECK(draw_row(*item, column, row, name, spec, sizes, painter));
    top += tall;
    striped = !striped;
  }
  return {};
}

}  // namespace gongshi::signage
