// The signage daemon's part of site.yaml: dry contacts, the display log.
#include "config/site_parts.h"

namespace gongshi::config {
namespace {

const std::vector<std::string_view> kModemLines = {"cts", "dcd", "ri", "dsr"};
const std::vector<std::string_view> kLevels = {"on", "off"};
constexpr std::size_t kMostContacts = 32;

/// As udev makes them; never a path.
bool is_stick_name(std::string_view name) {
  return name.starts_with("usb-") && name.size() <= 200 &&
         name.find_first_not_of(
             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
             "._:+#@=-") == std::string_view::npos;
}

Result<Contact> read_contact(const YAML::Node& node, const std::string& file, std::size_t index) {
  GONGSHI_TRY(const auto map,
              YamlMap::of(node, file, "signage.contacts[" + std::to_string(index) + "]",
                          {"port", "line", "card", "closed_is", "latch"}));
  Contact contact;
  std::string closed_is = "on";
  GONGSHI_CHECK(map.read("port", contact.port));
  GONGSHI_CHECK(map.read_word("line", contact.line, kModemLines));
  GONGSHI_CHECK(map.read("card", contact.card));
  GONGSHI_CHECK(map.read_word("closed_is", closed_is, kLevels));
  GONGSHI_CHECK(read_flag(map, "latch", contact.latch));
  contact.closed_is_on = closed_is == "on";
  const bool stick = contact.port.starts_with("stick:");
  if (!stick && !contact.port.starts_with("serial:")) {
    return map.fault("port", "E1707",
                     {"触点要写接在哪里：串口如 serial:/dev/gongshi-fire，或 U 盘钥匙 stick:名称",
                      "say where the contact is: a serial port like serial:/dev/gongshi-fire, or a "
                      "stick kept as a key, stick:NAME"});
  }
  if (stick && !is_stick_name(std::string_view(contact.port).substr(6))) {
    return map.fault(
        "port", "E1706",
        {"“" + contact.port + "”：U 盘名称照 gongshi-signage emergency sticks 的写",
         "\"" + contact.port +
             "\": write the stick's name as gongshi-signage emergency sticks tells it"});
  }
  if (stick && (map.has("line") || map.has("closed_is"))) {
    return map.fault(map.has("line") ? "line" : "closed_is", "E1702",
                     {"U 盘钥匙没有这一项", "a stick kept as a key has no such setting"});
  }
  if (contact.card.empty()) {
    return map.fault("card", "E1707", {"缺少应急卡编号", "the emergency card's id is missing"});
  }
  return contact;
}

Status read_contacts(const YamlMap& map, std::vector<Contact>& contacts) {
  if (!map.has("contacts")) return {};
  const YAML::Node list = map.at("contacts");
  if (!list.IsSequence() || list.size() > kMostContacts) {
    const std::string most = std::to_string(kMostContacts);
    return map.fault("contacts", "E1703",
                     {"应是列表，每个触点以 - 开头，最多 " + most + " 个",
                      "must be a list, each contact begins with -, at most " + most});
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    GONGSHI_TRY(Contact contact, read_contact(list[i], map.file(), i));
    contacts.push_back(std::move(contact));
  }
  return {};
}

}  // namespace

Status read_signage(const YamlMap& top, Signage& signage) {
  if (!top.has("signage")) return {};
  GONGSHI_TRY(const auto map,
              YamlMap::of(top.at("signage"), top.file(), "signage",
                          {"state_folder", "socket", "contacts", "log_days", "log_mb"}));
  GONGSHI_CHECK(map.read("log_days", signage.log_days, 1, 4000));
  GONGSHI_CHECK(map.read("log_mb", signage.log_mb, 64, 1'000'000));
  GONGSHI_CHECK(read_path(map, "state_folder", signage.state_folder));
  GONGSHI_CHECK(read_path(map, "socket", signage.socket));
  return read_contacts(map, signage.contacts);
}

}  // namespace gongshi::config
