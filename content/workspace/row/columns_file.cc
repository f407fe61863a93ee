#include "content/workspace/row/columns_file.h"

#include "content/workspace/row/clean.h"
#include "content/workspace/row/values.h"
#include "content/workspace/row/word_fields.h"
#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kName = "columns.yaml";

std::optional<Field> read_field(const YAML::Node& node, Findings& findings) {
  const std::string word = scalar(node);
  const auto field = field_from(word);
  if (!field) {
    findings.block({std::string(kName), line_of(node), word}, Code::kBadValue,
                   {"没有名为“" + word + "”的栏目，栏目名如 name、price、unit、basis、from",
                    "no field is named \"" + word + "\"; fields are name, price, unit, basis …"});
  }
  return field;
}

void read_insurance(const YamlMap& map, FileColumns& columns, Findings& findings) {
  if (!map.has("insurance")) return;
  if (!map.node("insurance").IsMap()) {
    findings.block(
        map.place("insurance"), Code::kBadValue,
        {"应当是“表里的词: 甲”的写法", "must be a map from the table's word to a class"});
    return;
  }
  for (const auto& entry : map.node("insurance")) {
    const std::string word = scalar(entry.second);
    const auto meant = parse_insurance(word);
    if (meant) {
      columns.insurance[fold_word(scalar(entry.first))] = *meant;
    } else {
      findings.block({std::string(kName), line_of(entry.second), "insurance"}, Code::kBadValue,
                     {"“" + word + "”不是医保类别，只能是甲、乙、丙、自费，或空着表示不写明",
                      "\"" + word + "\" is no class: 甲, 乙, 丙, 自费, or empty for unstated"});
    }
  }
}

/// `values: {state: {"1": 出诊}}`. Only words of fixed lists: nothing that is shown as it stands,
/// and no amount, is ever changed.
void read_values(const YamlMap& map, FileColumns& columns, Findings& findings) {
  if (!map.has("values")) return;
  const Sentence shape{"应当是“栏目: {表里的词: 规定的词}”的写法",
                       "must read FIELD: {the table's word: a word of the list}"};
  if (!map.node("values").IsMap()) {
    findings.block(map.place("values"), Code::kBadValue, shape);
    return;
  }
  for (const auto& column : map.node("values")) {
    const auto field = read_field(column.first, findings);
    if (!field) continue;
    const std::string name(field_word(*field));
    const auto refuse = [&](const YAML::Node& at, Sentence what) {
      findings.block({std::string(kName), line_of(at), "values." + name}, Code::kBadValue,
                     std::move(what));
    };
    if (*field == Field::kInsurance || usual_words(*field).empty()) {
      refuse(column.first, {name + " 不是填写固定词的栏目（医保类别写在 insurance 里）",
                            name + " takes no fixed words (classes stand under insurance)"});
      continue;
    }
    if (!column.second.IsMap()) {
      refuse(column.second, shape);
      continue;
    }
    for (const auto& entry : column.second) {
      const std::string meant = scalar(entry.second);
      if (!is_known_word(*field, meant)) {
        refuse(entry.second, {"“" + meant + "”不是 " + name + " 的规定的词",
                              "\"" + meant + "\" is no word of " + name});
        continue;
      }
      columns.values[*field][fold_word(scalar(entry.first))] = meant;
    }
  }
}

void read_self_pay(const YamlMap& map, FileColumns& columns, Findings& findings) {
  const std::string word = map.text("self_pay");
  if (word == "percent") columns.self_pay = BareShare::kPercent;
  if (word == "fraction") columns.self_pay = BareShare::kFraction;
  if (word.empty() || columns.self_pay != BareShare::kRefused) return;
  findings.block(map.place("self_pay"), Code::kBadValue,
                 {"self_pay 只能是 percent（10 就是 10%）或 fraction（0.1 就是 10%）",
                  "self_pay is percent (10 means 10%) or fraction (0.1 means 10%)"});
}

void read_charge(const YamlMap& map, FileColumns& columns, Findings& findings) {
  const std::string word = map.text("charge");
  columns.cash_price = word == "discounted_cash";
  if (word.empty() || word == "gross" || columns.cash_price) return;
  findings.block(map.place("charge"), Code::kBadValue,
                 {"charge 只能是 gross（折前标价）或 discounted_cash（折后现金价）",
                  "charge is gross or discounted_cash"});
}

FileColumns parse_file(const std::string& file, const YAML::Node& node, Findings& findings) {
  FileColumns columns;
  const YamlMap map(std::string(kName), file + ".", node,
                    {"kind", "sheet", "columns", "price", "ignore", "fill", "carry", "insurance",
                     "values", "self_pay", "generate_codes", "charge"},
                    findings);
  if (map.has("kind")) {
    columns.kind = kind_from(map.text("kind"));
    if (!columns.kind) {
      findings.block(map.place("kind"), Code::kBadValue,
                     {"kind 只能是 service、drug、consumable、department、doctor、session、leader",
                      "kind is service, drug, consumable, department, doctor, session or leader"});
    }
  }
  const auto wrong_map = [&](std::string_view key) {
    findings.block(map.place(key), Code::kBadValue,
                   {"应当是“键: 值”的写法", "must be a map of keys and values"});
  };
  if (map.has("columns") && !map.node("columns").IsMap()) {
    wrong_map("columns");
  } else if (map.has("columns")) {
    for (const auto& entry : map.node("columns")) {
      if (const auto field = read_field(entry.second, findings)) {
        columns.columns[fold_header(scalar(entry.first))] = *field;
      }
    }
  }
  if (map.has("fill") && !map.node("fill").IsMap()) {
    wrong_map("fill");
  } else if (map.has("fill")) {
    for (const auto& entry : map.node("fill")) {
      if (const auto field = read_field(entry.first, findings)) {
        columns.fill[*field] = scalar(entry.second);
      }
    }
  }
  columns.sheet = map.text("sheet");
  columns.price = fold_header(map.text("price"));
  read_insurance(map, columns, findings);
  read_values(map, columns, findings);
  read_self_pay(map, columns, findings);
  read_charge(map, columns, findings);
  if (map.has("carry")) {
    const YAML::Node carry = map.node("carry");
    if (carry.IsScalar()) {
      if (const auto field = read_field(carry, findings)) columns.carry.insert(*field);
    }
    for (const auto& entry : carry) {
      if (const auto field = read_field(entry, findings)) columns.carry.insert(*field);
    }
  }
  for (const std::string& header : map.list("ignore")) columns.ignore.insert(fold_header(header));
  const std::string generate = map.text("generate_codes");
  columns.generate_codes = generate == "true" || generate == "yes";
  return columns;
}

}  // namespace

const FileColumns& ColumnsFile::of(std::string_view file) const {
  static const FileColumns none;
  const auto found = files.find(file);
  return found == files.end() ? none : found->second;
}

ColumnsFile parse_columns_file(const std::string& text, Findings& findings) {
  ColumnsFile columns;
  const auto root = load_yaml(text);
  if (!root) {
    findings.block({std::string(kName)}, Code::kYamlSyntax, root.error().what);
    return columns;
  }
  const YamlMap map(std::string(kName), "", *root, {"files"}, findings);
  if (!map.has("files")) return columns;
  const YAML::Node files = map.node("files");
  if (!files.IsMap()) {
    findings.block(map.place("files"), Code::kBadValue,
                   {"应当是“文件: …”的写法", "must be a map from file to columns"});
    return columns;
  }
  for (const auto& entry : files) {
    const std::string file = scalar(entry.first);
    columns.files[file] = parse_file(file, entry.second, findings);
  }
  return columns;
}

}  // namespace gongshi::content::workspace
