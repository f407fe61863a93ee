#include "content/workspace/proof/cover.h"

#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

constexpr double kHeadSize = 8;
constexpr double kFootSize = 6.8;

void draw_identity(Flow& flow, const Release& release, Lang lang) {
  const ReleaseId& id = release.id();
  Table table(flow, {{"", 110}, {"", 413}}, 10);
  const auto row = [&](const Sentence& label, const Spans& value) {
    table.row({plain(label.in(lang), kGrey), value});
  };
  row({"期号", "serial"}, bold(id.serial()));
  row({"站点 / 频道", "site / channel"}, plain(id.site + " / " + id.channel));
  row({"制作时间", "created"}, plain(china_time(id.created)));
  row({"有效至", "fresh until"}, plain(china_time(id.fresh_until)));
  row({"清单散列 SHA-256", "manifest SHA-256"}, bold(id.manifest_hash));
  row({"校验码（前 8 位）", "code (first 8)"}, bold(id.short_code()));
}

void draw_counts(Flow& flow, const Release& release, std::size_t objects, Lang lang) {
  flow.heading(2, Sentence{"本期内容", "Contents of this issue"}.in(lang));
  Table table(flow,
              {{"", 110}, {"", 46, true}, {"", 132}, {"", 46, true}, {"", 132}, {"", 46, true}}, 9);
  std::vector<Spans> cells;
  const auto add = [&](const Sentence& name, std::size_t count) {
    cells.push_back(plain(name.in(lang), kGrey));
    cells.push_back(bold(std::to_string(count)));
    if (cells.size() < 6) return;
    table.row(cells);
    cells.clear();
  };
  add({"医疗服务项目", "services"}, release.prices(PriceKind::kService).size());
  add({"药品", "drugs"}, release.prices(PriceKind::kDrug).size());
  add({"医用耗材", "consumables"}, release.prices(PriceKind::kConsumable).size());
  add({"科室", "departments"}, release.departments().size());
  add({"医生", "doctors"}, release.doctors().size());
  add({"出诊", "sessions"}, release.sessions().size());
  add({"公开类别", "categories"}, release.categories().size());
  add({"页面", "pages"}, release.pages().size());
  add({"消息", "messages"}, release.messages().size());
  add({"应急卡", "emergency cards"}, release.emergency_cards().size());
  add({"答复", "answers"}, release.answers().size());
  add({"领导", "leaders"}, release.leaders().size());
  add({"日历", "calendar days"}, release.calendar().size());
  add({"检索读音（不显示）", "search readings (not shown)"}, release.readings().size());
  add({"对象", "objects"}, objects);
  if (!cells.empty()) {
    cells.resize(6);
    table.row(cells);
  }
}

void draw_chapters(Flow& flow, const std::vector<Bookmark>& chapters, std::size_t cover_sheets,
                   Lang lang) {
  flow.heading(2, Sentence{"目次", "Chapters"}.in(lang));
  Table table(flow, {{"", 460}, {"", 63, true}}, 9);
  for (const Bookmark& chapter : chapters) {
    if (chapter.level != 1) continue;
    const std::string number = std::to_string(cover_sheets + chapter.sheet + 1);
    table.row(
        {plain(chapter.title), plain(Sentence{"第 " + number + " 页", "page " + number}.in(lang))});
  }
}

void draw_signing(Flow& flow, Lang lang) {
  flow.heading(2, Sentence{"审校与签名", "Reading and signing"}.in(lang));
  flow.text(plain(
      Sentence{"须由两人各自通读本样张，核对上面的清单散列，再用各自的密钥签名。两个签名齐全、且"
               "角色不同，设备才会采用本期内容。",
               "Two persons read this proof, each compares the manifest hash above, then signs "
               "with the own key. A device takes this issue only with both signatures, of "
               "different roles."}
          .in(lang)));
  const std::string lines = "__________________　";
  for (const Sentence& role : {Sentence{"信息公开办公室（office）", "disclosure office (office)"},
                               Sentence{"审核人（reviewer）", "reviewer (reviewer)"}}) {
    flow.space(8);
    flow.text({{role.in(lang), fonts::Weight::kBold},
               {Sentence{"　签名 ", "　signed "}.in(lang)},
               {lines},
               {Sentence{"日期 ", "date "}.in(lang)},
               {lines}});
  }
}

Paper cover_counted(Typesetter& setter, const Release& release, const CoverFacts& facts,
                    std::size_t cover_sheets, Lang lang) {
  Flow flow(setter, kProofFormat);
  flow.space(20);
  flow.text(plain(release.hospital().name_zh, kGrey), {.size = 14, .after = 2});
  flow.text(
      bold(Sentence{"信息公开内容审校样张", "Proof of the disclosure bundle"}.in(lang), kAccent),
      {.size = 24, .after = 12});
  draw_identity(flow, release, lang);
  draw_counts(flow, release, facts.objects, lang);
  if (!facts.missing.empty()) {
    const std::string missing = fonts::missing_text(facts.missing);
    flow.text(bold(Sentence{"注意：没有字体包含以下字符，样张上印作“〓”：" + missing,
                            "Mind: no font has these characters, printed as 〓: " + missing}
                       .in(lang),
                   kRed));
  }
  draw_chapters(flow, facts.chapters, cover_sheets, lang);
  draw_signing(flow, lang);
  flow.paper().bookmarks.clear();  // chapters begin behind the cover
  return std::move(flow.paper());
}

void put(Sheet& sheet, const Line& line, double x, double baseline) {
  for (TextMark run : line.runs) {
    run.x += x;
    run.baseline = baseline;
    sheet.marks.emplace_back(std::move(run));
  }
}

}  // namespace

Paper draw_cover(Typesetter& setter, const Release& release, const CoverFacts& facts, Lang lang) {
  Paper cover = cover_counted(setter, release, facts, 1, lang);
  if (cover.sheets.size() == 1) return cover;
  return cover_counted(setter, release, facts, cover.sheets.size(), lang);
}

void draw_heads_and_feet(Paper& paper, Typesetter& setter, const Release& release, Lang lang) {
  const ReleaseId& id = release.id();
  const double right = kSheetWidth - kSideMargin;
  const Line name = setter.line(bold(release.hospital().name_zh), kHeadSize);
  const Line proof = setter.line(bold(Sentence{"审校样张", "PROOF"}.in(lang), kRed), kHeadSize);
  const Line serial = setter.line(
      plain(Sentence{"第 " + id.serial() + " 期　", "issue " + id.serial() + "　"}.in(lang) +
            id.site + " / " + id.channel),
      kHeadSize);
  const Line hash = setter.line(
      plain(Sentence{"清单散列 ", "manifest "}.in(lang) + id.manifest_hash, kGrey), kFootSize);
  const std::string day = china_time(id.created).substr(0, 10);
  const std::string total = std::to_string(paper.sheets.size());
  for (std::size_t i = 0; i < paper.sheets.size(); ++i) {
    Sheet& sheet = paper.sheets[i];
    put(sheet, name, kSideMargin, 40);
    put(sheet, proof, (kSheetWidth - proof.width) / 2, 40);
    put(sheet, serial, right - serial.width, 40);
    sheet.marks.emplace_back(BoxMark{kSideMargin, 46, kBodyWidth, 0.6, kAccent});
    sheet.marks.emplace_back(BoxMark{kSideMargin, 800, kBodyWidth, 0.6, kHairline});
    put(sheet, hash, kSideMargin, 812);
    const std::string number = std::to_string(i + 1);
    Sentence count{"　第 " + number, "　page " + number};
    count.zh.append(" 页，共 ").append(total).append(" 页");
    count.en.append(" of ").append(total);
    const Line page = setter.line(plain(day + count.in(lang), kGrey), kFootSize);
    put(sheet, page, right - page.width, 812);
  }
}

}  // namespace gongshi::content::proof
