#include "content/store/service/control.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>

#include "drivers/os/fd.h"

namespace gongshi::content::store {
namespace {

using Json = nlohmann::ordered_json;

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

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Json> object_of(std::string_view line) {
  if (line.size() > kMaxControlLine) return std::nullopt;
  Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  return json;
}

/// The string at `key`; empty where there is none.
std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

Error not_listening(const fs::path& socket) {
  const std::string name = socket.string();
  return {Errc::kClosed,
          {"更新服务没有运行（" + name + "）", "the updater is not running (" + name + ")"},
          {}};
}

Error no_answer() {
  return {Errc::kTimeout, {"更新服务没有应答", "the updater does not answer"}, {}};
}

Result<Fd> connect_to(const fs::path& socket) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = socket.string();
  if (name.size() >= sizeof address.sun_path) {
    return Error{
        Errc::kUsage, {"套接字路径太长：" + name, "the socket's path is too long: " + name}, {}};
  }
  std::ranges::copy(name, address.sun_path);
  Fd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) return os_error(errno, {"连接更新服务", "cannot reach the updater"});
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return not_listening(socket);
  }
  return fd;
}

/// True when `fd` is ready before `until`.
bool ready(const Fd& fd, short events, std::chrono::steady_clock::time_point until) {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd entry{fd.get(), events, 0};
    const int count = ::poll(&entry, 1, static_cast<int>(left.count()));
    if (count > 0) return true;
    if (count == 0 || errno != EINTR) return false;
  }
}

}  // namespace

std::string format_request(const ControlRequest& request) {
  const auto verb =
      std::ranges::find(kVerbs, request.verb, [](const auto& row) { return row.first; });
  return line_of({{"do", verb->second}, {"pin", request.pin}});
}

Result<ControlRequest> parse_request(std::string_view line) {
  const auto json = object_of(line);
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
  return line_of({{"accepted", reply.accepted},
                  {"zh", reply.sentence.zh},
                  {"en", reply.sentence.en},
                  {"stick", reply.stick},
                  {"busy", reply.busy},
                  {"word", reply.word},
                  {"outcome_zh", reply.outcome.zh},
                  {"outcome_en", reply.outcome.en}});
}

Result<ControlReply> parse_reply(std::string_view line) {
  const auto json = object_of(line);
  if (!json || !json->contains("accepted")) return malformed();
  return ControlReply{
      flag_at(*json, "accepted"), {text_at(*json, "zh"), text_at(*json, "en")},
      text_at(*json, "stick"),    flag_at(*json, "busy"),
      text_at(*json, "word"),     {text_at(*json, "outcome_zh"), text_at(*json, "outcome_en")}};
}

Result<ControlReply> ask_updater(const fs::path& socket, const ControlRequest& request,
                                 std::chrono::milliseconds deadline) {
  const auto until = std::chrono::steady_clock::now() + deadline;
  GONGSHI_TRY(const Fd fd, connect_to(socket));
  const std::string question = format_request(request);
  if (::send(fd.get(), question.data(), question.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(question.size())) {
    return not_listening(socket);
  }
  std::string answer;
  while (answer.find('\n') == std::string::npos) {
    if (answer.size() > kMaxControlLine) return malformed();
    if (!ready(fd, POLLIN, until)) return no_answer();
    std::array<char, 1024> piece{};
    const ssize_t got = ::recv(fd.get(), piece.data(), piece.size(), 0);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return not_listening(socket);
    answer.append(piece.data(), static_cast<std::size_t>(got));
  }
  return parse_reply(answer.substr(0, answer.find('\n')));
}

}  // namespace gongshi::content::store
