// endurance_test: what years bring. One stick goes to two devices; a device wakes up after 20, and
// after 64, changes of root; a reader loops while updates run, and never sees a mixture, nothing,
// or an older release.
//
//   endurance_test [--full] [--updates N]
#include <atomic>
#include <cstdio>
#include <deque>
#include <map>
#include <thread>

#include "rig.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using bundle::Container;

namespace {

/// Everything in a folder by its relative name.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    auto bytes = read_file(entry.path(), std::size_t{1} << 30);
    demand(bytes.has_value(), "cannot read " + entry.path().string());
    files[fs::relative(entry.path(), folder).string()] = *std::move(bytes);
  }
  return files;
}

void two_devices_one_stick() {
  const Office office;
  const TempDir stick;
  for (const std::uint64_t seq : {7U, 9U, 8U}) {
    stick.write("gongshi/hosp-a-production-1-" + std::to_string(seq) + ".kbundle",
                office.bundle(seq));
  }
  stick.write("gongshi/holiday.kbundle", "rubbish");
  const auto before = contents(stick.path());
  std::vector<std::map<std::string, std::string>> stores;
  std::deque<Device> devices;
  for (int i = 0; i < 2; ++i) {
    const Device& device = devices.emplace_back(office);
    store::Disk disk;
    auto opened = store::Store::open(disk, device.store());
    demand(opened.has_value(), "no store");
    const auto report = store::import(*opened, stick / "gongshi");
    demand(report.outcome.verdict == bundle::Verdict::kOk, report.outcome.sentence.en);
    demand(device.shown() == "1-9", "a device shows " + device.shown());
    demand(contents(stick.path()) == before, "the stick was written to");
    stores.push_back(contents(device.store()));
  }
  demand(stores[0] == stores[1], "the two devices differ");
  std::printf("two devices, one stick: both show 1-9, %zu files alike, the stick untouched\n",
              stores[0].size());
}

/// A chain of roots, each with new keys for everything, the last ones of which sign content.
struct Sleep {
  Office office;
  std::deque<Keys> keys;
  std::vector<OwnedDocument> roots;  // the next one, the one after, …
  std::string file;

  explicit Sleep(std::size_t changes) : keys(changes) {
    const Keys* before = &office.keys;
    for (std::size_t i = 0; i < changes; ++i) {
      bundle::Root root = keys[i].document();
      root.version = i + 2;
      root.epoch = 1 + i / 10;
      roots.push_back(signed_by(root.text(), {&before->root, &keys[i].root}));
      before = &keys[i];
    }
    bundle::Issue issue = Office::issue(5);
    issue.epoch = 1 + (changes - 1) / 10;
    file = office.bundle(issue, Office::content(5), {&keys.back().office, &keys.back().reviewer});
  }

  [[nodiscard]] std::string with_roots() const {
    Container container = Container::read(file).value();
    for (std::size_t i = 0; i < roots.size(); ++i) {
      container.roots.push_back({i + 2, roots[i].view()});
    }
    return container.bytes();
  }
};

void years_asleep(std::size_t changes) {
  const Sleep sleep(changes);
  const std::string serial = std::to_string(1 + (changes - 1) / 10) + "-5";
  Device by_stick(sleep.office);
  demand(by_stick.import(sleep.office.bundle(3)) == "OK", "the device never showed anything");
  demand(by_stick.import(sleep.file) == "E_SIG", "new keys count without their roots");
  const std::string word = by_stick.import(sleep.with_roots());
  demand(word == "OK" && by_stick.shown() == serial,
         std::to_string(changes) + " roots by stick: " + word + ", shown " + by_stick.shown());
  demand(by_stick.import(sleep.office.bundle(9)) == "E_SIG", "keys of years ago still count");
  std::printf("%zu roots in one bundle: OK, shown %s\n", changes, serial.c_str());
}

void too_many_roots() {
  const Sleep sleep(65);
  Device device(sleep.office);
  demand(device.import(sleep.office.bundle(3)) == "OK", "the device never showed anything");
  const std::string word = device.import(sleep.with_roots());
  demand(word == "E_ROOT" && device.shown() == "1-3", "65 roots: " + word + " " + device.shown());
  std::printf("65 roots in one bundle: E_ROOT, shown 1-3\n");
}

/// Reads as a screen does, until told to stop.
class LoopingReader {
 public:
  explicit LoopingReader(const fs::path& store) : store_(store), thread_([this] { loop(); }) {}
  ~LoopingReader() { stop(); }
  LoopingReader(const LoopingReader&) = delete;
  LoopingReader& operator=(const LoopingReader&) = delete;

  void stop() {
    stop_ = true;
    if (thread_.joinable()) thread_.join();
  }
  [[nodiscard]] std::size_t loads() const { return loads_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }
  /// After stop(): what was seen and never should be; empty: nothing.
  [[nodiscard]] const std::string& wrong() const { return wrong_; }

 private:
  void loop() {
    const auto reader = Reader::open(store_);
    while (!stop_ && wrong_.empty()) {
      const auto release =
          reader ? reader->load()
                 : Result<std::shared_ptr<const Release>>(Error{Errc::kIo, {"", "no reader"}, {}});
      ++loads_;
      if (!release) {
        wrong_ = "nothing to show: " + release.error().what.en;
      } else if (serial_of(**release) == "mixed") {
        wrong_ = "a mixture at " + (*release)->id().serial();
      } else if ((*release)->id().seq < last_) {
        wrong_ = "an older one: " + (*release)->id().serial();
      } else {
        last_ = (*release)->id().seq;
      }
    }
  }

  fs::path store_;
  std::atomic<bool> stop_ = false;
  std::atomic<std::size_t> loads_ = 0;
  std::atomic<std::uint64_t> last_ = 0;
  std::string wrong_;
  std::thread thread_;
};

void update_under_readers(const TempDir& dir, std::uint64_t updates) {
  Rig rig(dir / "offers", dir / "store");
  LoopingReader first(rig.store());
  LoopingReader second(rig.store());
  std::uint64_t seq = 2;
  for (; seq < 2 + updates; ++seq) {
    rig.offer(seq + 1);
    const Way way = seq % 2 == 0 ? Way::kImport : Way::kPull;
    const std::string word = rig.update(way);
    demand(word == "OK",
           std::string(way_word(way)) + " of " + std::to_string(seq + 1) + ": " + word);
  }
  for (LoopingReader* reader : {&first, &second}) {
    reader->stop();
    demand(reader->wrong().empty(), "a looping reader saw " + reader->wrong());
    demand(reader->loads() > 0, "a reader never ran");
  }
  demand(rig.look().is(seq), "the last update does not show");
  std::printf("%llu updates under two looping readers: %zu loads, never mixed, missing or older\n",
              static_cast<unsigned long long>(updates), first.loads() + second.loads());
}

}  // namespace

int main(int argc, char** argv) {
  return run_proof([&] {
    const bool full = has_argument(argc, argv, "--full");
    const TempDir dir;
    two_devices_one_stick();
    years_asleep(20);
    years_asleep(64);
    too_many_roots();
    update_under_readers(dir, number_argument(argc, argv, "--updates", full ? 1000 : 50));
  });
}
