#include "content/store/service/control_server.h"

namespace gongshi::content::store {

Result<std::unique_ptr<LineServer>> open_control_server(
    Loop& loop, const Clock& clock, fs::path socket, const std::string& group,
    std::function<ControlReply(const ControlRequest&)> answer, std::chrono::milliseconds patience) {
  LineService service;
  service.socket = std::move(socket);
  service.group = group;
  service.program = "gongshi-sync run";
  service.log_area = "sync";
  service.longest = kMaxControlLine;
  service.most_clients = kMaxControlClients;
  service.patience = patience;
  return LineServer::open(loop, clock, std::move(service),
                          [answer = std::move(answer)](std::string_view line, const LinePeer&) {
                            const auto request = parse_request(line);
                            if (request) return format_reply(answer(*request));
                            ControlReply refusal;
                            refusal.sentence = request.error().what;
                            return format_reply(refusal);
                          });
}

}  // namespace gongshi::content::store
