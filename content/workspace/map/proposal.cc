#include "content/workspace/map/proposal.h"

#include <algorithm>
#include <set>

#include "content/workspace/map/column_guess.h"
#include "content/workspace/row/clean.h"
#include "content/workspace/row/price_column.h"
#include "content/workspace/row/word_fields.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kSamples = 3;
constexpr std::size_t kLook = 200;

std::vector<std::string> samples_of(const Sheet& sheet, std::size_t first, std::size_t column,
                                    std::size_t most) {
  std::vector<std::string> samples;
  for (std::size_t i = first; i < std::min(sheet.size(), first + kLook); ++i) {
    const Row row = sheet.row(i);
    if (column >= row.cells.size()) continue;
    std::string text = clean_text(row.cells[column].text).text;
    if (!text.empty() && samples.size() < most) samples.push_back(std::move(text));
  }
  return samples;
}

/// The row with the most filled cells, where no header is known.
std::size_t widest_row(const Sheet& sheet) {
  constexpr std::size_t kHeaderRows = 30;
  std::size_t best = 0;
  std::ptrdiff_t most = 0;
  for (std::size_t i = 0; i < std::min(sheet.size(), kHeaderRows); ++i) {
    const Row row = sheet.row(i);
    const auto filled = std::ranges::count_if(
        row.cells, [](const Cell& cell) { return !clean_text(cell.text).text.empty(); });
    if (filled > most) {
      most = filled;
      best = i;
    }
  }
  return best;
}

bool is_taken(const Proposal& proposal, Field field) {
  return std::ranges::any_of(proposal.columns, [&](const ColumnChoice& choice) {
    return choice.use == Use::kTake && choice.field == field;
  });
}

void decide(Proposal& proposal, ColumnChoice& choice, const FileColumns& before) {
  const std::string folded = fold_header(choice.header);
  const auto said = before.columns.find(folded);
  const auto known = field_of_header(proposal.kind, folded);
  if (before.ignore.contains(folded)) {
    choice.use = Use::kIgnore;
    choice.sure = true;
  } else if (is_payment_standard(folded) || is_noise(folded)) {
    choice.use = Use::kIgnore;
    choice.sure = is_noise(folded);
  } else if (said != before.columns.end() || known) {
    choice.field = said != before.columns.end() ? said->second : *known;
    choice.sure = true;
    choice.use = is_taken(proposal, *choice.field) ? Use::kOpen : Use::kTake;
  }
}

/// Second round: the columns that no header explains, by likeness and by what they hold.
void guess_open(Proposal& proposal, const Sheet& sheet, std::size_t first_row) {
  for (ColumnChoice& choice : proposal.columns) {
    if (choice.use != Use::kOpen || choice.sure) continue;
    const std::string folded = fold_header(choice.header);
    if (is_price_like(folded)) continue;
    const auto guess =
        guess_column(proposal.kind, folded, samples_of(sheet, first_row, choice.column, kLook));
    if (!guess || is_taken(proposal, *guess)) continue;
    choice.field = guess;
    choice.use = Use::kTake;
  }
}

bool is_price_kind(SheetKind kind) {
  return kind == SheetKind::kService || kind == SheetKind::kDrug || kind == SheetKind::kConsumable;
}

void collect_prices(Proposal& proposal, const Sheet& sheet, std::size_t first_row,
                    const FileColumns& before) {
  proposal.prices.clear();
  proposal.price.reset();
  if (!is_price_kind(proposal.kind)) return;
  std::vector<std::size_t> amounts;
  for (std::size_t i = 0; i < proposal.columns.size(); ++i) {
    const ColumnChoice& choice = proposal.columns[i];
    const std::string folded = fold_header(choice.header);
    const bool open = choice.use == Use::kOpen;
    if ((choice.field == Field::kPrice && choice.use != Use::kIgnore) ||
        (open && is_price_like(folded))) {
      proposal.prices.push_back(i);
    } else if (open && !is_other_amount(folded) && holds_amounts(sheet, first_row, choice.column)) {
      amounts.push_back(i);
    }
    if (!before.price.empty() && folded == before.price) proposal.price = i;
  }
  if (proposal.prices.empty()) proposal.prices = std::move(amounts);
  if (proposal.prices.size() == 1) proposal.price = proposal.prices.front();
}

/// Fewer than a third as many codes as names.
bool codes_repeat(const Proposal& proposal, const Sheet& sheet, std::size_t first_row) {
  std::set<std::string> codes;
  std::set<std::string> names;
  for (const ColumnChoice& choice : proposal.columns) {
    if (choice.use != Use::kTake) continue;
    const bool code = choice.field == Field::kCode;
    if (!code && choice.field != Field::kName) continue;
    for (std::string& cell : samples_of(sheet, first_row, choice.column, kLook)) {
      (code ? codes : names).insert(std::move(cell));
    }
  }
  return !codes.empty() && names.size() > 5 && codes.size() * 3 < names.size();
}

/// What the cells ask: shares without a sign, classes in the first row of a group only.
void look_at_cells(Proposal& proposal, const Sheet& sheet, std::size_t first_row) {
  proposal.bare_shares = false;
  proposal.blank_groups = false;
  proposal.repeated_codes =
      is_price_kind(proposal.kind) && codes_repeat(proposal, sheet, first_row);
  for (const ColumnChoice& choice : proposal.columns) {
    if (choice.use != Use::kTake) continue;
    const auto cells = samples_of(sheet, first_row, choice.column, kLook);
    if (choice.field == Field::kSelfPay) {
      proposal.bare_shares = std::ranges::any_of(
          cells, [](const std::string& cell) { return !fold_width(cell).ends_with('%'); });
    }
    if (choice.field == Field::kGroup) {
      const std::size_t rows = std::min(sheet.size() - first_row, kLook);
      proposal.blank_groups = cells.size() > 1 && cells.size() * 2 < rows;
    }
  }
}

/// What columns.yaml says that the word stands for.
std::optional<std::string> meaning_of(Field field, const std::string& word,
                                      const FileColumns& before) {
  if (field == Field::kInsurance) {
    const auto known = before.insurance.find(fold_word(word));
    if (known == before.insurance.end()) return std::nullopt;
    return std::string(class_word(known->second));
  }
  const auto column = before.values.find(field);
  if (column == before.values.end()) return std::nullopt;
  const auto known = column->second.find(fold_word(word));
  return known == column->second.end() ? std::nullopt : std::optional(known->second);
}

void choose_sheet_of(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                     const FileColumns& before) {
  int tables = 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    proposal.sheets.push_back(sheets[i].name);
    const bool stated = !before.sheet.empty() && sheets[i].name == before.sheet;
    const bool table = has_header(sheets[i].sheet, proposal.kinds, before);
    if (stated || (table && tables == 0 && before.sheet.empty())) proposal.sheet = i;
    if (table) ++tables;
  }
  proposal.sheet_sure = sheets.size() == 1 || !before.sheet.empty() || tables == 1;
}

}  // namespace

Proposal propose(const std::string& file, const std::vector<NamedSheet>& sheets,
                 std::span<const SheetKind> kinds, const FileColumns& before) {
  Proposal proposal;
  proposal.file = file;
  proposal.kinds.assign(kinds.begin(), kinds.end());
  proposal.fill = before.fill;
  proposal.self_pay = before.self_pay;
  proposal.carry = before.carry.contains(Field::kGroup);
  proposal.generate_codes = before.generate_codes;
  for (const auto& [word, meant] : before.insurance) proposal.insurance[word] = meant;
  proposal.values = before.values;
  choose_sheet_of(proposal, sheets, before);
  const auto guess = guess_header(sheets[proposal.sheet].sheet, kinds, before);
  proposal.kind = before.kind.value_or(guess ? guess->kind : kinds.front());
  proposal.kind_sure = before.kind || (guess && guess->score > 1);
  look_again(proposal, sheets, before);
  return proposal;
}

void look_again(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                const FileColumns& before) {
  const Sheet& sheet = sheets[proposal.sheet].sheet;
  proposal.columns.clear();
  if (sheet.size() == 0) return;
  const auto guess = guess_header(sheet, std::span(&proposal.kind, 1), before);
  const std::size_t header = guess ? guess->row : widest_row(sheet);
  proposal.header_row = sheet.row(header).number;
  const HeaderLines lines = read_header_lines(sheet, header);
  proposal.first_row = lines.first_row;
  for (std::size_t i = 0; i < lines.texts.size(); ++i) {
    if (lines.texts[i].empty()) continue;
    ColumnChoice choice{lines.texts[i], i, samples_of(sheet, lines.first_row, i, kSamples)};
    decide(proposal, choice, before);
    proposal.columns.push_back(std::move(choice));
  }
  guess_open(proposal, sheet, lines.first_row);
  collect_prices(proposal, sheet, lines.first_row, before);
  look_at_cells(proposal, sheet, lines.first_row);
  look_at_words(proposal, sheets, before);
}

void look_at_words(Proposal& proposal, const std::vector<NamedSheet>& sheets,
                   const FileColumns& before) {
  const Sheet& sheet = sheets[proposal.sheet].sheet;
  constexpr std::size_t kMostWords = 20;  // of a column; more are no words of a list
  proposal.words.clear();
  for (std::size_t at = 0; at < proposal.columns.size(); ++at) {
    const ColumnChoice& choice = proposal.columns[at];
    if (choice.use != Use::kTake || usual_words(*choice.field).empty()) continue;
    std::vector<WordChoice> words;
    for (std::size_t i = proposal.first_row; i < sheet.size() && words.size() <= kMostWords; ++i) {
      const Row row = sheet.row(i);
      if (choice.column >= row.cells.size()) continue;
      const std::string cell = clean_text(row.cells[choice.column].text).text;
      if (cell.empty() || is_known_word(*choice.field, cell)) continue;
      const auto seen = std::ranges::find(words, cell, &WordChoice::word);
      if (seen != words.end()) {
        ++seen->rows;
      } else {
        words.push_back({at, cell, 1, meaning_of(*choice.field, cell, before)});
      }
    }
    if (words.size() > kMostWords) continue;
    proposal.words.insert(proposal.words.end(), words.begin(), words.end());
  }
}

std::vector<Field> Proposal::lacking() const {
  std::vector<Field> fields;
  for (const ColumnRule& rule : columns_of(kind)) {
    const bool coded = rule.field == Field::kCode && generate_codes;
    if (!rule.must || coded || is_taken(*this, rule.field) || fill.contains(rule.field)) continue;
    fields.push_back(rule.field);
  }
  return fields;
}

std::vector<Sentence> Proposal::open() const {
  std::vector<Sentence> sentences;
  const auto is_price = [&](std::size_t i) { return std::ranges::find(prices, i) != prices.end(); };
  if (!sheet_sure) {
    sentences.push_back(
        {"有几张工作表都像是表，不知道用哪一张", "several sheets look like tables"});
  }
  if (!kind_sure) {
    sentences.push_back({"不知道是什么表", "the kind of table is not known"});
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnChoice& choice = columns[i];
    if (choice.use != Use::kOpen || is_price(i)) continue;
    const std::string place = column_letters(choice.column) + "(" + choice.header + ")";
    sentences.push_back({place + " 不知道是什么", place + ": meaning not known"});
  }
  if (prices.size() > 1 && !price) {
    std::string list;
    for (const std::size_t i : prices) list += (list.empty() ? "" : "、") + columns[i].header;
    sentences.push_back({"不知道哪一列是本院收取的价格：" + list, "which is the price: " + list});
  }
  for (const Field field : lacking()) {
    const std::string name(usual_header(kind, field));
    const std::string word(field_word(field));
    sentences.push_back({"缺少“" + name + "”：没有这一列，也没有统一填写（fill 的 " + word + "）",
                         "\"" + name + "\" (" + word + ") has neither a column nor a fill value"});
  }
  for (const WordChoice& each : words) {
    const ColumnChoice& choice = columns[each.column];
    if (each.meant) continue;
    const std::string place = column_letters(choice.column) + "(" + choice.header + ")";
    const std::string rows = std::to_string(each.rows);
    const std::string field(field_word(*choice.field));
    sentences.push_back(
        {place + " 里的“" + each.word + "”（" + rows + " 行）不知道是什么（" + field + "）",
         place + ": \"" + each.word + "\" of " + rows + " rows is none of the words known (" +
             field + ")"});
  }
  if (bare_shares && self_pay == BareShare::kRefused) {
    sentences.push_back({"自付比例没有百分号，不知道 10 是 10% 还是别的意思（self_pay）",
                         "shares have no percent sign: what is 10? (self_pay)"});
  }
  if (repeated_codes && !generate_codes) {
    sentences.push_back({"许多名称共用几个编码，像是脱敏的，要不要由程序生成（generate_codes）",
                         "many names share few codes, as if anonymised (generate_codes)"});
  }
  return sentences;
}

MapEntry Proposal::entry() const {
  MapEntry entry;
  entry.file = file;
  entry.kind = kind;
  if (sheets.size() > 1) entry.sheet = sheets[sheet];
  const bool several = prices.size() > 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ColumnChoice& choice = columns[i];
    const bool one_of_prices = std::ranges::find(prices, i) != prices.end();
    const bool known =
        choice.field && field_of_header(kind, fold_header(choice.header)) == choice.field;
    if (choice.use == Use::kIgnore) entry.ignore.push_back(choice.header);
    if (choice.use == Use::kTake && !known && !one_of_prices) {
      entry.columns.emplace_back(choice.header, *choice.field);
    }
    const bool is_the_price = price && *price == i;
    if (is_the_price && (several || !known)) entry.price = choice.header;
  }
  entry.fill = fill;
  if (carry) entry.carry.insert(Field::kGroup);
  entry.insurance = insurance;
  entry.values = values;
  for (const WordChoice& each : words) {
    if (!each.meant) continue;
    const Field field = *columns[each.column].field;
    if (field == Field::kInsurance) {
      entry.insurance.erase(fold_word(each.word));
      entry.insurance[each.word] = *parse_insurance(*each.meant);
    } else {
      entry.values[field].erase(fold_word(each.word));
      entry.values[field][each.word] = *each.meant;
    }
  }
  entry.self_pay = self_pay;
  entry.generate_codes = generate_codes;
  return entry;
}

}  // namespace gongshi::content::workspace
