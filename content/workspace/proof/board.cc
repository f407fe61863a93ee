#include "content/workspace/proof/board.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "content/workspace/file/displays_file.h"
#include "content/workspace/source/yaml.h"
#include "signage/layout/pages.h"
#include "signage/layout/raster.h"

namespace gongshi::content::proof {
namespace {

using workspace::YamlMap;

constexpr std::size_t kMaxDisplaysFile = 1U << 20U;
constexpr int kLeastRows = 16;  // the smallest strike
constexpr int kMostDots = 4096;

Error config_error(const fs::path& file, int line, const Sentence& what) {
  const std::string place = file.string() + ":" + std::to_string(line) + ": ";
  return {Errc::kConfig, {place + what.zh, place + what.en}, {}};
}

std::optional<int> dots(const std::string& text, int least) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc{} || stop != end || value < least || value > kMostDots) return {};
  return value;
}

std::string size_text(drivers::Geometry geometry) {
  return std::to_string(geometry.width_px) + "×" + std::to_string(geometry.height_px);
}

}  // namespace

std::vector<Board> usual_boards(Lang lang) {
  return {{Sentence{"条屏", "strip board"}.in(lang), {128, 32}}};
}

Result<std::vector<Board>> read_boards(const fs::path& path) {
  std::error_code unknown;  // read_file tells what is wrong with a path that cannot be asked about
  const fs::path file = fs::is_directory(path, unknown) ? path / "displays.yaml" : path;
  GONGSHI_TRY(const std::string text, read_file(file, kMaxDisplaysFile));
  const auto document = workspace::load_yaml(text);
  if (!document) return config_error(file, 1, document.error().what);
  std::vector<Board> boards;
  if (!document->IsMap() || !(*document)["displays"].IsSequence()) {
    return config_error(file, 1, {"要有一个列表 displays", "wants a list named displays"});
  }
  for (const auto& node : (*document)["displays"]) {
    if (!node.IsMap()) {
      return config_error(file, workspace::line_of(node),
                          {"displays 的每一项应为“键: 值”", "each of displays is a map of keys"});
    }
    workspace::Findings findings;
    const YamlMap map(file.string(), "", node, workspace::kDisplayKeys, findings);
    const std::string kind = map.must("kind");
    if (!findings.list().empty()) {
      return config_error(file, map.line(), findings.list().front().what);
    }
    if (kind == "screen") continue;
    const auto width = dots(map.text("width"), 1);
    const auto height = dots(map.text("height"), kLeastRows);
    if (!width || !height) {
      return config_error(file, map.line(),
                          {"width 和 height 应为点数（height 至少 16，都不超过 4096）",
                           "width and height are dots (height at least 16, both at most 4096)"});
    }
    const std::string name = map.text("name");
    boards.push_back({name.empty() ? kind : name,
                      {*width, *height},
                      map.list("tags"),
                      map.text("colours") == "green"});
  }
  return boards;
}

bool reaches(std::string_view tags, const Board& board) {
  if (tags.empty() || board.tags.empty()) return true;
  const std::string list = ";" + std::string(tags) + ";";
  return std::any_of(board.tags.begin(), board.tags.end(), [&](const std::string& tag) {
    return list.find(";" + tag + ";") != std::string::npos;
  });
}

Status draw_board(Flow& flow, const Board& board, std::string_view text, Lang lang) {
  const auto laid = signage::lay_out_board(text, board.geometry, flow.setter().type());
  if (!laid && laid.error().code == Errc::kNoGlyph) {  // this board cannot show it: said in print
    const Sentence& why = laid.error().what;
    flow.text(bold(board.name + " " + size_text(board.geometry) + " " + why.in(lang), kRed),
              {.size = kSmallSize});
    return {};
  }
  if (!laid) return laid.error();
  const std::vector<signage::Layout>& pages = *laid;
  const signage::Layout& layout = pages.front();
  const auto [width, height] = board.geometry;
  const int page_count = static_cast<int>(pages.size());
  const int pieces = layout.scrolls ? (layout.width_px + width - 1) / width : page_count;
  const std::string count = std::to_string(pieces);
  const std::string name = board.name + " " + size_text(board.geometry);
  const bool many = layout.scrolls || page_count > 1;
  const Sentence how =
      page_count > 1 ? Sentence{name + "，放不下，分 " + count + " 页显示：",
                                name + ", too long to stand: " + count + " pages:"}
      : layout.scrolls
          ? Sentence{name + "，放不下，横向滚动，共 " + count + " 屏宽，依次为：",
                     name + ", too long to stand: scrolls, " + count + " board widths in order:"}
          : Sentence{name + "，静止显示：", name + ", stands still:"};

  const double most = many ? 1.32 : 2.4;
  const double across = many ? (kBodyWidth - 12) / 3 : kBodyWidth - 8;
  const double pitch =
      std::min({most, std::max(across / (width + 3), 0.6), (kBodyWidth - 8) / (width + 3)});
  const double step_x = (width + 3) * pitch;
  const double step_y = (height + 3) * pitch;
  const int per_row = std::max(1, static_cast<int>((kBodyWidth + pitch) / step_x));

  flow.keep(leading(kSmallSize) + step_y);
  flow.text(plain(how.in(lang), kGrey), {.size = kSmallSize, .after = 1});
  const Ink lit = board.green ? Ink{0.25, 0.95, 0.35} : Ink{1.0, 0.27, 0.18};
  for (int piece = 0; piece < pieces; ++piece) {
    if (piece % per_row == 0) {
      if (piece > 0) flow.space(step_y);
      flow.keep(step_y);
    }
    const signage::Layout& page = pages[static_cast<std::size_t>(page_count > 1 ? piece : 0)];
    const int left = page_count > 1 ? 0 : piece * width;
    flow.mark(DotsMark{
        kSideMargin + pitch + piece % per_row * step_x, flow.y() + pitch, pitch,
        signage::raster(page, left, drivers::PixelFormat::kMono1, {}, flow.setter().type().glyphs),
        lit});
  }
  flow.space(step_y + 2);
  if (!layout.missing.empty()) {
    const std::string missing = fonts::missing_text(layout.missing);
    flow.text(
        bold(Sentence{"此屏没有这些字：" + missing, "the board lacks: " + missing}.in(lang), kRed),
        {.size = kSmallSize});
  }
  return {};
}

}  // namespace gongshi::content::proof
