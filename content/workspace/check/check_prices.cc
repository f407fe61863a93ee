#include "content/workspace/check/check_prices.h"

#include <algorithm>
#include <unordered_map>

#include "content/currency.h"

namespace gongshi::content::workspace {
namespace {

using PriceEntry = Entry<content::PriceDetail>;
using Group = std::vector<PriceEntry*>;

/// A service is known by its code; a drug or consumable code covers many packs.
std::string natural_key(const content::PriceDetail& price, SheetKind kind) {
  std::string key(price.item.code);
  if (kind == SheetKind::kService) return key;
  for (const content::Text part :
       {price.item.spec, price.item.unit, price.item.maker, price.model}) {
    key += '\t';
    key += part;
  }
  return key;
}

bool overlap(const content::Validity& a, const content::Validity& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

/// Everything that people see is the same.
bool same(const content::PriceDetail& a, const content::PriceDetail& b) {
  return a.item.name == b.item.name && a.item.price == b.item.price && a.item.unit == b.item.unit &&
         a.item.insurance == b.item.insurance && a.self_pay_bp == b.self_pay_bp &&
         a.basis == b.basis && a.remark == b.remark && a.item.valid.to == b.item.valid.to &&
         a.form == b.form;
}

std::string amount_text(const content::Price& price) {
  return price.amount ? price.amount->text() : std::string("-");
}

class PriceChecks {
 public:
  PriceChecks(Context& context, SheetKind kind)
      : context_(context), kind_(kind), entries_(context.workspace.prices(kind)) {}

  void run() {
    drop_ended();
    check_codes();
    check_keys();
    check_consent();
    count();
  }

 private:
  FileCount& file_of(const PriceEntry& entry) {
    return context_.findings.file(context_.workspace.mappings[entry.origin.source].file);
  }

  void drop_ended() {
    std::erase_if(entries_, [&](const PriceEntry& entry) {
      const auto& to = entry.value.item.valid.to;
      if (!to || context_.today <= *to) return false;
      ++file_of(entry).ended;
      return true;
    });
  }

  std::string row_text(const PriceEntry& entry) const {
    return context_.workspace.mappings[entry.origin.source].file + ":" +
           std::to_string(entry.origin.row);
  }

  /// "2, 5, 9": the rows of a group, the first hundred of them.
  static std::string rows_of(const Group& group) {
    constexpr std::size_t kMostNamed = 100;
    std::string rows;
    for (std::size_t i = 0; i < std::min(group.size(), kMostNamed); ++i) {
      rows += (i == 0 ? "" : ", ") + std::to_string(group[i]->origin.row);
    }
    if (group.size() > kMostNamed) rows += " … (" + std::to_string(group.size()) + ")";
    return rows;
  }

  Sentence code_reused(const Group& group, const PriceEntry& other) const {
    const content::PriceItem& item = group.front()->value.item;
    const std::string code(item.code);
    const std::string first = std::string(item.name);
    const std::string second(other.value.item.name);
    const std::string at = row_text(*group.front());
    const std::string rows = rows_of(group);
    return {"编码 " + code + " 既是“" + first + "”（" + at + "）又是“" + second +
                "”，该编码的行都没有收入：" + rows,
            "code " + code + " is both \"" + first + "\" (" + at + ") and \"" + second +
                "\"; refused: rows " + rows};
  }

  Sentence two_prices(const PriceEntry& earlier, const PriceEntry& entry) const {
    const std::string name(entry.value.item.name);
    const std::string at = row_text(earlier);
    const std::string a = amount_text(earlier.value.item.price);
    const std::string b = amount_text(entry.value.item.price);
    return {"“" + name + "”与 " + at + " 的生效时间重叠而内容不同（" + a + "、" + b +
                "）；请给旧价格填写停用日期",
            "\"" + name + "\" overlaps " + at + " with other content (" + a + ", " + b +
                "); end the old price"};
  }

  /// One code that names two different things: every row of it is refused, told once per code.
  void check_codes() {
    std::unordered_map<std::string_view, Group> by_code;
    std::vector<Group*> order;
    for (PriceEntry& entry : entries_) {
      Group& group = by_code[entry.value.item.code];
      if (group.empty()) order.push_back(&group);
      group.push_back(&entry);
    }
    for (const Group* group : order) {
      const content::Text name = group->front()->value.item.name;
      const auto other = std::ranges::find_if(*group, [&](const PriceEntry* entry) {
        return entry->value.item.name != name &&
               overlap(entry->value.item.valid, group->front()->value.item.valid);
      });
      if (other == group->end()) continue;
      for (PriceEntry* entry : *group) entry->refused = true;
      context_.findings.add(context_.workspace.place((*other)->origin, Field::kCode),
                            Code::kCodeReused, code_reused(*group, **other));
    }
  }

  void check_keys() {
    std::unordered_map<std::string, Group> by_key;
    for (PriceEntry& entry : entries_) {
      if (entry.refused) continue;
      Group& group = by_key[natural_key(entry.value, kind_)];
      compare(group, entry);
      if (!entry.duplicate) group.push_back(&entry);
    }
  }

  void compare(const Group& group, PriceEntry& entry) {
    for (PriceEntry* earlier : group) {
      if (!overlap(earlier->value.item.valid, entry.value.item.valid)) continue;
      if (same(earlier->value, entry.value)) {
        entry.duplicate = true;
        context_.findings.add(context_.workspace.place(entry.origin, Field::kCode),
                              Code::kDuplicateRow,
                              {"与 " + row_text(*earlier) + " 相同，只收一行",
                               "the same as " + row_text(*earlier) + "; one is kept"});
        return;
      }
      earlier->refused = true;
      entry.refused = true;
      context_.findings.add(context_.workspace.place(entry.origin, Field::kPrice), Code::kTwoPrices,
                            two_prices(*earlier, entry));
      return;
    }
  }

  void check_consent() {
    const auto limit = context_.workspace.consent_above;
    if (!limit || kind_ != SheetKind::kService) return;
    for (const PriceEntry& entry : entries_) {
      const auto& amount = entry.value.item.price.amount;
      if (entry.refused || entry.duplicate || !amount || *amount < *limit || entry.value.consent)
        continue;
      if (content::priced_unit(entry.value.item.unit).dollars) continue;  // the limit is in yuan
      context_.findings.add(
          context_.workspace.place(entry.origin, Field::kConsent), Code::kConsent,
          {"价格 " + amount->text() + " 达到 " + limit->text() + "，但没有标明需知情同意",
           "price " + amount->text() + " reaches " + limit->text() +
               ", but consent is not marked"});
    }
  }

  void count() {
    for (const PriceEntry& entry : entries_) {
      FileCount& file = file_of(entry);
      ++(entry.refused ? file.refused : entry.duplicate ? file.duplicate : file.taken);
    }
    std::erase_if(entries_,
                  [](const PriceEntry& entry) { return entry.refused || entry.duplicate; });
  }

  Context& context_;
  SheetKind kind_;
  std::vector<PriceEntry>& entries_;
};

/// A screen names one currency for a whole table: a workspace never mixes two.
void check_currency(Context& context) {
  const auto& services = context.workspace.services;
  const auto in_dollars = [](const PriceEntry& entry) {
    return content::priced_unit(entry.value.item.unit).dollars;
  };
  const auto found = std::ranges::find_if(services, in_dollars);
  if (found == services.end()) return;
  const bool mixed = !context.workspace.drugs.empty() || !context.workspace.consumables.empty() ||
                     !std::ranges::all_of(services, in_dollars);
  if (!mixed) return;
  const std::string& file = context.workspace.mappings[found->origin.source].file;
  context.findings.block({file}, Code::kMixedCurrency,
                         {"这个文件的价格是美元，别的价格表是人民币，不能放在一起",
                          "prices of this file are US dollars, those of others yuan; they cannot "
                          "stand together"});
}

}  // namespace

void check_prices(Context& context) {
  check_currency(context);
  for (const SheetKind kind : {SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable}) {
    PriceChecks(context, kind).run();
  }
}

}  // namespace gongshi::content::workspace
