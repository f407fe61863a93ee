// bit_flip_test: one bit turned in every stored file, and every file lost, emptied or grown. A
// reader then shows the release as it was signed, the one before, or nothing; never anything else.
// An object's bytes are the exception until they are hashed again: of these it shows sizes and a
// well-formed table at once, and the rest is found by the scrub.
//
//   bit_flip_test [--full] [--stride N]
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <vector>

#include "rig.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;

namespace {

constexpr std::size_t kSmallFile = 512;    // every byte of these
constexpr std::size_t kBytesBetween = 64;  // of larger ones

std::vector<fs::path> files_of(const fs::path& store) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(store)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void flip(const fs::path& file, std::size_t at, unsigned bit) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(at));
  const int byte = stream.get();
  stream.seekp(static_cast<std::streamoff>(at));
  stream.put(static_cast<char>(static_cast<unsigned>(byte) ^ 1U << bit));
  stream.flush();
  demand(stream.good(), "cannot damage " + file.string());
}

bool is_object(const fs::path& store, const fs::path& file) {
  return fs::relative(file, store).native().starts_with("objects/");
}

struct Tally {
  std::size_t damages = 0;
  std::size_t right = 0;
  std::size_t before = 0;
  std::size_t nothing = 0;
  std::size_t until_scrub = 0;
};

void judge(const Rig& rig, const fs::path& file, const std::string& where, Tally& tally) {
  const Seen seen = rig.look();
  ++tally.damages;
  if (seen.serial == "1-2") {
    ++tally.right;
  } else if (seen.serial == "1-1") {
    // A lost copy of the state record is the one case in which readers do not know that there was a
    // newer release; the updater does, and puts it back at its next start.
    demand(seen.fallback || file.filename().native().starts_with("state."),
           where + ": the release before is shown as if it were the newest");
    ++tally.before;
  } else if (seen.serial == "withheld" || seen.serial == "nothing") {
    ++tally.nothing;
  } else {
    demand((seen.serial == "torn" || seen.serial == "mixed") && is_object(rig.store(), file),
           where + ": shown " + seen.serial);
    ++tally.until_scrub;
  }
}

void flip_bits(const Rig& rig, std::size_t stride, Tally& tally) {
  std::size_t count = 0;
  for (const fs::path& file : files_of(rig.store())) {
    const std::size_t size = fs::file_size(file);
    const std::size_t step = size <= kSmallFile ? 1 : kBytesBetween;
    for (std::size_t at = 0; at < size; at += step) {
      if (count++ % stride != 0) continue;
      const auto bit = static_cast<unsigned>(at % 8);
      flip(file, at, bit);
      judge(rig, file, file.string() + " byte " + std::to_string(at), tally);
      flip(file, at, bit);
    }
  }
}

/// True for what a release consists of: all of it can be fetched again.
bool is_content(const fs::path& store, const fs::path& file) {
  const std::string role = fs::relative(file, store).native();
  return role.starts_with("objects/") || role.starts_with("releases/");
}

/// Every file of the releases as it was.
bool contents_are_right(const fs::path& store, const fs::path& whole) {
  return std::ranges::all_of(files_of(whole), [&](const fs::path& file) {
    if (!is_content(whole, file)) return true;
    const auto now = read_file(store / fs::relative(file, whole), std::size_t{1} << 30);
    return now && *now == *read_file(file, std::size_t{1} << 30);
  });
}

/// One bit in each file of the releases, then the scrub: with a web tree all is as before, without
/// one what is damaged is not shown any more.
void scrub_finds(const TempDir& dir, Rig& rig) {
  const fs::path whole = rig.store();
  const fs::path copy = dir / "copy";
  std::size_t healed = 0;
  std::size_t taken_away = 0;
  std::size_t unnumbered = 0;
  for (const fs::path& file : files_of(whole)) {
    if (!is_content(whole, file)) continue;
    const std::string name = fs::relative(file, whole).string();
    for (const bool online : {true, false}) {
      copy_folder(whole, copy);
      rig.use(copy);
      flip(copy / name, fs::file_size(file) / 2, 3);
      const store::Healed found = rig.heal(online);
      const Seen seen = rig.look();
      const std::string where = name + (online ? " online" : " offline") + ": shown " + seen.serial;
      demand(found.damaged > 0, where + ", the scrub finds nothing");
      demand(seen.floor == 2, where + ", floor " + std::to_string(seen.floor));
      if (online) {
        // The number of the previous release is known from its manifest alone: when that is what
        // is damaged, it cannot be asked for and goes.
        const bool goes = found.taken_away > 0;
        demand(seen.is(2) && (goes || contents_are_right(copy, whole)), where + ", not healed");
        unnumbered += found.taken_away;
        healed += found.repaired;
      } else {
        demand(seen.is(2) || (seen.serial == "1-1" && seen.fallback) || seen.serial == "withheld",
               where + ", damage is shown");
        taken_away += found.taken_away;
      }
      rig.use(whole);
    }
  }
  std::printf("scrub: %zu healed from the web tree, %zu taken away without one\n", healed,
              taken_away);
  demand(healed > 10 && taken_away > 10 && unnumbered <= 3, "the scrub heals too little");
}

using Damage = std::function<void(const fs::path& file)>;

/// Whole files, and what the next update makes of the rest.
void damage_files(const TempDir& dir, Rig& rig, const char* name, const Damage& damage,
                  Tally& tally) {
  const fs::path whole = rig.store();
  for (const fs::path& file : files_of(whole)) {
    const fs::path copy = dir / "copy";
    copy_folder(whole, copy);
    rig.use(copy);
    const fs::path victim = copy / fs::relative(file, whole);
    const std::string where = fs::relative(file, whole).string() + " " + name;
    damage(victim);
    judge(rig, victim, where, tally);
    const std::string word = rig.update(Way::kImport);
    const Seen seen = rig.look();
    const std::string found = where + ", then " + word + ", shown " + seen.serial;
    if (word == "OK") demand(seen.is(3) && seen.floor == 3, found);
    // Who the device is and whom it trusts cannot be had from anywhere but people.
    const std::string role = fs::relative(file, whole).native();
    const bool needs_people = role == "site" || role == "lock" || role.starts_with("roots/1.");
    demand(word == "OK" || (needs_people && word.starts_with("E_")), found);
    demand(seen.serial != "torn" && seen.serial != "mixed", found);
    rig.use(whole);
  }
}

}  // namespace

int main(int argc, char** argv) {
  return run_proof([&] {
    const bool full = has_argument(argc, argv, "--full");
    const TempDir dir;
    Rig rig(dir / "offers", dir / "store");
    demand(rig.update(Way::kPull) == "ALREADY", "no status comes");
    Tally bits;
    flip_bits(rig, number_argument(argc, argv, "--stride", full ? 1 : 10), bits);
    std::printf("%zu bits: %zu times 1-2, %zu times 1-1, %zu times nothing, %zu until the scrub\n",
                bits.damages, bits.right, bits.before, bits.nothing, bits.until_scrub);
    scrub_finds(dir, rig);
    rig.offer(3);
    Tally files;
    damage_files(dir, rig, "lost", [](const fs::path& file) { fs::remove(file); }, files);
    damage_files(
        dir, rig, "emptied", [](const fs::path& file) { fs::resize_file(file, 0); }, files);
    damage_files(
        dir, rig, "grown",
        [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) + 1); }, files);
    std::printf(
        "%zu files lost, emptied or grown: %zu times 1-2, %zu times 1-1, %zu times "
        "nothing, %zu until the scrub\n",
        files.damages, files.right, files.before, files.nothing, files.until_scrub);
    demand(bits.before > 0 && bits.nothing > 0 && files.before > 0, "nothing was damaged");
  });
}
