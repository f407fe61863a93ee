// The real program under SDL's dummy driver: event loop, store watch, script, exit codes.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include <sys/wait.h>

#include "content/store/report/display_line.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;

namespace {

/// A device that has never received a bundle.
class NewDevice {
 public:
  NewDevice() {
    dir.write("site.yaml", "site: demo-hospital\nstore: " + (dir / "store").string() +
                               "\ndisplays_folder: " + (dir / "displays").string() + "\n");
  }
  /// Exit code; standard error goes to the file "err".
  int play(const std::string& script, const std::string& size = "1280x1024") {
    const fs::path file = dir.write("visit.txt", script);
    const std::string command =
        "SDL_VIDEODRIVER=dummy timeout 60 '" GONGSHI_KIOSK_PROGRAM "' --lang en --config '" +
        (dir / "site.yaml").string() + "' --window " + size + " --script '" + file.string() +
        "' 2>'" + (dir / "err").string() + "'";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string said() {
    const auto text = read_file(dir / "err", 1U << 20U);
    return text ? *text : std::string();
  }
  test::TempDir dir;
};

}  // namespace

TEST_SUITE("kiosk") {
  TEST_CASE("program: a stroke of a script needs a box to write in") {
    NewDevice device;
    CHECK(device.play("stroke 10,10 90,90\n") == 1);
    CHECK(device.said().find("there is no box to write in on screen") != std::string::npos);
  }

  TEST_CASE("program: without a bundle it says so in two languages and tells its display line") {
    NewDevice device;
    const std::string shot = (device.dir / "notice.png").string();
    const std::string tree = (device.dir / "tree.json").string();
    CHECK(device.play("expect \"本机尚未收到公开信息\"\n"
                      "expect \"Please ask at the information desk\"\n"
                      "expect-none \"正在载入\"\n"
                      "shot " +
                      shot + "\ntree " + tree + "\nwait 50ms\n") == 0);
    CHECK(fs::file_size(shot) > 2000);
    const auto text = read_file(tree, 1U << 20U);
    REQUIRE(text.has_value());
    CHECK(text->find("\"role\": \"text\"") != std::string::npos);
    const auto lines = content::read_display_lines(device.dir / "displays");
    REQUIRE(lines.has_value());
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().display == "kiosk-1");
    CHECK(lines->front().serial.empty());
    CHECK(lines->front().proof == content::Proof::kNone);
  }

  TEST_CASE("program: a step that fails ends with 1, its line and a picture") {
    NewDevice device;
    CHECK(device.play("wait 10ms\nexpect \"血常规\"\n") == 1);
    CHECK(device.said().find("visit.txt:2: \"血常规\" did not come on screen") !=
          std::string::npos);
    CHECK(fs::exists(device.dir / "visit.txt.line2.png"));
  }

  TEST_CASE("program: a wrong script or window is wrong usage and opens nothing") {
    NewDevice device;
    CHECK(device.play("press \"价格查询\"\n") == 2);
    CHECK(device.said().find("visit.txt:1: not a step") != std::string::npos);
    CHECK(device.play("wait 10ms\n", "10x10") == 2);
  }

  TEST_CASE("program: a stop signal ends it with 0, in full screen too") {
    for (const int signal_number : {SIGTERM, SIGINT}) {
      NewDevice device;
      REQUIRE(::setenv("SDL_VIDEODRIVER", "dummy", 1) == 0);
      const pid_t kiosk = test::start_program(
          {GONGSHI_KIOSK_PROGRAM, "--config", (device.dir / "site.yaml").string()},
          device.dir / "log");
      // Its display line is written once the store has been looked at.
      for (int i = 0; i < 6000 && !fs::exists(device.dir / "displays/gongshi-kiosk.json"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
      REQUIRE(fs::exists(device.dir / "displays/gongshi-kiosk.json"));
      const auto asked = std::chrono::steady_clock::now();
      ::kill(kiosk, signal_number);
      int status = 0;
      REQUIRE(::waitpid(kiosk, &status, 0) == kiosk);
      CHECK(WIFEXITED(status));
      CHECK(WEXITSTATUS(status) == 0);
      CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(5));
    }
  }
}
