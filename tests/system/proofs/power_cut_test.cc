// power_cut_test: the disk as a power cut leaves it. A store lies on a real ext4 on a loop device;
// while an update runs, what the device holds is copied: before each fsync, rename and unlink, and
// before other system calls in between. Each copy is mounted, which replays its journal as a start
// after the cut would, and must show the old release or the new one, whole; the new one if "OK" had
// been reported; and the next update works.
//
//   power_cut_test [--full] [--images N]
#include <sys/syscall.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include "killed_child.h"
#include "mounted.h"
#include "rig.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::test;

namespace {

constexpr unsigned kDiskMiB = 96;
/// Nothing reaches the device by itself within the life of a test: only what is fsynced does, and
/// what the file system orders before it. The hardest case.
const std::string kOptions = "loop,noatime,commit=600";
constexpr std::size_t kOtherCalls = 12;  // of the remaining calls, each of these many

bool changes_names(long number) {
  constexpr std::array<long, 8> kCalls{__NR_fsync,  __NR_fdatasync, __NR_rename, __NR_renameat2,
                                       __NR_unlink, __NR_unlinkat,  __NR_mkdir,  __NR_exit_group};
  return std::ranges::find(kCalls, number) != kCalls.end();
}

struct Image {
  fs::path file;
  std::string reported;
  std::size_t call;
};

/// Copies of the disk at those moments of one update that `wanted` chooses by their running number;
/// the number of all moments. `phase` shifts which of the other calls count.
std::size_t record(const TempDir& dir, Rig& rig, Way way, std::size_t phase,
                   const std::function<bool(std::size_t)>& wanted, std::vector<Image>& images) {
  copy_sparse(dir / "base.img", dir / "work.img");
  const Mounted disk("ext4", kOptions, dir / "work.img", dir / "disk");
  std::size_t moments = 0;
  const End end = kill_before_call(
      [&] { return rig.update(way); }, {},
      [&](const Call& call) {
        if (!changes_names(call.number) && call.count % kOtherCalls != phase % kOtherCalls) return;
        if (!wanted(moments++)) return;
        const fs::path copy = dir / ("cut" + std::to_string(images.size()) + ".img");
        copy_sparse(dir / "work.img", copy);
        images.push_back({copy, call.reported, call.count});
      });
  demand(end.reported == "OK" && rig.look().is(3),
         "the update on the disk ends with " + end.reported);
  return moments;
}

struct Tally {
  std::size_t images = 0;
  std::size_t shows_old = 0;
  std::size_t shows_new = 0;
  std::size_t after_ok = 0;
};

void start_from(const TempDir& dir, Rig& rig, Way way, const Image& image, Tally& tally) {
  const Mounted disk("ext4", kOptions, image.file, dir / "disk");
  const Seen seen = rig.look();
  const std::string where = std::string(way_word(way)) + ", cut before call " +
                            std::to_string(image.call) + ": shown " + seen.serial + ", reported '" +
                            image.reported + "'";
  demand(seen.is(2) || seen.is(3), where);
  demand(image.reported.empty() || seen.is(3), where + ": the old one is back after OK");
  demand(seen.floor == (seen.is(3) ? 3 : 2), where + ": floor " + std::to_string(seen.floor));
  ++tally.images;
  ++(seen.is(3) ? tally.shows_new : tally.shows_old);
  if (!image.reported.empty()) ++tally.after_ok;
  const std::string word = rig.update(way);
  demand(word == "OK" || word == "ALREADY", where + ": the next update ends with " + word);
  demand(rig.look().is(3), where + ": the next update does not show");
}

void cut_power(const TempDir& dir, std::size_t wanted) {
  make_ext4(dir / "base.img", kDiskMiB);
  std::unique_ptr<Rig> rig;
  {
    const Mounted disk("ext4", kOptions, dir / "base.img", dir / "disk");
    rig = std::make_unique<Rig>(dir / "offers", disk.folder() / "store");
    rig->offer(3);
  }
  Tally tally;
  std::size_t moments = 0;
  for (std::size_t round = 0; tally.images < wanted; ++round) {
    const Way way = round % 2 == 0 ? Way::kImport : Way::kPull;
    std::vector<Image> images;
    moments = record(dir, *rig, way, round, [](std::size_t) { return false; }, images);
    // At most 60 copies at a time, evenly, and the last moment, behind the report.
    const std::size_t here = std::clamp<std::size_t>(wanted / 2, 1, 60);
    const std::size_t stride = std::max<std::size_t>(1, moments / here);
    const auto chosen = [&](std::size_t moment) {
      return moment % stride == round % stride || moment + 1 == moments;
    };
    record(dir, *rig, way, round, chosen, images);
    for (const Image& image : images) {
      if (tally.images < wanted) start_from(dir, *rig, way, image, tally);
      fs::remove(image.file);
    }
  }
  std::printf(
      "%zu images of an ext4 disk, %zu moments in an update: %zu show the old release, %zu "
      "the new one, %zu were cut after OK\n",
      tally.images, moments, tally.shows_old, tally.shows_new, tally.after_ok);
  demand(tally.shows_old > 0 && tally.shows_new > 0, "the cuts missed the commit");
}

}  // namespace

int main(int argc, char** argv) {
  return run_proof([&] {
    const std::size_t images =
        number_argument(argc, argv, "--images", has_argument(argc, argv, "--full") ? 500 : 20);
    leave_mount_namespace();
    const TempDir dir;
    cut_power(dir, images);
  });
}
