#include "content/store/service/control.h"

#include <algorithm>
#include <array>

#include "content/json_line.h"
#include "drivers/os/line_client.h"

namespace gongshi::content::store {
namespace {

constexpr std::size_t kMaxPin = 12;

constexpr std::array<std::pair<ControlVerb, std::string_view>, 5> kVerbs{
    {{ControlVerb::kState, "state"},
     {ControlVerb::kUnlock, "unlock"},
     {ControlVerb::kPull, "pull"},
     {ControlVerb::kImportStick, "import-stick"},
     {ControlVerb::kCarryReceipts, "carry-receipts"}}};

Error malformed() {
  return {Errc::kCorrupt,
          {"更新服务的问答不合格式", "a question or answer of the updater is malformed"},
          {}};
}

}  // namespace

std::string format_request(const ControlRequest& request) {
  const auto verb =
      std::ranges::find(kVerbs, request.verb, [](const auto& row) { return row.first; });
  return json_line({{"do", verb->second}, {"pin", request.pin}});
}

Result<ControlRequest> parse_request(std::string_view line) {
  const auto json = object_of(line, kMaxControlLine);
  if (!json) return malformed();
  const std::string word = text_at(*json, "do");
  const auto verb = std::ranges::find(kVerbs, word, [](const auto& row) { return row.second; });
  ControlRequest request{ControlVerb::kState, text_at(*json, "pin")};
  const bool digits = request.pin.find_first_not_of("0123456789") == std::string::npos;
  if (verb == kVerbs.end() || !digits || request.pin.size() > kMaxPin) return malformed();
  request.verb = verb->first;
  return request;
}

std::string format_reply(const ControlReply& reply) {
  return json_line({{"accepted", reply.accepted},
                    {"zh", reply.sentence.zh},
                    {"en", reply.sentence.en},
                    {"stick", reply.stick},
                    {"busy", reply.busy},
                    {"word", reply.word},
                    {"outcome_zh", reply.outcome.zh},
                    {"outcome_en", reply.outcome.en}});
}

Result<ControlReply> parse_reply(std::string_view line) {
  const auto json = object_of(line, kMaxControlLine);
  if (!json || !json->contains("accepted")) return malformed();
  return ControlReply{
      flag_at(*json, "accepted"), {text_at(*json, "zh"), text_at(*json, "en")},
      text_at(*json, "stick"),    flag_at(*json, "busy"),
      text_at(*json, "word"),     {text_at(*json, "outcome_zh"), text_at(*json, "outcome_en")}};
}

Result<ControlReply> ask_updater(const fs::path& socket, const ControlRequest& request,
                                 std::chrono::milliseconds deadline) {
  GONGSHI_TRY(const std::string answer, ask_line({.socket = socket,
                                                  .service = {"更新服务", "the updater"},
                                                  .line = format_request(request),
                                                  .longest_answer = kMaxControlLine,
                                                  .deadline = deadline}));
  return parse_reply(answer);
}

}  // namespace gongshi::content::store
