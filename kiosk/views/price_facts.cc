#include "kiosk/views/price_facts.h"

#include <algorithm>
#include <vector>

#include "content/currency.h"
#include "content/price_words.h"
#include "kiosk/words/fill.h"
#include "kiosk/words/history_words.h"
#include "kiosk/words/price_words.h"

namespace gongshi::kiosk {
namespace {

using content::PriceDetail;
using content::PriceItem;
using content::PriceKind;

constexpr Words kShareFirst{"先行自付 {1}。", "You first pay {1} yourself.",
                            "ئالدى بىلەن {1} نى ئۆزىڭىز تۆلەيسىز."};
constexpr Words kFrom{"{1} 起", "from {1}", "{1} دىن باشلاپ"};
constexpr Words kFromTo{"{1} 起，至 {2} 止", "from {1} to {2}", "{1} دىن {2} غىچە"};
constexpr Words kUnit{"计价单位", "Unit", "باھا بىرلىكى", "", "ᠨᠢᠭᠡᠴᠡ"};
constexpr Words kBasis{"收费依据", "Basis of the charge", "ھەق ئېلىش ئاساسى", "", "ᠦᠨᠳᠦᠰᠦᠯᠡᠯ"};
constexpr Words kOwner{"责任部门", "Department in charge", "مەسئۇل بۆلۈم", "",
                       "ᠬᠠᠷᠢᠭᠤᠴᠠᠭᠰᠠᠨ ᠲᠠᠰᠤᠭ"};
constexpr Words kInsurance{"医保类别", "Insurance class", "سۇغۇرتا تۈرى"};
constexpr Words kForm{"定价形式", "Form of price", "باھا شەكلى"};
constexpr Words kConsent{"知情同意", "Consent", "ماقۇللۇق"};
constexpr Words kConsentMeaning{
    "使用前需向您说明，并由您签字同意。您可以询问，也可以不同意。",
    "It must be explained to you beforehand, and you agree to it in writing. You may ask, and you "
    "may refuse."};
constexpr Words kContent{"项目内涵", "What it includes", "مەزمۇنى"};
constexpr Words kExcluded{"除外内容", "What it excludes", "سىرتىدىكى مەزمۇن"};
constexpr Words kTrade{"商品名", "Trade name", "سودا نامى"};
constexpr Words kDose{"剂型", "Dosage form", "دورا شەكلى"};
constexpr Words kSpec{"规格", "Specification", "ئۆلچىمى"};
constexpr Words kModel{"型号", "Model", "تىپى"};
constexpr Words kMaker{"生产企业", "Maker", "ئىشلەپچىقارغۇچى"};
constexpr Words kRegistration{"注册证号", "Registration", "تىزىملىك نومۇرى"};
constexpr Words kApproval{"批准文号", "Approval", "تەستىق نومۇرى"};
constexpr Words kZero{"零差率", "No mark-up", "قوشۇمچە ھەقسىز"};
constexpr Words kZeroMeaning{"按进价销售，不加价", "Sold at the price it was bought for",
                             "سېتىۋالغان باھادا سېتىلىدۇ"};
constexpr Words kPurchase{"采购价", "Purchase price", "سېتىۋېلىش باھاسى"};
constexpr Words kGroup{"类别", "Group", "تۈرى"};
constexpr Words kAliases{"又名", "Other names", "باشقا نامى"};
constexpr Words kRemark{"说明", "Remark", "ئىزاھات"};
constexpr Words kDates{"执行日期", "In force", "ئىجرا ۋاقتى"};
constexpr Words kCode{"项目编码", "Item code", "تۈر كودى"};
constexpr Words kNational{"国家编码", "National code", "دۆلەت كودى"};
constexpr Words kCourse{"已公布的价格", "Prices announced", "ئېلان قىلىنغان باھا"};
constexpr Words kSteps{"价格变动", "Changes of the price", "باھا ئۆزگىرىشى"};
constexpr Words kStepIssue{"第 {1} 期，{2} 公布", "No. {1}, published {2}",
                           "{1}-سان، {2} ئېلان قىلىندى"};
constexpr Words kStepBasis{"依据：{1}", "Basis: {1}", "ئاساس: {1}"};
constexpr Words kUnchanged{"自第 {1} 期（{2}）起未变", "Unchanged since No. {1} ({2})",
                           "{1}-ساندىن ({2}) باشلاپ ئۆزگەرمىدى"};
constexpr Words kIssue{"本期公开", "This issue", "بۇ قېتىمقى ئاشكارىلاش"};
constexpr Words kIssueWords{"第 {1} 期，{2} 发布", "No. {1}, published {2}",
                            "{1}-سان، {2} ئېلان قىلىندى"};
constexpr Words kAsk{"价格咨询", "Price questions", "باھا مەسلىھىتى"};
constexpr Words kComplain{"价格投诉", "Price complaints", "باھا ئەرزى"};
constexpr Words kComplainWords{"12315（市场监督管理部门）\n{1}（本院{2}）",
                               "12315 (market supervision)\n{1} (this hospital: {2})"};

/// All rows of the thing that `key` names, by their first day.
std::vector<const PriceItem*> course_of(const content::Release& release, std::string_view key) {
  std::vector<const PriceItem*> course;
  for (const PriceItem& item : release.prices()) {
    if (key.find(item.code) != std::string_view::npos && price_key(release, item) == key) {
      course.push_back(&item);
    }
  }
  std::stable_sort(course.begin(), course.end(), [](const PriceItem* a, const PriceItem* b) {
    return a->valid.from < b->valid.from;
  });
  return course;
}

}  // namespace

std::string insurance_words(const PriceDetail& detail, const Frame& frame) {
  std::string words(insurance_meaning(detail.item.insurance, frame.manner.language));
  if (detail.self_pay_bp) {
    words += "\n" + fill(frame.say(kShareFirst), {content::share_words(*detail.self_pay_bp)});
  }
  if (!detail.limit.empty()) words += "\n" + with_line_breaks(detail.limit);
  const auto note = frame.release().hospital().note_share;
  if (!note.empty()) words += "\n" + std::string(note);
  return words;
}

std::string validity_words(const content::Validity& valid, Language language) {
  if (!valid.to) return fill(kFrom.in(language), {date_text(valid.from)});
  return fill(kFromTo.in(language), {date_text(valid.from), date_text(*valid.to)});
}

void add_price_facts(Blocks& blocks, const Frame& frame, const PriceDetail& detail) {
  const PriceItem& item = detail.item;
  const Language language = frame.manner.language;
  const auto fact = [&](const Words& label, std::string_view value,
                        TextStyle style = TextStyle::kBody, Color color = Color::kInk) {
    blocks.fact(frame.say(label), value, style, color);
  };
  const bool dollars = content::priced_unit(item.unit).dollars;  // the unit tells the currency
  fact(kUnit, dollars ? unit_words(item.unit, language) : std::string(item.unit));
  fact(kBasis, detail.basis);
  fact(kOwner, detail.department);
  fact(kInsurance, insurance_words(detail, frame));
  if (detail.consent) {
    fact(kConsent, frame.say(kConsentMeaning), TextStyle::kBodyBold, Color::kWarm);
  }
  fact(kForm, form_word(item.price.form, language));
  fact(kContent, detail.content);
  fact(kExcluded, detail.excluded);
  fact(kTrade, detail.trade_name);
  fact(kDose, detail.form);
  fact(kSpec, item.spec);
  fact(kModel, detail.model);
  fact(kMaker, item.maker);
  fact(item.kind == PriceKind::kConsumable ? kRegistration : kApproval, detail.approval_no);
  if (detail.zero_markup) fact(kZero, frame.say(kZeroMeaning));
  if (detail.purchase_price) {
    fact(kPurchase, detail.purchase_price->text() + " " + unit_words(item.unit, language));
  }
  fact(kGroup, detail.group);
  fact(kAliases, content::list_words(item.aliases, Lang::kZh));
  fact(kRemark, detail.remark);
  fact(kDates, validity_words(item.valid, language));
  fact(kCode, item.code);
  fact(kNational, detail.national_code);
}

void add_price_course(Blocks& blocks, const Frame& frame, std::string_view key) {
  const auto course = course_of(frame.release(), key);
  if (course.size() < 2) return;
  std::string words;
  for (const PriceItem* item : course) {
    if (!words.empty()) words += "\n";
    words += price_words(*item, frame.manner.language) + "　" +
             validity_words(item->valid, frame.manner.language) + "　" +
             std::string(frame.release().detail(*item).basis);
  }
  blocks.fact(frame.say(kCourse), words);
}

void add_price_history(Blocks& blocks, const Frame& frame, const PriceItem& item) {
  const content::History& history = frame.release().history();
  if (history.issues.empty()) return;
  std::string words;
  for (const content::PriceStep& step : frame.release().steps(item)) {
    const content::PastIssue* const issue = history.issue(step.serial);
    if (!words.empty()) words += "\n";
    words += step_words(step, frame.manner.language);
    if (issue != nullptr) {
      words += "\n" + fill(frame.say(kStepIssue), {step.serial, date_text(issue->day)});
    }
    if (!step.basis.empty()) words += "\n" + fill(frame.say(kStepBasis), {step.basis});
  }
  if (words.empty()) {
    const content::PastIssue& first = history.issues.front();
    words = fill(frame.say(kUnchanged), {first.serial, date_text(first.day)});
  }
  blocks.fact(frame.say(kSteps), words);
}

void add_price_origin(Blocks& blocks, const Frame& frame) {
  const content::Hospital& hospital = frame.release().hospital();
  const content::ReleaseId& id = frame.release().id();
  blocks.fact(frame.say(kIssue),
              fill(frame.say(kIssueWords), {id.serial(), date_text(to_local(id.created).date)}));
  std::string office(hospital.price_office_place);
  for (const auto part : {hospital.price_office_phone, hospital.price_office_hours}) {
    if (part.empty()) continue;
    if (!office.empty()) office += "，";
    office += part;
  }
  blocks.fact(frame.say(kAsk), office);
  blocks.fact(frame.say(kComplain), fill(frame.say(kComplainWords),
                                         {hospital.complaint_phone, hospital.complaint_office}));
}

}  // namespace gongshi::kiosk
