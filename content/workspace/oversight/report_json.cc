#include <nlohmann/json.hpp>

#include "content/workspace/oversight/report.h"

namespace gongshi::content::oversight {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::optional<Date>& day) {
  return day ? Json(date_text(*day)) : Json(nullptr);
}

Json tally_json(const Tally& tally) {
  const auto rate = tally.on_time_pct();
  return {{"due", tally.due},
          {"in_time", tally.in_time},
          {"late", tally.late},
          {"open_late", tally.open_late},
          {"running", tally.running},
          {"on_time_pct", rate ? Json(*rate) : Json(nullptr)},
          {"from_before", tally.carried}};
}

Json late_json(const Obligation& late, int days) {
  return {{"department", late.department},
          {"person", late.person},
          {"kind", workspace::duty_word(late.kind)},
          {"item", late.item},
          {"title", late.title},
          {"since", or_null(late.since)},
          {"due", date_text(late.due)},
          {"done", or_null(late.done)},
          {"dropped", late.dropped},
          {"working_days_late", days},
          {"zh", late.what.zh},
          {"en", late.what.en}};
}

Json issue_json(const ReportedIssue& each) {
  const workspace::LoggedIssue& issue = each.line.issue;
  Json json{{"serial", issue.id.serial()},
            {"day", date_text(issue.day)},
            {"manifest", issue.id.manifest_hash},
            {"verified", issue.trust == history::Trust::kVerified},
            {"created", utc_text(issue.id.created)},
            {"signed", utc_text(issue.signed_at)},
            {"changes", nullptr},
            {"displays", nullptr}};
  if (const auto& counts = each.line.counts) {
    json["changes"] = {
        {"prices_changed", counts->prices_changed}, {"prices_added", counts->prices_added},
        {"prices_removed", counts->prices_removed}, {"items_changed", counts->items_changed},
        {"items_added", counts->items_added},       {"items_removed", counts->items_removed}};
  }
  if (const auto& reach = each.reach) {
    json["displays"] = {{"all", reach->displays},
                        {"proved", reach->proved},
                        {"everywhere", reach->everywhere()},
                        {"last_by", reach->last ? Json(utc_text(*reach->last)) : Json(nullptr)},
                        {"unproved", reach->unproved}};
  }
  return json;
}

Json gone_json(const ReportedGone& each) {
  Json json{{"day", date_text(each.line.day)}, {"item", each.line.item},
            {"title", each.line.title},        {"issue", each.line.serial},
            {"ended", each.line.ended},        {"displays", nullptr}};
  if (each.displays) json["displays"] = {{"zh", each.displays->zh}, {"en", each.displays->en}};
  return json;
}

}  // namespace

std::string report_json(const OversightReport& report) {
  Json json{{"hospital", report.hospital.zh},
            {"period", report.period.text},
            {"from", date_text(report.period.first)},
            {"to", date_text(report.period.last)},
            {"now", utc_text(report.now)},
            {"recorded", report.recorded}};
  json["limits"] = {{"disclose", report.limits.disclose},
                    {"office", report.limits.office},
                    {"secrecy", report.limits.secrecy},
                    {"leader", report.limits.leader},
                    {"issue", report.limits.issue}};
  json["departments"] = Json::array();
  for (const auto& [name, tally] : report.departments) {
    Json each{{"department", name}};
    each.update(tally_json(tally));
    json["departments"].push_back(std::move(each));
  }
  json["all"] = tally_json(report.total);
  json["late"] = Json::array();
  for (std::size_t i = 0; i < report.late.size(); ++i) {
    json["late"].push_back(late_json(report.late[i], report.late_days[i]));
  }
  json["archive"] = report.archive;
  json["issues"] = Json::array();
  for (const ReportedIssue& each : report.issues) json["issues"].push_back(issue_json(each));
  json["withdrawn"] = Json::array();
  for (const ReportedGone& each : report.gone) json["withdrawn"].push_back(gone_json(each));
  json["persons_withdrawn"] = report.persons_gone;
  json["notes"] = Json::array();
  for (const Sentence& note : report.notes) {
    json["notes"].push_back({{"zh", note.zh}, {"en", note.en}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::oversight
