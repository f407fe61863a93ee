// gongshi-sync run as the unit starts it: the real program against a real nginx on loopback.
#include <doctest/doctest.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include <thread>

#include "content/store/report/last_outcome.h"
#include "content/store/service/control.h"
#include "device.h"
#include "tests/support/nginx.h"
#include "tests/support/program.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

template <class Condition>
bool eventually(std::chrono::milliseconds within, const Condition& holds) {
  const auto until = Steady::now() + within;
  while (!holds()) {
    if (Steady::now() > until) return false;
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

/// Started by root, the service works as nobody, who then needs to own the device's folder.
void give_away(const fs::path& folder) {
  if (::geteuid() != 0) return;
  const passwd* nobody = ::getpwnam("nobody");
  REQUIRE(nobody != nullptr);
  REQUIRE(::lchown(folder.c_str(), nobody->pw_uid, nobody->pw_gid) == 0);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    REQUIRE(::lchown(entry.path().c_str(), nobody->pw_uid, nobody->pw_gid) == 0);
  }
}

/// The program, running until it goes out of scope. It polls once an hour, so that a round in a
/// test is one that the test has asked for.
class Running {
 public:
  Running(const Device& device, const std::string& url, const std::string& sync_lines = {})
      : dir_(device.dir()) {
    give_away(dir_.path());
    dir_.write("site.yaml",
               "site: hosp-a\nstore: " + device.store().string() + "\nurl: " + url +
                   "\ndisplays_folder: " + (dir_ / "displays").string() +
                   "\nsync:\n  poll_s: 3600\n  socket: " + (dir_ / "sync.sock").string() +
                   "\n  pin_file: " + (dir_ / "pin").string() + "\n" + sync_lines);
    start();
  }
  ~Running() {
    if (child_ > 0) end(SIGKILL);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void start() {
    child_ = start_program(
        {GONGSHI_SYNC, "run", "--user", "nobody", "--config", (dir_ / "site.yaml").string()},
        log());
  }
  /// Its exit code, or minus the signal that ended it.
  int end(int signal_number) {
    ::kill(child_, signal_number);
    int status = 0;
    REQUIRE(::waitpid(std::exchange(child_, -1), &status, 0) > 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  [[nodiscard]] pid_t process() const { return child_; }
  void hang_up() const { ::kill(child_, SIGHUP); }
  [[nodiscard]] fs::path log() const { return dir_ / "service.log"; }
  [[nodiscard]] std::string said() const { return *read_file(log(), 1 << 20); }

 private:
  const TempDir& dir_;
  pid_t child_ = -1;
};

/// The value of a line of /proc/PID/status; empty when the process has ended.
std::string status_of(pid_t process, const std::string& key) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(key + ":\t")) return line.substr(key.size() + 2);
  }
  return {};
}

/// A child of `parent`; 0 when it has none.
pid_t child_of(pid_t parent) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const pid_t process = std::atoi(entry.path().filename().c_str());
    if (process > 0 && status_of(process, "PPid") == std::to_string(parent)) return process;
  }
  return 0;
}

std::string last_word(const Device& device) {
  const auto last = store::read_last_outcome({device.store()});
  return last ? last->word : "none";
}

}  // namespace

TEST_SUITE("system") {
  TEST_CASE(
      "service: the first round comes at once, the next release is picked up, readers see it") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    Running service(device, nginx.url());
    CHECK(eventually(30s, [&] { return device.shown() == "1-42"; }));

    auto reader = *Reader::open(device.store());
    REQUIRE((*reader.load())->id().serial() == "1-42");
    file = office.bundle(43);
    publish(dir / "web", file, office.status(file, "2026-11-24T00:00:00Z"));
    fs::last_write_time(dir / "web/status", fs::last_write_time(dir / "web/status") + 2s);
    service.hang_up();
    REQUIRE(eventually(30s, [&] { return device.shown() == "1-43"; }));
    const auto committed = Steady::now();
    CHECK(eventually(30s, [&] {
      reader.acknowledge();
      return (*reader.load())->id().serial() == "1-43";
    }));
    MESSAGE(
        "a reader follows after "
        << std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - committed).count()
        << " ms");
    CHECK(eventually(30s, [&] { return last_word(device) == "OK"; }));
    CHECK(service.end(SIGTERM) == 0);
  }

  TEST_CASE("service: killed anywhere it starts again, and the command line works beside it") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    Running service(device, nginx.url());
    std::this_thread::sleep_for(20ms);  // somewhere in the first round
    CHECK(service.end(SIGKILL) == -SIGKILL);
    service.start();
    CHECK(eventually(30s, [&] { return device.shown() == "1-42"; }));
    CHECK(eventually(30s, [&] { return last_word(device) != "none"; }));
    const std::string next = device.dir().write("43.kbundle", office.bundle(43)).string();
    const Ran import = run_program({GONGSHI_SYNC, "import", next, "--store", device.store()},
                                   device.dir() / "output");
    CHECK(import.last_line() == "OK");
    CHECK(device.shown() == "1-43");
    // What root has just made, the service can work on.
    file = office.bundle(44);
    publish(dir / "web", file, office.status(file, "2026-11-25T00:00:00Z"));
    fs::last_write_time(dir / "web/status", fs::last_write_time(dir / "web/status") + 2s);
    service.hang_up();
    CHECK(eventually(30s, [&] { return device.shown() == "1-44"; }));
    CHECK(service.end(SIGTERM) == 0);
  }

  TEST_CASE("service: a dead network is waited out, a repaired one is found again") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    Nginx nginx(dir);
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    nginx.stop();
    Running service(device, nginx.url());
    CHECK(eventually(30s, [&] { return last_word(device) == "E_IO"; }));
    CHECK(device.shown() == "nothing");
    nginx.start();
    service.hang_up();
    CHECK(eventually(30s, [&] { return device.shown() == "1-42"; }));
    CHECK(service.end(SIGTERM) == 0);
    CHECK(service.said().find("E_IO") != std::string::npos);
  }

  TEST_CASE("service: a transfer under way is given up and not waited for") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    NginxOptions slow;
    slow.server = "location /obj/ { limit_rate 100; }";
    const Nginx nginx(dir, slow);
    const std::string file = office.bundle(42);
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    Running service(device, nginx.url());
    REQUIRE(eventually(30s, [&] { return !fs::is_empty(device.store() / "staging/objects"); }));
    const auto asked = Steady::now();
    CHECK(service.end(SIGTERM) == 0);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - asked);
    CHECK(took < 10s);  // it comes at 100 bytes a second
    MESSAGE("given up after " << took.count() << " ms");
    CHECK(device.shown() == "nothing");
  }

  TEST_CASE("service: a site file that is wrong keeps the one in use") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    const std::string file = office.bundle(42);
    Running service(device, nginx.url());
    CHECK(eventually(30s, [&] { return last_word(device) == "NO_STATUS"; }));
    const auto good = *read_file(device.dir() / "site.yaml", 4096);
    device.dir().write("site.yaml", "site: [\n");
    service.hang_up();
    CHECK(eventually(30s, [&] { return service.said().find("E17") != std::string::npos; }));
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    device.dir().write("site.yaml", good);
    service.hang_up();
    CHECK(eventually(30s, [&] { return device.shown() == "1-42"; }));
    CHECK(service.end(SIGTERM) == 0);
  }

  TEST_CASE("service: the page asks with a PIN, wrong ones lock it out, also across a restart") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    const std::string file = office.bundle(42);
    Running service(device, nginx.url());
    const auto sync = [&](std::vector<std::string> words) {
      words.insert(words.begin(), GONGSHI_SYNC);
      words.insert(words.end(),
                   {"--lang", "en", "--config", (device.dir() / "site.yaml").string()});
      if (words[1] == "pin") words.insert(words.end(), {"--user", "nobody"});
      return run_program(std::move(words), device.dir() / "output");
    };
    const auto ask = [&](store::ControlVerb verb, const std::string& pin) {
      return store::ask_updater(device.dir() / "sync.sock", {verb, pin}, 30s);
    };
    const auto reply = [&](store::ControlVerb verb, const std::string& pin) {
      auto heard = ask(verb, pin);
      REQUIRE(heard.has_value());
      return *std::move(heard);
    };
    using store::ControlVerb;
    REQUIRE(eventually(30s, [&] { return ask(ControlVerb::kState, "").has_value(); }));
    CHECK(reply(ControlVerb::kUnlock, "204816").sentence.en.starts_with("no maintenance PIN"));
    device.dir().write("secret", "204816\n");
    const std::string secret = (device.dir() / "secret").string();
    CHECK(sync({"pin", "--pin-file", secret}).code == 0);
    CHECK(reply(ControlVerb::kUnlock, "204816").sentence.en == "the PIN is right");

    REQUIRE(eventually(30s, [&] { return reply(ControlVerb::kState, "").word == "NO_STATUS"; }));
    publish(dir / "web", file, office.status(file, "2026-11-23T00:00:00Z"));
    CHECK(reply(ControlVerb::kPull, "204816").accepted);
    CHECK(eventually(30s, [&] {
      const auto state = reply(ControlVerb::kState, "");
      return !state.busy && state.word == "OK" && state.outcome.en == "number 1-42 is in use now";
    }));
    CHECK(device.shown() == "1-42");

    CHECK(sync({"stick", "list"}).code == 1);
    const Ran import = sync({"stick", "import", "--pin-file", secret});
    CHECK(import.code == 1);
    CHECK(import.output.find("stick") != std::string::npos);

    for (int i = 0; i < 5; ++i) CHECK_FALSE(reply(ControlVerb::kPull, "000000").accepted);
    CHECK(reply(ControlVerb::kPull, "204816").sentence.en.find("5 minutes") != std::string::npos);
    CHECK(service.end(SIGKILL) == -SIGKILL);
    service.start();
    REQUIRE(eventually(30s, [&] { return ask(ControlVerb::kState, "").has_value(); }));
    CHECK(reply(ControlVerb::kPull, "204816").sentence.en.find("minutes") != std::string::npos);
    CHECK(service.end(SIGTERM) == 0);
    CHECK_FALSE(fs::exists(device.dir() / "sync.sock"));
  }

  TEST_CASE("service: started by root it gives its rights up, all but a mounter's one") {
    if (::geteuid() != 0) {
      MESSAGE("skipped: not root, so there are no rights to give up");
      return;
    }
    const Office office;
    const Device device(office);
    const TempDir dir;
    const Nginx nginx(dir);
    Running service(device, nginx.url());
    CHECK(eventually(30s, [&] { return last_word(device) == "NO_STATUS"; }));
    const std::string nobody = std::to_string(::getpwnam("nobody")->pw_uid);
    const std::string all_nobody = nobody + "\t" + nobody + "\t" + nobody + "\t" + nobody;
    CHECK(status_of(service.process(), "Uid") == all_nobody);
    for (const char* set : {"CapInh", "CapPrm", "CapEff", "CapAmb"}) {
      CHECK(status_of(service.process(), set) == "0000000000000000");
    }
    CHECK(status_of(service.process(), "NoNewPrivs") == "1");
    const pid_t mounter = child_of(service.process());
    REQUIRE(mounter > 0);
    CHECK(status_of(mounter, "CapEff") == "0000000000200000");
    CHECK(service.end(SIGKILL) == -SIGKILL);
    CHECK(eventually(30s, [&] { return status_of(mounter, "Name").empty(); }));
  }

  TEST_CASE("service: the user that it is to work as must exist and not be root") {
    if (::geteuid() != 0) {
      MESSAGE("skipped: not root, so no user is looked up");
      return;
    }
    const TempDir dir;
    dir.write("site.yaml", "site: hosp-a\n");
    const auto run_as = [&](const std::string& user) {
      return run_program({GONGSHI_SYNC, "run", "--lang", "en", "--user", user, "--config",
                          (dir / "site.yaml").string()},
                         dir / "output");
    };
    CHECK(run_as("nobody-of-this-name").output.find("there is no user") != std::string::npos);
    CHECK(run_as("root").output.find("does not work as root") != std::string::npos);
    CHECK(run_as("root").code == 1);
  }
}
