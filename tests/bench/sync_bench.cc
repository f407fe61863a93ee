// sync_bench: the budgets of bundle security, section 10, for 50,000 rows in 25 MB and 100,000 rows
// in 200 MB, each measured on the day after, with nginx on loopback.
//
// Every update runs in a process of its own, so that neither builder nor reader counts as updater.
// Ends with 1 when a budget is exceeded.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <thread>
#include <vector>

#include "content/bundle/desk_bundle.h"
#include "content/bundle/verdict.h"
#include "content/store/fetch/pull.h"
#include "content/store/scrub.h"
#include "content/store/stick/import.h"
#include "day.h"
#include "device.h"
#include "onlookers.h"
#include "tests/support/nginx.h"
#include "tests/support/program.h"

namespace {

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using Steady = std::chrono::steady_clock;

struct Budget {
  double update_s;
  double scrub_cpu_s;
  double peak_mb;
};
constexpr std::array<Budget, 2> kBudgets{Budget{3, 1, 100}, Budget{8, 4, 250}};
constexpr double kIdleBytes = 2000;
constexpr double kReaderSeconds = 2;
constexpr double kSearchMs = 50;

double seconds_since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Of this program alone: what getrusage() tells begins with its parent's.
double peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024 / 1e6;
  }
  FAIL("no VmHWM");
  return 0;
}

// ---- the parts that run as processes of their own -----------------------------------------------

/// Two issues, the second with deltas against the first, as bundles and as web trees.
int prepare(const DaySize& size, const fs::path& folder) {
  const Office office;
  const Device maker(office);  // only for its way to make a store
  std::vector<std::string> files;
  for (const int day : {0, 1}) {
    const auto base = bundle::DeskBundle::open(folder / "0.kbundle");
    const auto made =
        bundle::assemble(day_issue(day), day_content(size, day), base ? &*base : nullptr);
    const std::string file =
        sign_bundle(made.value().file, {&office.keys.office, &office.keys.reviewer});
    const std::string name = std::to_string(day);
    REQUIRE(write_file_atomic(folder / (name + ".kbundle"), file).has_value());
    publish(folder / ("web" + name), file,
            office.status(file, "2026-11-2" + std::to_string(3 + day) + "T00:00:00Z"));
    std::printf("raw %llu\n", static_cast<unsigned long long>(made->manifest.raw_total));
  }
  fs::copy(maker.store(), folder / "store", fs::copy_options::recursive);
  return 0;
}

/// "word", seconds, CPU seconds, peak and bytes on one line.
int update(const fs::path& folder, const std::string& store_name, const std::string& from) {
  const auto start = Steady::now();
  store::Disk disk;
  auto store = store::Store::open(disk, folder / store_name);
  REQUIRE(store.has_value());
  bundle::Verdict verdict = bundle::Verdict::kIo;
  std::uint64_t bytes = 0;
  if (from.starts_with("http")) {
    const auto tree = store::open_web_tree(from);
    REQUIRE(tree.has_value());
    const auto report = store::pull(*store, **tree, from);
    verdict = report.outcome.verdict;
    bytes = report.bytes_received;
  } else {
    verdict = store::import(*store, from).outcome.verdict;
  }
  std::printf("%s %.3f %.3f %.1f %llu\n", std::string(bundle::verdict_word(verdict)).c_str(),
              seconds_since(start), cpu_seconds(), peak_mb(),
              static_cast<unsigned long long>(bytes));
  return 0;
}

int scrub(const fs::path& folder) {
  const store::Layout layout{folder / "store"};
  const auto provision = store::read_provision(layout);
  const auto state = store::read_state(layout.folder);
  REQUIRE((provision && state));
  const double before = cpu_seconds();
  const auto found = store::scrub(layout, *provision, *state);
  REQUIRE((found && found->damaged.empty() && found->objects > 100));
  std::printf("OK 0 %.3f %.1f %llu\n", cpu_seconds() - before, peak_mb(),
              static_cast<unsigned long long>(found->bytes));
  return 0;
}

// ---- the measurement ----------------------------------------------------------------------------

bool all_within = true;

void line(const char* what, double value, const char* unit, double budget) {
  const bool within = value <= budget;
  all_within = all_within && within;
  std::printf("  %-46s %10.3f %-2s  budget %8.1f %-2s  %s\n", what, value, unit, budget, unit,
              within ? "ok" : "OVER");
}

struct Measured {
  double seconds = 0;
  double cpu = 0;
  double peak_mb = 0;
  double bytes = 0;
};

Measured part(const TempDir& dir, std::vector<std::string> words) {
  words.insert(words.begin(), fs::canonical("/proc/self/exe").string());
  const Ran ran = run_program(std::move(words), dir / "part.out");
  Measured measured;
  char word[32] = {};
  const int fields =
      std::sscanf(ran.last_line().c_str(), "%31s %lf %lf %lf %lf", word, &measured.seconds,
                  &measured.cpu, &measured.peak_mb, &measured.bytes);
  REQUIRE_MESSAGE((ran.code == 0 && fields == 5), ran.output);
  REQUIRE_MESSAGE((std::string_view(word) == "OK" || std::string_view(word) == "ALREADY"),
                  ran.output);
  return measured;
}

double traffic(const std::vector<Request>& requests, std::size_t from) {
  double bytes = 0;
  for (std::size_t i = from; i < requests.size(); ++i) {
    bytes += static_cast<double>(requests[i].bytes_in + requests[i].bytes_out);
  }
  return bytes;
}

void wait_for(const Screen& screen, std::uint64_t seq) {
  const auto start = Steady::now();
  while (screen.shown() != seq) {
    REQUIRE(seconds_since(start) < 60);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void measure(std::size_t which) {
  const DaySize& size = kDaySizes[which];
  const Budget& budget = kBudgets[which];
  const TempDir dir;
  const std::string here = dir.path().string();
  const std::string self = fs::canonical("/proc/self/exe").string();
  const Ran prepared =
      run_program({self, "prepare", std::to_string(which), here}, dir / "prepare.out");
  REQUIRE_MESSAGE(prepared.code == 0, prepared.output);
  const double raw = std::stod(prepared.last_line().substr(4));
  std::printf("%d rows, %.1f MB\n", size.rows, raw / 1e6);

  fs::create_directory_symlink(dir / "web0", dir / "web");
  const Nginx nginx(dir, {});
  const Measured first = part(dir, {"update", here, "store", nginx.url()});
  fs::copy(dir / "store", dir / "store2", fs::copy_options::recursive);
  std::size_t requests = nginx.requests().size();
  part(dir, {"update", here, "store", nginx.url()});
  const double idle = traffic(nginx.requests(requests + 1), requests);

  Screen screen(dir / "store");
  wait_for(screen, 42);
  screen.forget_times();
  fs::remove(dir / "web");
  fs::create_directory_symlink(dir / "web1", dir / "web");
  requests = nginx.requests().size();
  Filling filling(dir / "store");
  const Measured next = part(dir, {"update", here, "store", nginx.url()});
  wait_for(screen, 43);
  const auto committed = std::max(fs::last_write_time(dir / "store/state.0"),
                                  fs::last_write_time(dir / "store/state.1"));
  const double seen = std::chrono::duration<double>(screen.since() - committed).count();
  screen.stop();
  const double disk = filling.stop();
  const double day = traffic(nginx.requests(requests + 4), requests);
  std::vector<double>& searches = screen.times();
  REQUIRE(searches.size() > 10);
  std::ranges::sort(searches);

  Filling stick_filling(dir / "store2");
  const Measured stick = part(dir, {"update", here, "store2", here + "/1.kbundle"});
  const double stick_disk = stick_filling.stop();
  const Measured scrubbed = part(dir, {"scrub", here});

  line("next day over the network, beside new pictures",
       (day - static_cast<double>(size.new_picture_bytes())) / 1e3, "kB",
       static_cast<double>(size.network_budget) / 1e3);
  line("idle round, both ways", idle / 1e3, "kB", kIdleBytes / 1e3);
  line("next day by network: verify, decode, commit", next.seconds, "s", budget.update_s);
  line("next day by stick: copy, verify, decode, commit", stick.seconds, "s", budget.update_s);
  line("full hash check, CPU, both releases", scrubbed.cpu, "s", budget.scrub_cpu_s);
  line("peak memory: first release by network", first.peak_mb, "MB", budget.peak_mb);
  line("peak memory: next day by network", next.peak_mb, "MB", budget.peak_mb);
  line("peak memory: next day by stick", stick.peak_mb, "MB", budget.peak_mb);
  line("peak memory: full hash check", scrubbed.peak_mb, "MB", budget.peak_mb);
  line("screen has loaded and indexed it after commit", seen, "s", kReaderSeconds);
  line("search while the update runs, p99", searches[searches.size() * 99 / 100], "ms", kSearchMs);
  const double most_disk = (3 * raw + (64 << 20)) / 1e6;
  line("disk at its fullest, network", disk / 1e6, "MB", most_disk);
  line("disk at its fullest, stick", stick_disk / 1e6, "MB", most_disk);
  std::printf("  (first release by network: %.2f s; %zu searches, worst %.1f ms)\n", first.seconds,
              searches.size(), searches.back());
}

}  // namespace

int main(int argc, char** argv) {
  // The fixtures prefer memory; a budget is about a disk.
  ::setenv("TMPDIR", "/var/tmp", 1);
  doctest::Context context;
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& check) {
    if (!check.m_failed) return;
    std::printf("sync_bench: %s:%d: %s\n", check.m_file, check.m_line, check.m_expr);
    std::fflush(stdout);
    std::_Exit(3);
  });
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() == 3 && words[0] == "prepare") {
    return prepare(kDaySizes.at(words[1] == "1" ? 1 : 0), words[2]);
  }
  if (words.size() == 4 && words[0] == "update") return update(words[1], words[2], words[3]);
  if (words.size() == 2 && words[0] == "scrub") return scrub(words[1]);
  if (!words.empty() && words != std::vector<std::string>{"small"}) {
    std::fprintf(stderr, "usage: sync_bench [small]\n");
    return 2;
  }
  for (std::size_t which = 0; which < (words.empty() ? 2U : 1U); ++which) measure(which);
  return all_within ? 0 : 1;
}
