#include "content/workspace/cms/cms_prices.h"

#include <algorithm>
#include <array>
#include <map>

#include "content/workspace/cms/rules.h"
#include "content/workspace/row/price_rows.h"
#include "content/workspace/row/record.h"

namespace gongshi::content::workspace {
namespace {

using content::Money;
using content::PriceDetail;

constexpr std::size_t kMostName = 400;
constexpr std::string_view kTrue = "true";

/// 4/1/2026 is April: the format is American. 2026-04-01 too.
std::optional<Date> american_date(std::string_view text) {
  const std::size_t first = text.find('/');
  const std::size_t second = first == text.npos ? text.npos : text.find('/', first + 1);
  std::string iso(text);
  if (second != text.npos) {
    const auto two = [](std::string_view part) {
      return (part.size() == 1 ? "0" : "") + std::string(part);
    };
    iso = std::string(text.substr(second + 1)) + "-" + two(text.substr(0, first)) + "-" +
          two(text.substr(first + 1, second - first - 1));
  }
  const auto parsed = parse_date_cell(iso);
  const auto* date = std::get_if<Date>(&parsed);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

std::string group_of(std::string_view setting) {
  const std::string folded = fold_word(setting);
  if (folded == "inpatient") return "住院 inpatient";
  return folded == "outpatient" ? "门诊 outpatient" : "门诊和住院 both";
}

class Taker {
 public:
  Taker(Context& context, const std::string& file, const CmsPriceFile& prices,
        const FileColumns& columns)
      : context_(context), file_(file), prices_(prices), cash_(columns.cash_price) {}

  void run() {
    if (!read_head()) return;
    add_mapping();
    FileCount& count = context_.findings.file(file_);
    for (const CmsItem& item : prices_.items) {
      ++count.read;
      const bool sound = check_cms_item(prices_, file_, item, context_.findings);
      if (sound && !has_price(item)) {
        ++negotiated_only_;
        --count.read;
        ++count.skipped;
      } else if (!sound || !take(item)) {
        ++count.refused;
      }
    }
    if (negotiated_only_ == 0) return;
    const std::string many = std::to_string(negotiated_only_);
    context_.findings.add(
        {file_}, Code::kCmsNegotiated,
        {"有 " + many + " 行只有保险公司的协议价或是 modifier，没有向公众的价格，不显示",
         many + " rows hold only what payers have negotiated, or modifiers: no "
                "price for the public, not shown"});
  }

 private:
  void block(const CmsValue& value, Sentence what) {
    const std::string column =
        value.column < 0 ? "" : prices_.columns[static_cast<std::size_t>(value.column)];
    context_.findings.block({file_, prices_.head_row, column}, Code::kCmsHead, std::move(what));
  }

  bool read_head() {
    const CmsHead& head = prices_.head;
    const auto date = american_date(head.updated.text);
    if (date) valid_.from = *date;
    if (!date) {
      block(head.updated, {"last_updated_on 不是日期", "last_updated_on is no date"});
    }
    if (head.hospital.text.empty()) {
      block(head.hospital, {"没有填写 hospital_name", "hospital_name is empty"});
    }
    if (head.attester.text.empty()) {
      block(head.attester, {"没有填写 attester_name", "attester_name is empty"});
    }
    if (fold_word(head.attested.text) != kTrue) {
      context_.findings.add({file_, prices_.head_row}, Code::kCmsNotAttested,
                            {"声明一栏不是 true：没有人为内容负责",
                             "the attestation is not true: nobody vouches for the content"});
    }
    if (!head.version.text.starts_with("3.")) {
      context_.findings.add(
          {file_, prices_.head_row}, Code::kCmsVersion,
          {"版本是“" + Record::shown(head.version.text) + "”，按 3.0 版的规则读取",
           "version \"" + Record::shown(head.version.text) + "\"; read by the rules of 3.0"});
    }
    if (!date || head.hospital.text.empty() || head.attester.text.empty()) return false;
    basis_ = context_.workspace.pool.keep(
        "45 CFR 180.50, CMS template " + std::string(head.version.text) + ", " +
        std::string(head.updated.text) + ", attested by " + std::string(head.attester.text));
    return true;
  }

  /// So that checks of prices against each other can name file and column.
  void add_mapping() {
    Mapping mapping;
    mapping.file = file_;
    mapping.kind = SheetKind::kService;
    source_ = static_cast<std::uint32_t>(context_.workspace.mappings.size());
    context_.workspace.mappings.push_back(std::move(mapping));
  }

  [[nodiscard]] static bool has_price(const CmsItem& item) {
    return !item.gross.text.empty() || !item.cash.text.empty();
  }

  bool take(const CmsItem& item) {
    row_ = item.row;
    const auto text = clean(item.description, kMostName);
    if (!text) return false;
    PriceDetail detail;
    detail.item.kind = content::PriceKind::kService;
    detail.item.name = name_of(item, *text);
    detail.group = context_.workspace.pool.keep(group_of(item.setting.text));
    detail.item.spec = detail.group;  // tells rows of one name apart
    detail.item.unit = unit_of(item);
    detail.department = context_.workspace.price_departments[SheetKind::kService];
    detail.basis = basis_;
    detail.item.valid = valid_;
    put_codes(detail, item);
    put_prices(detail, item);
    detail.item.code = context_.workspace.pool.keep(generated_code(detail));
    return keep(detail, item);
  }

  std::optional<content::Text> clean(const CmsValue& value, std::size_t most) {
    const std::string column =
        value.column < 0 ? "" : prices_.columns[static_cast<std::size_t>(value.column)];
    return keep_text(context_, {file_, row_, column}, std::string(value.text), most);
  }

  content::Text name_of(const CmsItem& item, content::Text description) {
    if (item.modifiers.text.empty()) return description;
    return context_.workspace.pool.keep(std::string(description) + " (modifier " +
                                        std::string(item.modifiers.text) + ")");
  }

  /// "USD", or "USD/60 GM" of a drug.
  content::Text unit_of(const CmsItem& item) {
    std::string unit = "USD";
    if (!item.drug_unit.text.empty()) {
      unit += "/" + std::string(item.drug_unit.text) + " " + std::string(item.drug_type.text);
    }
    return context_.workspace.pool.keep(unit);
  }

  /// The code people know stands first: CPT and the like before the revenue code.
  void put_codes(PriceDetail& detail, const CmsItem& item) {
    std::vector<std::string> codes;
    for (const CmsCode& code : item.codes) {
      if (code.code.text.empty()) continue;
      std::string word = std::string(code.type.text) + " " + std::string(code.code.text);
      const bool revenue = fold_word(code.type.text) == "rc";
      codes.insert(revenue ? codes.end() : codes.begin(), std::move(word));
    }
    std::string all;
    for (const std::string& code : codes) all += (all.empty() ? "" : ";") + code;
    if (!codes.empty()) detail.national_code = context_.workspace.pool.keep(codes.front());
    detail.item.aliases = context_.workspace.pool.keep(all);
  }

  void put_prices(PriceDetail& detail, const CmsItem& item) {
    const auto amount = [](const CmsValue& value) -> std::optional<Money> {
      const auto parsed = parse_money(value.text);
      const auto* money = std::get_if<Money>(&parsed);
      return money == nullptr ? std::nullopt : std::optional(*money);
    };
    const auto gross = amount(item.gross);
    const auto cash = amount(item.cash);
    const bool shows_cash = (cash_ && cash) || !gross;
    detail.item.price.amount = shows_cash ? cash : gross;
    const auto& other = shows_cash ? gross : cash;
    std::string remark = shows_cash ? "折后现金价 discounted cash price" : "折前标价 gross charge";
    if (other) {
      remark += shows_cash ? "；折前标价 gross charge: " : "；折后现金价 discounted cash price: ";
      remark += other->text() + " USD";
    }
    detail.remark = context_.workspace.pool.keep(remark);
  }

  /// Rows of one item and several payers say the same price; another one is an error.
  bool keep(const PriceDetail& detail, const CmsItem& item) {
    FileCount& count = context_.findings.file(file_);
    const auto [at, fresh] = known_.try_emplace(detail.item.code, Known{detail, item.row});
    if (fresh) {
      context_.workspace.services.push_back({detail, {source_, item.row}});
      return true;
    }
    const PriceDetail& before = at->second.detail;
    if (before.item.price == detail.item.price && before.remark == detail.remark) {
      --count.read;  // the same item for another payer
      return true;
    }
    const std::string row = std::to_string(at->second.row);
    const std::string column =
        prices_.columns[static_cast<std::size_t>(std::max(item.gross.column, 0))];
    context_.findings.add({file_, item.row, column}, Code::kTwoPrices,
                          {"与第 " + row + " 行是同一项，价格却不同",
                           "the same item as in row " + row + ", with another price"},
                          Record::shown(item.gross.text));
    return false;
  }

  struct Known {
    PriceDetail detail;
    int row = 0;
  };

  Context& context_;
  const std::string& file_;
  const CmsPriceFile& prices_;
  bool cash_;
  content::Validity valid_;
  content::Text basis_;
  std::uint32_t source_ = 0;
  int row_ = 0;
  int negotiated_only_ = 0;
  std::map<content::Text, Known> known_;  // by code
};

}  // namespace

void take_cms_prices(Context& context, const std::string& file, const CmsPriceFile& prices,
                     const FileColumns& columns) {
  Taker(context, file, prices, columns).run();
}

}  // namespace gongshi::content::workspace
