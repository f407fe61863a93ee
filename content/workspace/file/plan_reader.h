// PlanReader: one plan of plans.yaml, its picture, its points and the ways on it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "content/workspace/file/context.h"

namespace gongshi::content::workspace {

inline constexpr const char* kPlansFile = "plans.yaml";

/// Where two points are joined: the same pair is taken once, whichever way it is written.
class WayList {
 public:
  explicit WayList(Workspace& workspace) : workspace_(workspace) {}
  void add(content::Text a, content::Text b, bool steps);

 private:
  Workspace& workspace_;
  std::set<std::pair<content::Text, content::Text>> seen_;
};

class PlanReader {
 public:
  PlanReader(Context& context, const YAML::Node& node, WayList& ways);

  /// Plan, points, ways and picture into the workspace; what is wrong is a finding.
  void read();

 private:
  content::Names names(const YamlMap& map, bool must);
  content::Text id_of(const YamlMap& map);
  std::optional<content::Text> text_at(const Place& place, const std::string& value,
                                       std::size_t most);
  void read_picture(content::Plan& plan);
  void read_point(const content::Plan& plan, const YAML::Node& node);
  content::Text read_rooms(const YamlMap& map);
  void read_ways(const content::Plan& plan);
  void read_way(const content::Plan& plan, const YAML::Node& points, bool steps);
  int number(const YamlMap& map, std::string_view key, int low, int high);

  Context& context_;
  YamlMap map_;
  WayList& ways_;
};

/// A point by its whole id, "mz1/lift"; null: there is none.
[[nodiscard]] const content::PlanPoint* find_point(const Workspace& workspace, std::string_view id);

}  // namespace gongshi::content::workspace
