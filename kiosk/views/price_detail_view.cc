#include "kiosk/views/price_detail_view.h"

#include "kiosk/page/blocks.h"
#include "kiosk/views/search_page.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PriceDetail;
using content::PriceItem;
using content::PriceKind;

/// Name, price and unit, large, on one card.
void add_price_card(Blocks& blocks, const Frame& frame, const PriceDetail& detail) {
  const Metrics& m = frame.metrics;
  const PriceItem& item = detail.item;
  const int margin = m.mm(7);
  const int width = blocks.width() - 2 * margin;
  std::vector<Node> nodes{panel({})};
  int y = margin;
  const auto line = [&](std::string_view text, TextStyle style, Color color, Role role) {
    Node node = text_node({margin, y, width, 0}, text, style, color);
    node.role = role;
    node.wrap = true;
    node.rect.h = paragraph_height(frame.text, text, style, width);
    y += node.rect.h;
    nodes.push_back(std::move(node));
  };
  line(item.name, TextStyle::kTitle, Color::kInk, Role::kHeading);
  if (!item.spec.empty()) line(item.spec, TextStyle::kHeading, Color::kMuted, Role::kText);
  y += m.mm(2);
  if (item.price.amount) {
    const std::string amount = item.price.amount->text();
    const std::string unit = unit_words(item.unit);
    const int height = frame.text.line_height(TextStyle::kPrice);
    const int amount_width = frame.text.width(amount, TextStyle::kPrice);
    nodes.push_back(
        text_node({margin, y, amount_width, height}, amount, TextStyle::kPrice, Color::kWarm));
    nodes.push_back(text_node({margin + amount_width + m.mm(3), y + m.mm(2),
                               width - amount_width - m.mm(3), height - m.mm(2)},
                              unit, TextStyle::kHeadingBold, Color::kWarm));
    y += height;
  } else {
    line(form_word(item.price.form), TextStyle::kPrice, Color::kWarm, Role::kText);
  }
  line("自 " + date_text(item.valid.from) + " 起执行", TextStyle::kBody, Color::kInk, Role::kText);
  y += margin;
  nodes.front().rect = {0, 0, blocks.width(), y};
  blocks.add(y, std::move(nodes));
  blocks.gap(kGapMm);
}

std::string insurance_words(const PriceDetail& detail, const content::Hospital& hospital) {
  std::string words(insurance_word(detail.item.insurance));
  if (detail.self_pay_bp) {
    words += (words.empty() ? "先行自付 " : "，先行自付 ") + share_words(*detail.self_pay_bp);
  }
  if (!detail.limit.empty()) words += "\n" + with_line_breaks(detail.limit);
  if (words.empty()) return "未标明，以医保结算为准";
  if (!hospital.note_share.empty()) words += "\n" + std::string(hospital.note_share);
  return words;
}

std::string validity_words(const content::Validity& valid) {
  std::string words = date_text(valid.from) + " 起";
  if (valid.to) words += "，至 " + date_text(*valid.to) + " 止";
  return words;
}

/// "甲;乙" as "甲、乙".
std::string list_words(std::string_view list) {
  std::string words;
  for (const char c : list) words += c == ';' ? std::string("、") : std::string(1, c);
  return words;
}

void add_facts(Blocks& blocks, const Frame& frame, const PriceDetail& detail) {
  const PriceItem& item = detail.item;
  const content::Hospital& hospital = frame.release().hospital();
  blocks.fact("计价单位", item.unit);
  blocks.fact("收费依据", detail.basis);
  blocks.fact("责任部门", detail.department);
  blocks.fact("医保类别", insurance_words(detail, hospital));
  blocks.fact("定价形式", form_word(item.price.form));
  if (detail.consent) {
    blocks.fact("知情同意", "使用前需向您说明，并由您签字同意", TextStyle::kBodyBold, Color::kWarm);
  }
  blocks.fact("项目内涵", detail.content);
  blocks.fact("除外内容", detail.excluded);
  blocks.fact("商品名", detail.trade_name);
  blocks.fact("剂型", detail.form);
  blocks.fact("规格", item.spec);
  blocks.fact("型号", detail.model);
  blocks.fact("生产企业", item.maker);
  blocks.fact(item.kind == PriceKind::kConsumable ? "注册证号" : "批准文号", detail.approval_no);
  if (detail.zero_markup) blocks.fact("零差率", "按进价销售，不加价");
  if (detail.purchase_price) {
    blocks.fact("采购价", detail.purchase_price->text() + " " + unit_words(item.unit));
  }
  blocks.fact("类别", detail.group);
  blocks.fact("又名", list_words(item.aliases));
  blocks.fact("说明", detail.remark);
  blocks.fact("执行日期", validity_words(item.valid));
  blocks.fact("项目编码", item.code);
  blocks.fact("国家编码", detail.national_code);
}

void add_origin(Blocks& blocks, const Frame& frame) {
  const content::Hospital& hospital = frame.release().hospital();
  const content::ReleaseId& id = frame.release().id();
  blocks.fact("本期公开",
              "第 " + id.serial() + " 期，" + date_text(to_local(id.created).date) + " 发布");
  std::string office(hospital.price_office_place);
  for (const auto part : {hospital.price_office_phone, hospital.price_office_hours}) {
    if (part.empty()) continue;
    if (!office.empty()) office += "，";
    office += part;
  }
  blocks.fact("价格咨询", office);
  blocks.fact("价格投诉", "12315（市场监督管理部门）\n" + std::string(hospital.complaint_phone) +
                              "（本院" + std::string(hospital.complaint_office) + "）");
}

}  // namespace

std::string PriceDetailView::title(const Frame& /*frame*/) const {
  return "价格详情";
}

Scene PriceDetailView::draw(const Frame& frame) const {
  const Date today = to_local(frame.now).date;
  const PriceItem* item = find_price(frame.release(), key_, today);
  Scene scene;
  if (item == nullptr) {
    Column column(frame.area, frame.metrics.mm(kGapMm));
    column.take(paragraph(scene, frame, column.rest(), "这一项目的价格已不在本期公开内容中。",
                          TextStyle::kTitle));
    paragraph(scene, frame, column.rest(), desk_words(frame.release().hospital()));
    return scene;
  }
  const PriceDetail detail = frame.release().detail(*item);
  Blocks blocks(frame, frame.area);
  add_price_card(blocks, frame, detail);
  if (const PriceItem* next = find_next_price(frame.release(), key_, today); next != nullptr) {
    blocks.fact("即将调整", "自 " + date_text(next->valid.from) + " 起为 " + price_words(*next),
                TextStyle::kBodyBold, Color::kWarm);
  }
  add_facts(blocks, frame, detail);
  add_origin(blocks, frame);
  add_list(scene, frame.area, std::move(blocks).list("detail"));
  return scene;
}

Navigation PriceDetailView::on_action(std::string_view /*action*/, const Frame& /*frame*/) {
  return stay();
}

}  // namespace gongshi::kiosk
