// The command line of gongshi-board: its verbs, their options and what --help says of them.
#include "drivers/desk/board_verbs.h"
#include "drivers/desk/patterns.h"
#include "drivers/simulator/fault.h"

namespace gongshi::drivers {
namespace {

constexpr const char* kPortHelp =
    "端口 | port: serial:/dev/ttyUSB0?baud=57600, tcp:192.0.2.7:5005, udp:192.0.2.7:4048, "
    "eth:enp2s0, pty:/dev/pts/4";
constexpr const char* kKindHelp = "屏的种类，kinds 列出全部 | kind of board, `kinds` lists them";
constexpr const char* kOptionHelp =
    "该种类的选项，键=值，可重复；kinds 列出 | the kind's options, key=value, may be repeated; "
    "`kinds` lists them";
constexpr const char* kColorsHelp =
    "灯的颜色 | lamps: red | green | yellow | white | tricolor | full";

std::string kind_names() {
  std::string all;
  for (const Kind& kind : kinds()) all += (all.empty() ? "" : " | ") + std::string(kind.name);
  return all;
}

}  // namespace

BoardVerbs::BoardVerbs(CLI::App& app, Manners& manners, Result<Exit>& outcome)
    : manners_(manners), outcome_(outcome) {
  add_finding_verbs(app);
  add_setting_verbs(app);
  add_showing_verbs(app);
  add_simulate(app);
}

CLI::App* BoardVerbs::add_verb(CLI::App& app, const char* name, const char* help,
                               std::function<Result<Exit>()> body) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->callback([this, run = std::move(body)] { outcome_ = run(); });
  return sub;
}

CLI::App* BoardVerbs::add_board_verb(CLI::App& app, const char* name, const char* help,
                                     std::function<Result<Exit>()> body) {
  CLI::App* sub = add_verb(app, name, help, std::move(body));
  sub->add_option("--port", request_.port, kPortHelp);
  if (std::string_view(name) == "probe") {
    sub->add_option("--kind", probe_kind_, "只试这一种 | try this kind only: " + kind_names());
  } else {
    sub->add_option("--kind", request_.kind, kKindHelp)->capture_default_str();
    add_now(*sub, manners_);
  }
  sub->add_option("--size", request_.size, "点数 | dots")->capture_default_str();
  sub->add_option("--colors", request_.colors, kColorsHelp)
      ->capture_default_str()
      ->check(CLI::IsMember({"red", "green", "yellow", "white", "tricolor", "full"}));
  sub->add_option("--option", request_.words, kOptionHelp)->take_all();
  sub->add_option("--wait", wait_ms_,
                  "线上无动静时等待的毫秒数 | milliseconds to wait while nothing comes")
      ->check(CLI::Range(50, 600'000));
  sub->add_flag("--dry-run", dry_run_,
                "只打印将发送的帧，不打开端口 | print the frames, open nothing");
  sub->add_flag("--trace", trace_, "打印收发的字节 | print the bytes on the line");
  return sub;
}

void BoardVerbs::add_finding_verbs(CLI::App& app) {
  add_verb(app, "list",
           "列出串口、固定名称和网卡 | list serial ports, their lasting names, network "
           "interfaces",
           [this] { return list(); });
  add_verb(app, "kinds",
           "列出屏的种类、端口、选项和证明 | list the kinds of board: ports, options, "
           "proof",
           [this] { return list_kinds(); });
  add_board_verb(
      app, "probe",
      "找出端口上是什么屏；只询问，不改动。有的屏收到不认识的数据会停止应答（如 Pro-Lite，"
      "断电恢复），已知种类时用 --kind | find what answers on a port; asks only, changes "
      "nothing. Some boards stop answering after data that they do not know (Pro-Lite, "
      "until switched off and on): give --kind where it is known",
      [this] { return probe(); });
  add_board_verb(app, "read", "读出屏的状态 | read what the board says of itself",
                 [this] { return read(); });
}

void BoardVerbs::add_setting_verbs(CLI::App& app) {
  add_board_verb(app, "clock", "把本机时间写入屏 | set the board's clock to this machine's",
                 [this] {
                   Desired desired;
                   desired.keep_clock = true;
                   return set(desired);
                 });
  CLI::App* brightness = add_board_verb(app, "brightness", "亮度 0-100 | brightness 0-100", [this] {
    Desired desired;
    desired.keep_clock = false;
    desired.brightness_pct = percent_;
    return set(desired);
  });
  brightness->add_option("PERCENT", percent_, "0-100")->required()->check(CLI::Range(0, 100));
  CLI::App* power = add_board_verb(app, "power", "开屏、关屏 | switch on, off", [this] {
    Desired desired;
    desired.keep_clock = false;
    desired.power = power_ == "on";
    return set(desired);
  });
  power->add_option("STATE", power_, "on | off")->required()->check(CLI::IsMember({"on", "off"}));
  CLI::App* input =
      add_board_verb(app, "input", "切换面板的信号源 | choose a panel's input", [this] {
        Desired desired;
        desired.keep_clock = false;
        desired.input = input_;
        return set(desired);
      });
  input->add_option("INPUT", input_, "hdmi1, hdmi2, dp, …")->required();
}

void BoardVerbs::add_showing_verbs(CLI::App& app) {
  CLI::App* pattern =
      add_board_verb(app, "test", "显示测试画面 | show a test pattern", [this] { return test(); });
  pattern
      ->add_option("PATTERN", pattern_,
                   "corners 四角 | columns 坏列 | rows 坏行 | colours 颜色 | coverage 字符 | "
                   "count 计数 (corners)")
      ->check(CLI::IsMember(pattern_names()));
  pattern->add_option("--every", every_s_, "每页秒数 | seconds a page")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 3600.0));
  pattern->add_option("--from", from_, "coverage：从第几个字符起 | first character")
      ->capture_default_str()
      ->check(CLI::Range(0, 100'000));
  pattern->add_option("--pages", pages_, "coverage、count：最多几页 | at most so many pages")
      ->capture_default_str()
      ->check(CLI::Range(1, 10'000));
  CLI::App* text =
      add_board_verb(app, "send", "显示一段文字 | show a text", [this] { return send(); });
  text->add_option("TEXT", text_, "文字 | the text")->required();
  text->add_option("--serial", serial_, "写入并读回的序号 | serial to store and read back");
  text->add_option("--motion", motion_, "auto | still | left | up")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "still", "left", "up"}));
  text->add_option("--color", color_, "red | green | yellow …")
      ->check(
          CLI::IsMember({"default", "red", "green", "yellow", "blue", "cyan", "magenta", "white"}));
  text->add_option("--for", hold_s_, "之后继续的秒数 | go on for so many seconds afterwards")
      ->check(CLI::Range(0.0, 86'400.0));
}

void BoardVerbs::add_simulate(CLI::App& app) {
  CLI::App* sub =
      add_verb(app, "simulate", "模拟一块屏 | simulate a board", [this] { return simulate(); });
  sub->add_option("KIND", request_.kind, kKindHelp)->required();
  add_now(*sub, manners_);
  sub->add_option("--size", request_.size, "点数 | dots")->capture_default_str();
  sub->add_option("--colors", request_.colors, kColorsHelp)
      ->check(CLI::IsMember({"red", "green", "yellow", "white", "tricolor", "full"}));
  sub->add_option("--option", request_.words,
                  "模拟卡的选项，键=值 | the card's options, key=value; `kinds` lists them")
      ->take_all();
  sub->add_option("--listen", simulation_.listen,
                  "在哪里应答 | where it answers: pty | tcp[:PORT] | udp[:PORT] | eth:IFACE");
  sub->add_option("--link", simulation_.link,
                  "指向 pty 的固定名称 | a lasting name for the pty (symlink)");
  sub->add_option("--address", simulation_.addresses,
                  "同一条线上的地址，如 1,2,3 | addresses on one line, for example 1,2,3")
      ->delimiter(',')
      ->check(CLI::Range(0, 0xFFFF));
  sub->add_option("--baud", simulation_.baud,
                  "按此波特率传送字节 | pass bytes at this speed, both ways")
      ->check(CLI::Range(300, 4'000'000));
  sub->add_option("--fault", simulation_.faults,
                  "故障，可重复 | faults, may be repeated: " + simulator::fault_words() +
                      "; drop:2, drop:request:2, dead@3")
      ->take_all();
  sub->add_option("--log", simulation_.log, "每帧一行 | one line a frame");
  sub->add_option("--state", simulation_.state, "JSON，随变化重写 | rewritten on change");
  sub->add_option("--picture", simulation_.picture, "PNG，随变化重写 | rewritten on change");
  sub->add_flag("--tcp", simulation_.tcp, "即 --listen tcp | the same as --listen tcp");
  sub->add_option("--tcp-port", simulation_.tcp_port, "即 --listen tcp:PORT | the same")
      ->check(CLI::Range(1, 65535));
  sub->add_flag("--show", simulation_.show, "在终端里画出 | draw it in the terminal");
}

}  // namespace gongshi::drivers
