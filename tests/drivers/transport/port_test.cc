#include "drivers/transport/port.h"

#include <doctest/doctest.h>

#include "drivers/catalogue.h"
#include "drivers/transport/transport.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::drivers;

TEST_SUITE("transport") {
  TEST_CASE("port: every form") {
    const auto serial = parse_port("serial:/dev/gongshi/lobby?baud=9600");
    REQUIRE(serial.has_value());
    CHECK(serial->path == "/dev/gongshi/lobby");
    CHECK(serial->baud == 9600);
    CHECK(serial->bytes_per_second() == 960);
    CHECK(parse_port("serial:/dev/ttyS0")->baud == 57600);
    const auto tcp = parse_port("tcp:10.0.0.7:5005");
    REQUIRE(tcp.has_value());
    CHECK(tcp->host == "10.0.0.7");
    CHECK(tcp->number == 5005);
    CHECK(parse_port("tcp:[fe80::1]:5005")->host == "fe80::1");
    CHECK(parse_port("pty:/dev/pts/4")->path == "/dev/pts/4");
    CHECK(parse_port("stdout:").has_value());
    const auto udp = parse_port("udp:10.0.0.9:4048?mbit=90&ttl=4&local=6454&interface=eth1");
    REQUIRE(udp.has_value());
    CHECK(udp->host == "10.0.0.9");
    CHECK(udp->number == 4048);
    CHECK(udp->mbit_s == 90);
    CHECK(udp->ttl == 4);
    CHECK(udp->local == 6454);
    CHECK(udp->interface == "eth1");
    CHECK_FALSE(udp->multicast());
    CHECK(parse_port("udp:multicast:5568")->multicast());
    CHECK(parse_port("eth:enp3s0?mbit=900")->interface == "enp3s0");
    CHECK(parse_port("pty:/dev/pts/4")->bytes_per_second() == 0);
    CHECK(parse_port("pty:/dev/pts/4?baud=9600")->bytes_per_second() == 960);
  }

  TEST_CASE("port: a byte takes as long as its form says") {
    CHECK(parse_port("serial:/dev/x?baud=9600&form=7E1")->bytes_per_second() == 960);
    CHECK(parse_port("serial:/dev/x?baud=9600&form=8E1")->bytes_per_second() == 872);
    CHECK(parse_port("serial:/dev/x?baud=9600&form=7E2")->bytes_per_second() == 872);
    const auto line = parse_port("serial:/dev/x?rs485=yes&dtr=off&rts=off&turnaround_ms=20");
    REQUIRE(line.has_value());
    CHECK(line->rs485);
    CHECK_FALSE(line->dtr);
    CHECK_FALSE(line->rts);
    CHECK(line->turnaround == std::chrono::milliseconds{20});
    CHECK_FALSE(parse_port("file:/tmp/board.txt")->answers());
    CHECK_FALSE(parse_port("udp:multicast:5568")->answers());
    CHECK(parse_port("udp:127.0.0.1:5568")->answers());
  }

  TEST_CASE("port: what is wrong is named, with the valid forms") {
    for (const auto& [text, part] :
         {std::pair{"/dev/ttyUSB0", "no kind"}, std::pair{"usb:1", "unknown kind \"usb\""},
          std::pair{"serial:ttyUSB0", "begins with /"}, std::pair{"serial:/dev/x?speed=1", "baud="},
          std::pair{"serial:/dev/x?baud=57601", "standard rate"},
          std::pair{"serial:/dev/x?baud", "option=value"},
          std::pair{"serial:/dev/x?baud=fast", "1 … 1000000"},
          std::pair{"serial:/dev/x?baud=9600&baud=9600", "twice"},
          std::pair{"serial:/dev/x?form=9N1", "8N1, 7E1"},
          std::pair{"serial:/dev/x?speed=1", "no option \"speed\", use baud, form"},
          std::pair{"tcp:10.0.0.7:5005?baud=9600", "no option \"baud\""},
          std::pair{"tcp:multicast:5005", "IP address"},
          std::pair{"udp:10.0.0.7:5005?ttl=0", "1 … 255"}, std::pair{"eth:", "network interface"},
          std::pair{"eth:a-name-that-is-too-long", "network interface"},
          std::pair{"tcp:10.0.0.7", "no port number"}, std::pair{"tcp:10.0.0.7:0", "1 to 65535"},
          std::pair{"tcp:board.local:5005", "IP address"}, std::pair{"pty:", "begins with /"}}) {
      const auto port = parse_port(text);
      REQUIRE_FALSE(port.has_value());
      CHECK(port.error().code == Errc::kUsage);
      CHECK_MESSAGE(port.error().what.en.find(part) != std::string::npos, port.error().what.en);
      CHECK(port.error().what.en.find("serial:/dev/ttyUSB0?baud=57600") != std::string::npos);
    }
  }

  TEST_CASE("port: what is drawn on this machine needs none, and has its kind's usual one") {
    const auto place = [](std::string_view kind, std::string_view text) {
      const auto port = port_of(**find_kind(kind), text);
      REQUIRE(port.has_value());
      return port->kind;
    };
    CHECK(place("window", "") == Port::Kind::kWindow);
    CHECK(place("terminal", "") == Port::Kind::kStdout);
    CHECK(place("terminal", "file:/tmp/x") == Port::Kind::kFile);
    CHECK(port_of(**find_kind("alpha"), "serial:/dev/ttyS0")->form == "7E1");
    CHECK_FALSE(port_of(**find_kind("onbon-k"), "").has_value());
  }

  TEST_CASE("transport: a file holds the last write only") {
    test::TempDir folder;
    const auto port = parse_port("file:" + (folder / "board.txt").string());
    REQUIRE(port.has_value());
    const auto file = open_transport(*port);
    REQUIRE(file.has_value());
    for (const std::string_view text : {"first and long", "second"}) {
      const std::vector<std::uint8_t> bytes(text.begin(), text.end());
      REQUIRE((*file)->write(bytes).has_value());
    }
    CHECK(*read_file(folder / "board.txt", 100) == "second");
  }

  TEST_CASE("transport: a port that is not there is an error that names it") {
    const auto none = open_transport(*parse_port("serial:/dev/no-such-port"));
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == Errc::kNotFound);
    CHECK(none.error().what.en.find("/dev/no-such-port") != std::string::npos);
    CHECK_FALSE(open_transport(*parse_port("pty:/dev/null")).has_value());
    CHECK_FALSE(open_transport(*parse_port("serial:/dev/null")).has_value());
  }
}
