#include "drivers/desk/board_verbs.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>

#include "drivers/board_link.h"
#include "drivers/desk/rehearsal.h"
#include "drivers/os/utf8.h"
#include "drivers/transport/serial_list.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kDigits = "0123456789ABCDEF";

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

Sentence proof_sentence(Proof proof) {
  switch (proof) {
    case Proof::kNone:
      return {"未知", "unknown"};
    case Proof::kSent:
      return {"已发送", "sent"};
    case Proof::kAcknowledged:
      return {"已应答", "acknowledged"};
    case Proof::kReadBack:
      return {"已读回", "read back"};
    case Proof::kDrawn:
      return {"已显示", "drawn"};
    case Proof::kNoAnswer:
      return {"无应答", "no answer"};
  }
  return {};
}

/// Columns of a 16-dot font: 8 for half-width characters, 16 for the others.
int text_width(std::string_view text) {
  int width = 0;
  for (const char32_t character : utf8::decode(text)) width += character < 0x80 ? 8 : 16;
  return width;
}

const std::map<std::string, Color> kColors{{"default", Color::kDefault}, {"red", Color::kRed},
                                           {"green", Color::kGreen},     {"yellow", Color::kYellow},
                                           {"blue", Color::kBlue},       {"cyan", Color::kCyan},
                                           {"magenta", Color::kMagenta}, {"white", Color::kWhite}};

Error usage(std::string zh, std::string en) {
  return {Errc::kUsage, {std::move(zh), std::move(en)}, "E2204"};
}

}  // namespace

Result<Geometry> BoardVerbs::geometry() const {
  Geometry geometry;
  const std::size_t cross = size_.find('x');
  const char* middle = size_.data() + std::min(cross, size_.size());
  const char* end = size_.data() + size_.size();
  const auto width = std::from_chars(size_.data(), middle, geometry.width_px);
  if (cross != std::string::npos && width.ec == std::errc{} && width.ptr == middle) {
    const auto height = std::from_chars(middle + 1, end, geometry.height_px);
    if (height.ec == std::errc{} && height.ptr == end && geometry.width_px >= 16 &&
        geometry.width_px <= 4096 && geometry.height_px >= 16 && geometry.height_px <= 1024) {
      return geometry;
    }
  }
  return usage("尺寸“" + size_ + "”无效，例如 128x32",
               "size \"" + size_ + "\" is not valid, for example 128x32");
}

Result<OnbonKOptions> BoardVerbs::board_options() const {
  std::map<std::string, std::string> words;
  for (const std::string& word : words_) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) {
      return usage("--option 须写成 键=值：" + word, "--option is key=value: " + word);
    }
    words[word.substr(0, equals)] = word.substr(equals + 1);
  }
  GONGSHI_TRY(const Geometry size, geometry());
  GONGSHI_TRY(OnbonKOptions options, parse_onbon_k_options(size, words));
  if (!words.contains("reply_ms")) options.reply_wait = std::chrono::milliseconds{wait_ms_};
  return options;
}

onbon::Bytes BoardVerbs::frame(const OnbonKOptions& options, const onbon::Bytes& data) const {
  onbon::Header header;
  header.to = options.address;
  header.device = options.device;
  header.display_mode = options.display_mode;
  return onbon::wrap(onbon::encode_packet(header, data));
}

Trace BoardVerbs::trace() const {
  if (!trace_) return {};
  return [](bool outgoing, std::span<const std::uint8_t> bytes) {
    std::cerr << (outgoing ? "> " : "< ") << hex(bytes) << '\n';
  };
}

Result<Exit> BoardVerbs::list() const {
  GONGSHI_TRY(const auto ports, list_serial_ports());
  if (manners_.json) {
    nlohmann::ordered_json out = nlohmann::ordered_json::array();
    for (const SerialPort& port : ports) {
      out.push_back(
          {{"port", "serial:" + port.path}, {"description", port.description}, {"usb", port.usb}});
    }
    std::cout << out.dump(2) << '\n';
    return Exit::kDone;
  }
  if (ports.empty()) {
    std::cout << manners_.say({"没有串口。网络控制卡请用 --port tcp:地址:5005。",
                               "No serial port. For a network card use --port tcp:ADDRESS:5005."})
              << '\n';
  }
  for (const SerialPort& port : ports) {
    std::cout << "serial:" << port.path << "  " << port.usb << "  " << port.description << '\n';
  }
  return Exit::kDone;
}

Result<Exit> BoardVerbs::probe() const {
  GONGSHI_TRY(const OnbonKOptions options, board_options());
  const onbon::Bytes ping = frame(options, onbon::ping_request());
  const onbon::Bytes ask = frame(options, onbon::status_request());
  if (dry_run_) {
    std::cout << hex(ping) << '\n' << hex(ask) << '\n';
    return Exit::kDone;
  }
  if (port_.empty()) return usage("缺少 --port", "--port is missing");
  GONGSHI_TRY(Port port, parse_port(port_));
  // The vendor's search: 9600, then 57600, once more, then it is the wiring.
  std::vector<int> bauds{port.baud};
  if (port.kind == Port::Kind::kSerial && port_.find("baud=") == std::string::npos) {
    bauds = {9600, 57600, 9600, 57600};
  }
  const std::chrono::milliseconds wait{wait_ms_};
  for (const int baud : bauds) {
    port.baud = baud;
    GONGSHI_TRY(Exchange line, Exchange::open(port, wait, trace()));
    if (!line.ask(ping, wait)) continue;
    GONGSHI_TRY(const auto packet, line.ask(ask, wait));
    GONGSHI_TRY(const auto reply, onbon::decode_reply(packet.data));
    if (!reply.is_status()) {
      const Sentence words = onbon::error_sentence(reply.error);
      return Error{Errc::kRejected,
                   {"控制卡不给状态：" + words.zh, "the card gives no status: " + words.en},
                   "E2103"};
    }
    GONGSHI_TRY(const auto status, onbon::decode_status(reply.payload));
    std::vector<int> ids(status.area_ids.begin(), status.area_ids.end());
    if (manners_.json) {
      const nlohmann::ordered_json out = {{"kind", kind_},
                                          {"port", port.text},
                                          {"baud", port.kind == Port::Kind::kSerial ? baud : 0},
                                          {"device", packet.header.device},
                                          {"power", status.on ? "on" : "off"},
                                          {"brightness", status.brightness},
                                          {"clock", status.clock},
                                          {"programs", status.programs},
                                          {"areas", ids},
                                          {"custom_id", status.custom_id},
                                          {"barcode", status.barcode}};
      std::cout << out.dump(2) << '\n';
      return Exit::kDone;
    }
    std::string areas;
    for (const int id : ids) areas += (areas.empty() ? "" : ", ") + std::to_string(id);
    const auto row = [&](const Sentence& name, const std::string& value) {
      std::cout << manners_.say(name) << ": " << (value.empty() ? "–" : value) << '\n';
    };
    if (port.kind == Port::Kind::kSerial) row({"波特率", "baud"}, std::to_string(baud));
    row({"电源", "power"}, status.on ? "on" : "off");
    row({"亮度", "brightness"}, std::to_string(status.brightness));
    row({"时钟", "clock"}, status.clock);
    row({"节目数", "programs"}, std::to_string(status.programs));
    row({"动态区", "dynamic areas"}, areas);
    row({"自定义编号", "custom id"}, status.custom_id);
    row({"条码", "barcode"}, status.barcode);
    return Exit::kDone;
  }
  return Error{
      Errc::kTimeout,
      {port.text + " 没有应答：检查电源、接线（TX/RX、A/B）、地址和波特率",
       "no answer from " + port.text + ": check power, wiring (TX/RX, A/B), address and baud rate"},
      {}};
}

Result<Exit> BoardVerbs::command(const onbon::Bytes& data, const Sentence& done) const {
  GONGSHI_TRY(const OnbonKOptions options, board_options());
  const onbon::Bytes request = frame(options, data);
  if (dry_run_) {
    std::cout << hex(request) << '\n';
    return Exit::kDone;
  }
  if (port_.empty()) return usage("缺少 --port", "--port is missing");
  GONGSHI_TRY(const Port port, parse_port(port_));
  const std::chrono::milliseconds wait{wait_ms_};
  GONGSHI_TRY(Exchange line, Exchange::open(port, wait, trace()));
  GONGSHI_TRY(const auto packet, line.ask(request, wait));
  GONGSHI_TRY(const auto reply, onbon::decode_reply(packet.data));
  if (!reply.is_ack()) {
    const Sentence words = onbon::error_sentence(reply.error);
    return Error{
        Errc::kRejected, {"控制卡拒绝：" + words.zh, "the card refused: " + words.en}, "E2103"};
  }
  if (manners_.json) {
    std::cout << nlohmann::ordered_json{{"proof", "acknowledged"}}.dump(2) << '\n';
  } else {
    std::cout << manners_.say(done) << '\n';
  }
  return Exit::kDone;
}

Result<Exit> BoardVerbs::test() const {
  GONGSHI_TRY(const Geometry size, geometry());
  Desired desired;
  TextArea first;
  first.width = size.width_px;
  first.height = 16;
  first.text = "测试" + size_;
  first.font_px = 16;
  first.color = Color::kRed;
  desired.areas.push_back(first);
  if (size.height_px >= 32) {
    TextArea second = first;
    second.id = 1;
    second.y = 16;
    second.text = "一二三四五六七八九十 0123456789 ABCDEFG 欢迎光临";
    second.motion = Motion::kLeft;
    desired.areas.push_back(second);
  }
  return show_desired(desired);
}

Result<Exit> BoardVerbs::send() const {
  GONGSHI_TRY(const Geometry size, geometry());
  TextArea area;
  area.width = size.width_px;
  area.height = size.height_px;
  area.text = text_;
  area.font_px = 16;
  area.color = kColors.at(color_);
  area.multi_line = text_.find('\n') != std::string::npos;
  const bool fits = area.multi_line || text_width(text_) <= size.width_px;
  area.motion = motion_ == "left" || (motion_ == "auto" && !fits) ? Motion::kLeft
                : motion_ == "up"                                 ? Motion::kUp
                                                                  : Motion::kStill;
  return show_desired({serial_, {area}});
}

Result<Exit> BoardVerbs::show_desired(const Desired& desired) const {
  GONGSHI_TRY(OnbonKOptions options, board_options());
  if (desired.serial.empty()) options.serial_in_client_info = false;
  if (dry_run_) {
    GONGSHI_TRY(const auto frames, rehearse(options, desired, SystemClock{}.wall()));
    for (const onbon::Bytes& bytes : frames) std::cout << hex(bytes) << '\n';
    return Exit::kDone;
  }
  if (port_.empty()) return usage("缺少 --port", "--port is missing");
  GONGSHI_TRY(const Port port, parse_port(port_));
  options.bytes_per_second = port.bytes_per_second();
  SystemClock clock;
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  BoardLink link(loop, clock, std::make_unique<OnbonKBoard>(options), port, [] {});
  link.on_bytes = trace();
  const BoardState& state = link.board().state();
  const Proof strongest = link.board().capabilities().strongest;
  GONGSHI_CHECK(link.want(desired));
  // Long enough for three tries of each request.
  const SteadyTime end = clock.steady() + 6 * options.reply_wait + 3s;
  SteadyTime enough = end;
  while (!loop.stopped() && clock.steady() < enough && state.proof != strongest) {
    if (state.proof == Proof::kNoAnswer || (state.trouble && state.trouble->code != Errc::kIo)) {
      break;
    }
    // Acknowledged, and the card does not show the serial: one more poll, then that is the proof.
    if (state.proof == Proof::kAcknowledged && enough == end) {
      enough = clock.steady() + options.reply_wait + 500ms;
    }
    GONGSHI_CHECK(loop.turn(clock, enough));
  }
  if (!state.shows_all) {
    if (state.trouble) return *state.trouble;
    return Error{Errc::kTimeout, {port.text + " 没有应答", "no answer from " + port.text}, {}};
  }
  const Sentence proof = proof_sentence(state.proof);
  if (manners_.json) {
    const nlohmann::ordered_json out = {
        {"proof", proof.en}, {"serial", state.serial}, {"bytes", link.bytes_sent()}};
    std::cout << out.dump(2) << '\n';
  } else {
    std::cout << manners_.say(proof) << (state.serial.empty() ? "" : " " + state.serial) << '\n';
  }
  return Exit::kDone;
}

}  // namespace gongshi::drivers
