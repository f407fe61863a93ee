// The one include root lets any include compile; this test holds the arrows that README.md draws.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>

#include "drivers/os/file.h"

using namespace gongshi;

namespace {

// Folder (or room) → what its files may include of ours. The longest matching prefix rules.
const std::map<std::string, std::set<std::string>, std::greater<>> kMayInclude = {
    {"drivers/os", {"drivers/os"}},
    {"config", {"config", "drivers/os"}},
    {"content/workspace/fit",
     {"content", "fonts", "signage/layout/", "drivers/os", "drivers/frame.h"}},
    {"content/workspace/paper", {"content", "fonts", "drivers/os", "drivers/frame.h"}},
    {"content/workspace/proof",
     {"content", "fonts", "signage/layout/", "signage/picture.h", "config/site.h", "config/theme.h",
      "drivers/os", "drivers/frame.h"}},
    {"content/workspace/sheets", {"content", "fonts", "drivers/os"}},
    {"content/store/service", {"content", "config/site.h", "drivers/os"}},
    {"content/sync_main.cc", {"content", "config/site.h", "drivers/os"}},
    {"content", {"content", "drivers/os"}},
    {"fonts", {"fonts", "drivers/os"}},
    {"drivers", {"drivers"}},
    {"signage", {"signage", "content", "fonts", "config", "drivers"}},
    {"kiosk", {"kiosk", "content", "fonts", "config", "drivers/os"}},
};

const std::set<std::string> kRooms = {"config", "content", "drivers", "fonts", "kiosk", "signage"};

bool allowed(const std::string& file, const std::string& included) {
  for (const auto& [prefix, targets] : kMayInclude) {
    if (!file.starts_with(prefix)) continue;
    for (const std::string& target : targets) {
      if (included.starts_with(target)) return true;
    }
    return false;
  }
  return false;
}

}  // namespace

TEST_SUITE("config") {
  TEST_CASE("layering: no include turns an arrow back") {
    const fs::path source = GONGSHI_SOURCE;
    int seen = 0;
    for (const std::string& room : kRooms) {
      for (const auto& entry : fs::recursive_directory_iterator(source / room)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cc") continue;
        const std::string file = fs::relative(entry.path(), source).string();
        std::ifstream lines(entry.path());
        for (std::string line; std::getline(lines, line);) {
          if (!line.starts_with("#include \"")) continue;
          const std::string included = line.substr(10, line.find('"', 10) - 10);
          ++seen;
          CAPTURE(file);
          CAPTURE(included);
          CHECK(kRooms.contains(included.substr(0, included.find('/'))));
          CHECK(allowed(file, included));
        }
      }
    }
    CHECK(seen > 10);
  }

  TEST_CASE("layering: the boards and their simulated cards share no code") {
    // What a driver encodes wrongly must not be decoded wrongly in the same way: each side is
    // written from the vendor's description alone.
    const std::map<std::string, std::set<std::string>> strangers = {
        {"drivers/simulator",
         {"drivers/protocol", "drivers/text", "drivers/pixel", "drivers/panel", "drivers/board.h",
          "drivers/polled_board.h", "drivers/catalogue.h", "drivers/frame.h"}},
        {"drivers/protocol", {"drivers/simulator"}},
        {"drivers/text", {"drivers/simulator"}},
        {"drivers/pixel", {"drivers/simulator"}},
        {"drivers/panel", {"drivers/simulator"}},
        {"drivers/transport", {"drivers/simulator"}},
    };
    const fs::path source = GONGSHI_SOURCE;
    int seen = 0;
    for (const auto& [room, others] : strangers) {
      for (const auto& entry : fs::recursive_directory_iterator(source / room)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cc") continue;
        const std::string file = fs::relative(entry.path(), source).string();
        std::ifstream lines(entry.path());
        for (std::string line; std::getline(lines, line);) {
          if (!line.starts_with("#include \"")) continue;
          const std::string included = line.substr(10, line.find('"', 10) - 10);
          ++seen;
          for (const std::string& other : others) {
            CAPTURE(file);
            CAPTURE(included);
            CHECK_FALSE(included.starts_with(other));
          }
        }
      }
    }
    CHECK(seen > 100);
  }

  TEST_CASE("layering: SDL is known to the kiosk, to window displays and to photos only") {
    const fs::path source = GONGSHI_SOURCE;
    for (const std::string& room : kRooms) {
      for (const auto& entry : fs::recursive_directory_iterator(source / room)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cc") continue;
        const std::string file = fs::relative(entry.path(), source).string();
        const bool draws = file.find("window") != std::string::npos ||
                           file.find("signage/screen/photo") != std::string::npos;
        if (room == "kiosk" || draws) continue;
        std::ifstream lines(entry.path());
        for (std::string line; std::getline(lines, line);) {
          CAPTURE(file);
          CHECK(line.find("include <SDL") == std::string::npos);
        }
      }
    }
  }
}
