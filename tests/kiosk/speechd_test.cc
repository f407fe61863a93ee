// A real speech-dispatcher, with its dummy module and sound that goes nowhere.
#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <sys/wait.h>

#include "drivers/os/log.h"
#include "kiosk/speech/speechd_voice.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::kiosk;

namespace {

constexpr const char* kProgram = "/usr/bin/speech-dispatcher";

/// Looks every few milliseconds for ten seconds at most.
template <typename Condition>
bool soon(Condition&& condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

class Dispatcher {
 public:
  Dispatcher() {
    fs::create_directories(dir / "conf/modules");
    fs::create_directories(dir / "log");
    std::ofstream(dir / "conf/speechd.conf")
        << "LogLevel 1\nLogDir \"" << (dir / "log").string()
        << "\"\nCommunicationMethod \"unix_socket\"\nSocketPath \"" << socket()
        << "\"\nAddModule \"dummy\" \"sd_dummy\" \"\"\nDefaultModule dummy\n"
           "DefaultLanguage \"en\"\nAudioOutputMethod \"alsa\"\nAudioALSADevice \"null\"\n";
    pid =
        test::start_program({kProgram, "-s", "-C", (dir / "conf").string(), "-L",
                             (dir / "log").string(), "-P", (dir / "pid").string(), "-S", socket()},
                            dir / "out");
    ::setenv("SPEECHD_ADDRESS", ("unix_socket:" + socket()).c_str(), 1);
  }
  ~Dispatcher() { stop(); }
  void stop() {
    if (pid <= 0) return;
    ::kill(pid, SIGTERM);
    ::waitpid(pid, nullptr, 0);
    pid = -1;
  }
  std::string socket() { return (dir / "s").string(); }
  test::TempDir dir;
  pid_t pid = -1;
};

}  // namespace

TEST_SUITE("kiosk speech") {
  TEST_CASE(
      "speechd voice: a real speech-dispatcher says a sentence to its end, and falls silent") {
    if (!fs::exists(kProgram)) {
      MESSAGE("skipped: speech-dispatcher is not installed");
      return;
    }
    Dispatcher dispatcher;
    REQUIRE(soon([&] { return fs::exists(dispatcher.socket()); }));
    std::atomic<int> woken{0};
    SpeechdVoice voice([&woken] { ++woken; });
    REQUIRE(soon([&] { return voice.ready(); }));
    voice.say({1, "血常规，二十二元整每次。", Language::kZh, 60, 0});
    CHECK(soon([&] { return voice.said() == 1; }));
    voice.say({2, "Blood count, 22 yuan.", Language::kEn, 90, 40});
    CHECK(soon([&] { return voice.said() == 2; }));
    CHECK(woken >= 3);
    voice.hush();
    dispatcher.stop();
    voice.say({3, "一", Language::kZh, 60, 0});
    CHECK(soon([&] { return !voice.ready(); }));
    CHECK(voice.said() == 2);
  }

  TEST_CASE("speechd voice: where there is none it is not ready, and the log says why once") {
    const test::TempDir dir;
    ::setenv("SPEECHD_ADDRESS", ("unix_socket:" + (dir / "none").string()).c_str(), 1);
    const auto lines = [] {
      int count = 0;
      for (const std::string& line : recent_log_lines()) {
        if (line.find("no speech-dispatcher") != std::string::npos) ++count;
      }
      return count;
    };
    const int before = lines();
    SpeechdVoice voice([] {});
    CHECK(soon([&] { return lines() == before + 1; }));
    CHECK_FALSE(voice.ready());
    voice.say({1, "一", Language::kZh, 60, 0});
    voice.hush();
    CHECK(voice.said() == 0);
  }
}
