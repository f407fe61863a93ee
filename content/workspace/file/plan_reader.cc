#include "content/workspace/file/plan_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "content/bundle/manifest.h"
#include "content/plan_check.h"
#include "content/schema.h"
#include "content/workspace/file/photo.h"
#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

using content::PointKind;
using content::Side;
using content::Text;

constexpr std::size_t kMostId = 24;
constexpr std::size_t kMostName = 40;
constexpr std::size_t kMostRoom = 60;
constexpr std::size_t kMostRooms = 40;  // of one point
constexpr int kLowestLevel = -20;
constexpr int kHighestLevel = 200;
constexpr int kMostMetres = 5'000;

constexpr std::array kKinds = {
    std::pair{std::string_view("bend"), PointKind::kBend},
    std::pair{std::string_view("room"), PointKind::kRoom},
    std::pair{std::string_view("desk"), PointKind::kDesk},
    std::pair{std::string_view("toilet"), PointKind::kToilet},
    std::pair{std::string_view("lift"), PointKind::kLift},
    std::pair{std::string_view("stairs"), PointKind::kStairs},
    std::pair{std::string_view("exit"), PointKind::kExit},
    std::pair{std::string_view("kiosk"), PointKind::kKiosk},
};

constexpr std::array kSides = {
    std::pair{std::string_view("up"), Side::kUp},
    std::pair{std::string_view("right"), Side::kRight},
    std::pair{std::string_view("down"), Side::kDown},
    std::pair{std::string_view("left"), Side::kLeft},
};

template <class Pairs>
auto word_in(const Pairs& pairs, std::string_view word) {
  const auto* const found =
      std::ranges::find(pairs, word, [](const auto& pair) { return pair.first; });
  return found == pairs.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> whole(const std::string& text) {
  int value = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && at == end ? std::optional(value) : std::nullopt;
}

bool is_id(std::string_view id) {
  return id.size() <= kMostId && id.front() != '-' &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos;
}

}  // namespace

const content::PlanPoint* find_point(const Workspace& workspace, std::string_view id) {
  const auto found =
      std::ranges::find(workspace.points, id, [](const auto& entry) { return entry.value.id; });
  return found == workspace.points.end() ? nullptr : &found->value;
}

void WayList::add(Text a, Text b, bool steps) {
  const auto pair = std::minmax(a, b);
  if (seen_.emplace(pair.first, pair.second).second) {
    workspace_.ways.push_back({pair.first, pair.second, steps});
  }
}

PlanReader::PlanReader(Context& context, const YAML::Node& node, WayList& ways)
    : context_(context),
      map_(kPlansFile, "", node, {"id", "name", "level", "picture", "metres", "points", "ways"},
           context.findings),
      ways_(ways) {}

Text PlanReader::id_of(const YamlMap& map) {
  const std::string id = map.must("id");
  if (id.empty()) return {};
  if (is_id(id) && is_public_name(context_, map.place("id"), id))
    return context_.workspace.pool.keep(id);
  map.fail("id", Code::kBadValue,
           {"编号只能用小写字母、数字和 -，最多 24 个字符",
            "ids take a-z, 0-9 and -, at most 24 characters"});
  return {};
}

std::optional<Text> PlanReader::text_at(const Place& place, const std::string& value,
                                        std::size_t most) {
  return keep_text(context_, place, value, most, Joiners::kKeep);
}

content::Names PlanReader::names(const YamlMap& map, bool must) {
  content::Names names;
  const YAML::Node node = map.node("name");
  if (!node.IsMap()) {
    const std::string written = must ? map.must("name") : map.text("name");
    if (!written.empty()) names.zh = text_at(map.place("name"), written, kMostName).value_or("");
    return names;
  }
  const YamlMap all(kPlansFile, "name.", node, {"zh", "en", "ug", "bo", "mn"}, context_.findings);
  const std::array<std::pair<std::string_view, Text*>, 5> keys = {{{"zh", &names.zh},
                                                                   {"en", &names.en},
                                                                   {"ug", &names.ug},
                                                                   {"bo", &names.bo},
                                                                   {"mn", &names.mn}}};
  for (const auto& [key, into] : keys) {
    const std::string written = must && key == "zh" ? all.must(key) : all.text(key);
    const std::size_t most = key == "zh" ? kMostName : 2 * kMostName;
    if (!written.empty()) *into = text_at(all.place(key), written, most).value_or("");
  }
  return names;
}

int PlanReader::number(const YamlMap& map, std::string_view key, int low, int high) {
  const std::string written = map.must(key);
  if (written.empty()) return low;
  const auto value = whole(written);
  if (value && *value >= low && *value <= high) return *value;
  const std::string range = std::to_string(low) + " … " + std::to_string(high);
  map.fail(key, Code::kBadValue, {"应为 " + range + " 的整数", "must be a whole number, " + range});
  return low;
}

void PlanReader::read() {
  content::Plan plan;
  plan.id = id_of(map_);
  plan.name = names(map_, true);
  plan.level = number(map_, "level", kLowestLevel, kHighestLevel);
  plan.metres = number(map_, "metres", 1, kMostMetres);
  if (plan.id.empty()) return;
  if (std::ranges::find(context_.workspace.plans, plan.id, &content::Plan::id) !=
      context_.workspace.plans.end()) {
    map_.fail("id", Code::kDuplicateCode, {"这个图号已经用过", "this plan's id is used before"});
    return;
  }
  read_picture(plan);
  context_.workspace.plans.push_back(plan);
  const YAML::Node points = map_.node("points");
  if (!points.IsSequence() || points.size() == 0) {
    map_.fail("points", Code::kMissingKey, {"图上一个点也没有", "the plan has no points"});
    return;
  }
  for (const auto& point : points) {
    if (context_.workspace.points.size() == content::kMostPoints) {
      map_.fail("points", Code::kBadValue, {"点太多，最多 4096 个", "above 4096 points"});
      return;
    }
    read_point(plan, point);
  }
  read_ways(plan);
}

void PlanReader::read_picture(content::Plan& plan) {
  const std::string name = map_.must("picture");
  if (name.empty()) return;
  const std::string path = content::page_picture_path(name);
  if (name.find('/') != std::string::npos || !content::bundle::is_object_path(path)) {
    map_.fail("picture", Code::kPhoto,
              {"只写 media 目录里的文件名，用小写字母、数字、-、_ 和 .，如 floor-1.png",
               "write the name of a file in media/: a-z, 0-9, -, _ and ., such as floor-1.png"});
    return;
  }
  auto bytes = read_photo(context_.directory, "media/" + name);
  if (!bytes) {
    map_.fail("picture", Code::kPhoto, bytes.error().what);
    return;
  }
  const auto size = photo_size(*bytes);
  plan.picture = context_.workspace.pool.keep(path);
  plan.width = int(size->width);
  plan.height = int(size->height);
  context_.workspace.plan_pictures.push_back({path, *std::move(bytes)});
}

Text PlanReader::read_rooms(const YamlMap& map) {
  std::string rooms;
  const std::vector<std::string> list = map.list("rooms");
  if (list.size() > kMostRooms) {
    map.fail("rooms", Code::kBadValue, {"一个点最多 40 个房间", "a point takes at most 40 rooms"});
    return {};
  }
  for (const std::string& each : list) {
    const auto room = keep_text(context_, map.place("rooms"), each, kMostRoom);
    if (!room) continue;
    if (room->empty() || room->find(';') != room->npos) {
      map.fail("rooms", Code::kBadValue,
               {"房间不能是空的，也不能含分号", "a room is not empty and has no semicolon"});
      continue;
    }
    rooms += (rooms.empty() ? "" : ";") + std::string(*room);
  }
  return context_.workspace.pool.keep(rooms);
}

void PlanReader::read_point(const content::Plan& plan, const YAML::Node& node) {
  const YamlMap map(kPlansFile, "points.", node, {"id", "at", "kind", "name", "rooms", "faces"},
                    context_.findings);
  content::PlanPoint point;
  const Text id = id_of(map);
  if (id.empty()) return;
  point.id = context_.workspace.pool.keep(std::string(plan.id) + "/" + std::string(id));
  point.plan = plan.id;
  const auto kind = word_in(kKinds, map.has("kind") ? map.text("kind") : "bend");
  if (kind) {
    point.kind = *kind;
  } else {
    map.fail("kind", Code::kBadWord,
             {"kind 只能是 bend、room、desk、toilet、lift、stairs、exit、kiosk",
              "kind is bend, room, desk, toilet, lift, stairs, exit or kiosk"});
  }
  point.name = names(map, point.kind != PointKind::kBend);
  point.rooms = read_rooms(map);
  if (map.has("faces")) {
    const auto side = word_in(kSides, map.text("faces"));
    point.faces = side.value_or(Side::kUnstated);
    if (!side) {
      map.fail("faces", Code::kBadWord,
               {"faces 只能是 up、right、down、left", "faces is up, right, down or left"});
    }
  }
  const std::vector<std::string> at = map.list("at");
  const auto x = at.size() == 2 ? whole(at[0]) : std::nullopt;
  const auto y = at.size() == 2 ? whole(at[1]) : std::nullopt;
  if (!x || !y) {
    map.fail("at", Code::kBadValue,
             {"at 应写成 [向右的像素, 向下的像素]，如 [800, 560]",
              "write at as [pixels right, pixels down], like [800, 560]"});
  } else if (*x < 0 || *y < 0 || (plan.width > 0 && (*x >= plan.width || *y >= plan.height))) {
    const std::string size = std::to_string(plan.width) + " x " + std::to_string(plan.height);
    map.fail("at", Code::kPointOutside,
             {"图片是 " + size + " 像素，点在图片之外",
              "the picture is " + size + " pixels; the point lies outside"});
  } else {
    point.x = *x;
    point.y = *y;
  }
  if (find_point(context_.workspace, point.id) != nullptr) {
    map.fail("id", Code::kDuplicateCode, {"这张图上已有这个点", "the plan has this point already"});
    return;
  }
  context_.workspace.points.push_back({point, {0, map.line()}});
}

void PlanReader::read_ways(const content::Plan& plan) {
  const YAML::Node ways = map_.node("ways");
  if (!ways.IsDefined() || ways.IsNull()) return;
  if (!ways.IsSequence()) {
    map_.fail("ways", Code::kBadValue, {"应当是一个列表", "must be a list"});
    return;
  }
  for (const auto& way : ways) {
    if (way.IsSequence()) {
      read_way(plan, way, false);
      continue;
    }
    const YamlMap map(kPlansFile, "ways.", way, {"between", "steps"}, context_.findings);
    const auto steps = parse_yes(map.text("steps"));
    if (map.has("steps") && !steps) {
      map.fail("steps", Code::kBadWord, {"steps 只能是 yes 或 no", "steps is yes or no"});
    }
    read_way(plan, map.node("between"), steps.value_or(false));
  }
}

void PlanReader::read_way(const content::Plan& plan, const YAML::Node& points, bool steps) {
  const Place place{kPlansFile, line_of(points), "ways"};
  if (!points.IsSequence() || points.size() < 2) {
    context_.findings.add(place, Code::kBadValue,
                          {"一条通路至少写两个点，如 [hall, desk]",
                           "a way names two points or more, like [hall, desk]"});
    return;
  }
  const content::PlanPoint* last = nullptr;
  for (const auto& node : points) {
    const std::string name = scalar(node);
    const auto* const point = find_point(context_.workspace, std::string(plan.id) + "/" + name);
    if (point == nullptr) {
      context_.findings.add(place, Code::kUnknownPoint,
                            {"图 " + std::string(plan.id) + " 上没有点“" + name + "”",
                             "plan " + std::string(plan.id) + " has no point \"" + name + "\""});
    } else if (last == point) {
      context_.findings.add(place, Code::kImpossibleWay,
                            {"“" + name + "”连到了自己", "\"" + name + "\" joins itself"});
    } else if (last != nullptr) {
      ways_.add(last->id, point->id, steps);
    }
    last = point;
  }
}

}  // namespace gongshi::content::workspace
