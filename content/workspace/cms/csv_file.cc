// The two CSV layouts: rows 1 and 2 about the hospital, row 3 the columns, items below.
#include <algorithm>

#include "content/workspace/cms/header.h"
#include "content/workspace/cms/price_file.h"
#include "content/workspace/row/clean.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kColumnsRow = 2;  // index of row 3

std::string_view trimmed(const Row& row, std::size_t column, TextPool& pool) {
  if (column >= row.cells.size()) return {};
  const std::string_view text = row.cells[column].text;
  return is_plain(text) ? text : pool.keep(clean_text(text).text);
}

std::string lower_head(std::string_view header) {
  std::string name = cms_parts(header).front();
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return name;
}

/// Where a wide file's payer and plan stand among the charges of an item.
struct PayerPlan {
  std::string payer, plan;
};

class SheetReader {
 public:
  SheetReader(const std::string& file, const Sheet& sheet, Findings& findings)
      : file_(file), sheet_(sheet), findings_(findings) {}

  std::optional<CmsPriceFile> read() {
    if (sheet_.size() <= kColumnsRow) {
      block(0, {}, Code::kNoHeader, {"没有第 3 行的表头", "row 3 with the columns is missing"});
      return std::nullopt;
    }
    read_head();
    if (!read_columns()) return std::nullopt;
    for (std::size_t i = kColumnsRow + 1; i < sheet_.size(); ++i) read_row(sheet_.row(i));
    return std::move(made_);
  }

 private:
  void block(int row, std::string column, Code code, Sentence what) {
    findings_.block({file_, row, std::move(column)}, code, std::move(what));
  }

  int add_column(std::size_t index, std::string_view header) {
    made_.columns.push_back(column_letters(index) + "(" + std::string(header) + ")");
    return static_cast<int>(made_.columns.size()) - 1;
  }

  void read_head() {
    const Row names = sheet_.row(0);
    const Row values = sheet_.row(1);
    made_.head_row = values.number;
    for (std::size_t i = 0; i < names.cells.size(); ++i) {
      const std::string name = lower_head(names.cells[i].text);
      CmsValue* const place = head_place(name);
      if (place == nullptr) continue;
      place->text = trimmed(values, i, made_.pool);
      place->column = add_column(i, name.substr(0, 40));
    }
  }

  CmsValue* head_place(const std::string& name) {
    CmsHead& head = made_.head;
    if (name == "hospital_name") return &head.hospital;
    if (name == "last_updated_on") return &head.updated;
    if (name == "version") return &head.version;
    if (name == "location_name") return &head.locations;
    if (name == "hospital_address") return &head.addresses;
    if (name == "type_2_npi") return &head.npi;
    if (name == "license_number") return &head.license;
    if (name == "attester_name") return &head.attester;
    return name.starts_with("to the best of its knowledge") ? &head.attested : nullptr;
  }

  bool read_columns() {
    const Row row = sheet_.row(kColumnsRow);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string text = clean_text(row.cells[i].text).text;
      headers_.push_back(parse_cms_header(text));
      column_ids_.push_back(add_column(i, text));
      charge_.push_back(payer_of(headers_.back()));
      const CmsHeader& header = headers_.back();
      if (header.placeholder) {
        block(row.number, made_.columns.back(), Code::kNoHeader,
              {"表头里还留着占位的方括号，应写成保险公司和计划的名称",
               "a placeholder in brackets stands where payer and plan belong"});
        return false;
      }
      if (header.column == CmsColumn::kUnknown && !text.empty()) {
        findings_.add({file_, row.number, made_.columns.back()}, Code::kUnknownColumn,
                      {"CMS 格式里没有这一列，没有收入", "no column of the CMS format; not taken"});
      }
    }
    for (const auto& [column, name] :
         {std::pair{CmsColumn::kDescription, "description"}, std::pair{CmsColumn::kCode, "code|1"},
          std::pair{CmsColumn::kSetting, "setting"},
          std::pair{CmsColumn::kGross, "standard_charge|gross"}}) {
      if (std::ranges::find(headers_, column, &CmsHeader::column) != headers_.end()) continue;
      block(row.number, {}, Code::kMissingColumn,
            {std::string("缺少必需的列 ") + name, std::string("required column missing: ") + name});
      usable_ = false;
    }
    return usable_;
  }

  /// Index among the payers of a wide file; 0 for everything else, as a tall row has one payer.
  std::size_t payer_of(const CmsHeader& header) {
    if (header.payer.empty() && header.plan.empty()) return 0;
    wide_ = true;
    const auto same = [&](const PayerPlan& each) {
      return each.payer == header.payer && each.plan == header.plan;
    };
    const auto found = std::ranges::find_if(payers_, same);
    if (found != payers_.end()) return static_cast<std::size_t>(found - payers_.begin());
    payers_.push_back({header.payer, header.plan});
    return payers_.size() - 1;
  }

  void read_row(const Row& row) {
    const auto filled = [](const Cell& cell) { return !clean_text(cell.text).text.empty(); };
    if (std::ranges::none_of(row.cells, filled)) return;
    CmsItem item;
    item.row = row.number;
    std::vector<CmsCharge> charges(std::max<std::size_t>(payers_.size(), 1));
    for (std::size_t i = 0; i < headers_.size(); ++i) {
      const CmsValue value{trimmed(row, i, made_.pool), column_ids_[i]};
      put(item, charges[charge_[i]], headers_[i], value);
    }
    for (std::size_t i = headers_.size(); i < row.cells.size(); ++i) {
      if (!filled(row.cells[i])) continue;
      findings_.add({file_, row.number}, Code::kRaggedRow,
                    {"这一行比第 3 行的表头长", "the row is longer than row 3"});
      break;
    }
    for (std::size_t i = 0; i < charges.size(); ++i) {
      CmsCharge& charge = charges[i];
      const bool says_something = !charge.dollar.text.empty() || !charge.percentage.text.empty() ||
                                  !charge.algorithm.text.empty() ||
                                  !charge.methodology.text.empty() || !charge.payer.text.empty() ||
                                  !charge.plan.text.empty() || !charge.count.text.empty();
      if (!says_something) continue;
      if (wide_) {
        charge.payer.text = made_.pool.keep(payers_[i].payer);
        charge.plan.text = made_.pool.keep(payers_[i].plan);
      }
      item.charges.push_back(charge);
    }
    made_.items.push_back(std::move(item));
  }

  static void put(CmsItem& item, CmsCharge& charge, const CmsHeader& header,
                  const CmsValue& value) {
    const auto code = [&]() -> CmsCode& {
      const auto index = static_cast<std::size_t>(header.number);
      if (item.codes.size() < index) item.codes.resize(index);
      return item.codes[index - 1];
    };
    switch (header.column) {
      case CmsColumn::kUnknown:
      case CmsColumn::kIgnored:
        return;
      case CmsColumn::kDescription:
        item.description = value;
        return;
      case CmsColumn::kCode:
        code().code = value;
        return;
      case CmsColumn::kCodeType:
        code().type = value;
        return;
      case CmsColumn::kSetting:
        item.setting = value;
        return;
      case CmsColumn::kDrugUnit:
        item.drug_unit = value;
        return;
      case CmsColumn::kDrugType:
        item.drug_type = value;
        return;
      case CmsColumn::kGross:
        item.gross = value;
        return;
      case CmsColumn::kCash:
        item.cash = value;
        return;
      case CmsColumn::kMin:
        item.min = value;
        return;
      case CmsColumn::kMax:
        item.max = value;
        return;
      case CmsColumn::kModifiers:
        item.modifiers = value;
        return;
      case CmsColumn::kNotes:
        item.notes = value;
        return;
      case CmsColumn::kPayer:
        charge.payer = value;
        return;
      case CmsColumn::kPlan:
        charge.plan = value;
        return;
      case CmsColumn::kDollar:
        charge.dollar = value;
        return;
      case CmsColumn::kPercentage:
        charge.percentage = value;
        return;
      case CmsColumn::kAlgorithm:
        charge.algorithm = value;
        return;
      case CmsColumn::kMethodology:
        charge.methodology = value;
        return;
      case CmsColumn::kMedian:
        charge.median = value;
        return;
      case CmsColumn::kLow:
        charge.low = value;
        return;
      case CmsColumn::kHigh:
        charge.high = value;
        return;
      case CmsColumn::kCount:
        charge.count = value;
        return;
      case CmsColumn::kPayerNotes:
        charge.notes = value;
        return;
    }
  }

  const std::string& file_;
  const Sheet& sheet_;
  Findings& findings_;
  CmsPriceFile made_;
  std::vector<CmsHeader> headers_;
  std::vector<int> column_ids_;
  std::vector<std::size_t> charge_;  // of each column: whose charge
  std::vector<PayerPlan> payers_;
  bool wide_ = false;
  bool usable_ = true;
};

}  // namespace

bool is_cms_sheet(const Sheet& sheet) {
  if (sheet.size() == 0) return false;
  return std::ranges::any_of(sheet.row(0).cells, [](const Cell& cell) {
    return cell.text.size() < 64 && lower_head(cell.text) == "hospital_name";
  });
}

std::optional<CmsPriceFile> read_cms_sheet(const std::string& file, const Sheet& sheet,
                                           Findings& findings) {
  return SheetReader(file, sheet, findings).read();
}

}  // namespace gongshi::content::workspace
