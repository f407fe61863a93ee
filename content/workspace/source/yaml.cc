#include "content/workspace/source/yaml.h"

#include <algorithm>
#include <numeric>

namespace gongshi::content::workspace {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view word, std::initializer_list<std::string_view> known) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 2);
  if (word.size() > 64) return best;
  for (const std::string_view candidate : known) {
    const std::size_t found = distance(word, candidate);
    if (found < least) {
      least = found;
      best = candidate;
    }
  }
  return best;
}

Result<YAML::Node> load_yaml(const std::string& text) {
  try {
    return YAML::Load(text);
  } catch (const YAML::Exception& error) {
    const std::string line = std::to_string(error.mark.line + 1);
    const std::string column = std::to_string(error.mark.column + 1);
    return finding_error(
        Code::kYamlSyntax,
        {"第 " + line + " 行第 " + column + " 个字符附近的 YAML 写法有误（" + error.msg + "）",
         "YAML error near line " + line + ", column " + column + ": " + error.msg});
  }
}

std::string scalar(const YAML::Node& node) {
  return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

int line_of(const YAML::Node& node) {
  return node.IsDefined() ? node.Mark().line + 1 : 0;
}

YamlMap::YamlMap(std::string file, std::string prefix, YAML::Node node,
                 std::initializer_list<std::string_view> known, Findings& findings, int line_offset)
    : file_(std::move(file)),
      prefix_(std::move(prefix)),
      node_(std::move(node)),
      findings_(findings),
      line_offset_(line_offset) {
  if (!node_.IsDefined() || node_.IsNull()) return;
  if (!node_.IsMap()) {
    failed_ = true;
    findings_.add({file_, line(), prefix_}, Code::kBadValue,
                  {"这里应当是“键: 值”的写法", "this must be a map of keys and values"});
    node_ = YAML::Node(YAML::NodeType::Map);
    return;
  }
  for (const auto& entry : node_) {
    const std::string key = scalar(entry.first);
    if (std::ranges::find(known, key) != known.end()) continue;
    const std::string near(nearest(key, known));
    failed_ = true;
    findings_.add(
        {file_, line_of(entry.first) + line_offset_, prefix_ + key}, Code::kUnknownKey,
        {"不认识的键“" + key + "”" + (near.empty() ? "" : "，是不是“" + near + "”？"),
         "unknown key \"" + key + "\"" + (near.empty() ? "" : "; did you mean \"" + near + "\"?")});
  }
}

YAML::Node YamlMap::node(std::string_view key) const {
  if (!node_.IsDefined() || !node_.IsMap()) return YAML::Node(YAML::NodeType::Undefined);
  for (const auto& entry : node_) {
    if (scalar(entry.first) == key) return entry.second;
  }
  return YAML::Node(YAML::NodeType::Undefined);
}

bool YamlMap::has(std::string_view key) const {
  const YAML::Node value = node(key);
  return value.IsDefined() && !value.IsNull();
}

std::string YamlMap::text(std::string_view key) const {
  const YAML::Node value = node(key);
  if (value.IsDefined() && !value.IsNull() && !value.IsScalar()) {
    fail(key, Code::kBadValue, {"应当是一个值", "must be a single value"});
  }
  return scalar(value);
}

std::string YamlMap::must(std::string_view key) const {
  std::string value = text(key);
  if (value.find_first_not_of(" \t") == std::string::npos) {
    fail(key, Code::kMissingKey,
         {"缺少必填项 " + prefix_ + std::string(key), prefix_ + std::string(key) + " is required"});
    value.clear();
  }
  return value;
}

std::vector<std::string> YamlMap::list(std::string_view key) const {
  std::vector<std::string> items;
  const YAML::Node value = node(key);
  if (!value.IsDefined() || value.IsNull()) return items;
  if (value.IsScalar()) return {value.Scalar()};
  if (!value.IsSequence()) {
    fail(key, Code::kBadValue, {"应当是一个列表", "must be a list"});
    return items;
  }
  for (const auto& item : value) items.push_back(scalar(item));
  return items;
}

Place YamlMap::place(std::string_view key) const {
  const YAML::Node value = node(key);
  const int at = value.IsDefined() ? line_of(value) + line_offset_ : line();
  return {file_, at, prefix_ + std::string(key)};
}

void YamlMap::fail(std::string_view key, Code code, Sentence what) const {
  failed_ = true;
  findings_.add(place(key), code, std::move(what));
}

}  // namespace gongshi::content::workspace
