// kill_test: updates killed before every system call, and at random moments. Each time a reader
// that starts afterwards must find the old release or the new one, whole, never an older one than
// was reported OK; the floor never falls; and the next update works.
//
//   kill_test [--full] [--stride N] [--kills N] [--seed S]
#include <cstdio>
#include <random>

#include "killed_child.h"
#include "rig.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::test;

namespace {

struct Tally {
  std::size_t kills = 0;
  std::size_t shows_old = 0;
  std::size_t shows_new = 0;
  std::size_t after_ok = 0;  // killed between the report and the end
};

/// The promises of an update from `from` to `to` that has just ended somehow.
/// True when the new one is shown.
bool check(const Rig& rig, const End& end, std::uint64_t from, std::uint64_t to,
           const std::string& where, Tally& tally) {
  const Seen seen = rig.look();
  const std::string found = where + ": shown " + seen.serial +
                            (seen.fallback ? " (fallback)" : "") + ", reported '" + end.reported +
                            "'";
  demand(seen.is(from) || seen.is(to), found);
  const bool ok = end.reported == "OK" || end.reported == "ALREADY";
  demand(end.reported.empty() || ok, found);
  demand(!ok || seen.is(to), found + ": older than what was reported");
  demand(seen.floor == from || seen.floor == to, found + ": floor " + std::to_string(seen.floor));
  demand(!ok || seen.floor == to, found + ": the floor fell");
  demand(!seen.is(to) || seen.floor == to, found + ": shown above the floor");
  if (end.killed) {
    ++tally.kills;
    ++(seen.is(to) ? tally.shows_new : tally.shows_old);
    if (ok) ++tally.after_ok;
  }
  return seen.is(to);
}

void check_next_update(Rig& rig, Way way, std::uint64_t to, const std::string& where) {
  const std::string word = rig.update(way);
  demand(word == "OK" || word == "ALREADY", where + ": the next update ends with " + word);
  const Seen seen = rig.look();
  demand(seen.is(to) && seen.floor == to, where + ": the next update does not show");
}

/// Every `stride`th system call of one update.
void kill_before_calls(const TempDir& dir, const char* name, Way way, std::size_t stride,
                       const std::function<void(Rig&)>& prepare = {}) {
  Rig rig(dir / "calls", dir / "base");
  rig.offer(3);
  if (prepare) prepare(rig);
  const fs::path copy = dir / "copy";
  rig.use(copy);
  copy_folder(dir / "base", copy);
  const std::size_t total = kill_before_call([&] { return rig.update(way); }, {}).calls;
  demand(rig.look().is(3), "a traced update does not arrive");
  Tally tally;
  for (std::size_t call = 1; call <= total; call += stride) {
    copy_folder(dir / "base", copy);
    const End end = kill_before_call([&] { return rig.update(way); }, call);
    const std::string where = std::string(name) + ", killed before call " + std::to_string(call);
    check(rig, end, 2, 3, where, tally);
    check_next_update(rig, way, 3, where);
  }
  std::printf(
      "%s: %zu system calls, killed before %zu of them: %zu show the old release, %zu the "
      "new one, %zu after OK\n",
      name, total, tally.kills, tally.shows_old, tally.shows_new, tally.after_ok);
  demand(tally.shows_old > 0 && tally.shows_new > 0, "the kills missed the commit");
  fs::remove_all(dir / "base");
  fs::remove_all(dir / "calls");
}

/// One store for all: what one kill leaves is what the next update begins with.
void kill_at_random(const TempDir& dir, std::uint64_t kills, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Rig rig(dir / "random", dir / "store");
  std::uint64_t shown = 2;
  rig.offer(3);
  auto longest = std::chrono::microseconds(20'000);
  Tally tally;
  std::size_t ended = 0;
  while (tally.kills < kills) {
    const Way way = random() % 2 == 0 ? Way::kImport : Way::kPull;
    const std::uint64_t offered = shown + 1;
    const auto limit = static_cast<std::uint64_t>(longest.count());
    const std::chrono::microseconds moment(random() % limit);
    const std::string where = std::string(way_word(way)) + " of " + std::to_string(offered) +
                              ", kill " + std::to_string(tally.kills) + " after " +
                              std::to_string(moment.count()) + " us, seed " + std::to_string(seed);
    const End end = kill_after([&] { return rig.update(way); }, moment);
    bool arrived = check(rig, end, shown, offered, where, tally);
    // Half of what is left unfinished is finished, the other half is killed again. The moments
    // follow the speed of the machine, so that kills fall on all of an update.
    longest = end.killed ? longest + longest / 50 : longest - longest / 10;
    if (!end.killed) ++ended;
    if (random() % 2 == 0) {
      check_next_update(rig, way, offered, where);
      arrived = true;
    }
    if (!arrived) continue;
    shown = offered;
    rig.offer(shown + 1);
  }
  std::printf(
      "random: %zu kills, seed %llu: %zu show the old release, %zu the new one, %zu after "
      "OK; %zu updates ended before their kill; last release 1-%llu\n",
      tally.kills, static_cast<unsigned long long>(seed), tally.shows_old, tally.shows_new,
      tally.after_ok, ended, static_cast<unsigned long long>(shown));
}

}  // namespace

int main(int argc, char** argv) {
  return run_proof([&] {
    const bool full = has_argument(argc, argv, "--full");
    const std::uint64_t stride = number_argument(argc, argv, "--stride", full ? 1 : 7);
    const std::uint64_t kills = number_argument(argc, argv, "--kills", full ? 10'000 : 200);
    const std::uint64_t seed = number_argument(argc, argv, "--seed", 20261122);
    const std::uint64_t rarer = full ? stride : 3 * stride;
    const TempDir dir;
    kill_before_calls(dir, "import", Way::kImport, stride);
    kill_before_calls(dir, "import with a root", Way::kImport, rarer,
                      [](Rig& rig) { rig.offer_with_root(3); });
    kill_before_calls(dir, "import of a thin bundle with deltas", Way::kImport, rarer,
                      [](Rig& rig) { rig.offer_thin(3); });
    kill_before_calls(dir, "pull with deltas", Way::kPull, stride);
    kill_at_random(dir, kills, seed);
  });
}
