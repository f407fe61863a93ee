#include "drivers/desk/listing.h"

#include <algorithm>

#include "drivers/catalogue.h"
#include "drivers/desk/report.h"
#include "drivers/os/file.h"
#include "drivers/simulator/card.h"

namespace gongshi::drivers {
namespace {

/// Symlinks in /dev and /dev/serial that lead to `device`.
std::vector<std::string> names_of(const std::string& device) {
  std::vector<std::string> names;
  for (const char* folder : {"/dev", "/dev/serial/by-id", "/dev/serial/by-path"}) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
      std::error_code wrong;
      if (!entry.is_symlink(wrong) || wrong) continue;
      if (fs::canonical(entry.path(), wrong) == device && !wrong) {
        names.push_back(entry.path().string());
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string first_line(const fs::path& file) {
  // sysfs says nothing of the speed of an interface that is down: the read fails, and so be it.
  const auto text = read_file(file, 4096);
  return text ? text->substr(0, text->find('\n')) : std::string{};
}

/// A board of the kind's usual size, for what it says that it can do.
std::optional<Capabilities> usual_abilities(const Kind& kind) {
  BoardOrder order;
  for (const Geometry size : {Geometry{128, 32}, Geometry{64, 16}, Geometry{80, 7}}) {
    order.geometry = size;
    if (const auto board = kind.make(order)) return (*board)->capabilities();
  }
  return std::nullopt;
}

std::string card_options(const Kind& kind) {
  for (const simulator::CardKind& card : simulator::card_kinds()) {
    if (card.name == kind.name) return std::string(card.options);
  }
  return {};
}

/// "9600 8N1", of a port that says nothing else.
std::string usual_line(const Kind& kind) {
  if (kind.usual_baud == 0) return {};
  return std::to_string(kind.usual_baud) + " " + std::string(kind.usual_form);
}

bool simulated(const Kind& kind) {
  const auto cards = simulator::card_kinds();
  return std::any_of(cards.begin(), cards.end(),
                     [&](const simulator::CardKind& card) { return card.name == kind.name; });
}

}  // namespace

Result<Listing> Listing::of_this_machine() {
  Listing listing;
  GONGSHI_TRY(const auto ports, list_serial_ports());
  for (const SerialPort& port : ports) listing.ports_.push_back({port, names_of(port.path)});
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator("/sys/class/net", failure)) {
    const std::string name = entry.path().filename().string();
    if (first_line(entry.path() / "type") != "1") continue;  // ARPHRD_ETHER; not lo, not tunnels
    const std::string speed = first_line(entry.path() / "speed");
    listing.networks_.push_back({name, first_line(entry.path() / "operstate"),
                                 speed.starts_with('-') ? std::string{} : speed});
  }
  std::sort(listing.networks_.begin(), listing.networks_.end(),
            [](const Network& a, const Network& b) { return a.name < b.name; });
  return listing;
}

std::string Listing::text(Lang lang) const {
  std::string out;
  if (ports_.empty()) {
    out += Sentence{"没有串口。网络控制卡请用 --port tcp:地址:端口。",
                    "No serial port. For a network card use --port tcp:ADDRESS:PORT."}
               .in(lang) +
           "\n";
  }
  for (const Named& named : ports_) {
    out +=
        "serial:" + named.port.path + "  " + named.port.usb + "  " + named.port.description + "\n";
    for (const std::string& name : named.names) out += "    serial:" + name + "\n";
  }
  for (const Network& network : networks_) {
    out += "eth:" + network.name + "  " + network.state +
           (network.mbit_s.empty() ? "" : "  " + network.mbit_s + " Mbit/s") + "\n";
  }
  return out;
}

nlohmann::ordered_json Listing::json() const {
  nlohmann::ordered_json ports = nlohmann::ordered_json::array();
  for (const Named& named : ports_) {
    ports.push_back({{"port", "serial:" + named.port.path},
                     {"description", named.port.description},
                     {"usb", named.port.usb},
                     {"names", named.names}});
  }
  nlohmann::ordered_json networks = nlohmann::ordered_json::array();
  for (const Network& network : networks_) {
    networks.push_back(
        {{"port", "eth:" + network.name}, {"state", network.state}, {"mbit_s", network.mbit_s}});
  }
  return {{"serial", ports}, {"networks", networks}};
}

std::string kinds_text(Lang lang) {
  std::string out;
  for (const Kind& kind : kinds()) {
    out +=
        std::string(kind.name) + "  " + std::string(lang == Lang::kZh ? kind.zh : kind.en) + "\n";
    const auto line = [&](const Sentence& name, const std::string& value) {
      if (!value.empty()) out += "    " + row(name, value, lang) + "\n";
    };
    if (const auto can = usual_abilities(kind)) line({"能力", "can"}, abilities(*can).in(lang));
    line({"端口", "ports"}, std::string(kind.ports));
    line({"串口", "serial line"}, usual_line(kind));
    line({"选项", "options"}, std::string(lang == Lang::kZh ? kind.options_zh : kind.options));
    if (simulated(kind)) line({"模拟卡选项", "simulated card's options"}, card_options(kind));
  }
  return out;
}

nlohmann::ordered_json kinds_json() {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Kind& kind : kinds()) {
    nlohmann::ordered_json entry = {{"kind", kind.name},
                                    {"zh", kind.zh},
                                    {"en", kind.en},
                                    {"ports", kind.ports},
                                    {"serial_line", usual_line(kind)},
                                    {"options", kind.options},
                                    {"simulated", simulated(kind)},
                                    {"card_options", card_options(kind)}};
    if (const auto can = usual_abilities(kind)) entry["can"] = abilities_json(*can);
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace gongshi::drivers
