#include "content/store/install.h"

#include <algorithm>
#include <set>

#include "content/release.h"
#include "content/store/gather.h"
#include "content/store/object_file.h"
#include "content/store/stored_release.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using bundle::Manifest;
using bundle::ManifestObject;
using bundle::Verdict;

constexpr std::uint64_t kBlock = 4096;  // what a file system rounds up to

/// The first object of each raw hash that neither the store nor an earlier attempt holds.
Result<std::vector<const ManifestObject*>> missing_objects(Store& store, const Manifest& manifest) {
  std::vector<const ManifestObject*> missing;
  std::set<bundle::Hash> seen;
  for (const ManifestObject& object : manifest.objects) {
    if (!seen.insert(object.raw_hash).second) continue;
    if (is_object(store.layout().object(object.raw_hash), object.raw_size, object.raw_hash)) {
      GONGSHI_CHECK(store.staging().drop(object.raw_hash));  // never over the good one
      continue;
    }
    GONGSHI_TRY(const bool staged, store.staging().adopt(object));
    if (!staged) missing.push_back(&object);
  }
  return missing;
}

Status check_space(const Store& store, const std::vector<const ManifestObject*>& missing) {
  std::uint64_t needed = kSpareBytes;
  std::uint64_t longest = 0;  // of the objects on their way, one at a time
  for (const ManifestObject* object : missing) {
    needed += (object->raw_size + kBlock - 1) / kBlock * kBlock;
    longest = std::max(longest, object->stored_size);
  }
  needed += longest;
  GONGSHI_TRY(const std::uint64_t free, store.disk().free_bytes(store.layout().folder));
  if (free >= needed) return {};
  const auto mib = [](std::uint64_t bytes) { return std::to_string((bytes >> 20U) + 1) + " MiB"; };
  return Error{Errc::kIo,
               {"磁盘空间不足：需要 " + mib(needed) + "，剩余 " + mib(free),
                "not enough disk: " + mib(needed) + " needed, " + mib(free) + " free"},
               std::string(bundle::verdict_word(Verdict::kSpace))};
}

/// Step 10: the tables are read as the kiosk and the boards will read them.
Status check_content(const Store& store, const bundle::Accepted& release) {
  const auto locate = [&store](const bundle::Hash& hash) {
    const fs::path staged = store.staging().object(hash);
    return is_there(staged) ? staged : store.layout().object(hash);
  };
  auto objects = MappedObjects::open(release.manifest, locate);
  if (!objects) return std::move(objects).error();
  auto loaded =
      Release::load(release_id(release.manifest, release.manifest_hash.hex()), *std::move(objects));
  if (loaded) return {};
  return bundle::refusal(Verdict::kContent, std::move(loaded).error().what);
}

Result<Brought> install_accepted(Store& store, const bundle::Accepted& release,
                                 const bundle::SignedDocument& manifest, ObjectSource& source) {
  GONGSHI_CHECK(store.staging().keep_only(release.manifest));
  GONGSHI_TRY(const auto missing, missing_objects(store, release.manifest));
  GONGSHI_CHECK(check_space(store, missing));
  Gather gather(store, release.manifest, source);
  for (const ManifestObject* object : missing) {
    GONGSHI_TRY(const std::string raw, gather.raw(*object));
    GONGSHI_CHECK(store.staging().put(object->raw_hash, raw));
  }
  GONGSHI_CHECK(check_content(store, release));
  GONGSHI_CHECK(store.commit(release, manifest));
  return gather.brought();
}

}  // namespace

Outcome outcome_of(const Error& error, std::string serial) {
  return {bundle::verdict_of(error), error.what, std::move(serial)};
}

Outcome install(Store& store, const bundle::Decision& decision,
                const bundle::SignedDocument& manifest, ObjectSource& source) {
  const bool already = decision.verdict == Verdict::kAlready;
  if (!decision.accepted || (!decision.ok() && !already)) {
    return {decision.verdict, decision.sentence, {}};
  }
  const bundle::Accepted& release = *decision.accepted;
  const std::string serial = release.manifest.serial();
  if (already && store.holds_whole(release)) {
    return {Verdict::kAlready,
            {"期号 " + serial + " 本机已在使用", "number " + serial + " is in use here already"},
            serial};
  }
  const auto done = install_accepted(store, release, manifest, source);
  if (!done) return outcome_of(done.error(), serial);
  // Behind the commit: whatever is left over is tried again next time.
  if (auto clean = store.clean_up(); !clean) log(Level::kWarning, "store", clean.error());
  if (already) {
    return {Verdict::kAlready,
            {"期号 " + serial + " 本机已在使用，缺损部分已补齐",
             "number " + serial + " is in use here already; what was damaged has been restored"},
            serial,
            *done};
  }
  return {Verdict::kOk,
          {"期号 " + serial + " 已启用", "number " + serial + " is in use now"},
          serial,
          *done};
}

}  // namespace gongshi::content::store
