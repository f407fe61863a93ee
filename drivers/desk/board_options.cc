// The command line of gongshi-board: its verbs, their options and what --help says of them.
#include "drivers/desk/board_verbs.h"

namespace gongshi::drivers {
namespace {

constexpr const char* kPortHelp =
    "端口 | port: serial:/dev/ttyUSB0?baud=57600, tcp:192.0.2.7:5005, pty:/dev/pts/4";

constexpr const char* kOptionHelp =
    "控制卡选项，键=值 | card options, key=value: address (1), device (0xFE: any), "
    "units pixels|8-pixels, charset gb2312|gbk, generation 5|6, display_mode 0|1, "
    "serial_field client-info|none, poll_s, reply_ms. "
    "serial_field client-info: 序号写入卡的客户信息，再从状态应答的自定义编号读回；两者对应是推断，"
    "厂家文档没有写明；读不回时证明止于“已应答” | the serial is stored as client information and "
    "read back as the custom id of the status reply; that the two are one is inferred, the vendor "
    "does not state it; where it is not so the proof stays \"acknowledged\"";

}  // namespace

BoardVerbs::BoardVerbs(CLI::App& app, Manners& manners, Result<Exit>& outcome) : manners_(manners) {
  const auto verb = [&](const char* name, const char* help, auto body) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->callback([&outcome, body] { outcome = body(); });
    return sub;
  };
  verb("list", "列出本机串口 | list this machine's serial ports", [this] { return list(); });
  const auto on_board = [&](const char* name, const char* help, auto body) {
    CLI::App* sub = verb(name, help, body);
    add_port_options(*sub);
    add_board_options(*sub);
    return sub;
  };
  on_board("probe", "找到控制卡并显示状态 | find the card and show its status",
           [this] { return probe(); });
  on_board("test", "显示测试画面 | show a test page", [this] { return test(); });
  on_board("clock", "把本机时间写入控制卡 | set the card's clock to this machine's", [this] {
    return command(onbon::clock_request(to_local(SystemClock{}.wall())),
                   {"时钟已设置", "clock set"});
  });
  CLI::App* brightness = on_board("brightness", "亮度 0-15 | brightness 0-15", [this] {
    return command(onbon::brightness_request(level_, with_table_),
                   {"亮度已设置", "brightness set"});
  });
  brightness->add_option("LEVEL", level_, "0-15")->required()->check(CLI::Range(0, 15));
  brightness->add_flag("--table", with_table_,
                       "附带 48 个半小时值（个别固件需要）| with the 48 half-hour values that some "
                       "firmware insists on");
  CLI::App* power = on_board("power", "开屏、关屏 | switch on, off", [this] {
    return command(onbon::power_request(power_ == "on"), power_ == "on"
                                                             ? Sentence{"已开屏", "switched on"}
                                                             : Sentence{"已关屏", "switched off"});
  });
  power->add_option("STATE", power_, "on | off")->required()->check(CLI::IsMember({"on", "off"}));
  CLI::App* text = on_board("send", "显示一段文字 | show a text", [this] { return send(); });
  text->add_option("TEXT", text_, "文字 | the text")->required();
  text->add_option("--serial", serial_, "写入并读回的序号 | serial to store and read back");
  text->add_option("--motion", motion_, "auto | still | left | up")
      ->check(CLI::IsMember({"auto", "still", "left", "up"}));
  text->add_option("--color", color_, "red | green | yellow …")
      ->check(
          CLI::IsMember({"default", "red", "green", "yellow", "blue", "cyan", "magenta", "white"}));

  CLI::App* simulation =
      verb("simulate", "模拟一块屏 | simulate a board", [this] { return simulate(); });
  simulation->add_option("KIND", kind_, "onbon-k")->required()->check(CLI::IsMember({"onbon-k"}));
  simulation->add_option("--size", size_, "点数 | dots")->capture_default_str();
  simulation->add_option("--fault", simulation_.fault,
                         "drop | corrupt | delay | dead | power-loss | garbage, drop:2 …");
  simulation->add_option("--log", simulation_.log, "每帧一行 | one line a frame");
  simulation->add_option("--state", simulation_.state, "JSON，随变化重写 | rewritten on change");
  simulation->add_option("--picture", simulation_.picture, "PNG，随变化重写 | rewritten on change");
  simulation->add_option("--address", simulation_.address, "卡地址 | the card's address")
      ->check(CLI::Range(1, 0x7FFF));
  simulation->add_option("--colors", simulation_.colors, "red | tricolor")
      ->check(CLI::IsMember({"red", "tricolor"}));
  simulation->add_flag("--tcp", simulation_.tcp, "用回环 TCP 代替 pty | loopback TCP, not a pty");
  simulation->add_option("--tcp-port", simulation_.tcp_port, "TCP 端口号 | TCP port number")
      ->check(CLI::Range(1, 65535));
  simulation->add_flag("--show", simulation_.show, "在终端里画出 | draw it in the terminal");
  simulation->add_flag("--no-client-info", simulation_.no_client_info,
                       "客户信息不出现在状态里 | client information is not in the status");
}

void BoardVerbs::add_port_options(CLI::App& verb) {
  verb.add_option("--port", port_, kPortHelp);
  verb.add_flag("--dry-run", dry_run_,
                "只打印将发送的帧，不打开端口 | print the frames, open nothing");
  verb.add_flag("--trace", trace_, "打印收发的字节 | print the bytes on the line");
  verb.add_option("--wait", wait_ms_, "等待应答的毫秒数 | milliseconds to wait for a reply")
      ->capture_default_str()
      ->check(CLI::Range(50, 60'000));
}

void BoardVerbs::add_board_options(CLI::App& verb) {
  verb.add_option("--kind", kind_, "onbon-k")->check(CLI::IsMember({"onbon-k"}));
  verb.add_option("--size", size_, "点数 | dots")->capture_default_str();
  verb.add_option("--option", words_, kOptionHelp)->take_all();
}

}  // namespace gongshi::drivers
