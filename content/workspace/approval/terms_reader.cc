#include "content/workspace/approval/terms_reader.h"

#include <algorithm>

#include "content/workspace/row/values.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostSigners = 1'000;
constexpr std::size_t kMostName = 40;
constexpr std::size_t kMostLine = 200;

std::string kept(Context& context, const YamlMap& map, std::string_view key, std::size_t most) {
  return std::string(keep_text(context, map.place(key), map.text(key), most).value_or(""));
}

std::optional<Role> role_of(Context& context, const Place& place, const std::string& word) {
  const auto role = parse_role(word);
  if (!role) {
    context.findings.block(
        place, Code::kBadValue,
        {"不认识“" + word + "”；只能是 proposer、answerable、office、secrecy、leader、chief",
         "\"" + word + "\" is none of proposer, answerable, office, secrecy, leader, chief"});
  }
  return role;
}

void read_wanted(Context& context, const YamlMap& map, Signing& signing) {
  for (const std::string& word : map.list("sign_offs")) {
    if (const auto role = role_of(context, map.place("sign_offs"), word)) {
      signing.wanted.insert(*role);
    }
  }
  if (!map.has("sign_offs")) {
    signing.wanted = {Role::kProposer, Role::kAnswerable, Role::kOffice, Role::kSecrecy,
                      Role::kLeader};
  }
  const bool approver =
      signing.wanted.contains(Role::kLeader) || signing.wanted.contains(Role::kChief);
  if (!signing.wanted.contains(Role::kProposer) || !signing.wanted.contains(Role::kSecrecy) ||
      !approver) {
    context.findings.block(map.place("sign_offs"), Code::kBadValue,
                           {"至少要有 proposer、secrecy，以及 leader 或 chief",
                            "proposer, secrecy and one of leader and chief are the least"});
  }
}

void read_signer(Context& context, const YAML::Node& node, Signing& signing) {
  const YamlMap map("hospital.yaml", "signers.", node, {"name", "as", "departments"},
                    context.findings);
  Signer signer;
  signer.name = map.must("name").empty() ? "" : kept(context, map, "name", kMostName);
  for (const std::string& word : map.list("as")) {
    if (const auto role = role_of(context, map.place("as"), word)) signer.roles.insert(*role);
  }
  for (const std::string& name : map.list("departments")) signer.departments.insert(name);
  if (signer.roles.empty()) {
    context.findings.block(map.place("as"), Code::kMissingKey,
                           {"没有写明可以签哪一步", "`as` says which steps this person signs"});
  }
  if (signing.find(signer.name) != nullptr) {
    context.findings.block(map.place("name"), Code::kDuplicateCode,
                           {"“" + signer.name + "”写了两次；重名的请加部门区别",
                            signer.name + " is there twice; tell namesakes apart by department"});
    return;
  }
  signing.signers.push_back(std::move(signer));
}

/// "云卫医〔2026〕9号": a numbered paper.
bool is_numbered(std::string_view basis) {
  const std::size_t open = basis.find("〔");
  const std::size_t close = basis.find("〕");
  return open != std::string_view::npos && close != std::string_view::npos && open < close &&
         basis.find("号", close) != std::string_view::npos;
}

bool is_own(const std::vector<std::string>& own, std::string_view basis) {
  return std::ranges::any_of(
      own, [&](const std::string& start) { return !start.empty() && basis.starts_with(start); });
}

std::optional<Date> read_day(const YamlMap& map, std::string_view key, bool must) {
  const std::string written = must ? map.must(key) : map.text(key);
  if (written.empty()) return std::nullopt;
  const auto parsed = parse_date(written);
  if (parsed) return *parsed;
  map.fail(key, Code::kBadDate, {"日期写成 2026-11-23", "dates read 2026-11-23"});
  return std::nullopt;
}

std::optional<HigherPaper> read_higher(Context& context, const YamlMap& parent,
                                       const std::string& file) {
  const YamlMap map(file, "higher.", parent.node(kHigher),
                    {"authority", "number", "published", "where"}, context.findings);
  HigherPaper paper;
  paper.authority = kept(context, map, "authority", kMostLine);
  paper.number = kept(context, map, "number", kMostLine);
  paper.where = kept(context, map, "where", kMostLine);
  const auto published = read_day(map, "published", false);
  if (paper.authority.empty() || paper.number.empty() || !published) {
    parent.fail(kHigher, Code::kHigherPaper,
                {"上级文件要写明 authority（机关）、number（文号）、published（上级公开的日期）",
                 "a higher authority's paper needs authority, number and published"});
    return std::nullopt;
  }
  paper.published = *published;
  return paper;
}

std::optional<Correction> read_correction(Context& context, const YamlMap& parent,
                                          const std::optional<Date>& made) {
  const YamlMap map(parent.place(kCorrects).file, "corrects.", parent.node(kCorrects),
                    {"item", "wrong", "right", "reason", "since", "fixed"}, context.findings);
  Correction correction;
  correction.item = kept(context, map, "item", kMostLine);
  correction.wrong = kept(context, map, "wrong", kMostLine);
  correction.right = kept(context, map, "right", kMostLine);
  correction.reason = kept(context, map, "reason", kMostLine);
  correction.since = read_day(map, "since", false);
  correction.fixed = read_day(map, "fixed", false);
  if (!correction.fixed) correction.fixed = made;
  if (correction.item.empty() || correction.wrong.empty() || correction.right.empty()) {
    parent.fail(kCorrects, Code::kCorrection,
                {"更正要写明 item（哪一项）、wrong（原文）、right（改为）",
                 "a correction says item, wrong (as it stood) and right (as it is)"});
    return std::nullopt;
  }
  return correction;
}

}  // namespace

void read_signing(Context& context, const YamlMap& map) {
  Signing& signing = context.workspace.signing;
  const std::string mode = map.text("approvals");
  if (!mode.empty() && mode != "required" && mode != "off") {
    context.findings.block(
        map.place("approvals"), Code::kBadValue,
        {"approvals 只能是 required（须经审定）或 off（不检查）", "approvals is required or off"});
  }
  signing.required = mode == "required";
  read_wanted(context, map, signing);
  const YAML::Node signers = map.node("signers");
  if (!signers.IsDefined() || signers.IsNull()) {
    if (signing.required) {
      context.findings.block(map.place("signers"), Code::kMissingKey,
                             {"approvals: required 时要写明谁可以签署",
                              "with approvals: required, signers must be named"});
    }
    return;
  }
  if (!signers.IsSequence() || signers.size() > kMostSigners) {
    context.findings.block(map.place("signers"), Code::kBadValue,
                           {"应当是一个列表，最多 1000 人", "must be a list of at most 1000"});
    return;
  }
  for (const auto& node : signers) read_signer(context, node, signing);
}

void read_terms(Context& context, const YamlMap& map, const std::string& key,
                std::string_view basis) {
  Terms terms;
  terms.not_before = read_day(map, kNotBefore, false);
  terms.expires = read_day(map, kExpires, false);
  // Whoever reads the page tells what is wrong with this day.
  if (const auto made = parse_date_cell(map.text(kMade)); std::holds_alternative<Date>(made)) {
    terms.made = std::get<Date>(made);
  }
  if (map.has(kCorrects)) terms.corrects = read_correction(context, map, terms.made);
  const std::vector<std::string>& own = context.workspace.own_papers;
  if (map.has(kHigher)) {
    terms.higher = read_higher(context, map, map.place(kHigher).file);
  } else if (!own.empty() && is_numbered(basis) && !is_own(own, basis)) {
    map.fail(kHigher, Code::kHigherPaper,
             {"依据 " + std::string(basis) +
                  " 不是本院的文号，要在 higher 里写明上级机关、文号和公开日期",
              "the basis " + std::string(basis) +
                  " is not of the hospital: `higher` must name authority, number and day"});
  }
  context.workspace.terms.insert_or_assign(key, std::move(terms));
}

}  // namespace gongshi::content::workspace
