#include "content/workspace/file/hospital_file.h"

#include <algorithm>

#include "content/bundle/key.h"
#include "content/feedback/seal.h"
#include "content/workspace/approval/terms_reader.h"
#include "content/workspace/due/limits.h"
#include "content/workspace/row/values.h"
#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostLine = 400;
/// What a QR code of a lobby screen still shows coarse enough for a telephone at 3 m.
constexpr std::size_t kMostWeb = 200;

bool is_web_address(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://")  ? 8U
                             : text.starts_with("http://") ? 7U
                                                           : 0U;
  const auto printable = [](char c) { return c > ' ' && c <= '~'; };
  return scheme != 0 && text.size() > scheme && text.size() <= kMostWeb && text[scheme] != '/' &&
         std::ranges::all_of(text, printable);
}

/// Findings of this file stop the build as a whole.
class HospitalReader {
 public:
  HospitalReader(Context& context, const YAML::Node& root)
      : context_(context),
        map_(kName, "", root, {"site",         "channel",
                               "name",         "address",
                               "web",          "complaint",
                               "oversight",    "desk",
                               "price_office", "emergency",
                               "feedback_key", "issuer",
                               "note_share",   "departments_of_prices",
                               "limits",       "required",
                               "calendar",     "languages",
                               "approvals",    "sign_offs",
                               "signers",      "own_papers"},
             context.findings) {}

  void read() {
    read_names();
    read_lines();
    read_feedback_key();
    read_limits();
    read_calendar();
    context_.workspace.own_papers = map_.list("own_papers");
    read_signing(context_, map_);
  }

 private:
  void block(const Place& place, Code code, Sentence what) {
    context_.findings.block(place, code, std::move(what));
  }

  content::Text take(const YamlMap& map, std::string_view key, bool must) {
    const std::string value = map.text(key);
    if (value.empty()) {
      if (must) block(map.place(key), Code::kMissingKey, {"没有填写", "this must be given"});
      return {};
    }
    return keep_text(context_, map.place(key), value, kMostLine).value_or(content::Text{});
  }

  YamlMap section(std::string_view key, std::initializer_list<std::string_view> known) {
    return {kName, std::string(key) + ".", map_.node(key), known, context_.findings};
  }

  void read_names() {
    Workspace& workspace = context_.workspace;
    workspace.site = map_.text("site");
    workspace.channel = map_.text("channel");
    const auto only = [](std::string_view text, std::string_view allowed, std::size_t most) {
      return !text.empty() && text.size() <= most &&
             text.find_first_not_of(allowed) == std::string_view::npos;
    };
    if (!only(workspace.site, "abcdefghijklmnopqrstuvwxyz0123456789-", 32)) {
      block(map_.place("site"), Code::kBadValue,
            {"site 只能用小写字母、数字和 -，1 到 32 个字符",
             "site takes a-z, 0-9 and -, 1 to 32 characters"});
    }
    if (!only(workspace.channel, "abcdefghijklmnopqrstuvwxyz", 16)) {
      block(map_.place("channel"), Code::kBadValue,
            {"channel 只能用小写字母，1 到 16 个字符", "channel takes a-z, 1 to 16 characters"});
    }
    (void)is_public_name(context_, map_.place("site"), workspace.site);
    const YamlMap name = section("name", {"zh", "en", "short"});
    content::Hospital& hospital = workspace.hospital;
    hospital.name_zh = take(name, "zh", true);
    hospital.name_en = take(name, "en", false);
    hospital.short_name_zh = take(name, "short", false);
    hospital.address = take(map_, "address", false);
    hospital.web = take(map_, "web", false);
    if (!hospital.web.empty() && !is_web_address(hospital.web)) {
      block(map_.place("web"), Code::kBadValue,
            {"web 写成 https://… 的网址，不含空格和中文，最多 200 个字符",
             "web is an address like https://…, without spaces, at most 200 characters"});
    }
    hospital.issuer = take(map_, "issuer", true);
    hospital.note_share = take(map_, "note_share", false);
  }

  void read_lines() {
    content::Hospital& hospital = context_.workspace.hospital;
    const YamlMap complaint = section("complaint", {"office", "phone", "hours", "place"});
    hospital.complaint_office = take(complaint, "office", false);
    hospital.complaint_phone = take(complaint, "phone", true);
    hospital.complaint_hours = take(complaint, "hours", false);
    hospital.complaint_place = take(complaint, "place", false);
    need_hours(complaint, hospital.complaint_phone, hospital.complaint_hours);
    const YamlMap oversight = section("oversight", {"phone", "hours"});
    hospital.oversight_phone = take(oversight, "phone", false);
    hospital.oversight_hours = take(oversight, "hours", false);
    need_hours(oversight, hospital.oversight_phone, hospital.oversight_hours);
    const YamlMap desk = section("desk", {"phone", "hours", "place"});
    hospital.desk_phone = take(desk, "phone", false);
    hospital.desk_hours = take(desk, "hours", false);
    hospital.desk_place = take(desk, "place", false);
    const YamlMap office = section("price_office", {"phone", "hours", "place"});
    hospital.price_office_phone = take(office, "phone", false);
    hospital.price_office_hours = take(office, "hours", false);
    hospital.price_office_place = take(office, "place", false);
    const YamlMap emergency = section("emergency", {"phone"});
    hospital.emergency_phone = take(emergency, "phone", false);
  }

  void read_feedback_key() {
    const content::Text written = take(map_, "feedback_key", false);
    if (written.empty()) return;
    const auto key = content::bundle::PublicKey::from_text(written);
    if (key && content::feedback::can_seal_to(*key)) {
      context_.workspace.hospital.feedback_key = written;
      return;
    }
    block(map_.place("feedback_key"), Code::kBadValue,
          {"feedback_key 不是 gongshi-bundle keygen feedback 给出的公钥",
           "feedback_key is not a public key of gongshi-bundle keygen feedback"});
  }

  void need_hours(const YamlMap& line, content::Text phone, content::Text hours) {
    if (phone.empty() || !hours.empty()) return;
    block(line.place("hours"), Code::kNoHours,
          {"电话 " + std::string(phone) + " 没有写明接听时间",
           "the line " + std::string(phone) + " has no hours"});
  }

  void read_limits() {
    Workspace& workspace = context_.workspace;
    const YamlMap owners = section("departments_of_prices", {"service", "drug", "consumable"});
    for (const SheetKind kind : {SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable}) {
      workspace.price_departments[kind] = take(owners, kind_word(kind), false);
    }
    const YamlMap limits = section(
        "limits", {"consent_above", "soon", "disclose", "office", "secrecy", "leader", "issue",
                   "request", "answer", "extension", "licence_days", "staff_board"});
    read_duty_limits(limits, context_.findings, workspace.limits);
    if (const std::string amount = limits.text("consent_above"); !amount.empty()) {
      const auto parsed = parse_money(amount);
      if (const auto* money = std::get_if<content::Money>(&parsed)) {
        workspace.consent_above = *money;
      } else {
        block(limits.place("consent_above"), Code::kBadMoney, std::get<Refusal>(parsed).what);
      }
    }
    workspace.required = map_.list("required");
  }

  void read_calendar() {
    const YAML::Node days = map_.node("calendar");
    if (!days.IsDefined() || days.IsNull()) return;
    if (!days.IsSequence()) {
      block(map_.place("calendar"), Code::kBadValue, {"应当是一个列表", "must be a list"});
      return;
    }
    std::set<std::string> seen;
    for (const auto& node : days) {
      const YamlMap day(kName, "calendar.", node, {"date", "kind", "name"}, context_.findings);
      const auto date = parse_date(day.text("date"));
      const std::string kind = day.text("kind");
      if (!date || (kind != "holiday" && kind != "workday")) {
        block(day.place("date"), Code::kBadValue,
              {"date 写成 2026-10-01，kind 只能是 holiday 或 workday",
               "date reads 2026-10-01, kind is holiday or workday"});
        continue;
      }
      if (!seen.insert(date_text(*date)).second) {
        block(day.place("date"), Code::kDuplicateCode,
              {"同一天写了两次", "the same day is given twice"});
        continue;
      }
      context_.workspace.calendar.push_back({*date, kind == "workday", take(day, "name", false)});
    }
    std::ranges::sort(context_.workspace.calendar, {}, &content::CalendarDay::date);
  }

  static constexpr const char* kName = "hospital.yaml";
  Context& context_;
  YamlMap map_;
};

}  // namespace

void read_hospital_file(Context& context) {
  const auto text = read_text(context, "hospital.yaml", true);
  if (!text) return;
  const auto root = load_yaml(*text);
  if (!root) {
    context.findings.block({"hospital.yaml"}, Code::kYamlSyntax, root.error().what);
    return;
  }
  HospitalReader(context, *root).read();
}

void read_catalogue_file(Context& context) {
  const std::string file = "catalogue.yaml";
  std::set<std::string> codes;
  FileCount& count = context.findings.file(file);
  for (const auto& node : read_list(context, file, "categories", true)) {
    ++count.read;
    const YamlMap map(file, "", node, {"code", "name", "owner", "person", "audience", "check_days"},
                      context.findings);
    const std::string code = map.must("code");
    const YamlMap names(file, "name.", map.node("name"), {"zh", "en"}, context.findings);
    const auto audience = parse_audience(map.text("audience"));
    if (!audience) {
      map.fail("audience", Code::kBadWord,
               {"audience 只能是 public、patient、staff", "audience is public, patient or staff"});
    }
    int days = 0;
    if (const std::string text = map.text("check_days"); !text.empty()) {
      if (text.find_first_not_of("0123456789") != std::string::npos || text.size() > 4) {
        map.fail("check_days", Code::kBadValue, {"应当是天数", "must be a number of days"});
      } else {
        days = std::stoi(text);
      }
    }
    if (!code.empty() && !codes.insert(code).second) {
      map.fail("code", Code::kDuplicateCode,
               {"类别代码 " + code + " 重复", "category code " + code + " is used twice"});
    }
    const auto kept = [&](const YamlMap& from, std::string_view key) {
      const std::string value = from.text(key);
      return keep_text(context, from.place(key), value, kMostLine);
    };
    const auto must = [&](const YamlMap& from, std::string_view key) {
      return from.must(key).empty() ? std::nullopt : kept(from, key);
    };
    const auto zh = must(names, "zh");
    const auto en = kept(names, "en");
    const auto person = kept(map, "person");
    const auto who = must(map, "owner");
    if (map.failed() || names.failed() || !audience || !zh || !en || !person || !who) {
      ++count.refused;
      continue;
    }
    if (*audience == content::Audience::kStaff) {
      --count.read;
      ++count.skipped;
      context.workspace.staff_categories.insert(code);
      context.findings.add(map.place("audience"), Code::kStaffCategory,
                           {"类别 " + code + " 仅限内部职工，不进入内容包",
                            "category " + code + " is for staff and is left out"});
      continue;
    }
    if (!is_public_name(context, map.place("code"), code)) {
      ++count.refused;
      continue;
    }
    content::Category category;
    category.code = context.workspace.pool.keep(code);
    category.name_zh = *zh;
    category.name_en = *en;
    category.owner = *who;
    category.person = *person;
    category.audience = *audience;
    category.check_days = days;
    context.workspace.categories.push_back({category, {0, map.line()}});
    ++count.taken;
  }
}

}  // namespace gongshi::content::workspace
