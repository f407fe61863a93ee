#include "subject.h"

#include <string>

namespace gongshi::test {

using namespace gongshi::drivers;

std::optional<Subject> subject_of(const Kind& kind) {
  const auto card = simulator::find_card_kind(kind.name);
  if (!card) return std::nullopt;
  Subject subject{&kind, *card, {}, {}};
  subject.order.geometry = {128, 32};
  const std::string ports(kind.ports);
  const std::string usual = ports.substr(0, ports.find(' '));
  const std::string where = usual == "serial" ? "serial:/dev/null?baud=9600"
                            : usual == "eth"  ? "eth:veth0"
                            : usual == "udp"  ? "udp:127.0.0.1:4048"
                                              : "tcp:127.0.0.1:5005";
  const auto port = parse_port(where);
  if (!port) return std::nullopt;
  subject.order.port = *port;
  if (usual == "serial") subject.baud = 9600;
  // An Alpha sign written anew each minute would be hit anew each minute: it keeps its 15.
  if (kind.name != "alpha" && kind.name != "am03127" &&
      kind.options.find("refresh_s") != std::string_view::npos) {
    subject.order.words["refresh_s"] = "60";
  }
  for (const Geometry size : {Geometry{128, 32}, Geometry{64, 16}}) {
    subject.order.geometry = size;
    subject.card_order.width_px = size.width_px;
    subject.card_order.height_px = size.height_px;
    if (kind.make(subject.order) && subject.card_kind->make(subject.card_order)) return subject;
  }
  return std::nullopt;
}

}  // namespace gongshi::test
