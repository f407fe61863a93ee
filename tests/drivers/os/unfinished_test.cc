// What a killed write leaves, and who tidies it up.
#include "drivers/os/unfinished.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "drivers/os/fd.h"
#include "tests/support/temp_dir.h"

namespace gongshi {
namespace {

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

using Names = std::vector<std::string>;

/// A child that is killed while it writes `path`.
void write_and_die(const fs::path& path) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const Status never = write_file_streamed(path, [](const Sink& sink) -> Status {
      if (auto put = sink(as_bytes("half of it")); !put) ::_exit(1);
      ::kill(::getpid(), SIGKILL);
      return {};
    });
    ::_exit(never.has_value() ? 2 : 3);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
}

}  // namespace

TEST_SUITE("os") {
  TEST_CASE("unfinished: a killed write leaves the old file, and the next one tidies up") {
    const test::TempDir folder;
    const fs::path path = folder.write("status", "old");
    write_and_die(path);
    REQUIRE(names_in(folder.path()).size() == 2);
    CHECK(read_file(path, 100).value() == "old");
    REQUIRE(write_file_atomic(path, "new"));
    CHECK(names_in(folder.path()) == Names{"status"});
    CHECK(read_file(path, 100).value() == "new");
  }

  TEST_CASE("unfinished: what a living write holds stays, and that write ends well") {
    const test::TempDir folder;
    const fs::path path = folder / "status";
    REQUIRE(write_file_streamed(path, [&](const Sink& sink) -> Status {
      remove_unfinished(folder.path());
      CHECK(names_in(folder.path()).size() == 1);
      // Another writer of the same file meanwhile: the later rename wins.
      GONGSHI_CHECK(write_file_atomic(path, "other"));
      return sink(as_bytes("mine"));
    }));
    CHECK(read_file(path, 100).value() == "mine");
    CHECK(names_in(folder.path()) == Names{"status"});
  }

  TEST_CASE("unfinished: only names of that form go, and of one file where it is named") {
    const test::TempDir folder;
    const Names kept{".new-1-2",   "a.new-",   "a.new-1",  "a.new-1-", "a.new-1-2.x",
                     "a.new-1x-2", "a.new--2", "anew-1-2", "report",   "report.new-x-1"};
    for (const std::string& name : kept) folder.write(name, "x");
    folder.write("a.new-12-0", "x");
    folder.write("b.new-12-3", "x");
    Names sorted = kept;
    std::ranges::sort(sorted);
    remove_unfinished(folder.path(), "b");
    CHECK(fs::exists(folder / "a.new-12-0"));
    CHECK_FALSE(fs::exists(folder / "b.new-12-3"));
    remove_unfinished(folder.path());
    CHECK(names_in(folder.path()) == sorted);
    remove_unfinished(folder / "not there");
  }

  TEST_CASE("unfinished: a link of that name is neither followed nor touched") {
    const test::TempDir folder;
    const fs::path target = folder.write("precious", "x");
    fs::create_symlink(target, folder / "a.new-1-1");
    remove_unfinished(folder.path());
    CHECK(fs::exists(target));
  }
}

}  // namespace gongshi
