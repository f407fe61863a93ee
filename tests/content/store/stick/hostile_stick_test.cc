// Sticks that mean harm, and sticks that break: the old content stays, one plain sentence is told.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

#include "content/store/report/last_outcome.h"
#include "content/store/report/receipts.h"
#include "content/store/service/privileges.h"
#include "content/store/service/stick_jobs.h"
#include "device.h"
#include "drivers/os/utf8.h"
#include "loop_stick.h"
#include "tests/support/fake_clock.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::content::store;
using namespace gongshi::test;
using namespace std::chrono_literals;

namespace {

config::Site site_of(const Device& device) {
  config::Site site;
  site.site = "hosp-a";
  site.store = device.store();
  site.displays_folder = device.dir() / "displays";
  site.sync.device = "kiosk-1";
  return site;
}

/// What the operator gets for importing from `stick`.
JobReport import_from(const LoopStick& stick, const Device& device, Mounter& mounter) {
  const std::atomic<bool> stop{false};
  return run_import(site_of(device), Stick{stick.device(), "TEST"}, mounter, FakeClock{}, stop);
}

JobReport import_tree(const TempDir& dir, const Device& device, unsigned size_mib = 16) {
  const LoopStick stick(dir, dir / "tree", size_mib);
  const auto mounter = *Mounter::start(LoopStick::rules());
  return import_from(stick, device, *mounter);
}

/// Whether the first MiB of a file of the stick can be read, as it can until somebody pulls it out.
bool begins_readable(const LoopStick& stick, const std::string& name, Mounter& mounter) {
  const auto mount = mounter.open(stick.device(), Access::kRead);
  REQUIRE(mount.has_value());
  const Fd fd(::openat(mount->get(), name.c_str(), O_RDONLY | O_CLOEXEC));
  std::string head(std::size_t{1} << 20, '\0');
  return ::read(fd.get(), head.data(), head.size()) == static_cast<ssize_t>(head.size());
}

/// One line that a screen can show, in both languages.
bool is_plain(const Sentence& sentence) {
  for (const std::string& text : {sentence.zh, sentence.en}) {
    if (text.empty() || utf8::first_error(text)) return false;
    for (const char c : text) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    }
  }
  return true;
}

void make_fifo(const fs::path& path) {
  REQUIRE(::mkfifo(path.c_str(), 0644) == 0);
}

void make_sparse(const fs::path& path, off_t size) {
  const Fd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  REQUIRE(::ftruncate(fd.get(), size) == 0);
}

/// Everything bad at once, in folder `gongshi`.
void fill_with_malice(const TempDir& dir) {
  const fs::path folder = dir / "tree/gongshi";
  dir.write("tree/gongshi/b-rubbish.kbundle", "not a bundle");
  fs::create_symlink("/etc/passwd", folder / "c-link.kbundle");
  fs::create_symlink("../outside.kbundle", folder / "d-link.kbundle");
  make_fifo(folder / "e-fifo.kbundle");
  make_sparse(folder / "f-huge.kbundle", off_t{1300} << 20);
  fs::create_directories(folder / "g-folder.kbundle");
  dir.write("tree/gongshi/h\x1b[31m\nred.kbundle", "x");
  dir.write("tree/gongshi/i\xff\xfe.kbundle", "x");
  dir.write("tree/gongshi/.hidden.kbundle", "x");
  for (int i = 0; i < 20; ++i) {
    dir.write("tree/gongshi/z" + std::to_string(10 + i) + ".kbundle", "x");
  }
}

}  // namespace

TEST_SUITE("stick") {
  TEST_CASE("stick: a bundle in the folder gongshi comes in, one beside the folder does not") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    const Device device(office);
    const TempDir dir;
    dir.write("tree/a.kbundle", office.bundle(50));
    dir.write("tree/gongshi/a.kbundle", office.bundle(42));
    const JobReport report = import_tree(dir, device);
    CHECK(report.word == "OK");
    CHECK(report.done);
    CHECK(device.shown() == "1-42");
    CHECK(read_last_outcome({device.store()})->word == "OK");
    CHECK(read_last_outcome({device.store()})->source == "USB TEST");
  }

  TEST_CASE("stick: links, pipes, huge files, folders and odd names change nothing") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const TempDir dir;
    dir.write("tree/outside.kbundle", office.bundle(50));
    fill_with_malice(dir);
    const JobReport report = import_tree(dir, device);
    CHECK(report.word == "E_CONTAINER");
    CHECK(is_plain(report.sentence));
    CHECK(device.shown() == "1-42");
    CHECK(fs::is_empty(device.store() / "staging/objects"));
  }

  TEST_CASE("stick: a good bundle among the bad ones is taken") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const TempDir dir;
    fill_with_malice(dir);
    dir.write("tree/gongshi/a.kbundle", office.bundle(43));
    CHECK(import_tree(dir, device).word == "OK");
    CHECK(device.shown() == "1-43");
  }

  TEST_CASE("stick: every name is told harmlessly") {
    const Office office;
    const Device device(office);
    const TempDir dir;
    fill_with_malice(dir);
    Disk disk;
    auto opened = Store::open(disk, device.store());
    REQUIRE(opened.has_value());
    const ImportReport report = store::import(*opened, dir / "tree/gongshi");
    CHECK(report.candidates.size() == kMaxCandidates);
    CHECK(report.more_left_out);
    for (const Candidate& candidate : report.candidates) {
      CAPTURE(candidate.name);
      CHECK(is_plain(candidate.outcome.sentence));
      CHECK(is_plain({candidate.name, candidate.name}));
      CHECK(candidate.outcome.verdict == bundle::Verdict::kContainer);
    }
  }

  TEST_CASE("stick: no folder, or something else under its name, is one sentence") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    const Device device(office);
    const TempDir dir;
    dir.write("tree/elsewhere/a.kbundle", office.bundle(42));
    const std::string missing = "the stick has no folder named gongshi";
    CHECK(import_tree(dir, device).sentence.en == missing);
    fs::create_directory_symlink("elsewhere", dir / "tree/gongshi");
    CHECK(import_tree(dir, device).sentence.en == missing);
    fs::remove(dir / "tree/gongshi");
    dir.write("tree/gongshi", "a file");
    CHECK(import_tree(dir, device).sentence.en == missing);
    fs::remove(dir / "tree/gongshi");
    fs::create_directories(dir / "tree/gongshi");
    CHECK(import_tree(dir, device).sentence.en == "there is no .kbundle file in USB TEST");
    CHECK(device.shown() == "nothing");
  }

  TEST_CASE("stick: pulled out in mid-copy leaves the old content and one sentence") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const TempDir dir;
    dir.write("tree/gongshi/a.kbundle", std::string(std::size_t{48} << 20, 'x'));
    const LoopStick stick(dir, dir / "tree", 64);
    // Nothing of it has been read yet, so the copy gets as far as the break and no further: what it
    // meets there is what a stick pulled out at that moment gives.
    stick.break_off(12);
    // One mounter for all: it lets go of a mount before it hears the next question. That of another
    // one may still be held by its process, and a stick is opened for one only.
    const auto mounter = *Mounter::start(LoopStick::rules());
    CHECK(begins_readable(stick, "gongshi/a.kbundle", *mounter));
    const JobReport report = import_from(stick, device, *mounter);
    CHECK(report.word == "E_IO");
    CHECK(report.sentence.en.starts_with("reading a.kbundle broke off"));
    CHECK(is_plain(report.sentence));
    CHECK(device.shown() == "1-42");
    CHECK_FALSE(fs::exists(device.store() / "staging/candidate"));

    CHECK(import_from(stick, device, *mounter).word == "E_IO");  // and it stays gone
    CHECK(device.shown() == "1-42");
  }

  TEST_CASE("stick: one that is gone before it is opened is one sentence") {
    const Office office;
    const Device device(office);
    const auto mounter = *Mounter::start({});
    const std::atomic<bool> stop{false};
    const FakeClock clock;
    const std::string gone = "the stick has been pulled out";
    CHECK(run_import(site_of(device), std::nullopt, *mounter, clock, stop).sentence.en == gone);
    CHECK(run_carry(site_of(device), std::nullopt, *mounter, clock, stop).sentence.en == gone);
    CHECK(read_last_outcome({device.store()})->sentence.en == gone);
  }

  TEST_CASE("stick: a file that changes while it is read is taken whole or not at all") {
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    int taken = 0;
    int refused = 0;
    for (std::uint64_t seq = 43; seq < 63; ++seq) {
      const std::string good = office.bundle(seq);
      std::string bad = good;
      for (std::size_t at = 1024; at < bad.size(); at += 4096) {
        bad[at] = static_cast<char>(bad[at] ^ 1);
      }
      const fs::path file = device.dir().write("stick/a.kbundle", bad);
      std::atomic<bool> done{false};
      std::atomic<bool> written{true};
      std::thread changer([&] {
        const Fd fd(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
        for (bool turn = true; !done; turn = !turn) {
          const std::string& text = turn ? good : bad;
          if (::pwrite(fd.get(), text.data(), text.size(), 0) <= 0) written = false;
        }
      });
      const std::string before = device.shown();
      Disk disk;
      auto opened = Store::open(disk, device.store());
      const auto report = store::import(*opened, device.dir() / "stick");
      done = true;
      changer.join();
      REQUIRE(written.load());
      const bool ok = report.outcome.verdict == bundle::Verdict::kOk;
      CHECK(device.shown() == (ok ? "1-" + std::to_string(seq) : before));
      ++(ok ? taken : refused);
    }
    CHECK(taken + refused == 20);
    MESSAGE("20 files that changed: taken " << taken << ", refused " << refused);
  }

  TEST_CASE("stick: a file that may not be read is one sentence") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    const Device device(office);
    const TempDir dir;
    dir.write("tree/gongshi/a.kbundle", office.bundle(42));
    REQUIRE(::chmod((dir / "tree/gongshi/a.kbundle").c_str(), 0) == 0);
    fs::permissions(dir / "tree", fs::perms(0755));
    const LoopStick stick(dir, dir / "tree", 16);
    REQUIRE(::lchown(device.dir().path().c_str(), 65534, 65534) == 0);
    for (const auto& entry : fs::recursive_directory_iterator(device.dir().path())) {
      REQUIRE(::lchown(entry.path().c_str(), 65534, 65534) == 0);
    }
    const auto mounter = *Mounter::start(LoopStick::rules());
    const pid_t child = ::fork();
    if (child == 0) {
      const auto user = find_user("nobody");
      const std::atomic<bool> stop{false};
      if (!user || !become(*user)) ::_exit(1);
      const auto report =
          run_import(site_of(device), Stick{stick.device(), "TEST"}, *mounter, FakeClock{}, stop);
      const bool told = report.word == "E_IO" && is_plain(report.sentence) &&
                        report.sentence.en.starts_with("cannot open a.kbundle");
      ::_exit(told ? 0 : 2);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WEXITSTATUS(status) == 0);
  }

  TEST_CASE("stick: receipts go only into their own folder, and only where the site allows it") {
    GONGSHI_NEEDS_LOOP_STICK();
    const Office office;
    Device device(office);
    REQUIRE(device.import(office.bundle(42)) == "OK");
    const FakeClock clock;
    {
      Disk disk;
      auto opened = Store::open(disk, device.store());
      REQUIRE(keep_receipt(*opened, {"kiosk-1", device.dir() / "displays", {}}, clock.wall())
                  .has_value());
    }
    const TempDir dir;
    fs::create_directories(dir / "tree/gongshi");
    const LoopStick bare(dir, dir / "tree", 8);
    const TempDir other;
    fs::create_directories(other / "tree/gongshi-receipts");
    const LoopStick ready(other, other / "tree", 8);
    MounterRules rules = LoopStick::rules();
    const auto reader = *Mounter::start(rules);
    rules.may_write = true;
    const auto writer = *Mounter::start(rules);
    const std::atomic<bool> stop{false};
    const auto carry = [&](const LoopStick& stick, Mounter& mounter) {
      return run_carry(site_of(device), Stick{stick.device(), "TEST"}, mounter, clock, stop);
    };
    CHECK(carry(ready, *reader).sentence.en == "this device writes nothing to sticks");
    CHECK(carry(bare, *writer).sentence.en == "the stick has no folder named gongshi-receipts");
    const JobReport report = carry(ready, *writer);
    CHECK(report.word == "OK");
    CHECK(report.sentence.en == "the receipt is on the stick TEST, which may be pulled out");
    const auto mount = reader->open(ready.device(), Access::kRead);
    REQUIRE(mount.has_value());
    const auto issued = *stored_receipt({device.store()}, "kiosk-1");
    const Fd fd(
        ::openat(mount->get(), ("gongshi-receipts/" + issued.name).c_str(), O_RDONLY | O_CLOEXEC));
    std::string text(issued.text.size() + 1, '\0');
    CHECK(::read(fd.get(), text.data(), text.size()) == static_cast<ssize_t>(issued.text.size()));
    CHECK(text.substr(0, issued.text.size()) == issued.text);
  }
}
