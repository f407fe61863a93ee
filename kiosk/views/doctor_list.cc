#include "kiosk/views/doctor_list.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "kiosk/views/clinic_view.h"
#include "kiosk/views/week.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/public_words.h"

namespace gongshi::kiosk {
namespace {

using content::Department;
using content::Doctor;
using content::Match;

constexpr double kTileMm = 25.0;
constexpr double kTileWideMm = 88.0;
constexpr int kMostElderChoices = 6;  // kiosk notes 6.28

constexpr Words kDoctors{"{1} 位医生", "doctors: {1}", "{1} دوختۇر"};
constexpr Words kComma{"，", ", ", "، "};
constexpr Words kClinic{"科室门诊", "open clinic", "بۆلۈم كېسەل كۆرۈشى"};

struct Tile {
  std::string code, name, has;
};

std::vector<Tile> tiles_of(const Frame& frame) {
  const content::Release& release = frame.release();
  std::vector<Tile> tiles;
  for (const Department& department : release.departments()) {
    const auto doctors =
        std::count_if(release.doctors().begin(), release.doctors().end(),
                      [&](const Doctor& doctor) { return doctor.department == department.code; });
    const bool clinic = has_open_clinic(release, department.code);
    if (doctors == 0 && !clinic) continue;
    std::string has =
        doctors > 0 ? fill(frame.say(kDoctors), {std::to_string(doctors)}) : std::string();
    if (clinic)
      has += std::string(has.empty() ? "" : frame.say(kComma)) + std::string(frame.say(kClinic));
    tiles.push_back({std::string(department.code),
                     std::string(department_name(department, frame.manner.language)),
                     std::move(has)});
  }
  return tiles;
}

/// How tiles lie in a list.
struct TileGrid {
  int columns = 1, width = 0, height = 0, gap = 0;
};

TileGrid grid_of(const Frame& frame, const Rect& port) {
  const Metrics& m = frame.metrics;
  TileGrid grid;
  grid.gap = m.mm(kGapMm);
  const int width = row_width(m, port);
  grid.columns = std::max(1, (width + grid.gap) / (m.grown(kTileWideMm) + grid.gap));
  const int name = frame.text.line_height(TextStyle::kHeadingBold);
  const int has = frame.text.line_height(TextStyle::kCaption);
  grid.height = std::max(m.grown(kTileMm), 2 * name + has + m.mm(4));
  if (m.grow <= 1.0) grid.height = m.mm(kTileMm);
  if (frame.manner.elder) {
    grid.columns = std::min(grid.columns, 2);
    const int rows = kMostElderChoices / grid.columns;
    grid.height = std::max(grid.height, (port.h - (rows - 1) * grid.gap + rows - 1) / rows);
  }
  grid.width = (width - (grid.columns - 1) * grid.gap) / grid.columns;
  return grid;
}

void add_tile(std::vector<Node>& nodes, const TextMeasure& text, const Metrics& m, const Rect& rect,
              const Tile& tile) {
  nodes.push_back({.role = Role::kButton,
                   .rect = rect,
                   .label = tile.name,
                   .action = "department:" + tile.code,
                   .fill = Color::kCard,
                   .edge = Color::kLine});
  const int margin = m.mm(5);
  const int room = rect.w - 2 * margin;
  const int has_height = paragraph_height(text, tile.has, TextStyle::kCaption, room);
  TextStyle style = TextStyle::kHeadingBold;
  int name_height = paragraph_height(text, tile.name, style, room);
  if (name_height + has_height > rect.h) {
    style = TextStyle::kCaption;
    name_height = paragraph_height(text, tile.name, style, room);
  }
  const int y = rect.y + (rect.h - name_height - has_height) / 2;
  Node name = text_node({rect.x + margin, y, room, name_height}, tile.name, style);
  Node has = text_node({rect.x + margin, y + name_height, room, has_height}, tile.has,
                       TextStyle::kCaption, Color::kMuted);
  name.wrap = has.wrap = true;
  name.quiet = has.quiet = true;
  nodes.push_back(std::move(name));
  nodes.push_back(std::move(has));
}

}  // namespace

List doctor_list(const Frame& frame, std::vector<Match> matches, bool searched, const Rect& port,
                 std::uint64_t revision) {
  DoctorRows rows(frame, row_width(frame.metrics, port));
  if (frame.manner.elder) {
    rows.set_height((port.h + kMostElderChoices - 1) / kMostElderChoices);
  }
  List list;
  list.id = "doctors";
  list.count = int(matches.size());
  list.row_height = rows.height();
  const Date today = to_local(frame.now).date;
  const bool known = frame.freshness.clock_sure;
  // Who is in today changes with the day.
  const auto day = std::chrono::sys_days(today).time_since_epoch().count();
  list.revision = revision * 31 + std::uint64_t(day) * 2 + (known ? 1U : 0U);
  list.row = [rows, searched, known, today, language = frame.manner.language,
              release = frame.issue.release,
              found = std::make_shared<const std::vector<Match>>(std::move(matches))](int i) {
    const Match& match = (*found)[std::size_t(i)];
    const Doctor& doctor = release->doctors()[match.row];
    const std::string words =
        known ? today_words(*release, {doctor.code}, today, language) : std::string();
    return rows.row(doctor, searched ? &match : nullptr, words, i % 2 == 1);
  };
  return list;
}

List department_list(const Frame& frame, const Rect& port) {
  const TileGrid grid = grid_of(frame, port);
  std::vector<Tile> tiles = tiles_of(frame);
  List list;
  list.id = "departments";
  list.count = (int(tiles.size()) + grid.columns - 1) / grid.columns;
  list.row_height = grid.height + grid.gap;
  list.revision = 1 + std::uint64_t(frame.manner.language);
  list.row = [grid, &text = frame.text, m = frame.metrics,
              all = std::make_shared<const std::vector<Tile>>(std::move(tiles))](int row) {
    std::vector<Node> nodes;
    for (int i = 0; i < grid.columns; ++i) {
      const auto index = std::size_t(row * grid.columns + i);
      if (index >= all->size()) break;
      add_tile(nodes, text, m, {i * (grid.width + grid.gap), 0, grid.width, grid.height},
               (*all)[index]);
    }
    return nodes;
  };
  return list;
}

}  // namespace gongshi::kiosk
