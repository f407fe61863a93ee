#include "content/emergency_control.h"

#include <algorithm>
#include <array>

#include "content/json_line.h"
#include "drivers/os/line_client.h"

namespace gongshi::content {
namespace {

constexpr std::size_t kMaxFrom = 32;
constexpr int kLongestRun = 1'000'000;  // minutes: far above what a card may say

constexpr std::array<std::pair<EmergencyVerb, std::string_view>, 3> kVerbs{
    {{EmergencyVerb::kList, "list"},
     {EmergencyVerb::kStart, "start"},
     {EmergencyVerb::kStop, "stop"}}};

Error malformed() {
  return {Errc::kCorrupt,
          {"显示服务的问答不合格式", "a question or answer of the display service is malformed"},
          {}};
}

int number_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, kLongestRun));
}

std::optional<EmergencyRunning> running_at(const Json& json) {
  const auto found = json.find("running");
  if (found == json.end() || !found->is_object()) return std::nullopt;
  const auto started = parse_time(text_at(*found, "started"));
  const auto ends = parse_time(text_at(*found, "ends"));
  if (!started || !ends) return std::nullopt;
  return EmergencyRunning{text_at(*found, "id"), text_at(*found, "title"), text_at(*found, "by"),
                          *started, *ends};
}

}  // namespace

std::string format_emergency_request(const EmergencyRequest& request) {
  const auto verb =
      std::ranges::find(kVerbs, request.verb, [](const auto& row) { return row.first; });
  return json_line({{"do", verb->second}, {"card", request.card}, {"from", request.from}});
}

Result<EmergencyRequest> parse_emergency_request(std::string_view line) {
  const auto json = object_of(line, kMaxEmergencyQuestion);
  if (!json) return malformed();
  const std::string word = text_at(*json, "do");
  const auto verb = std::ranges::find(kVerbs, word, [](const auto& row) { return row.second; });
  EmergencyRequest request{EmergencyVerb::kList, text_at(*json, "card"), text_at(*json, "from")};
  const bool from_ok =
      request.from.size() <= kMaxFrom &&
      request.from.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (verb == kVerbs.end() || !from_ok || request.card.size() > kMaxEmergencyId) return malformed();
  request.verb = verb->first;
  return request;
}

std::string format_emergency_reply(const EmergencyReply& reply) {
  Json json{{"accepted", reply.accepted},
            {"zh", reply.sentence.zh},
            {"en", reply.sentence.en},
            {"displays", reply.displays}};
  if (reply.running) {
    json["running"] = {{"id", reply.running->id},
                       {"title", reply.running->title},
                       {"by", reply.running->by},
                       {"started", utc_text(reply.running->started)},
                       {"ends", utc_text(reply.running->ends)}};
  }
  json["cards"] = Json::array();
  for (const EmergencyChoice& card : reply.cards) {
    json["cards"].push_back(
        {{"id", card.id}, {"title", card.title}, {"max_run_min", card.max_run_min}});
  }
  json["more_cards"] = reply.more_cards;
  return json_line(json);
}

Result<EmergencyReply> parse_emergency_reply(std::string_view line) {
  const auto json = object_of(line, kMaxEmergencyAnswer);
  if (!json || !json->contains("accepted")) return malformed();
  EmergencyReply reply;
  reply.accepted = flag_at(*json, "accepted");
  reply.sentence = {text_at(*json, "zh"), text_at(*json, "en")};
  reply.displays = number_at(*json, "displays");
  reply.running = running_at(*json);
  reply.more_cards = flag_at(*json, "more_cards");
  const auto cards = json->find("cards");
  if (cards == json->end() || !cards->is_array() || cards->size() > kMaxEmergencyChoices) {
    return malformed();
  }
  for (const Json& card : *cards) {
    if (!card.is_object()) return malformed();
    EmergencyChoice choice{text_at(card, "id"), text_at(card, "title"),
                           number_at(card, "max_run_min")};
    if (choice.id.empty() || choice.id.size() > kMaxEmergencyId ||
        choice.title.size() > kMaxEmergencyTitle) {
      return malformed();
    }
    reply.cards.push_back(std::move(choice));
  }
  return reply;
}

Result<EmergencyReply> ask_signage(const fs::path& socket, const EmergencyRequest& request,
                                   std::chrono::milliseconds deadline) {
  GONGSHI_TRY(const std::string answer, ask_line({.socket = socket,
                                                  .service = {"显示服务", "the display service"},
                                                  .line = format_emergency_request(request),
                                                  .longest_answer = kMaxEmergencyAnswer,
                                                  .deadline = deadline}));
  return parse_emergency_reply(answer);
}

}  // namespace gongshi::content
