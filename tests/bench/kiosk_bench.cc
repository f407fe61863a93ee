// kiosk_bench: start, key press and fling of the price list (product contract, section 9), drawn
// in software at 1920x1080. Times are what this process computes: the X server's share is not in
// them (about 1.5 ms for the whole screen).
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <time.h>

#include "content/schema.h"
#include "kiosk/stage/stage.h"
#include "kiosk/views/doors.h"
#include "tests/support/fake_clock.h"
#include "tests/support/sample_facts.h"
#include "tests/support/sample_release.h"

namespace {

using namespace gongshi;
using namespace gongshi::kiosk;
using std::chrono::milliseconds;

constexpr Size kPanel{1920, 1080};

double now_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double part(std::vector<double> values, double of) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(of * double(values.size())))];
}

std::shared_ptr<content::MemoryObjects> objects_of(std::size_t rows) {
  const auto sample = test::sample_release();
  const auto services = sample->prices(content::PriceKind::kService);
  // Names differ in every row, so that no line of text is drawn from the cache by chance.
  constexpr std::array kParts = {"血清", "尿液", "静脉", "心脏", "关节", "腹腔", "颅内", "全身"};
  std::vector<std::string> codes;
  std::vector<std::string> names;
  codes.reserve(rows);
  names.reserve(rows);
  std::vector<content::PriceDetail> table;
  for (std::size_t i = 0; i < rows; ++i) {
    codes.push_back(std::to_string(100'000'000 + i));
    table.push_back(sample->detail(services[i % services.size()]));
    names.push_back(std::string(kParts[i / services.size() % kParts.size()]) +
                    std::string(table.back().item.name) + std::to_string(i));
    table.back().item.code = codes.back();
    if (i >= services.size()) table.back().item.name = names.back();
  }
  auto objects = test::sample_objects();
  const auto written = content::write_prices(content::PriceKind::kService, table);
  if (!written) {
    std::printf("%s\n", written.error().what.en.c_str());
    return nullptr;
  }
  objects[std::string(content::kServiceTable)] = *written;
  return std::make_shared<content::MemoryObjects>(std::move(objects));
}

struct Kiosk {
  explicit Kiosk(const std::shared_ptr<const Issue>& issue)
      : metrics(Metrics::of(kPanel, 24.0)),
        text(*Text::open(metrics.px_per_mm)),
        doors(real_doors()),
        stage(
            *text, metrics, [this] { return std::make_unique<HomeView>(doors); },
            std::chrono::seconds(60)),
        surface(*make_surface(kPanel)) {
    stage.set_facts(test::sample_facts(content::Freshness::kCurrent));
    stage.set_issue(issue);
    draw(true);
  }

  void draw(bool whole = false) {
    stage.tick(clock.steady(), clock.wall());
    stage.draw(*surface, clock.steady(), clock.wall(), whole);
  }
  void finger(Contact::Phase phase, Point at) {
    stage.contact({phase, Contact::Source::kFinger, 1, at, clock.steady()}, clock.wall());
  }
  /// Milliseconds from the finger's leaving to the changed pixels; negative: no such control.
  double tap(std::string_view words) {
    const auto placed = stage.placed();
    const Placed* const target = find(placed, words, true);
    if (target == nullptr) return -1;
    const Point at = target->seen.center();
    finger(Contact::Phase::kDown, at);
    draw();
    clock.tick(milliseconds(40));
    const double start = now_ms();
    finger(Contact::Phase::kUp, at);
    draw();
    const double took = now_ms() - start;
    clock.tick(milliseconds(40));
    return took;
  }

  test::FakeClock clock;
  Metrics metrics;
  std::unique_ptr<Text> text;
  Doors doors;
  Stage stage;
  Surface surface;
};

bool measure_start(std::size_t rows) {
  const auto objects = objects_of(rows);
  if (objects == nullptr) return false;
  const double start = now_ms();
  auto release = content::Release::load(test::sample_id(), objects);
  if (!release) return false;
  const double loaded = now_ms();
  const auto issue = Issue::build(*std::move(release));
  const double built = now_ms();
  const Kiosk kiosk(issue);
  const double drawn = now_ms();
  std::printf(
      "start, %zu rows: load %.0f + index %.0f + fonts and first frame %.0f = %.0f ms"
      " (must 400)\n",
      rows, loaded - start, built - loaded, drawn - built, drawn - start);
  return true;
}

bool measure_keys(Kiosk& kiosk) {
  if (kiosk.tap("价格查询") < 0) return false;
  std::vector<double> times;
  for (int round = 0; round < 40; ++round) {
    for (const char* const key : {"X", "C", "G", "删除", "清空", "N", "Y", "M", "清空"}) {
      const double took = kiosk.tap(key);
      if (took < 0) return std::printf("no key %s on screen\n", key), false;
      times.push_back(took);
    }
  }
  std::printf("key to frame: p50 %.1f ms (must 12), p99 %.1f ms (must 33), %zu presses\n",
              part(times, 0.5), part(times, 0.99), times.size());
  return true;
}

void measure_fling(Kiosk& kiosk) {
  constexpr int kFrames = 300;
  Point at{700, 800};
  std::vector<double> times;
  const double cpu = cpu_ms();
  // Flung again whenever it slows down, at 60 frames a second of the fake clock.
  while (times.size() < kFrames) {
    at = {700, 800};
    kiosk.finger(Contact::Phase::kDown, at);
    for (int i = 0; i < 6; ++i) {
      kiosk.clock.tick(milliseconds(16));
      at.y -= 60;
      kiosk.finger(Contact::Phase::kMove, at);
      const double start = now_ms();
      kiosk.draw();
      times.push_back(now_ms() - start);
    }
    kiosk.finger(Contact::Phase::kUp, at);
    for (int i = 0; i < 60 && kiosk.stage.moving(); ++i) {
      kiosk.clock.tick(milliseconds(17));
      const double start = now_ms();
      kiosk.draw();
      times.push_back(now_ms() - start);
    }
  }
  const double spent = (cpu_ms() - cpu) / double(times.size());
  std::printf(
      "fling: frame p50 %.2f ms, p99 %.2f ms, so 60 frames/s hold while p99 < 16.7;"
      " %.1f %% of a core at 60 frames/s (must 25)\n",
      part(times, 0.5), part(times, 0.99), spent * 60 / 10);
}

}  // namespace

int main() {
  if (!measure_start(50'000)) return 1;
  const auto objects = objects_of(100'000);
  if (objects == nullptr) return 1;
  auto release = content::Release::load(test::sample_id(), objects);
  if (!release) return 1;
  Kiosk kiosk(Issue::build(*std::move(release)));
  if (!measure_keys(kiosk)) return 1;
  measure_fling(kiosk);
  return 0;
}
