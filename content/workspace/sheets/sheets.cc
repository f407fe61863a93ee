#include "content/workspace/sheets/sheets.h"

#include "content/workspace/paper/pdf.h"
#include "content/workspace/sheets/items.h"
#include "content/workspace/sheets/kinds.h"

namespace gongshi::content::sheets {
namespace {

constexpr double kAir = 20;  // mm, both sides of a sheet together

Result<Drawn> draw(paper::Typesetter& setter, const Release& release, const Order& order,
                   PaperSize size) {
  switch (order.kind) {
    case Kind::kBoard:
      return draw_board(setter, release, order, size);
    case Kind::kBooklet:
      return draw_booklet(setter, release, order, size);
    case Kind::kPoster:
      return draw_posters(setter, release, order, size);
    case Kind::kForms:
      break;
  }
  return draw_forms(setter, release, order, size);
}

Error nothing(bool no_room) {
  if (no_room) {
    return {Errc::kRejected,
            {"公示栏太小，一件也放不下", "the board is too small for even one item"},
            {}};
  }
  return {Errc::kRejected,
          {"本期没有所选的内容，没有可印的页", "nothing of what was chosen is in this issue"},
          {}};
}

/// What an order says must have a meaning for its kind.
Status check_kind(const Order& order) {
  const auto refuse = [](const Sentence& what) { return Error{Errc::kUsage, what, {}}; };
  const bool board = order.kind == Kind::kBoard;
  if (!board && (order.area_m2 || !order.place.empty())) {
    return refuse({"--area 和 --place 只用于公示栏（--kind board）",
                   "--area and --place are for boards only (--kind board)"});
  }
  if (order.kind != Kind::kPoster && order.address_of) {
    return refuse({"--page-links 只用于海报（--kind poster）",
                   "--page-links is for posters only (--kind poster)"});
  }
  const bool chooses =
      !order.categories.empty() || !order.groups.empty() || !order.departments.empty();
  if (order.kind == Kind::kForms && chooses) {
    return refuse({"空白表格（--kind forms）不分类别和科室",
                   "blank forms (--kind forms) have no categories or departments"});
  }
  return {};
}

}  // namespace

Sentence kind_title(Kind kind) {
  switch (kind) {
    case Kind::kBoard:
      return {"公示栏", "Board sheets"};
    case Kind::kBooklet:
      return {"就医手册", "Visitor handbook"};
    case Kind::kPoster:
      return {"宣传栏", "Posters"};
    case Kind::kForms:
      break;
  }
  return {"表格", "Forms"};
}

double area_of(PaperSize size) {
  constexpr double kPointsPerMm = 72 / 25.4;
  const paper::Format format =
      format_of(size == PaperSize::kA5 ? Kind::kBooklet : Kind::kBoard, size);
  return (format.width / kPointsPerMm + kAir) * (format.height / kPointsPerMm + kAir) / 1e6;
}

Result<Sheets> make_sheets(const Release& release, const Order& order, fonts::TypeCase& type,
                           Progress* progress) {
  GONGSHI_CHECK(check_kind(order));
  GONGSHI_TRY(const Order exact, settled(release, order));
  GONGSHI_TRY(const PaperSize size, size_of(order.kind, order.size));
  GONGSHI_TRY(paper::Typesetter setter, paper::Typesetter::create(type));
  setter.watch(progress);
  GONGSHI_TRY(Drawn drawn, draw(setter, release, exact, size));
  if (drawn.paper.sheets.empty()) return nothing(!drawn.left_out.empty());
  const std::string serial = release.id().serial();
  const std::string hospital(release.hospital().name_zh);
  const Sentence what = kind_title(order.kind);
  GONGSHI_TRY(std::string bytes,
              paper::pdf(drawn.paper, setter,
                         {Sentence{what.zh + " " + serial + " " + hospital,
                                   what.en + " " + serial + " " + hospital}
                              .in(order.lang),
                          hospital, "gongshi-bundle export", release.id().created}));
  return Sheets{std::move(bytes), drawn.paper.sheets.size(), std::move(drawn.items),
                std::move(drawn.left_out), setter.missing()};
}

}  // namespace gongshi::content::sheets
