#include "content/workspace/file/context.h"

#include <algorithm>

#include "content/workspace/row/record.h"
#include "content/workspace/source/encoding.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostText = 8U << 20U;

}  // namespace

std::optional<std::string> read_text(Context& context, const std::string& name, bool required) {
  const auto bytes = read_file(context.directory / name, kMostText);
  if (!bytes) {
    const Errc code = bytes.error().code;
    if (code == Errc::kNotFound && !required) return std::nullopt;
    context.findings.block({name},
                           code == Errc::kCorrupt ? Code::kFileTooLarge : Code::kMissingFile,
                           bytes.error().what);
    return std::nullopt;
  }
  auto decoded = decode_text(*bytes);
  if (!decoded) {
    const bool type = decoded.error().word == code_word(Code::kWrongFileType);
    context.findings.block({name}, type ? Code::kWrongFileType : Code::kBadEncoding,
                           decoded.error().what);
    return std::nullopt;
  }
  return std::move(decoded->text);
}

std::optional<content::Text> keep_text(Context& context, const Place& place,
                                       const std::string& value, std::size_t most,
                                       Joiners joiners) {
  const Cleaned cleaned = clean_text(value, joiners);
  auto refusal = refuse_text(cleaned.text, most);
  if (!refusal && cleaned.fault) refusal = refuse_text(value, value.size());
  if (refusal) {
    context.findings.add(place, refusal->code, std::move(refusal->what));
    return std::nullopt;
  }
  return context.workspace.pool.keep(cleaned.text);
}

bool is_public_name(Context& context, const Place& place, std::string_view name) {
  std::string digits(name);
  std::ranges::replace(digits, '-', ' ');
  // A letter in front would make it a code, and here it would be part of a name.
  std::ranges::transform(digits, digits.begin(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? ' ' : c;
  });
  auto refusal = refuse_text(digits, digits.size());
  if (!refusal) return true;
  context.findings.block(place, refusal->code, std::move(refusal->what));
  return false;
}

YAML::Node read_list(Context& context, const std::string& name, std::string_view key,
                     bool required) {
  const YAML::Node none(YAML::NodeType::Sequence);
  const auto text = read_text(context, name, required);
  if (!text) return none;
  const auto root = load_yaml(*text);
  if (!root) {
    context.findings.block({name}, Code::kYamlSyntax, root.error().what);
    return none;
  }
  const YamlMap map(name, "", *root, {key}, context.findings);
  const YAML::Node list = map.node(key);
  if (!list.IsDefined() || list.IsNull()) return none;
  if (!list.IsSequence()) {
    context.findings.block(map.place(key), Code::kBadValue, {"应当是一个列表", "must be a list"});
    return none;
  }
  return list;
}

}  // namespace gongshi::content::workspace
