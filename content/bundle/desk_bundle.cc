#include "content/bundle/desk_bundle.h"

#include <algorithm>
#include <set>

#include "content/bundle/delta.h"
#include "content/bundle/object.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {

Result<DeskBundle> DeskBundle::open(const fs::path& path) {
  GONGSHI_TRY(auto file, MappedFile::open(path, kMaxBundleFile));
  GONGSHI_TRY(auto container, Container::read(file.text()));
  auto kept = std::make_unique<const std::string>(container.manifest.text);
  container.manifest.text = *kept;
  GONGSHI_TRY(auto manifest, Manifest::parse(*kept));
  GONGSHI_CHECK(match_objects(container, manifest));
  DeskBundle bundle = of(std::move(file), std::move(container), std::move(manifest));
  bundle.kept_manifest = std::move(kept);
  return bundle;
}

DeskBundle DeskBundle::of(MappedFile file, Container container, Manifest manifest) {
  const Hash hash = sha256(container.manifest.text);
  DeskBundle bundle{std::move(file), std::move(container), std::move(manifest), hash};
  for (const auto& entry : bundle.container.objects) {
    bundle.stored.emplace(entry.stored_hash, entry.stored);
  }
  for (std::size_t i = 0; i < bundle.manifest.objects.size(); ++i) {
    bundle.by_raw.emplace(bundle.manifest.objects[i].raw_hash, i);
  }
  return bundle;
}

Status DeskBundle::check_entries() const {
  for (const auto& [hash, bytes] : stored) {
    if (sha256(bytes) == hash) continue;
    const std::string name = "obj/" + hash.hex();
    return refusal(Verdict::kHash, {name + " 的内容与名称不符", name + " differs from its name"});
  }
  return {};
}

Result<std::optional<std::string>> DeskBundle::raw(const ManifestObject& object,
                                                   const DeskBundle* base) const {
  using Found = std::optional<std::string>;
  if (const auto entry = stored.find(object.stored_hash); entry != stored.end()) {
    GONGSHI_TRY(auto bytes, raw_object(object, entry->second));
    return Found(std::move(bytes));
  }
  if (base == nullptr) return Found();
  if (const ManifestObject* same = base->find(object.raw_hash)) return base->raw(*same);
  for (const DeltaOffer& offer : manifest.deltas) {
    if (offer.target != object.raw_hash) continue;
    const auto frame = stored.find(offer.hash);
    const ManifestObject* from = base->find(offer.base);
    if (frame == stored.end() || from == nullptr) continue;
    GONGSHI_TRY(const auto old_bytes, base->raw(*from));
    if (!old_bytes) continue;
    GONGSHI_TRY(auto bytes, apply_delta(offer, object, *old_bytes, frame->second));
    return Found(std::move(bytes));
  }
  return Found();
}

Status DeskBundle::check_objects(const DeskBundle* base) const {
  for (const ManifestObject& object : manifest.objects) {
    GONGSHI_TRY(const auto bytes, raw(object, base));
    if (bytes) continue;
    return refusal(Verdict::kMissingObject,
                   {"包里没有 " + object.path, object.path + " is not in the bundle"});
  }
  return {};
}

const ManifestObject* DeskBundle::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(manifest.objects, path, {}, &ManifestObject::path);
  return at != manifest.objects.end() && at->path == path ? &*at : nullptr;
}

const ManifestObject* DeskBundle::find(const Hash& raw_hash) const {
  const auto at = by_raw.find(raw_hash);
  return at != by_raw.end() ? &manifest.objects[at->second] : nullptr;
}

Result<Container> thin_container(const DeskBundle& bundle, const DeskBundle& base) {
  std::set<Hash> needless;  // stored hashes of full objects
  for (const ManifestObject& object : bundle.manifest.objects) {
    if (base.find(object.raw_hash) != nullptr) needless.insert(object.stored_hash);
  }
  std::set<Hash> deltas;  // entries that are nothing else
  std::set<Hash> wanted;  // of the deltas: those that take the place of a full object
  for (const DeltaOffer& offer : bundle.manifest.deltas) {
    deltas.insert(offer.hash);
    const ManifestObject* target = bundle.find(offer.target);
    const bool usable =
        target != nullptr && base.find(offer.base) != nullptr && bundle.stored.contains(offer.hash);
    if (usable && needless.insert(target->stored_hash).second) wanted.insert(offer.hash);
  }
  for (const ManifestObject& object : bundle.manifest.objects) {
    deltas.erase(object.stored_hash);  // an offer may name an object's own bytes
    if (needless.contains(object.stored_hash) || bundle.stored.contains(object.stored_hash)) {
      continue;
    }
    return refusal(Verdict::kMissingObject,
                   {"包里没有 " + object.path + "，第 " + base.manifest.serial() + " 期里也没有",
                    object.path + " is neither in the bundle nor in " + base.manifest.serial()});
  }
  Container thin = bundle.container;
  std::erase_if(thin.objects, [&](const Container::ObjectEntry& entry) {
    const Hash& hash = entry.stored_hash;
    return !wanted.contains(hash) && (needless.contains(hash) || deltas.contains(hash));
  });
  return thin;
}

}  // namespace gongshi::content::bundle
