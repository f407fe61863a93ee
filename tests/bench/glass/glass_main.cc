// kiosk_glass: what a person in front of the glass waits for, measured from outside (product
// contract, section 9): any program in any X11 window, its pictures read back from the server, its
// taps by XTEST. kiosk_outside.sh runs it for the kiosk and for a browser.
//
//   kiosk_glass --open X,Y --watch X,Y,W,H --keys "X,Y X,Y …" --clear X,Y
//               (--drag X,Y1,Y2 | --wheel X,Y) [--then "X,Y X,Y …"] -- PROGRAM ARGUMENT…
//
// --open is tapped first; --keys are tapped in turn and --clear after each round: each of them is
// to change what --watch shows. --then is tapped at the end, with flings after it, before memory is
// read. Ends with 1 when a tap changes nothing.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "glass.h"
#include "process_tree.h"

namespace {

using namespace gongshi::test;
using namespace std::chrono_literals;

struct Task {
  std::vector<Spot> open;
  Patch watch;
  std::vector<Spot> keys;
  Spot clear;
  Spot fling;
  int fling_to = 0;  // where a drag ends; 0: the wheel is turned
  std::vector<Spot> then;
  std::vector<char*> program;
};

std::vector<int> numbers(std::string_view words) {
  std::string text(words);
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream in(text);
  std::vector<int> found;
  for (int number = 0; in >> number;) found.push_back(number);
  return found;
}

std::vector<Spot> spots(std::string_view words) {
  const std::vector<int> all = numbers(words);
  std::vector<Spot> found;
  for (std::size_t i = 0; i + 1 < all.size(); i += 2) found.push_back({all[i], all[i + 1]});
  return found;
}

bool read(int count, char** words, Task& task) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view option = words[i];
    const std::string_view value = words[i + 1];
    const std::vector<int> n = numbers(value);
    if (option == "--") {
      task.program.assign(words + i + 1, words + count + 1);  // with the closing null
      return task.watch.height > 0 && !task.keys.empty();
    }
    if (option == "--open")
      task.open = spots(value);
    else if (option == "--watch" && n.size() == 4)
      task.watch = {n[0], n[1], n[2], n[3]};
    else if (option == "--keys")
      task.keys = spots(value);
    else if (option == "--clear" && n.size() == 2)
      task.clear = {n[0], n[1]};
    else if (option == "--drag" && n.size() == 3)
      task.fling = {n[0], n[1]}, task.fling_to = n[2];
    else if (option == "--wheel" && n.size() == 2)
      task.fling = {n[0], n[1]};
    else if (option == "--then")
      task.then = spots(value);
    else
      return false;
  }
  return false;
}

double part(std::vector<double> values, double of) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(of * double(values.size())))];
}

double ms(Steady::duration time) {
  return Milliseconds(time).count();
}

pid_t start(const Task& task) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::setpgid(0, 0);
  ::execvp(task.program.front(), task.program.data());
  std::perror(task.program.front());
  ::_exit(127);
}

void stop(pid_t program) {
  ::kill(-program, SIGTERM);
  std::this_thread::sleep_for(500ms);
  ::kill(-program, SIGKILL);
  ::waitpid(program, nullptr, 0);
}

/// A column of pixels through the middle of the watched patch: cheap to look at often.
Patch column(const Patch& patch) {
  return {patch.x + patch.width / 4, patch.y, 16, patch.height};
}

bool tap(Glass& glass, const Patch& watch, Spot at, std::vector<double>* times) {
  glass.move(at);
  std::this_thread::sleep_for(30ms);
  glass.press();
  std::this_thread::sleep_for(40ms);
  const std::uint64_t before = glass.look(watch);
  const auto left = Steady::now();
  glass.release();
  const auto changed = glass.changed(watch, before, 2s);
  if (!changed) return false;
  if (times != nullptr) times->push_back(ms(*changed - left));
  glass.still(watch, 120ms, 1s);
  return true;
}

bool measure_keys(Glass& glass, const Task& task) {
  const Patch watch = task.watch;
  std::vector<double> times;
  for (int round = 0; round < 25; ++round) {
    for (const Spot key : task.keys) {
      if (tap(glass, watch, key, &times)) continue;
      return std::printf("a tap at %d,%d changed nothing\n", key.x, key.y), false;
    }
    if (!tap(glass, watch, task.clear, &times)) {
      return std::printf("clearing at %d,%d changed nothing\n", task.clear.x, task.clear.y), false;
    }
  }
  std::printf("tap to pixel: p50 %.1f ms, p99 %.1f ms, %zu taps\n", part(times, 0.5),
              part(times, 0.99), times.size());
  return true;
}

void fling_once(Glass& glass, const Task& task) {
  if (task.fling_to == 0) {
    for (int notch = 0; notch < 6; ++notch) glass.wheel(), std::this_thread::sleep_for(8ms);
    return;
  }
  glass.move(task.fling);
  glass.press();
  for (int step = 1; step <= 6; ++step) {
    std::this_thread::sleep_for(8ms);
    glass.move({task.fling.x, task.fling.y + (task.fling_to - task.fling.y) * step / 6});
  }
  glass.release();
}

/// Frames of the half second after each fling, while the list still moves by more than a pixel a
/// frame.
void measure_fling(Glass& glass, const Task& task, const ProcessTree& program) {
  glass.move(task.fling);
  const Patch watch = column(task.watch);
  std::vector<double> intervals;
  double seconds = 0;
  double cpu = 0;
  for (int round = 0; round < 20; ++round) {
    const double spent = program.cpu_seconds();
    const auto began = Steady::now();
    fling_once(glass, task);
    std::uint64_t seen = glass.look(watch);
    std::optional<Steady::time_point> last;
    for (const auto end = Steady::now() + 500ms; Steady::now() < end;) {
      const auto changed = glass.changed(watch, seen, 100ms);
      if (!changed) break;
      seen = glass.look(watch);
      if (last) intervals.push_back(ms(*changed - *last));
      last = changed;
    }
    cpu += program.cpu_seconds() - spent;
    seconds += ms(Steady::now() - began) / 1e3;
    std::this_thread::sleep_for(200ms);
  }
  double sum = 0;
  for (const double interval : intervals) sum += interval;
  std::printf("fling: %.1f frames/s, interval p50 %.1f ms, p99 %.1f ms; %.0f %% of a core\n",
              sum > 0 ? double(intervals.size()) * 1e3 / sum : 0.0, part(intervals, 0.5),
              part(intervals, 0.99), cpu / seconds * 100);
}

void measure_rest(const ProcessTree& program) {
  const double spent = program.cpu_seconds();
  std::this_thread::sleep_for(20s);
  std::printf("at rest: %.2f %% of a core\n", (program.cpu_seconds() - spent) / 20 * 100);
}

/// Other pages fill other caches.
void visit_more(Glass& glass, const Task& task) {
  const Patch whole{0, 0, glass.width(), glass.height()};
  for (const Spot at : task.then) {
    glass.move(at);
    glass.press();
    std::this_thread::sleep_for(40ms);
    glass.release();
    glass.still(whole, 500ms, 5s);
  }
  for (int round = 0; round < 8 && !task.then.empty(); ++round) {
    fling_once(glass, task);
    glass.still(column(task.watch), 300ms, 3s);
  }
}

bool measure(Glass& glass, const Task& task) {
  const Patch whole{0, 0, glass.width(), glass.height() / 2};
  const auto began = Steady::now();
  const pid_t child = start(task);
  const ProcessTree program(child);
  while (glass.plain(whole) && Steady::now() - began < 20s) std::this_thread::sleep_for(2ms);
  const double first = ms(Steady::now() - began);
  const double usable = ms(glass.still(whole, 1500ms, 20s) - began);
  std::printf("start: first picture %.0f ms, the last change of it %.0f ms\n", first, usable);
  bool done = first < 20'000;
  for (const Spot at : task.open) done = done && tap(glass, task.watch, at, nullptr);
  std::this_thread::sleep_for(1s);
  if (done) {
    done = measure_keys(glass, task);
    measure_fling(glass, task, program);
    glass.still(column(task.watch), 500ms, 10s);
    measure_rest(program);
    visit_more(glass, task);
    std::printf("memory: %.0f MiB in %zu processes\n", program.memory_mib(), program.processes());
  }
  stop(child);
  return done;
}

}  // namespace

int main(int count, char** words) {
  Task task;
  if (!read(count, words, task)) {
    std::fputs("usage: see the head of glass_main.cc\n", stderr);
    return 2;
  }
  auto glass = Glass::open();
  if (!glass) {
    std::fputs("DISPLAY names no X11 server with MIT-SHM and XTEST\n", stderr);
    return 3;
  }
  return measure(*glass, task) ? 0 : 1;
}
