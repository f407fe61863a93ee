// The mounter with a real file system behind a real loop device. Production's FAT and exFAT are two
// more names in the same list; what is tested here is everything else about the mount.
#include "content/store/stick/mounter.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "content/bundle/hash.h"
#include "content/store/service/privileges.h"
#include "loop_stick.h"

using namespace gongshi;
using namespace gongshi::content::store;
using namespace gongshi::test;

namespace {

/// `act` in a child that has become `nobody`; true when it says so.
bool as_nobody(const std::function<bool()>& act) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto user = find_user("nobody");
    ::_exit(user && become(*user) && act() ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool reads(const Fd& mount, const char* name, std::string_view text) {
  const Fd fd(::openat(mount.get(), name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  std::string found(64, '\0');
  const ssize_t got = ::read(fd.get(), found.data(), found.size());
  return got >= 0 && std::string_view(found).substr(0, static_cast<std::size_t>(got)) == text;
}

std::string mounts() {
  std::ifstream file("/proc/self/mountinfo");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The value of a line of /proc/PID/status.
std::string status_of(pid_t process, const std::string& key) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(key + ":\t")) return line.substr(key.size() + 2);
  }
  return {};
}

}  // namespace

TEST_SUITE("stick") {
  TEST_CASE("mounter: opens for a process without rights, read-only, and attaches nothing") {
    GONGSHI_NEEDS_LOOP_STICK();
    const TempDir dir;
    dir.write("tree/gongshi/a.kbundle", "hello");
    fs::permissions(dir / "tree", fs::perms(0755));
    const LoopStick stick(dir, dir / "tree", 8);
    const auto before = content::bundle::sha256(*read_file(stick.image(), 16 << 20));
    const std::string mounted_before = mounts();
    const auto mounter = *Mounter::start(LoopStick::rules());
    CHECK(as_nobody([&] {
      const auto mount = mounter->open(stick.device(), Access::kRead);
      if (!mount || !reads(*mount, "gongshi/a.kbundle", "hello")) return false;
      if (::openat(mount->get(), "new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0) return false;
      return errno == EROFS;
    }));
    // Root cannot write either.
    const auto mount = mounter->open(stick.device(), Access::kRead);
    REQUIRE(mount.has_value());
    CHECK(::openat(mount->get(), "new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) == -1);
    CHECK(errno == EROFS);
    CHECK(mounts() == mounted_before);
    CHECK(content::bundle::sha256(*read_file(stick.image(), 16 << 20)) == before);
  }

  TEST_CASE("mounter: devices, programs, set-uid and links on the stick are inert") {
    GONGSHI_NEEDS_LOOP_STICK();
    const TempDir dir;
    const fs::path tree = dir / "tree";
    dir.write("tree/plain", "plain");
    fs::copy_file("/bin/true", tree / "program");
    REQUIRE(::chmod((tree / "program").c_str(), 04755) == 0);
    REQUIRE(::mknod((tree / "zero").c_str(), S_IFCHR | 0666, makedev(1, 5)) == 0);
    fs::create_symlink("plain", tree / "inside");
    fs::create_symlink("/etc/passwd", tree / "outside");
    const LoopStick stick(dir, tree, 8);
    const auto mounter = *Mounter::start(LoopStick::rules());
    const auto mount = mounter->open(stick.device(), Access::kRead);
    REQUIRE(mount.has_value());
    CHECK(reads(*mount, "plain", "plain"));
    CHECK(::openat(mount->get(), "zero", O_RDONLY | O_CLOEXEC) == -1);
    CHECK(errno == EACCES);
    for (const char* link : {"inside", "outside"}) {
      CHECK(::openat(mount->get(), link, O_RDONLY | O_CLOEXEC) == -1);
      CHECK(errno == ELOOP);
    }
    const pid_t child = ::fork();
    if (child == 0) {
      std::array<char, 8> name{"program"};
      std::array<char*, 2> words{name.data(), nullptr};
      ::execveat(mount->get(), "program", words.data(), environ, 0);
      ::_exit(errno == EACCES ? 7 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 7);
  }

  TEST_CASE(
      "mounter: another file system, another device and a stick in use get one sentence each") {
    GONGSHI_NEEDS_LOOP_STICK();
    const TempDir dir;
    dir.write("tree/plain", "plain");
    const LoopStick stick(dir, dir / "tree", 8);
    MounterRules wrong = LoopStick::rules();
    wrong.file_systems = {{"xfs", {}, true}, {"a-file-system-of-no-kernel", {}, true}};
    CHECK((*Mounter::start(wrong))->open(stick.device(), Access::kRead).error().what.en ==
          "the stick is not formatted as FAT or exFAT; use one that is");

    const auto mounter = *Mounter::start(LoopStick::rules());
    const auto refused = [&](const std::string& device, Access access) {
      const auto mount = mounter->open(device, access);
      return mount ? std::string("opened") : mount.error().what.en;
    };
    CHECK(refused("/dev/sda1", Access::kRead) == "this is not a stick on a USB port");
    CHECK(refused("/dev/loop0/../sda", Access::kRead) == "this is not a stick on a USB port");
    CHECK(refused("/dev/" + std::string(100, 'x'), Access::kRead) ==
          "the device's name is too long");
    CHECK(refused("/dev/loop999", Access::kRead) == "the stick has been pulled out");
    CHECK(refused(stick.device(), Access::kWrite) == "this device writes nothing to sticks");
    const Fd alone(::open(stick.device().c_str(), O_RDONLY | O_EXCL | O_CLOEXEC));
    REQUIRE(alone);
    CHECK(refused(stick.device(), Access::kRead) == "the stick is in use by another program");

    const auto usb_only = *Mounter::start({});
    CHECK(usb_only->open(stick.device(), Access::kRead).error().code == Errc::kRejected);
  }

  TEST_CASE("mounter: it can do nothing but mount, and ends with the service") {
    GONGSHI_NEEDS_LOOP_STICK();
    auto mounter = *Mounter::start(LoopStick::rules());
    const pid_t child = mounter->process();
    CHECK_FALSE(mounter->open("/dev/none", Access::kRead).has_value());  // it is up and serves
    CHECK(status_of(child, "Name") == "gongshi-mount");
    CHECK(status_of(child, "CapEff") == "0000000000200000");
    CHECK(status_of(child, "CapPrm") == "0000000000200000");
    CHECK(status_of(child, "CapBnd") == "0000000000200000");
    CHECK(status_of(child, "NoNewPrivs") == "1");
    CHECK(status_of(child, "Groups").find_first_not_of(' ') == std::string::npos);
    REQUIRE(::kill(child, SIGTERM) == 0);  // as systemd sends it to all: the service goes first
    CHECK_FALSE(mounter->open("/dev/none", Access::kRead).error().code == Errc::kClosed);
    mounter.reset();
    int status = -1;
    const pid_t ended = ::waitpid(child, &status, 0);
    CHECK((ended == child || (ended == -1 && errno == ECHILD)));

    mounter = *Mounter::start(LoopStick::rules());
    REQUIRE(::kill(mounter->process(), SIGKILL) == 0);
    CHECK(mounter->open("/dev/none", Access::kRead).error().code == Errc::kClosed);
  }

  TEST_CASE("mounter: writing is for the owner it was started for, where the site allows it") {
    GONGSHI_NEEDS_LOOP_STICK();
    const TempDir dir;
    fs::create_directories(dir / "tree/gongshi-receipts");
    REQUIRE(::chown((dir / "tree/gongshi-receipts").c_str(), 65534, 65534) == 0);
    const LoopStick stick(dir, dir / "tree", 8);
    MounterRules rules = LoopStick::rules();
    rules.may_write = true;
    const auto mounter = *Mounter::start(rules);
    CHECK(as_nobody([&] {
      const auto mount = mounter->open(stick.device(), Access::kWrite);
      if (!mount) return false;
      const Fd fd(
          ::openat(mount->get(), "gongshi-receipts/r", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
      return fd && ::write(fd.get(), "r", 1) == 1;
    }));
    const auto mount = mounter->open(stick.device(), Access::kRead);
    REQUIRE(mount.has_value());
    CHECK(reads(*mount, "gongshi-receipts/r", "r"));
  }
}
