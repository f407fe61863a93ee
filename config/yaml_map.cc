#include "config/yaml_map.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace gongshi::config {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

std::string joined(const std::vector<std::string_view>& words, std::string_view separator) {
  std::string all;
  for (const std::string_view word : words) {
    if (!all.empty()) all += separator;
    all += word;
  }
  return all;
}

/// " 是否想写 X？" / " Did you mean X?", or the whole list of valid words.
Sentence hint(std::string_view word, const std::vector<std::string_view>& valid) {
  if (const auto near = nearest(word, valid)) {
    return {"，是否应为 " + *near + "？", "; did you mean " + *near + "?"};
  }
  return {"，可用：" + joined(valid, "、"), "; valid: " + joined(valid, ", ")};
}

Error located(const std::string& file, const YAML::Mark& mark, const std::string& key,
              std::string_view code, const Sentence& sentence) {
  const std::string place =
      file + ":" + std::to_string(mark.is_null() ? 1 : mark.line + 1) + ": " + key;
  return Error{
      Errc::kConfig, {place + "：" + sentence.zh, place + ": " + sentence.en}, std::string(code)};
}

}  // namespace

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string_view>& candidates) {
  if (candidates.empty()) return std::nullopt;
  const auto closer = [&](std::string_view a, std::string_view b) {
    return edit_distance(word, a) < edit_distance(word, b);
  };
  const std::string_view best = *std::min_element(candidates.begin(), candidates.end(), closer);
  const std::size_t most = word.size() <= 3 ? 1 : std::max<std::size_t>(2, word.size() / 3);
  if (edit_distance(word, best) > most) return std::nullopt;
  return std::string(best);
}

Error no_yaml(const YAML::Exception& error, const std::string& name) {
  const std::string line = std::to_string(error.mark.is_null() ? 1 : error.mark.line + 1);
  return Error{
      Errc::kConfig,
      {name + ":" + line + ": 不是正确的 YAML（" + error.msg + "），请检查缩进和冒号",
       name + ":" + line + ": not valid YAML (" + error.msg + "); check indents and colons"},
      "E1700"};
}

Result<YamlMap> YamlMap::of(const YAML::Node& node, std::string file, std::string name,
                            const std::vector<std::string_view>& known) {
  if (!node.IsMap()) {
    return located(file, node.Mark(), name, "E1701",
                   {"这里应写成“键: 值”", "write \"key: value\" lines here"});
  }
  for (const auto& entry : node) {
    const std::string key = entry.first.Scalar();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const Sentence more = hint(key, known);
    std::string full = name.empty() ? key : name + ".";
    if (!name.empty()) full += key;
    return located(file, entry.first.Mark(), full, "E1702",
                   {"没有这个键" + more.zh, "no such key" + more.en});
  }
  return YamlMap(node, std::move(file), std::move(name));
}

bool YamlMap::has(const char* key) const {
  return node_[key].IsDefined() && !node_[key].IsNull();
}

Error YamlMap::fault(const char* key, std::string_view code, const Sentence& sentence) const {
  const YAML::Node value = node_[key];
  return located(file_, value.IsDefined() ? value.Mark() : node_.Mark(), path(key), code, sentence);
}

Status YamlMap::read(const char* key, std::string& into) const {
  if (!has(key)) return {};
  if (!node_[key].IsScalar()) {
    return fault(key, "E1703", {"应是一段文字", "must be one piece of text"});
  }
  into = node_[key].Scalar();
  return {};
}

Status YamlMap::read(const char* key, int& into, int least, int most) const {
  if (!has(key)) return {};
  const std::string text = node_[key].IsScalar() ? node_[key].Scalar() : std::string();
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    return fault(key, "E1703",
                 {"“" + text + "”不是整数", "\"" + text + "\" is not a whole number"});
  }
  if (value < least || value > most) {
    const std::string range = std::to_string(least) + "–" + std::to_string(most);
    return fault(key, "E1705", {text + " 超出范围 " + range, text + " is outside " + range});
  }
  into = value;
  return {};
}

Status YamlMap::read(const char* key, double& into, double least, double most) const {
  if (!has(key)) return {};
  const std::string text = node_[key].IsScalar() ? node_[key].Scalar() : std::string();
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    return fault(key, "E1703", {"“" + text + "”不是数字", "\"" + text + "\" is not a number"});
  }
  if (!(value >= least && value <= most)) {
    const auto whole = [](double bound) { return std::to_string(static_cast<int>(bound)); };
    const std::string range = whole(least) + "–" + whole(most);
    return fault(key, "E1705", {text + " 超出范围 " + range, text + " is outside " + range});
  }
  into = value;
  return {};
}

Status YamlMap::read(const char* key, std::vector<std::string>& into) const {
  if (!has(key)) return {};
  std::vector<std::string> words;
  const YAML::Node list = node_[key];
  const bool plain =
      list.IsSequence() &&
      std::all_of(list.begin(), list.end(), [](const auto& item) { return item.IsScalar(); });
  if (!plain) return fault(key, "E1703", {"应是列表，如 [a, b]", "must be a list like [a, b]"});
  for (const auto& item : list) words.push_back(item.Scalar());
  into = std::move(words);
  return {};
}

Status YamlMap::read_word(const char* key, std::string& into,
                          const std::vector<std::string_view>& words) const {
  std::string word;
  GONGSHI_CHECK(read(key, word));
  if (!has(key)) return {};
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    const Sentence more = hint(word, words);
    return fault(key, "E1704",
                 {"“" + word + "”不可用" + more.zh, "\"" + word + "\" is not valid" + more.en});
  }
  into = word;
  return {};
}

Status YamlMap::read_words(const char* key, std::vector<std::string>& into,
                           const std::vector<std::string_view>& words) const {
  if (!has(key)) return {};
  if (!node_[key].IsSequence()) {
    std::string one;
    GONGSHI_CHECK(read_word(key, one, words));
    into = {one};
    return {};
  }
  std::vector<std::string> list;
  GONGSHI_CHECK(read(key, list));
  if (list.empty()) return fault(key, "E1703", {"列表是空的", "the list is empty"});
  for (const std::string& word : list) {
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      const Sentence more = hint(word, words);
      return fault(key, "E1704",
                   {"“" + word + "”不可用" + more.zh, "\"" + word + "\" is not valid" + more.en});
    }
    if (std::count(list.begin(), list.end(), word) > 1) {
      return fault(key, "E1704", {"“" + word + "”写了两次", "\"" + word + "\" stands there twice"});
    }
  }
  into = std::move(list);
  return {};
}

}  // namespace gongshi::config
