// The lists of prices: a table of a hundred rows a page, from A to Z, every fact of each row in it.
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "content/workspace/web/price_shelf.h"
#include "content/workspace/web/price_words.h"
#include "content/workspace/web/site.h"

namespace gongshi::content::web {
namespace {

constexpr std::array kKinds = {PriceKind::kService, PriceKind::kDrug, PriceKind::kConsumable};

constexpr Words kPrices{"价格查询", "Prices"};
constexpr Words kCount{"{1} 项", "{1} items"};
constexpr Words kNone{"本期没有公布。", "None in this issue."};
constexpr Words kHow{
    "按名称的拼音首字母排列。也可在页面上方查找：输入名称、拼音首字母（如 XCG）、全拼或编码。",
    "Listed by the first letter of the Chinese name. Or search at the top of the page: by name, "
    "pinyin initials (XCG), full pinyin or code."};
constexpr Words kNamesInChinese{"", "Names and details of prices are in Chinese."};
constexpr Words kCourse{"价格变动", "Changes of prices"};
constexpr Words kLetters{"按首字母", "By first letter"};
constexpr Words kPageOf{"{1}，第 {2} 页，共 {3} 页", "{1}, page {2} of {3}"};
constexpr Words kPagesNav{"翻页", "Pages"};
constexpr Words kBefore{"上一页", "Previous page"};
constexpr Words kNext{"下一页", "Next page"};
constexpr Words kAll{"全部价格", "All prices"};

constexpr Words kName{"名称和编码", "Name and code"};
constexpr Words kSpec{"规格、型号和企业", "Specification, model, maker"};
constexpr Words kGroup{"类别", "Group"};
constexpr Words kPrice{"价格和计价单位", "Price and unit"};
constexpr Words kInsurance{"医保类别", "Insurance"};
constexpr Words kBasis{"收费依据", "Basis"};
constexpr Words kMore{"详情", "Details"};

constexpr Words kAliases{"又名", "Other names"};
constexpr Words kAnnounced{"{1}起执行，现在还未执行", "in force from {1}, not yet"};
constexpr Words kDates{"执行日期", "In force"};
constexpr Words kOwner{"责任部门", "Department in charge"};
constexpr Words kMeaning{"医保说明", "What the class means"};
constexpr Words kShare{"先行自付 {1}。", "You first pay {1} yourself."};
constexpr Words kLimit{"限定支付范围", "Reimbursed only for"};
constexpr Words kNote{"提示", "Note"};
constexpr Words kConsent{"知情同意", "Consent"};
constexpr Words kConsentMeaning{
    "使用前需向您说明，并由您签字同意。您可以询问，也可以不同意。",
    "It must be explained to you beforehand, and you agree to it in writing. You may ask, and you "
    "may refuse."};
constexpr Words kForm{"定价形式", "Form of price"};
constexpr Words kContent{"项目内涵", "What it includes"};
constexpr Words kExcluded{"除外内容", "What it excludes"};
constexpr Words kTrade{"商品名", "Trade name"};
constexpr Words kDose{"剂型", "Dosage form"};
constexpr Words kApproval{"批准文号", "Approval"};
constexpr Words kRegistration{"注册证号", "Registration"};
constexpr Words kZero{"零差率", "No mark-up"};
constexpr Words kZeroMeaning{"按进价销售，不加价", "Sold at the price it was bought for"};
constexpr Words kPurchase{"采购价", "Purchase price"};
constexpr Words kRemark{"说明", "Remark"};
constexpr Words kNational{"国家编码", "National code"};
constexpr Words kStepIssue{"（第 {1} 期）", " (issue {1})"};

/// A fact in words of our own, in the page's language.
void own_fact(Markup& out, const Edition& e, const Words& label, std::string_view value) {
  if (value.empty()) return;
  out.leaf("dt", e.say(label)).leaf("dd", value);
}

void history(Markup& out, const Edition& e, const PriceItem& item) {
  const auto steps = e.release.steps(item);
  if (steps.empty()) return;
  out.leaf("dt", e.say(kCourse)).open("dd").open("ul");
  for (const PriceStep& step : steps) {
    out.leaf("li", step_words(step, e.lang) + fill(e.say(kStepIssue), {step.serial}));
  }
  out.close().close();
}

void details(Markup& out, const Edition& e, const PriceDetail& detail) {
  const PriceItem& item = detail.item;
  out.open("details").open("summary").text(e.say(kMore));
  out.open("span", {{"class", "unseen"}}).text(" ");
  chinese(out, e, "span", item.name);
  out.close().close().open("dl");
  own_fact(out, e, kDates, validity_words(item.valid, e.lang));
  fact(out, e, kOwner, detail.department);
  std::string meaning(insurance_meaning(item.insurance, e.lang));
  if (detail.self_pay_bp) meaning += " " + fill(e.say(kShare), {share_words(*detail.self_pay_bp)});
  own_fact(out, e, kMeaning, meaning);
  fact(out, e, kLimit, detail.limit);
  fact(out, e, kNote, e.release.hospital().note_share);
  if (detail.consent) own_fact(out, e, kConsent, e.say(kConsentMeaning));
  own_fact(out, e, kForm, form_word(item.price.form, e.lang));
  fact(out, e, kContent, detail.content);
  fact(out, e, kExcluded, detail.excluded);
  fact(out, e, kTrade, detail.trade_name);
  fact(out, e, kDose, detail.form);
  fact(out, e, item.kind == PriceKind::kConsumable ? kRegistration : kApproval, detail.approval_no);
  if (detail.zero_markup) own_fact(out, e, kZero, e.say(kZeroMeaning));
  if (detail.purchase_price) {
    const Price bought{detail.purchase_price, PriceForm::kUnstated};
    fact(out, e, kPurchase, price_words(bought, item.unit, e.lang));
  }
  if (item.kind != PriceKind::kService) fact(out, e, kGroup, detail.group);
  fact(out, e, kRemark, detail.remark);
  fact(out, e, kNational, detail.national_code);
  history(out, e, item);
  out.close().close();
}

void open_cell(Markup& out, const Edition& e, const Words& label) {
  out.open("td", {{"role", "cell"}, {"data-label", e.say(label)}});
}

void second_cell(Markup& out, const Edition& e, const PriceDetail& detail) {
  const PriceItem& item = detail.item;
  if (item.kind == PriceKind::kService) {
    open_cell(out, e, kGroup);
    chinese(out, e, "span", detail.group);
  } else {
    open_cell(out, e, kSpec);
    for (const Text part : {item.spec, detail.model, item.maker}) {
      if (!part.empty()) chinese(out, e, "span", part);
    }
  }
  out.close();
}

void row(Markup& out, const Edition& e, const ShelvedPrice& shelved) {
  const PriceDetail detail = e.release.detail(*shelved.item);
  const PriceItem& item = detail.item;
  const bool announced = item.valid.from > e.today;
  out.open("tr", {{"role", "row"}, {"id", shelved.anchor}, {"class", announced ? "later" : "now"}});
  out.open("th", {{"scope", "row"}, {"role", "rowheader"}});
  chinese(out, e, "span", item.name);
  if (!item.aliases.empty()) {
    out.open("small").text(e.say(kAliases)).text(" ");
    chinese(out, e, "span", list_words(item.aliases, e.lang));
    out.close();
  }
  out.leaf("code", item.code).close();
  second_cell(out, e, detail);
  open_cell(out, e, kPrice);
  out.open("strong");
  chinese(out, e, "span", price_words(item.price, item.unit, e.lang));
  out.close();
  if (announced) {
    out.leaf("em", fill(e.say(kAnnounced), {day_words(item.valid.from, e.lang)}));
  }
  out.close();
  open_cell(out, e, kInsurance);
  out.leaf("span", insurance_word(item.insurance, e.lang)).close();
  open_cell(out, e, kBasis);
  chinese(out, e, "span", detail.basis);
  details(out, e, detail);
  out.close().close();
}

void letters(Markup& out, const Edition& e, const PriceShelf& shelf, PriceKind kind) {
  std::vector<std::pair<char, std::string>> first;  // letter and address, in the order of the shelf
  const auto pages = shelf.pages(kind);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const ShelvedPrice& each : pages[page]) {
      if (!first.empty() && first.back().first == each.letter) continue;
      first.emplace_back(each.letter, PriceShelf::file(kind, page) + "#" + each.anchor);
    }
  }
  const std::string label =
      std::string(kind_words(kind, e.lang)) + " " + std::string(e.say(kLetters));
  out.open("nav", {{"class", "letters"}, {"aria-label", label}}).open("ul");
  for (const auto& [letter, address] : first) {
    out.open("li");
    link(out, address, letter_words(letter));
    out.close();
  }
  out.close().close();
}

void page_links(Markup& out, const Edition& e, PriceKind kind, std::size_t page,
                std::size_t pages) {
  out.open("nav", {{"class", "turn"}, {"aria-label", e.say(kPagesNav)}}).open("ul");
  const auto item = [&](const std::string& file, std::string_view words, std::string_view rel) {
    out.open("li").leaf("a", words, {{"href", file}, {"rel", rel}}).close();
  };
  if (page > 0) item(PriceShelf::file(kind, page - 1), e.say(kBefore), "prev");
  if (page + 1 < pages) item(PriceShelf::file(kind, page + 1), e.say(kNext), "next");
  item("prices.html", e.say(kAll), "up");
  out.close().close();
}

void heading_row(Markup& out, const Edition& e, PriceKind kind) {
  out.open("thead", {{"role", "rowgroup"}}).open("tr", {{"role", "row"}});
  const Words& second = kind == PriceKind::kService ? kGroup : kSpec;
  for (const Words& each : {kName, second, kPrice, kInsurance, kBasis}) {
    out.leaf("th", e.say(each), {{"scope", "col"}, {"role", "columnheader"}});
  }
  out.close().close();
}

/// Who answers for most prices of a page: what its head names.
std::string_view owner_of(const Edition& e, const PriceShelf::Page& page) {
  std::map<std::string_view, int> owners;
  for (const ShelvedPrice& each : page) ++owners[e.release.detail(*each.item).department];
  std::string_view most;
  int count = 0;
  for (const auto& [owner, rows] : owners) {
    if (rows > count) std::tie(most, count) = std::pair(owner, rows);
  }
  return most;
}

Status put_list(const Put& put, const Edition& e, const PriceShelf& shelf, PriceKind kind) {
  const auto pages = shelf.pages(kind);
  Markup jump;
  letters(jump, e, shelf, kind);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const std::string title =
        fill(e.say(kPageOf),
             {kind_words(kind, e.lang), std::to_string(page + 1), std::to_string(pages.size())});
    Markup out;
    out.add(jump);
    page_links(out, e, kind, page, pages.size());
    out.open("table", {{"role", "table"}, {"class", "prices"}, {"aria-label", title}});
    heading_row(out, e, kind);
    char letter = 0;
    for (const ShelvedPrice& each : pages[page]) {
      if (each.letter != letter) {
        if (letter != 0) out.close();
        letter = each.letter;
        out.open("tbody", {{"role", "rowgroup"}})
            .open("tr", {{"role", "row"}, {"class", "letter"}});
        out.leaf("th", letter_words(letter),
                 {{"scope", "rowgroup"}, {"role", "rowheader"}, {"colspan", "5"}});
        out.close();
      }
      row(out, e, each);
    }
    out.close().close();
    page_links(out, e, kind, page, pages.size());
    const std::string file = PriceShelf::file(kind, page);
    GONGSHI_CHECK(put_page(put, e, {file, title, owner_of(e, pages[page])}, out));
  }
  return {};
}

void overview(Markup& out, const Edition& e, const PriceShelf& shelf) {
  out.leaf("p", e.say(kHow));
  if (!e.say(kNamesInChinese).empty()) out.leaf("p", e.say(kNamesInChinese));
  for (const PriceKind kind : kKinds) {
    out.open("section").leaf("h2", kind_words(kind, e.lang));
    if (shelf.count(kind) == 0) {
      out.leaf("p", e.say(kNone)).close();
      continue;
    }
    out.open("p");
    link(out, PriceShelf::file(kind, 0),
         std::string(kind_words(kind, e.lang)) + " " +
             fill(e.say(kCount), {std::to_string(shelf.count(kind))}));
    out.close();
    letters(out, e, shelf, kind);
    out.close();
  }
}

}  // namespace

Status put_prices(const Put& put, const Edition& e, const PriceShelf& shelf) {
  Markup out;
  overview(out, e, shelf);
  GONGSHI_CHECK(put_page(put, e, {"prices.html", e.say(kPrices), {}}, out));
  for (const PriceKind kind : kKinds) GONGSHI_CHECK(put_list(put, e, shelf, kind));
  return {};
}

}  // namespace gongshi::content::web
