#include "content/store/service/stick_jobs.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "content/store/report/receipts.h"
#include "content/store/service/jobs.h"
#include "content/store/service/opinion_job.h"
#include "content/store/service/receipt_job.h"
#include "content/store/stick/import.h"

namespace gongshi::content::store {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 60s;  // with a round that has just begun on the command line

/// A folder of the stick, never a link, and the path by which this process reaches it.
struct Folder {
  Fd fd;
  [[nodiscard]] fs::path path() const { return "/proc/self/fd/" + std::to_string(fd.get()); }
};

Result<Folder> open_folder(const Fd& mount, const std::string& name) {
  Folder folder{
      Fd(::openat(mount.get(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))};
  if (folder.fd) return folder;
  if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP) {
    return Error{Errc::kNotFound,
                 {"U 盘上没有名为 " + name + " 的文件夹", "the stick has no folder named " + name},
                 {}};
  }
  return os_error(errno, {"读取 U 盘", "cannot read the stick"});
}

Error pulled_out() {
  return {Errc::kNotFound, {"U 盘已被拔出", "the stick has been pulled out"}, {}};
}

/// What stopped before the store was touched is noted there too: somebody will ask.
JobReport refuse(const config::Site& site, JobKind kind, const Error& error, WallTime now) {
  Disk disk;
  auto store = open_when_free(disk, site.store, kPatience);
  if (!store) return no_store(kind, store.error());
  const std::string_view word = bundle::verdict_word(bundle::verdict_of(error));
  return conclude(*store, kind, "USB", outcome_of(error), word, now);
}

/// The receipt that is carried out is of this moment, if anything has changed since the last one.
Status renew_receipt(const config::Site& site, WallTime now) {
  Disk disk;
  GONGSHI_TRY(Store store, open_when_free(disk, site.store, kPatience));
  GONGSHI_TRY([[maybe_unused]] const auto issued, keep_receipt(store, receipt_facts(site), now));
  return {};
}

Result<Outcome> carry(const config::Site& site, const Stick& stick, Mounter& mounter,
                      WallTime now) {
  GONGSHI_CHECK(renew_receipt(site, now));
  GONGSHI_TRY(const Fd mount, mounter.open(stick.device, Access::kWrite));
  GONGSHI_TRY(const Folder folder, open_folder(mount, kReceiptFolder));
  GONGSHI_TRY([[maybe_unused]] const std::string name,
              carry_receipts(Layout{site.store}, site.sync.device, folder.path()));
  GONGSHI_TRY(const auto opinions, carry_opinions(site, folder.path()));
  // "May be pulled out" is said when it may.
  const Fd real(::openat(mount.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!real || ::syncfs(real.get()) != 0) {
    return os_error(errno, {"写完 U 盘", "cannot finish writing to the stick"});
  }
  drop_carried(site, opinions);
  const std::string count = std::to_string(opinions.size());
  const Sentence with =
      opinions.empty() ? Sentence{"", " is"}
                       : Sentence{"和 " + count + " 条意见", " and " + count + " opinions are"};
  return Outcome{
      bundle::Verdict::kOk,
      {"回执" + with.zh + "已存到 U 盘 " + stick.label + "，可以拔出",
       "the receipt" + with.en + " on the stick " + stick.label + ", which may be pulled out"},
      {}};
}

}  // namespace

JobReport run_import(const config::Site& site, const std::optional<Stick>& stick, Mounter& mounter,
                     const Clock& clock, const std::atomic<bool>& stop) {
  constexpr JobKind kind = JobKind::kImport;
  if (!stick) return refuse(site, kind, pulled_out(), clock.wall());
  const auto mount = mounter.open(stick->device, Access::kRead);
  if (!mount) return refuse(site, kind, mount.error(), clock.wall());
  const auto folder = open_folder(*mount, kBundleFolder);
  if (!folder) return refuse(site, kind, folder.error(), clock.wall());
  Disk disk;
  auto store = open_when_free(disk, site.store, kPatience);
  if (!store) return no_store(kind, store.error());
  const ImportReport report =
      import(*store, folder->path(), {std::string("USB ") + stick->label, &stop});
  return conclude(*store, kind, "USB " + stick->label, report.outcome,
                  bundle::verdict_word(report.outcome.verdict), clock.wall());
}

JobReport run_carry(const config::Site& site, const std::optional<Stick>& stick, Mounter& mounter,
                    const Clock& clock, const std::atomic<bool>& /*stop*/) {
  constexpr JobKind kind = JobKind::kCarry;
  if (!stick) return refuse(site, kind, pulled_out(), clock.wall());
  const auto carried = carry(site, *stick, mounter, clock.wall());
  if (!carried) return refuse(site, kind, carried.error(), clock.wall());
  return {kind, "OK", carried->sentence, true, false};
}

}  // namespace gongshi::content::store
