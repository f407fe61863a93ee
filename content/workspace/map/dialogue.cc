#include "content/workspace/map/dialogue.h"

#include <algorithm>
#include <charconv>
#include <istream>
#include <ostream>
#include <span>

#include "content/workspace/row/word_fields.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kShownColumn = 24;

std::string short_text(std::string_view text) {
  std::string shown;
  std::size_t letters = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U && ++letters > kShownColumn) {
      return shown + "…";
    }
    shown += c == '\n' ? ' ' : c;
  }
  return shown;
}

Sentence kind_name(SheetKind kind) {
  switch (kind) {
    case SheetKind::kService:
      return {"医疗服务项目价格", "service prices"};
    case SheetKind::kDrug:
      return {"药品价格", "drug prices"};
    case SheetKind::kConsumable:
      return {"医用耗材价格", "consumable prices"};
    case SheetKind::kDepartment:
      return {"科室", "departments"};
    case SheetKind::kDoctor:
      return {"医生", "doctors"};
    case SheetKind::kSession:
      return {"出诊", "sessions"};
    case SheetKind::kLeader:
      break;
  }
  return {"领导", "leaders"};
}

std::string use_text(const Proposal& proposal, const ColumnChoice& choice, Lang lang) {
  if (choice.use == Use::kIgnore) return Sentence{"不需要", "not needed"}.in(lang);
  if (choice.use == Use::kOpen || !choice.field) return "?";
  const std::string name(usual_header(proposal.kind, *choice.field));
  return choice.sure ? name : name + Sentence{"？", "?"}.in(lang);
}

class Asker {
 public:
  Asker(Proposal& proposal, std::istream& in, std::ostream& out, Lang lang)
      : proposal_(proposal), in_(in), out_(out), lang_(lang) {}

  bool ask_sheet(bool& changed) {
    if (proposal_.sheets.size() < 2) return true;
    return choose({"用哪一张工作表？", "Which sheet?"}, proposal_.sheets, proposal_.sheet, changed);
  }

  bool ask_kind(bool& changed) {
    if (proposal_.kind_sure) return true;
    std::vector<std::string> names;
    for (const SheetKind kind : proposal_.kinds) names.push_back(kind_name(kind).in(lang_));
    auto at = static_cast<std::size_t>(std::ranges::find(proposal_.kinds, proposal_.kind) -
                                       proposal_.kinds.begin());
    if (!choose({"这是什么表？", "What kind of table is it?"}, names, at, changed)) return false;
    changed = true;
    proposal_.kind = proposal_.kinds[at];
    proposal_.kind_sure = true;
    return true;
  }

  bool ask_columns() {
    bool listed = false;
    for (std::size_t i = 0; i < proposal_.columns.size(); ++i) {
      ColumnChoice& choice = proposal_.columns[i];
      const bool price = std::ranges::find(proposal_.prices, i) != proposal_.prices.end();
      if (price || (choice.sure && choice.use != Use::kOpen)) continue;
      if (!listed) list_fields();
      listed = true;
      if (!ask_column(choice)) return false;
    }
    return true;
  }

  bool ask_price() {
    if (proposal_.prices.size() < 2) return true;
    std::vector<std::string> names;
    for (const std::size_t i : proposal_.prices) {
      const ColumnChoice& choice = proposal_.columns[i];
      names.push_back(choice.header +
                      (choice.samples.empty() ? "" : "（" + choice.samples.front() + "）"));
    }
    say({"有几列价格，哪一列是本院收取的？", "Several price columns: which is charged here?"});
    print_list(names);
    while (true) {
      std::string line;
      if (!read(line)) return false;
      if (line == "s" || (line.empty() && proposal_.price)) return true;
      const auto number = number_in(line, names.size());
      if (!number || *number == 0) {
        again();
        continue;
      }
      proposal_.price = proposal_.prices[*number - 1];
      return true;
    }
  }

  bool ask_lacking() {
    for (const Field field : proposal_.lacking()) {
      const std::string name(usual_header(proposal_.kind, field));
      say({"表里没有“" + name + "”。每行都填写什么？（回车 = 以后再说）",
           "The table has no \"" + name + "\". What stands in every row? (Enter: later)"});
      std::string line;
      if (!read(line)) return false;
      if (!line.empty()) proposal_.fill[field] = line;
    }
    return true;
  }

  bool ask_shares() {
    if (!proposal_.bare_shares || proposal_.self_pay != BareShare::kRefused) return true;
    std::size_t at = 2;
    bool changed = false;
    const std::vector<std::string> names{Sentence{"10 就是 10%", "10 means 10%"}.in(lang_),
                                         Sentence{"0.1 就是 10%", "0.1 means 10%"}.in(lang_),
                                         Sentence{"以后再说", "later"}.in(lang_)};
    if (!choose({"自付比例没有百分号，怎么理解？", "Shares have no percent sign. What is meant?"},
                names, at, changed))
      return false;
    if (at == 0) proposal_.self_pay = BareShare::kPercent;
    if (at == 1) proposal_.self_pay = BareShare::kFraction;
    return true;
  }

  bool ask_groups() {
    if (!proposal_.blank_groups || proposal_.carry) return true;
    std::size_t at = 0;
    bool changed = false;
    const std::vector<std::string> names{Sentence{"同上", "as above"}.in(lang_),
                                         Sentence{"没有类别", "no class"}.in(lang_)};
    if (!choose({"类别大半是空的，空格表示什么？", "Most classes are empty. What does that mean?"},
                names, at, changed))
      return false;
    proposal_.carry = at == 0;
    return true;
  }

  bool ask_codes() {
    if (!proposal_.repeated_codes || proposal_.generate_codes) return true;
    std::size_t at = 0;
    bool changed = false;
    const std::vector<std::string> names{
        Sentence{"由名称、规格、单位、厂家生成", "make them from name, specification, unit, maker"}
            .in(lang_),
        Sentence{"照用表里的编码", "use those of the table"}.in(lang_)};
    if (!choose({"许多名称共用几个编码，像是脱敏的。编码怎么办？",
                 "Many names share few codes, as if anonymised. What about the codes?"},
                names, at, changed))
      return false;
    proposal_.generate_codes = at == 0;
    proposal_.repeated_codes = false;
    return true;
  }

  /// Words of other systems in columns of fixed words: "1" in 状态.
  bool ask_words() {
    for (WordChoice& each : proposal_.words) {
      if (each.meant) continue;
      const ColumnChoice& choice = proposal_.columns[each.column];
      const auto words = usual_words(*choice.field);
      const std::string rows = std::to_string(each.rows);
      say({column_letters(choice.column) + " " + choice.header + " 里写着“" + each.word + "”（" +
               rows + " 行），是什么意思？（s = 以后再说）",
           column_letters(choice.column) + " " + choice.header + " says \"" + each.word + "\" in " +
               rows + " rows. What does it mean? (s: later)"});
      print_list(std::vector<std::string>(words.begin(), words.end()));
      if (!ask_word(each, words)) return false;
    }
    return true;
  }

 private:
  /// Nothing is taken for granted here: Enter alone is no answer.
  bool ask_word(WordChoice& choice, std::span<const std::string_view> words) {
    while (true) {
      std::string line;
      if (!read(line)) return false;
      if (line == "s") return true;
      const auto number = number_in(line, words.size());
      if (!number || *number == 0) {
        again();
        continue;
      }
      choice.meant = words[*number - 1];
      return true;
    }
  }

  void say(const Sentence& sentence) { out_ << sentence.in(lang_) << '\n'; }
  void again() { say({"没有这个号码，请再输一次", "no such number; once more"}); }

  bool read(std::string& line) {
    out_ << "> " << std::flush;
    if (!std::getline(in_, line)) return false;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return true;
  }

  static std::optional<std::size_t> number_in(const std::string& line, std::size_t most) {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (failure != std::errc{} || end != line.data() + line.size() || number > most) return {};
    return number;
  }

  void print_list(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      out_ << "  " << i + 1 << " " << names[i] << '\n';
    }
  }

  /// `at` becomes the answer; Enter leaves it.
  bool choose(const Sentence& question, const std::vector<std::string>& names, std::size_t& at,
              bool& changed) {
    say(question);
    print_list(names);
    say({"回车 = " + names[at], "Enter = " + names[at]});
    while (true) {
      std::string line;
      if (!read(line)) return false;
      if (line.empty()) return true;
      const auto number = number_in(line, names.size());
      if (!number || *number == 0) {
        again();
        continue;
      }
      changed = changed || at != *number - 1;
      at = *number - 1;
      return true;
    }
  }

  void list_fields() {
    say({"每一列是什么？输入号码；0 = 不需要；回车 = 如所示；s = 跳过",
         "What is each column? A number; 0: not needed; Enter: as shown; s: skip"});
    const auto rules = columns_of(proposal_.kind);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      out_ << "  " << i + 1 << " " << usual_header(proposal_.kind, rules[i].field)
           << ((i + 1) % 6 == 0 || i + 1 == rules.size() ? "\n" : "");
    }
  }

  bool ask_column(ColumnChoice& choice) {
    std::string samples;
    for (const std::string& sample : choice.samples) samples += " | " + short_text(sample);
    out_ << column_letters(choice.column) << " " << choice.header << samples << "  → "
         << use_text(proposal_, choice, lang_) << '\n';
    const auto rules = columns_of(proposal_.kind);
    while (true) {
      std::string line;
      if (!read(line)) return false;
      if (line.empty() || line == "s") {
        if (line == "s") choice.use = Use::kOpen;
        return true;
      }
      const auto number = number_in(line, rules.size());
      if (!number) {
        again();
        continue;
      }
      choice.use = *number == 0 ? Use::kIgnore : Use::kTake;
      if (*number > 0) choice.field = rules[*number - 1].field;
      return true;
    }
  }

  Proposal& proposal_;
  std::istream& in_;
  std::ostream& out_;
  Lang lang_;
};

}  // namespace

std::string proposal_text(const Proposal& proposal, Lang lang) {
  const std::string row = std::to_string(proposal.header_row);
  const Sentence kind = kind_name(proposal.kind);
  std::string text = proposal.file;
  if (proposal.sheets.size() > 1) text += " [" + proposal.sheets[proposal.sheet] + "]";
  text += Sentence{"：" + kind.zh + "，表头在第 " + row + " 行\n",
                   ": " + kind.en + ", header in row " + row + "\n"}
              .in(lang);
  for (std::size_t i = 0; i < proposal.columns.size(); ++i) {
    const ColumnChoice& choice = proposal.columns[i];
    const bool one_of = proposal.prices.size() > 1 &&
                        std::ranges::find(proposal.prices, i) != proposal.prices.end();
    const bool price = proposal.price && *proposal.price == i;
    text += "  " + column_letters(choice.column) + " " + choice.header + " → ";
    text += price    ? std::string(usual_header(proposal.kind, Field::kPrice))
            : one_of ? Sentence{"价格之一？", "one of the prices?"}.in(lang)
                     : use_text(proposal, choice, lang);
    for (std::size_t s = 0; s < choice.samples.size(); ++s) {
      text += (s == 0 ? "    " : " | ") + short_text(choice.samples[s]);
    }
    text += "\n";
  }
  return text;
}

bool ask(Proposal& proposal, const std::vector<NamedSheet>& sheets, const FileColumns& before,
         std::istream& in, std::ostream& out, Lang lang) {
  Asker asker(proposal, in, out, lang);
  bool changed = false;
  if (!asker.ask_sheet(changed)) return false;
  proposal.sheet_sure = true;
  if (changed) look_again(proposal, sheets, before);
  changed = false;
  if (!asker.ask_kind(changed)) return false;
  if (changed) look_again(proposal, sheets, before);
  out << proposal_text(proposal, lang);
  if (!asker.ask_columns()) return false;
  look_at_words(proposal, sheets, before);
  return asker.ask_price() && asker.ask_words() && asker.ask_lacking() && asker.ask_shares() &&
         asker.ask_groups() && asker.ask_codes();
}

}  // namespace gongshi::content::workspace
