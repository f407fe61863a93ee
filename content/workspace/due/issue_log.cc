#include "content/workspace/due/issue_log.h"

#include <algorithm>
#include <charconv>

#include "content/bundle/document_file.h"
#include "content/history/derive.h"
#include "content/history/signed_issue.h"
#include "content/workspace/due/checks.h"

namespace gongshi::content::workspace {
namespace {

using content::Release;
using content::bundle::DeskBundle;

/// Every issue holds these.
constexpr std::string_view kHospital = "hospital";
constexpr std::string_view kPlans = "plans";

/// "timestamp:1795329795\tfile:manifest\thashed".
std::optional<WallTime> time_of(std::string_view comment) {
  constexpr std::string_view kPrefix = "timestamp:";
  constexpr std::int64_t kMost = 253'402'300'799;  // the end of the year 9999
  if (!comment.starts_with(kPrefix)) return std::nullopt;
  comment.remove_prefix(kPrefix.size());
  std::int64_t seconds = 0;
  const auto [end, error] =
      std::from_chars(comment.data(), comment.data() + comment.size(), seconds);
  if (error != std::errc() || seconds < 0 || seconds > kMost) return std::nullopt;
  return WallTime{std::chrono::seconds{seconds}};
}

WallTime signed_at(const DeskBundle& bundle, WallTime created) {
  WallTime last = created;
  for (const std::string_view text : bundle.container.manifest.signatures) {
    const auto signature = content::bundle::Signature::parse(text);
    if (!signature) continue;
    last = std::max(last, time_of(signature->trusted_comment).value_or(created));
  }
  return last;
}

std::set<std::string, std::less<>> items_of(const Release& release) {
  std::set<std::string, std::less<>> items{std::string(kHospital)};
  for (const auto& page : release.pages()) items.insert("page/" + std::string(page.id));
  for (const auto& each : release.messages()) items.insert("message/" + std::string(each.id));
  for (const auto& card : release.emergency_cards()) items.insert("card/" + std::string(card.id));
  for (const auto& each : release.answers()) items.insert("answer/" + std::string(each.number));
  const auto table = [&items](SheetKind kind, bool empty) {
    if (!empty) items.emplace(category_of(kind));
  };
  table(SheetKind::kService, release.prices(content::PriceKind::kService).empty());
  table(SheetKind::kDrug, release.prices(content::PriceKind::kDrug).empty());
  table(SheetKind::kConsumable, release.prices(content::PriceKind::kConsumable).empty());
  table(SheetKind::kDepartment, release.departments().empty());
  table(SheetKind::kDoctor, release.doctors().empty());
  table(SheetKind::kSession, release.sessions().empty());
  table(SheetKind::kLeader, release.leaders().empty());
  if (!release.plans().empty()) items.emplace(kPlans);
  return items;
}

}  // namespace

Result<IssueLog> IssueLog::read(const fs::path& archive, const fs::path& root,
                                const Workspace& workspace, Date today, const Look& look) {
  std::vector<content::bundle::RootFile> roots;
  if (!root.empty()) {
    GONGSHI_TRY(roots, content::bundle::read_roots(root));
  }
  GONGSHI_TRY(const auto kept, content::history::Archive::open(archive, roots));
  IssueLog log;
  log.refused_ = kept.refused();
  bool others = !kept.issues().empty();  // and none of this site and channel
  std::shared_ptr<const Release> before;
  for (const content::history::ArchivedIssue& each : kept.issues()) {
    const Date day = content::history::issue_day(each.id.created);
    const bool ours = each.id.site == workspace.site && each.id.channel == workspace.channel;
    others = others && !ours;
    if (!ours || day > today) continue;
    GONGSHI_TRY(const auto bundle, DeskBundle::open(each.file));
    GONGSHI_TRY(auto release, content::history::load_issue(bundle));
    log.issues_.push_back({each.id, day, each.file, each.trust, signed_at(bundle, each.id.created),
                           items_of(*release)});
    if (look) look(before.get(), *release, log.issues_.back());
    before = std::move(release);
  }
  if (!others) return log;
  const std::string name = workspace.site + "/" + workspace.channel;
  return Error{Errc::kRejected,
               {"存档里没有 " + name + " 的各期，全是别处的",
                "the archive holds issues of others only, none of " + name},
               {}};
}

bool IssueLog::covers(Date day) const {
  if (issues_.empty()) return false;
  const LoggedIssue& first = issues_.front();
  return first.day <= day || (first.id.epoch == 1 && first.id.seq == 1);
}

const LoggedIssue* IssueLog::first_with(std::string_view key, Date from) const {
  const auto found = std::ranges::find_if(issues_, [&](const LoggedIssue& issue) {
    return issue.day >= from && issue.items.contains(key);
  });
  return found == issues_.end() ? nullptr : &*found;
}

std::string log_key(const Workspace& workspace, std::string_view item) {
  if (item == kHospital || item == "catalogue") return std::string(kHospital);
  for (const std::string_view kind : {"page/", "message/", "card/", "answer/"}) {
    if (item.starts_with(kind)) return std::string(item);
  }
  if (item == kPlans) return std::string(kPlans);
  for (const Mapping& mapping : workspace.mappings) {
    if (mapping.file == item) return std::string(category_of(mapping.kind));
  }
  return {};
}

}  // namespace gongshi::content::workspace
