// YamlMap: one mapping of a YAML file, read key by key; what is wrong is told with file, line, key
// and, for a word that nearly fits, the nearest valid one.
#pragma once

#include <yaml-cpp/yaml.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::config {

/// The candidate with the smallest edit distance to `word`, if that is at most a third of the word
/// (two swapped letters count as two edits and are always near enough in a word of four or more).
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string_view>& candidates);

/// E1700: what yaml-cpp threw over the file `name`.
[[nodiscard]] Error no_yaml(const YAML::Exception& error, const std::string& name);

class YamlMap {
 public:
  /// Errc::kConfig E1701 when `node` is no mapping, E1702 when it has a key outside `known`.
  [[nodiscard]] static Result<YamlMap> of(const YAML::Node& node, std::string file,
                                          std::string name,
                                          const std::vector<std::string_view>& known);

  [[nodiscard]] bool has(const char* key) const;
  [[nodiscard]] YAML::Node at(const char* key) const { return node_[key]; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Each leaves `into` alone when the key is absent. E1703: wrong kind of value; E1704: not one of
  /// the words; E1705: out of range.
  [[nodiscard]] Status read(const char* key, std::string& into) const;
  [[nodiscard]] Status read(const char* key, int& into, int least, int most) const;
  [[nodiscard]] Status read(const char* key, double& into, double least, double most) const;
  [[nodiscard]] Status read(const char* key, std::vector<std::string>& into) const;
  [[nodiscard]] Status read_word(const char* key, std::string& into,
                                 const std::vector<std::string_view>& words) const;
  /// One of the words, or a list of them with at least one and each once.
  [[nodiscard]] Status read_words(const char* key, std::vector<std::string>& into,
                                  const std::vector<std::string_view>& words) const;

  /// "displays[1].theme": the name for a mapping within this one.
  [[nodiscard]] std::string path(const char* key) const {
    return name_.empty() ? std::string(key) : name_ + "." + key;
  }

  /// "site.yaml:12: displays[1].kind" and the sentence behind it, as an Error.
  [[nodiscard]] Error fault(const char* key, std::string_view code, const Sentence& sentence) const;

 private:
  YamlMap(const YAML::Node& node, std::string file, std::string name)
      : node_(node), file_(std::move(file)), name_(std::move(name)) {}

  YAML::Node node_;
  std::string file_;
  std::string name_;  // "displays[1]"; empty at the top
};

}  // namespace gongshi::config
