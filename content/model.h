// Model: what a bundle says, as plain structs. FORMAT.md has the table columns behind each.
//
// Text fields are views into the release (or workspace) that hands the struct out, valid while it
// lives; an empty view means "not given". Dates are days in the hospital's own zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/money.h"
#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::content {

using Text = std::string_view;

/// From the first day to the last, both included; no last day means "until changed".
struct Validity {
  Date from{};
  std::optional<Date> to{};

  [[nodiscard]] bool holds(Date day) const { return from <= day && (!to || day <= *to); }
};

/// Whom an item may reach. A lobby release that holds a kStaff item is refused whole.
enum class Audience { kPublic, kPatient, kStaff };

struct Hospital {
  Text name_zh, name_en, short_name_zh;
  Text address;
  Text complaint_phone, complaint_hours, complaint_place, complaint_office;
  Text oversight_phone, oversight_hours;    // 监督举报电话
  Text desk_phone, desk_hours, desk_place;  // 咨询台
  Text price_office_phone, price_office_hours, price_office_place;
  Text emergency_phone;  // the hospital's own emergency department
  Text issuer;           // 信息公开办公室 or its local name
  Text note_share;       // the plain words beside every insurance share
  Text web;              // address of its disclosure pages on the web, for QR codes
  Text feedback_key;     // public key that opinions are sealed to; empty: none are taken
};

// ---- prices -------------------------------------------------------------------------------------

enum class PriceKind : std::uint8_t { kService, kDrug, kConsumable };

/// 定价形式. A price may be a form without a number ("市场调节价"), never a zero in its place.
enum class PriceForm : std::uint8_t { kUnstated, kGovernmentGuided, kMarket, kSelfSet };

enum class InsuranceClass : std::uint8_t { kUnstated, kA, kB, kC, kSelfPay };  // 甲 乙 丙 自费

struct Price {
  std::optional<Money> amount{};
  PriceForm form = PriceForm::kUnstated;
  bool operator==(const Price&) const = default;
};

/// The columns that lists and search need, kept for every row (100,000 rows must stay small).
struct PriceItem {
  Text row;      // the whole table row: what Release::detail() decodes
  Text code;     // item code; text, leading zeros kept
  Text name;     // generic name
  Text aliases;  // other names, separated by ';', trade name of a drug included
  Text pinyin;   // preferred reading of the name: "xue chang gui", one syllable a character
  Text spec;     // 规格 of a drug or consumable
  Text unit;
  Text maker;
  Validity valid;
  Price price;
  InsuranceClass insurance = InsuranceClass::kUnstated;
  PriceKind kind = PriceKind::kService;
};

/// Everything a detail page shows.
struct PriceDetail {
  PriceItem item;
  Text national_code;
  Text group;                             // 类别
  Text department;                        // who answers for the price (物价办, 药剂科 …)
  Text basis;                             // 收费依据: document number; never empty
  Text remark;                            // 说明
  std::optional<int> self_pay_bp{};       // 先行自付比例 in hundredths of a percent, 0 .. 10000
  Text limit;                             // 限定支付范围
  Text content;                           // 项目内涵 (service)
  Text excluded;                          // 除外内容 (service)
  bool consent = false;                   // 需知情同意 (service)
  Text trade_name;                        // drug
  Text form;                              // 剂型 (drug)
  Text approval_no;                       // 批准文号 (drug), 注册证号 (consumable)
  std::optional<Money> purchase_price{};  // drug
  bool zero_markup = false;               // 零差率 (drug)
  Text model;                             // 型号 (consumable)
};

// ---- people -------------------------------------------------------------------------------------

struct Department {
  Text code, name, name_en, parent, place, phone, duty, pinyin;
};

struct Doctor {
  Text code, name, pinyin;
  Text department;   // Department::code
  Text post, title;  // 职务, 职称: the badge's wording
  Text specialty;
  Text registration;  // 执业注册, as supplied by 医务处
  Text photo;         // object path of an image, or empty
};

/// A7 领导分工, in the table's order.
struct Leader {
  Text code, name, pinyin;
  Text post;    // 职务
  Text duties;  // 分工
  Text photo;   // object path of an image, or empty
};

enum class Half : std::uint8_t { kMorning, kAfternoon, kEvening, kAllDay };

struct Session {
  Text doctor;      // Doctor::code; empty for a clinic without a named doctor
  Text department;  // Department::code
  Text room;
  Text kind;                   // 普通 专家 特需 急诊
  std::optional<Money> fee{};  // 诊查费
  std::optional<Date> date{};  // one day, or …
  unsigned weekday = 0;        // … every week on this day, 1 Monday .. 7 Sunday (ISO 8601)
  Half half = Half::kMorning;
  bool stopped = false;  // 停诊; a dated stop beats the weekly session
  Text reason;           // of a stop
  Validity valid;
};

// ---- pages and messages -------------------------------------------------------------------------

struct Category {
  Text code;  // "B1"
  Text name_zh, name_en;
  Text owner;   // 责任部门
  Text person;  // answerable person's post or name
  Audience audience = Audience::kPublic;
  int check_days = 0;  // longest time without a re-check; 0: none set
};

struct Page {
  Text id;         // "visit-steps"
  int number = 0;  // the short number a guide at the desk can name, 1 .. 9999
  Text category;   // Category::code
  Text title_zh, title_en;
  Text owner, person, basis;
  Text body_zh, body_en;  // object paths of the Markdown; body_en may be empty
  Date made_on{};
  Validity valid;
  Audience audience = Audience::kPublic;
};

/// Order of product contract section 8, highest first.
enum class MessagePriority : std::uint8_t { kUrgent, kDayPart, kRoutine };

/// Days of the hospital's own calendar: weekends, statutory holidays, make-up workdays.
enum class DayKind : std::uint8_t { kAll, kWork, kRest };

struct Message {
  Text id;
  Text text_zh;   // the full approved text
  Text short_zh;  // the approved wording for small boards; empty: the full text is used
  Text text_en;
  Text text_ug, text_bo, text_mn;  // Uyghur, Tibetan, Mongolian
  Text picture;                    // object path of an image whose caption the text is, or empty
  Text tags;                       // places, separated by ';': "lobby;pharmacy"; empty: everywhere
  Text category;
  MessagePriority priority = MessagePriority::kRoutine;
  Validity valid;
  unsigned weekdays = 0x7f;              // bit 0 Monday .. bit 6 Sunday
  std::chrono::minutes from_minute{0};   // of the day, inclusive
  std::chrono::minutes to_minute{1440};  // exclusive
  DayKind days = DayKind::kAll;
  std::chrono::seconds min_dwell{0};  // how long it stands at least; 0: none set
  std::chrono::seconds max_dwell{0};  // and at most; 0: none set
  int per_hour = 0;                   // how often it is shown; 0: as the rotation gives
  Audience audience = Audience::kPublic;
};

/// A text for every display at once, approved in advance, started at the hospital.
struct EmergencyCard {
  Text id;        // "fire"
  Text title_zh;  // "火警"
  Text text_zh;   // the full approved text
  Text short_zh;  // the approved wording for small boards; empty: the full text is used
  Text text_en, text_ug;
  Text tags;  // places, separated by ';'; empty: everywhere
  Text category;
  int max_run_min = 60;  // it ends by itself after so many minutes
  Validity valid;
  Audience audience = Audience::kPublic;
};

/// What a correction corrects.
enum class CorrectedKind : std::uint8_t { kPage, kPrice, kMessage };

/// 更正: a page that says what stood wrongly on an item.
struct CorrectionLink {
  Text page;  // Page::id of the correction
  CorrectedKind kind = CorrectedKind::kPage;
  Text id;                  // Page::id, PriceItem::code or Message::id of the item
  Text title_zh, title_en;  // what people call the item, which may be withdrawn
  Date fixed{};             // the day on which it was put right
  bool gone = false;        // withdrawn: this issue has no such item
};

/// What the office answers to a visitor's opinion or question, in words that tell of no person.
struct Answer {
  Text number;  // the opinion's, ten digits: how the visitor finds it
  Date date{};  // of the answer
  Text department;
  Text question_zh, question_en;  // as the office words it
  Text answer_zh, answer_en;
  std::optional<Date> to{};  // last day on which it is shown
  Audience audience = Audience::kPublic;
};

// ---- the way there ------------------------------------------------------------------------------

/// The same name in the languages of visitors; an empty one falls back to Chinese.
struct Names {
  Text zh, en, ug, bo, mn;
};

/// A drawing of one floor, or of the grounds.
struct Plan {
  Text id;  // "mz1"
  Names name;
  int level = 1;              // of the floor, basements below zero: which way a lift goes
  Text picture;               // object path of an image
  int width = 0, height = 0;  // its pixels
  int metres = 0;             // that the picture is wide
};

enum class PointKind : std::uint8_t {
  kBend,  // where ways meet; it has no name
  kRoom,
  kDesk,
  kToilet,
  kLift,
  kStairs,
  kExit,
  kKiosk
};

/// Of a plan's picture.
enum class Side : std::uint8_t { kUnstated, kUp, kRight, kDown, kLeft };

struct PlanPoint {
  Text id;
  Text plan;         // Plan::id
  int x = 0, y = 0;  // on its picture
  PointKind kind = PointKind::kBend;
  Names name;
  Text rooms;                    // as departments and sessions write them, separated by ';'
  Side faces = Side::kUnstated;  // of a kiosk: where somebody in front of it looks
};

/// People walk between these two, both ways: in a line on one plan, from lift to lift and stairs to
/// stairs of different plans, or through a door from plan to plan.
struct PlanWay {
  Text from, to;       // PlanPoint::id
  bool steps = false;  // not for wheels
};

/// One character and all its readings, for the initials search: "行" "hang heng xing".
struct Reading {
  char32_t character = 0;
  Text syllables;
};

/// A day whose kind differs from its weekday: statutory holiday or make-up workday.
struct CalendarDay {
  Date date{};
  bool workday = false;
  Text name;
};

}  // namespace gongshi::content
