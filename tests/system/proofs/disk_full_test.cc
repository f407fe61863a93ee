// disk_full_test: a real tmpfs that is too small, page by page and name by name, so that every
// write of an update finds the disk full once; and one that is read-only. The old release stays,
// the word is E_SPACE or E_IO, and with room again the same update works.
#include <cstdio>
#include <map>

#include "mounted.h"
#include "rig.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::test;

namespace {

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kPlenty = 16'384;

/// Says that there is room, so that the writes themselves find out.
class HopefulDisk final : public content::store::Disk {
 public:
  Result<std::uint64_t> free_bytes(const fs::path& /*path*/) const override {
    return std::uint64_t{1} << 40U;
  }
};

struct Room {
  std::uint64_t pages;
  std::uint64_t names;

  [[nodiscard]] std::string options() const {
    return "size=" + std::to_string(pages * kPage) + ",nr_inodes=" + std::to_string(names);
  }
};

/// What the store takes on a tmpfs now.
Room used(const fs::path& store) {
  Room room{0, 2};
  for (const auto& entry : fs::recursive_directory_iterator(store)) {
    ++room.names;
    if (entry.is_regular_file()) room.pages += (entry.file_size() + kPage - 1) / kPage;
  }
  return room;
}

struct Tally {
  std::map<std::string, std::size_t> words;
  std::size_t rooms = 0;
};

/// One update in this much room. True when it fitted.
bool update_in(const TempDir& dir, Rig& rig, Way way, const Room& room, Tally& tally) {
  const Room plenty{kPlenty, kPlenty};
  const Mounted disk("tmpfs", plenty.options(), "proof", dir / "disk");
  fs::copy(dir / "base", disk.folder() / "store", fs::copy_options::recursive);
  disk.remount(room.options());
  HopefulDisk hopeful;
  const std::string word = rig.update(way, hopeful);
  const Seen seen = rig.look();
  const std::string where = std::string(way_word(way)) + " with " + room.options() + ": " + word +
                            ", shown " + seen.serial;
  ++tally.words[word];
  ++tally.rooms;
  demand(word == "OK" || word == "E_SPACE" || word == "E_IO", where);
  demand(word == "OK" ? seen.is(3) : seen.is(2) || seen.is(3), where);
  demand(seen.floor == (seen.is(3) ? 3 : 2), where + ", floor " + std::to_string(seen.floor));
  disk.remount(plenty.options());
  const std::string again = rig.update(way);
  demand(again == "OK" || again == "ALREADY", where + ": with room again " + again);
  demand(rig.look().is(3), where + ": with room again nothing shows");
  return word == "OK";
}

void shrink(const TempDir& dir, Rig& rig, Way way, bool names) {
  const Room base = used(dir / "base");
  Tally tally;
  bool fitted = false;
  for (std::uint64_t more = 0; !fitted; ++more) {
    demand(more < 300, "an update does not fit into any room");
    fitted = update_in(dir, rig, way,
                       names ? Room{kPlenty, base.names + more} : Room{base.pages + more, kPlenty},
                       tally);
  }
  std::printf("%s, short of %s: %zu rooms,", std::string(way_word(way)).c_str(),
              names ? "names" : "pages", tally.rooms);
  for (const auto& [word, count] : tally.words) std::printf(" %zu %s", count, word.c_str());
  std::printf("\n");
  demand(tally.words["E_SPACE"] > 3, "the disk was never full");
}

/// Looked at beforehand: nothing is begun.
void refuse_beforehand(const TempDir& dir, Rig& rig) {
  const Mounted disk("tmpfs", "size=8m", "proof", dir / "disk");
  fs::copy(dir / "base", disk.folder() / "store", fs::copy_options::recursive);
  for (const Way way : {Way::kImport, Way::kPull}) {
    demand(rig.update(way) == "E_SPACE" && rig.look().is(2), "a small disk is not refused");
  }
  demand(fs::is_empty(disk.folder() / "store/staging/objects"), "objects on a disk without room");
  std::printf("8 MiB: refused beforehand\n");
}

void read_only(const TempDir& dir, Rig& rig) {
  const Mounted disk("tmpfs", "size=64m", "proof", dir / "disk");
  fs::copy(dir / "base", disk.folder() / "store", fs::copy_options::recursive);
  for (const Way way : {Way::kImport, Way::kPull}) {
    disk.remount("ro");
    const std::string word = rig.update(way);
    demand(word == "E_IO", "read-only: " + word);
    demand(rig.look().is(2), "read-only: shown " + rig.look().serial);
    disk.remount("rw");
  }
  demand(rig.update(Way::kImport) == "OK" && rig.look().is(3), "writable again, and no update");
  std::printf("read-only: E_IO, the old release is read; writable again: OK\n");
}

}  // namespace

int main(int /*argc*/, char** /*argv*/) {
  return run_proof([] {
    leave_mount_namespace();
    const TempDir dir;
    Rig rig(dir / "offers", dir / "base");
    rig.offer(3);
    rig.use(dir / "disk/store");
    for (const Way way : {Way::kImport, Way::kPull}) {
      for (const bool names : {false, true}) shrink(dir, rig, way, names);
    }
    refuse_beforehand(dir, rig);
    read_only(dir, rig);
  });
}
