// The kiosk, its maintenance page and a running gongshi-sync, all real, over nginx and a socket.
#include <doctest/doctest.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "content/store/service/service.h"
#include "content/store/state_record.h"
#include "device.h"
#include "loop_stick.h"
#include "tests/support/nginx.h"
#include "tests/support/program.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kPin = "204816";
constexpr const char* kUser = "nobody";
constexpr const char* kNow = "2026-11-23T10:05:00+08:00";
/// Touches the corners of a screen of 1280 x 1024 and types the PIN.
constexpr const char* kEnter =
    "tap 10 10\ntap 1270 10\ntap 1270 1014\ntap 10 1014\n"
    "expect \"请输入维护密码\"\nexpect-none \"立即联网更新\"\n"
    "type \"204816\"\nexpect-none \"204816\"\ntap \"确定\"\nexpect \"立即联网更新\" 30s\n";

/// Everything in `folder` to the user that an updater started as root goes on as.
void give_away(const fs::path& folder) {
  if (::geteuid() != 0) return;
  const passwd* user = ::getpwnam(kUser);
  REQUIRE(user != nullptr);
  REQUIRE(::lchown(folder.c_str(), user->pw_uid, user->pw_gid) == 0);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    REQUIRE(::lchown(entry.path().c_str(), user->pw_uid, user->pw_gid) == 0);
  }
}

/// A stick that is plugged in from the beginning.
class Plugged final : public store::StickSource {
 public:
  explicit Plugged(std::string device) : stick_{std::move(device), "KINGSTON"} {}
  std::optional<store::Stick> stick() const override { return stick_; }

 private:
  store::Stick stick_;
};

/// A lobby: device, web server, site file; the updater runs from start_sync() on.
class Lobby {
 public:
  Lobby() {
    dir().write("site.yaml",
                "site: hosp-a\nstore: " + device.store().string() + "\nurl: " + nginx.url() +
                    "\ndisplays_folder: " + (dir() / "displays").string() +
                    "\nnotice: {hospital: 青溪市第一人民医院, complaint_phone: 0571-5550 1234}\n"
                    "sync:\n  poll_s: 3600\n  sticks: no\n  socket: " +
                    (dir() / "sync.sock").string() + "\n  pin_file: " + (dir() / "pin").string() +
                    "\ndisplays:\n  - {name: desk, kind: terminal, size: 128x32}\n");
    dir().write("secret", std::string(kPin) + "\n");
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    give_away(dir().path());
  }
  ~Lobby() {
    if (sync_ <= 0) return;
    ::kill(sync_, SIGTERM);
    ::waitpid(sync_, nullptr, 0);
  }
  Lobby(const Lobby&) = delete;
  Lobby& operator=(const Lobby&) = delete;

  [[nodiscard]] const TempDir& dir() const { return device.dir(); }
  [[nodiscard]] std::string site() const { return (dir() / "site.yaml").string(); }

  void publish_number(std::uint64_t seq, const std::string& issued) const {
    const std::string file = office.bundle(seq);
    publish(web / "web", file, office.status(file, issued));
    // The server tells two files of one size apart by the second in which they were written.
    const fs::path status = web / "web/status";
    fs::last_write_time(status, fs::last_write_time(status) + 2s * seq);
  }
  void start_sync() {
    set_pin();
    sync_ = start_program({GONGSHI_SYNC, "run", "--user", kUser, "--config", site()},
                          dir() / "sync.log");
    for (int i = 0; i < 6000 && device.shown() != "1-42"; ++i) std::this_thread::sleep_for(5ms);
    REQUIRE(device.shown() == "1-42");
  }
  /// Plays a visit; the kiosk's words when a step failed, else nothing.
  std::string visit(const std::string& steps) {
    const std::string script = dir().write("visit.txt", steps).string();
    const Ran ran = run_program({GONGSHI_KIOSK, "--lang", "en", "--config", site(), "--window",
                                 "1280x1024", "--now", kNow, "--script", script},
                                dir() / "visit.out");
    return ran.code == 0 ? std::string() : std::to_string(ran.code) + " " + ran.output;
  }
  /// The updater as a child of the test, with a stick that no udev has to announce.
  void start_sync_with(const std::string& stick) {
    set_pin();
    sync_ = ::fork();
    REQUIRE(sync_ >= 0);
    if (sync_ > 0) return;
    ::_exit(serve(stick) ? 0 : 1);
  }
  std::string signage(const std::string& at) {
    return run_program({GONGSHI_SIGNAGE, "show", "--json", "--config", site(), "--at", at},
                       dir() / "show.out")
        .output;
  }

  Office office;
  Device device{office};
  TempDir web;
  Nginx nginx{web};

 private:
  void set_pin() const {
    const Ran pin = run_program({GONGSHI_SYNC, "pin", "--user", kUser, "--config", site(),
                                 "--pin-file", (dir() / "secret").string()},
                                dir() / "pin.out");
    REQUIRE(pin.code == 0);
  }
  [[nodiscard]] bool serve(const std::string& stick) const {
    auto site_file = config::read_site(site());
    auto loop = Loop::create({SIGTERM});
    const SystemClock clock;
    auto mounter = store::Mounter::start(LoopStick::rules());
    if (!site_file || !loop || !mounter) return false;
    store::Sticks sticks{std::make_unique<Plugged>(stick), *std::move(mounter)};
    auto service = store::Service::open(*loop, clock, site(), *site_file, std::move(sticks));
    return service && (*service)->run().has_value();
  }

  pid_t sync_ = -1;
};

}  // namespace

TEST_SUITE("system") {
  TEST_CASE("maintenance: a person updates the device and sees the new number arrive") {
    Lobby lobby;
    lobby.publish_number(42, "2026-11-23T00:00:00Z");
    CHECK(lobby.visit("tap 10 10\ntap 1270 10\ntap 1270 1014\ntap 10 1014\n"
                      "expect \"更新服务没有运行\" 30s\n") == "");
    lobby.start_sync();
    CHECK(lobby.visit("expect \"第 1-42 期\"\nexpect \"内容为最新一期\"\n") == "");
    lobby.publish_number(43, "2026-11-23T01:00:00Z");
    CHECK(lobby.visit(std::string(kEnter) +
                      "expect \"第 1-42 期\"\ntap \"立即联网更新\"\nexpect \"第 1-43 期\" 30s\n"
                      "wait 1200ms\nexpect \"空闲\" 30s\nexpect \"OK，\" 30s\n"
                      "expect \"kiosk-1\" 30s\n"
                      "tap \"退出维护\"\nexpect \"价格查询\"\nexpect \"第 1-43 期\"\n") == "");
    CHECK(lobby.visit("tap 10 10\ntap 1270 10\ntap 1270 1014\ntap 10 1014\n"
                      "type \"999999\"\ntap \"确定\"\nexpect-none \"立即联网更新\"\n"
                      "expect \"密码，已输入 0 位\" 30s\n") == "");
  }

  TEST_CASE("maintenance: what a new root withholds leaves kiosk and boards while they run") {
    Lobby lobby;
    lobby.publish_number(42, "2026-11-23T00:00:00Z");
    lobby.start_sync();
    publish_root(lobby.web / "web", 2, lobby.office.next_root([](bundle::Root& root) {
      root.epoch = 2;
      root.min_display_epoch = 2;
    }));
    CHECK(lobby.visit(std::string(kEnter) +
                      "expect \"第 1-42 期\"\ntap \"立即联网更新\"\n"
                      "expect \"没有可以显示的内容\" 30s\nexpect \"S1 WITHHELD\" 30s\n"
                      "tap \"退出维护\"\nexpect \"暂停公示，请到窗口咨询\"\n"
                      "expect \"青溪市第一人民医院\"\nexpect \"投诉电话 0571-5550 1234\"\n"
                      "expect-none \"价格查询\"\n") == "");
    const std::string boards = lobby.signage(kNow);
    CHECK(boards.find("\"state\": \"WITHHELD\"") != std::string::npos);
    CHECK(boards.find("暂停公示，请到窗口咨询") != std::string::npos);
    CHECK(boards.find("\"serial\": \"\"") != std::string::npos);
  }

  TEST_CASE("maintenance: a person imports a new number from a stick") {
    GONGSHI_NEEDS_LOOP_STICK();
    Lobby lobby;
    REQUIRE(lobby.device.import(lobby.office.bundle(42)) == "OK");
    const TempDir dir;
    dir.write("tree/gongshi/next.kbundle", lobby.office.bundle(43));
    const LoopStick stick(dir, dir / "tree", 16);
    lobby.start_sync_with(stick.device());
    CHECK(lobby.visit(std::string(kEnter) +
                      "expect \"KINGSTON\" 30s\nexpect \"第 1-42 期\"\nexpect \"空闲\" 30s\n"
                      "tap \"从 U 盘导入\"\nexpect \"第 1-43 期\" 30s\n"
                      "wait 1200ms\nexpect \"OK，\" 30s\ntap \"退出维护\"\n"
                      "expect \"第 1-43 期\"\n") == "");
    CHECK(lobby.device.shown() == "1-43");
  }

  TEST_CASE("freshness: a damaged number is told on every display, with its code") {
    Lobby lobby;
    REQUIRE(lobby.device.import(lobby.office.bundle(42)) == "OK");
    REQUIRE(lobby.device.import(lobby.office.bundle(43)) == "OK");
    const auto state = store::read_state(lobby.device.store());
    REQUIRE(state.has_value());
    const fs::path manifest = lobby.device.store() / "releases" / state->current / "manifest";
    REQUIRE(write_file_atomic(manifest, "not what was signed\n").has_value());
    CHECK(
        lobby.visit("expect \"第 1-42 期\"\nexpect \"内容可能已过时，请到窗口核实（维护码 S2）\"\n"
                    "tap \"医生查询\"\nexpect \"（维护码 S2）\"\n") == "");
    const std::string boards = lobby.signage(kNow);
    CHECK(boards.find("\"state\": \"FALLBACK\"") != std::string::npos);
    CHECK(boards.find("内容可能已过时，请到窗口核实 S2") != std::string::npos);
    // Nothing is left that verifies.
    fs::remove_all(lobby.device.store() / "releases" / state->previous);
    CHECK(lobby.visit("expect \"暂停公示，请到窗口咨询\"\nexpect \"维护码 S1\"\n"
                      "expect-none \"价格查询\"\n") == "");
    CHECK(lobby.signage(kNow).find("\"state\": \"WITHHELD\"") != std::string::npos);
  }

  TEST_CASE("freshness: as time goes by the screens say more and more plainly how old they are") {
    Lobby lobby;
    lobby.publish_number(42, "2026-11-23T00:00:00Z");
    lobby.start_sync();
    CHECK(lobby.visit("expect \"内容为最新一期\"\n"
                      "clock 2026-11-27T10:05:00+08:00\nexpect \"最近一次确认：11月23日\"\n"
                      "clock 2027-12-01T10:05:00+08:00\nexpect \"内容可能已过时，请到窗口核实\"\n"
                      "tap \"价格查询\"\nexpect \"内容可能已过时，请到窗口核实\"\n"
                      "clock 2026-01-01T10:05:00+08:00\nexpect \"本机时间待校准\"\n"
                      "expect-none \"内容可能已过时\"\nexpect-none \"10:05\"\n") == "");
    const auto state = [&](const std::string& at) {
      const std::string text = lobby.signage(at);
      const auto from = text.find("\"state\": \"") + 10;
      return text.substr(from, text.find('"', from) - from);
    };
    CHECK(state(kNow) == "CURRENT");
    CHECK(state("2026-11-27T10:05:00+08:00") == "UNCONFIRMED");
    CHECK(state("2027-12-01T10:05:00+08:00") == "STALE");
    CHECK(state("2026-01-01T10:05:00+08:00") == "CLOCK UNSURE");
  }
}
