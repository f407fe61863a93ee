// plans.yaml: from the office's file into the release, and every way in which it can be wrong.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/release.h"
#include "content/schema.h"
#include "content/workspace/build.h"
#include "content/workspace/starter.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content::workspace;
using namespace std::string_view_literals;
using std::chrono::year;

namespace {

const Date kToday{year{2026} / 3 / 1};
/// IHDR: 300 x 200 pixels.
constexpr std::string_view kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\1\x2c\0\0\0\xc8\x08\x02\0\0\0"sv;

constexpr std::string_view kPlans =
    R"(plans:
  - id: g
    name: {zh: 一层, en: Ground floor}
    level: 1
    picture: g.png
    metres: 30
    points:
      - {id: kiosk, at: [10, 20], kind: kiosk, name: 触摸屏, faces: left}
      - {id: hall, at: [100, 20]}
      - {id: east, at: [299, 199], kind: exit, name: 东门}
      - {id: lift, at: [100, 90], kind: lift, name: 电梯}
    ways:
      - [kiosk, hall, lift]
      - {between: [hall, east], steps: yes}
  - id: up
    name: 二层
    level: 2
    picture: g.png
    metres: 30
    points:
      - {id: lift, at: [100, 90], kind: lift, name: 电梯}
      - {id: r1, at: [200, 90], kind: room, name: 诊室, rooms: [二楼, 门诊楼, "203诊室"]}
    ways:
      - [lift, r1]
links:
  - [g/lift, up/lift]
)";

struct Office {
  test::TempDir dir;
  Findings findings;

  Office() {
    REQUIRE(write_starter(dir / "s").has_value());
    dir.write("s/media/g.png", kPng);
  }

  Workspace read(std::string_view plans) {
    dir.write("s/plans.yaml", plans);
    findings = {};
    auto workspace = read_workspace(dir / "s", kToday, findings);
    REQUIRE(workspace.has_value());
    return *std::move(workspace);
  }

  /// "file:row code sentence" of every finding.
  std::string told(std::string_view plans) {
    (void)read(plans);
    std::string text;
    for (const Finding& finding : findings.list()) {
      text += finding.place.file + ":" + std::to_string(finding.place.row) + " " +
              code_word(finding.code) + " " + finding.what.en + "\n";
    }
    return text;
  }
};

std::string changed(std::string_view from, std::string_view to) {
  std::string text(kPlans);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  return text;
}

bool names(const std::string& told, std::string_view words) {
  return told.find(words) != std::string::npos;
}

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("plans: floors, points and ways come into the release as they are drawn") {
    Office office;
    Workspace workspace = office.read(kPlans);
    const auto pinyin = Pinyin::load({});
    REQUIRE(pinyin.has_value());
    const auto objects = make_objects(workspace, *pinyin);
    REQUIRE(objects.has_value());
    std::map<std::string, std::string, std::less<>> bytes;
    for (const auto& [path, source] : *objects) bytes.emplace(path, source.bytes);
    CHECK(bytes.at("table/points") ==
          "id\tplan\tx\ty\tkind\tname_zh\tname_en\tname_ug\tname_bo\tname_mn\trooms\tfaces\n"
          "g/east\tg\t299\t199\texit\t东门\t\t\t\t\t\t\n"
          "g/hall\tg\t100\t20\tbend\t\t\t\t\t\t\t\n"
          "g/kiosk\tg\t10\t20\tkiosk\t触摸屏\t\t\t\t\t\tleft\n"
          "g/lift\tg\t100\t90\tlift\t电梯\t\t\t\t\t\t\n"
          "up/lift\tup\t100\t90\tlift\t电梯\t\t\t\t\t\t\n"
          "up/r1\tup\t200\t90\troom\t诊室\t\t\t\t\t二楼;门诊楼;203诊室\t\n");
    CHECK(bytes.at("table/ways") ==
          "from\tto\tsteps\ng/east\tg/hall\tyes\ng/hall\tg/kiosk\t\ng/hall\tg/lift\t\n"
          "g/lift\tup/lift\t\nup/lift\tup/r1\t\n");
    const auto loaded =
        content::Release::load({}, std::make_shared<content::MemoryObjects>(std::move(bytes)));
    REQUIRE(loaded.has_value());
    const content::Release& release = **loaded;
    REQUIRE(release.plan("g") != nullptr);
    CHECK(release.plan("g")->width == 300);
    CHECK(release.plan("g")->name.en == "Ground floor");
    CHECK(release.object(release.plan("up")->picture).value() == kPng);
    CHECK(release.point_of_room("203诊室") == release.point("up/r1"));
    CHECK(release.point_of_room("门诊楼五层") == release.point("up/r1"));
    CHECK(release.point_of_room("住院楼") == nullptr);
  }

  TEST_CASE("plans: without the file there are none and nothing is said") {
    Office office;
    fs::remove(office.dir / "s/plans.yaml");
    Findings findings;
    const auto workspace = read_workspace(office.dir / "s", kToday, findings);
    REQUIRE(workspace.has_value());
    CHECK(workspace->plans.empty());
    CHECK(findings.list().empty());
  }

  TEST_CASE("plans: each fault is named with its row and code, and no plan is taken") {
    Office office;
    const struct {
      std::string_view from, to, told;
    } cases[] = {
        {"[kiosk, hall, lift]", "[kiosk, hal]", "plans.yaml:13 E1412 plan g has no point \"hal\""},
        {"[g/lift, up/lift]", "[lift, up/lift]", "plans.yaml:26 E1412 there is no point \"lift\""},
        {"[299, 199]", "[300, 199]", "plans.yaml:10 E1413 the picture is 300 x 200 pixels"},
        {"[10, 20]", "[10, 200]", "E1413"},
        {"[10, 20]", "[10]", "plans.yaml:8 E1013 write at as"},
        {"[10, 20]", "[-1, 20]", "E1413"},
        {"kind: kiosk", "kind: kiosks", "E1209 kind is bend, room"},
        {"faces: left", "faces: west", "E1209 faces is up, right"},
        {"kind: exit, name: 东门", "kind: exit", "E1012"},
        {"id: up\n", "id: g\n", "E1405 this plan's id"},
        {"{id: hall", "{id: kiosk", "E1405 the plan has this point already"},
        {"id: up\n", "id: Up\n", "E1013 ids take a-z"},
        {"level: 2", "level: second", "E1013 must be a whole number"},
        {"metres: 30", "metres: 0", "E1013 must be a whole number, 1 … 5000"},
        {"picture: g.png", "picture: ../g.png", "E1404"},
        {"picture: g.png", "picture: none.png", "E1404"},
        {"[kiosk, hall, lift]", "[kiosk, kiosk, hall, lift]", "E1417 \"kiosk\" joins itself"},
        {"[g/lift, up/lift]", "[g/lift, up/r1]", "E1417 g/lift and up/r1 cannot be joined"},
        {"[g/lift, up/lift]", "[g/lift, g/hall]", "E1417"},
        {"[g/lift, up/lift]", "[g/lift]", "E1013 joins 2 to 64 points"},
        {"- [lift, r1]", "- lift", "E1013"},
        {"rooms:", "room:", "E1011 unknown key \"room\"; did you mean \"rooms\"?"},
        {"steps: yes", "steps: some", "E1209 steps is yes or no"},
        {"links:\n  - [g/lift, up/lift]", "links: g/lift", "E1013 must be a list of lists"},
    };
    for (const auto& each : cases) {
      CAPTURE(each.to);
      const std::string told = office.told(changed(each.from, each.to));
      CHECK_MESSAGE(names(told, each.told), told);
      CHECK(office.read(changed(each.from, each.to)).plans.empty());
    }
    CHECK(names(office.told("plans: [\n"), "E1009"));
    CHECK(names(office.told("plans: 3\n"), "E1013 must be a list of at most 64 plans"));
  }

  TEST_CASE("plans: what nothing leads to is an error at its row") {
    Office office;
    CHECK(names(office.told(changed("links:\n  - [g/lift, up/lift]\n", "")),
                "plans.yaml:21 E1414 no way leads to \"电梯\"\n"
                "plans.yaml:22 E1414 no way leads to \"诊室\"\n"));
    CHECK_FALSE(names(office.told(kPlans), "E1414"));
  }

  TEST_CASE("plans: a kiosk without a way out on foot is a warning") {
    Office office;
    CHECK_FALSE(names(office.told(kPlans), "E1416"));
    CHECK(names(office.told(changed("kind: exit", "kind: desk")),
                "plans.yaml:8 E1416 from \"触摸屏\" no exit is reached without a lift"));
  }

  TEST_CASE("plans: rooms of departments and sessions that no point has are warned of once") {
    Office office;
    const std::string told =
        office.told(changed("rooms: [二楼, 门诊楼, \"203诊室\"]", "rooms: 二楼"));
    CAPTURE(told);
    CHECK(names(told, "people/departments.csv:2 E1415"));
    CHECK(names(told, "people/sessions.csv:2 E1415"));
    CHECK(office.findings.count(Severity::kError) == 0);
  }
}
