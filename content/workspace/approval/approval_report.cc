#include "content/workspace/approval/approval_report.h"

#include <map>
#include <nlohmann/json.hpp>

#include "content/workspace/approval/check_approvals.h"

namespace gongshi::content::workspace {
namespace {

std::string_view state_word(State state) {
  switch (state) {
    case State::kDraft:
      return "draft";
    case State::kInReview:
      return "in_review";
    case State::kDoubt:
      return "doubt";
    case State::kRefused:
      return "refused";
    case State::kWithheld:
      return "withheld";
    case State::kChanged:
      return "changed";
    case State::kSecret:
      return "secret";
    case State::kApproved:
      break;
  }
  return "approved";
}

std::string line_of(const ItemStanding& each, Lang lang) {
  const auto& [item, standing] = each;
  std::string line = "  " + item.key;
  if (item.title != item.key) line += (lang == Lang::kZh ? "　" : "  ") + item.title;
  line += (lang == Lang::kZh ? "：" : ": ") + state_name(standing.state).in(lang);
  if (!standing.reason.empty()) line += (lang == Lang::kZh ? "，" : ", ") + standing.reason;
  const Sentence next = role_names(standing.next);
  if (!next.zh.empty()) {
    line += lang == Lang::kZh ? "；下一步：" + next.zh : "; next: " + next.en;
  }
  return line + "\n";
}

}  // namespace

Sentence role_names(const std::set<Role>& roles) {
  Sentence names;
  for (const Role role : roles) {
    const Sentence name = role_name(role);
    names.zh += (names.zh.empty() ? "" : "、") + name.zh;
    names.en += (names.en.empty() ? "" : ", ") + name.en;
  }
  return names;
}

std::vector<ItemStanding> standings(const Workspace& workspace, Date today) {
  std::vector<ItemStanding> all;
  for (const Item& item : workspace.items) {
    all.push_back({item, standing_in(workspace, item, today)});
  }
  return all;
}

std::string standings_text(const std::vector<ItemStanding>& all, Lang lang) {
  std::map<std::string, std::string> open;
  std::map<State, int> counts;
  for (const ItemStanding& each : all) {
    ++counts[each.standing.state];
    if (each.standing.state != State::kApproved) {
      open[each.item.department] += line_of(each, lang);
    }
  }
  std::string text;
  for (const auto& [department, lines] : open) text += department + "\n" + lines + "\n";
  std::string sum;
  for (const auto& [state, count] : counts) {
    sum += (sum.empty()         ? ""
            : lang == Lang::kZh ? "，"
                                : ", ") +
           state_name(state).in(lang) + " " + std::to_string(count);
  }
  const std::string count = std::to_string(all.size());
  return text + (lang == Lang::kZh ? "共 " + count + " 项：" + sum + "\n"
                                   : count + " items: " + sum + "\n");
}

std::string standings_json(const std::vector<ItemStanding>& all) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& [item, standing] : all) {
    nlohmann::ordered_json next = nlohmann::ordered_json::array();
    for (const Role role : standing.next) next.push_back(role_word(role));
    nlohmann::ordered_json signed_by = nlohmann::ordered_json::object();
    for (const auto& [role, act] : standing.signed_by) {
      signed_by[std::string(role_word(role))] = {{"name", act.name}, {"date", date_text(act.date)}};
    }
    list.push_back({{"item", item.key},
                    {"title", item.title},
                    {"department", item.department},
                    {"state", state_word(standing.state)},
                    {"signed", signed_by},
                    {"next", next},
                    {"reason", standing.reason},
                    {"words", item.hash().hex()}});
  }
  return list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::workspace
