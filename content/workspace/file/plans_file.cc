#include "content/workspace/file/plans_file.h"

#include <vector>

#include "content/plan_check.h"
#include "content/workspace/file/plan_reader.h"

namespace gongshi::content::workspace {
namespace {

/// "mz1/lift, mz2/lift, mz3/lift": whoever steps in at one may step out at each other.
void read_link(Context& context, const YAML::Node& node, WayList& ways) {
  const Place place{kPlansFile, line_of(node), "links"};
  std::vector<const content::PlanPoint*> stops;
  for (const auto& item : node) {
    const std::string name = scalar(item);
    const auto* const point = find_point(context.workspace, name);
    if (point == nullptr) {
      context.findings.add(
          place, Code::kUnknownPoint,
          {"没有点“" + name + "”；links 里写“图/点”，如 mz1/lift",
           "there is no point \"" + name + "\"; links name plan/point, like mz1/lift"});
    } else {
      stops.push_back(point);
    }
  }
  if (node.size() < 2 || node.size() > content::kMostPlans) {
    context.findings.add(place, Code::kBadValue,
                         {"至少连两个点，最多 64 个", "joins 2 to 64 points"});
    return;
  }
  for (std::size_t i = 0; i < stops.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const content::WayKind kind = content::way_kind(*stops[k], *stops[i]);
      if (kind == content::WayKind::kNone || kind == content::WayKind::kWalk) {
        const std::string a(stops[k]->id), b(stops[i]->id);
        context.findings.add(
            place, Code::kImpossibleWay,
            {a + " 和 " + b + " 不能这样相连", a + " and " + b + " cannot be joined so"});
        continue;
      }
      ways.add(stops[k]->id, stops[i]->id, kind == content::WayKind::kStairs);
    }
  }
}

void read_plans(Context& context, const YamlMap& map) {
  WayList ways(context.workspace);
  const YAML::Node plans = map.node("plans");
  if (plans.IsDefined() && !plans.IsNull() &&
      (!plans.IsSequence() || plans.size() > content::kMostPlans)) {
    map.fail("plans", Code::kBadValue,
             {"应当是一个列表，最多 64 张图", "must be a list of at most 64 plans"});
    return;
  }
  for (const auto& plan : plans) PlanReader(context, plan, ways).read();
  const YAML::Node links = map.node("links");
  if (!links.IsDefined() || links.IsNull()) return;
  bool lists = links.IsSequence();
  for (const auto& link : links) lists = lists && link.IsSequence();
  if (!lists) {
    map.fail("links", Code::kBadValue,
             {"应当是列表的列表，如 - [mz1/lift, mz2/lift]",
              "must be a list of lists, like - [mz1/lift, mz2/lift]"});
    return;
  }
  for (const auto& link : links) read_link(context, link, ways);
  if (context.workspace.ways.size() > content::kMostWays) {
    map.fail("plans", Code::kBadValue, {"通路太多，最多 16384 条", "above 16384 ways"});
  }
}

}  // namespace

void read_plans_file(Context& context) {
  if (const auto text = read_text(context, kPlansFile, false)) read_plans_text(context, *text);
}

void read_plans_text(Context& context, const std::string& text) {
  const auto root = load_yaml(text);
  if (!root) {
    context.findings.block({kPlansFile}, Code::kYamlSyntax, root.error().what);
    return;
  }
  Workspace& workspace = context.workspace;
  const int errors = context.findings.count(Severity::kError);
  const YamlMap map(kPlansFile, "", *root, {"plans", "links"}, context.findings);
  read_plans(context, map);
  FileCount& count = context.findings.file(kPlansFile);
  const int read = int(workspace.plans.size());
  count.read += read;
  if (context.findings.count(Severity::kError) == errors) {
    count.taken += read;
    return;
  }
  count.refused += read;
  workspace.plans.clear();
  workspace.points.clear();
  workspace.ways.clear();
  workspace.plan_pictures.clear();
}

}  // namespace gongshi::content::workspace
