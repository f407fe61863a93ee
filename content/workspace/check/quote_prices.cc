#include "content/workspace/check/quote_prices.h"

#include <algorithm>
#include <optional>
#include <string>

#include "content/currency.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kFile = "messages.yaml";

/// Where a quote stands in a text: [begin, end) and the code inside.
struct Quote {
  std::size_t begin;
  std::size_t end;
  std::string_view code;
};

std::optional<Quote> first_quote(std::string_view text) {
  for (const std::string_view open : {"{价格:", "{价格：", "{price:"}) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = text.find('}', begin);
    if (end == std::string_view::npos) continue;
    const std::size_t code = begin + open.size();
    return Quote{begin, end + 1, text.substr(code, end - code)};
  }
  return std::nullopt;
}

/// "22.00元/次", or "市场调节价" where the price is a form without a number.
std::string words_of(const content::PriceItem& item, Lang lang) {
  const bool zh = lang == Lang::kZh;
  if (item.price.amount) {
    const content::PricedUnit priced = content::priced_unit(item.unit);
    const std::string unit = priced.unit.empty() ? "" : "/" + std::string(priced.unit);
    const std::string_view currency =
        priced.dollars ? (zh ? "美元" : " US dollars") : (zh ? "元" : " yuan");
    return item.price.amount->text() + std::string(currency) + unit;
  }
  if (item.price.form == content::PriceForm::kMarket) return zh ? "市场调节价" : "market price";
  return zh ? "价格请询" : "price on request";
}

class Quoter {
 public:
  explicit Quoter(Context& context) : context_(context) {}

  void run() {
    FileCount& count = context_.findings.file(std::string(kFile));
    std::erase_if(context_.workspace.messages, [&](Entry<content::Message>& entry) {
      const bool kept = fill(entry, entry.value.text_zh, Lang::kZh, "text.zh") &&
                        fill(entry, entry.value.short_zh, Lang::kZh, "short") &&
                        fill(entry, entry.value.text_en, Lang::kEn, "text.en") &&
                        has_none(entry, entry.value.text_ug, "text.ug") &&
                        has_none(entry, entry.value.text_bo, "text.bo") &&
                        has_none(entry, entry.value.text_mn, "text.mn");
      if (!kept) ++count.refused;
      return !kept;
    });
  }

 private:
  /// The one price under `code` that holds today.
  std::optional<content::PriceItem> price_of(std::string_view code, bool& several) const {
    std::optional<content::PriceItem> found;
    const content::workspace::Workspace& workspace = context_.workspace;
    for (const auto* table : {&workspace.services, &workspace.drugs, &workspace.consumables}) {
      for (const auto& entry : *table) {
        const content::PriceItem& item = entry.value.item;
        if (item.code != code || !item.valid.holds(context_.today)) continue;
        several = several || found.has_value();
        found = item;
      }
    }
    return found;
  }

  bool fill(Entry<content::Message>& entry, content::Text& text, Lang lang, const char* key) {
    while (const auto quote = first_quote(text)) {
      bool several = false;
      const auto item = price_of(quote->code, several);
      if (!item || several) return refuse(entry, key, std::string(quote->code), several);
      content::Validity& due = entry.value.valid;
      due.from = std::max(due.from, item->valid.from);
      if (item->valid.to && (!due.to || *item->valid.to < *due.to)) due.to = item->valid.to;
      std::string filled(text.substr(0, quote->begin));
      filled += words_of(*item, lang);
      filled += text.substr(quote->end);
      text = context_.workspace.pool.keep(filled);
    }
    return true;
  }

  /// Price words exist in Chinese and English only.
  bool has_none(const Entry<content::Message>& entry, content::Text text, const char* key) {
    const auto quote = first_quote(text);
    if (!quote) return true;
    context_.findings.add(
        {std::string(kFile), entry.origin.row, key}, Code::kQuotedPrice,
        {"只有中文和英文里可以引用价格", "a price can be quoted in Chinese and English only"});
    return false;
  }

  bool refuse(const Entry<content::Message>& entry, const char* key, const std::string& code,
              bool several) {
    const Sentence what =
        several
            ? Sentence{"编码 " + code + " 对应多个价格，不能在消息里引用",
                       "code " + code + " stands for several prices and cannot be quoted"}
            : Sentence{"消息引用了编码 " + code + " 的价格，但今天没有这个编码的有效价格",
                       "the message quotes code " + code + ", but no price under it holds today"};
    context_.findings.add({std::string(kFile), entry.origin.row, key}, Code::kQuotedPrice, what);
    return false;
  }

  Context& context_;
};

}  // namespace

void quote_prices(Context& context) {
  Quoter(context).run();
}

}  // namespace gongshi::content::workspace
