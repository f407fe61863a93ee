// YAML: hospital.yaml and its neighbours, read key by key; each fault names line and key.
#pragma once

#include <yaml-cpp/yaml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/workspace/finding.h"
#include "drivers/os/result.h"

namespace gongshi::content::workspace {

/// One document. yaml-cpp's exceptions become E1009 with line and column.
[[nodiscard]] Result<YAML::Node> load_yaml(const std::string& text);

/// The value of a scalar, empty when it is absent or null.
[[nodiscard]] std::string scalar(const YAML::Node& node);
[[nodiscard]] int line_of(const YAML::Node& node);

/// A map whose keys are all known; everything else about it is told to `findings`.
class YamlMap {
 public:
  /// Reports keys that are not in `known` as E1011 with the nearest one. `line_offset` is added to
  /// every line (front matter begins below the file's first line).
  YamlMap(std::string file, std::string prefix, YAML::Node node,
          std::initializer_list<std::string_view> known, Findings& findings, int line_offset = 0);

  [[nodiscard]] std::string text(std::string_view key) const;
  /// E1012 when absent or empty.
  [[nodiscard]] std::string must(std::string_view key) const;
  [[nodiscard]] YAML::Node node(std::string_view key) const;
  /// Items of a list; a single scalar counts as a list of one.
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] Place place(std::string_view key) const;
  [[nodiscard]] int line() const { return line_of(node_) + line_offset_; }

  void fail(std::string_view key, Code code, Sentence what) const;
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string file_;
  std::string prefix_;
  YAML::Node node_;
  Findings& findings_;
  int line_offset_;
  mutable bool failed_ = false;
};

/// The word of `known` with the fewest differing letters, empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::initializer_list<std::string_view> known);

}  // namespace gongshi::content::workspace
