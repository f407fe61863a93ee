#include "content/store/gather.h"

#include "content/bundle/delta.h"
#include "content/bundle/object.h"
#include "content/store/object_file.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

/// The base of an offer, if the store holds it undamaged.
bool holds_base(const Store& store, const bundle::DeltaOffer& offer) {
  const auto file = hash_file(store.layout().object(offer.base), bundle::kMaxRawTotal);
  return file && file->hash == offer.base;
}

}  // namespace

Gather::Gather(const Store& store, const bundle::Manifest& manifest, ObjectSource& source)
    : store_(store), source_(source) {
  for (const bundle::DeltaOffer& offer : manifest.deltas) offers_.emplace(offer.target, &offer);
}

Result<std::string> Gather::raw(const bundle::ManifestObject& object) {
  ++brought_.objects;
  if (const bundle::DeltaOffer* offer = cheapest(object)) {
    auto raw = by_delta(*offer, object);
    if (raw) return raw;
    log(Level::kInfo, "store", raw.error());
  }
  GONGSHI_TRY(const std::string_view stored,
              source_.fetch(object.stored_hash, object.stored_size, object.path));
  brought_.stored_bytes += stored.size();
  return bundle::raw_object(object, stored);
}

const bundle::DeltaOffer* Gather::cheapest(const bundle::ManifestObject& object) const {
  const bundle::DeltaOffer* best = nullptr;
  const bool has_full = source_.may_have(object.stored_hash);
  const auto [first, last] = offers_.equal_range(object.raw_hash);
  for (auto offer = first; offer != last; ++offer) {
    const bundle::DeltaOffer& delta = *offer->second;
    const bool worth = (!has_full || delta.size < object.stored_size) &&
                       (best == nullptr || delta.size < best->size) && source_.may_have(delta.hash);
    if (worth && holds_base(store_, delta)) best = &delta;
  }
  return best;
}

Result<std::string> Gather::by_delta(const bundle::DeltaOffer& offer,
                                     const bundle::ManifestObject& object) {
  GONGSHI_TRY(const std::string_view stored, source_.fetch(offer.hash, offer.size, object.path));
  brought_.stored_bytes += stored.size();
  GONGSHI_TRY(const MappedFile base,
              MappedFile::open(store_.layout().object(offer.base),
                               static_cast<std::size_t>(bundle::kMaxRawTotal)));
  GONGSHI_TRY(std::string raw, bundle::apply_delta(offer, object, base.text(), stored));
  ++brought_.by_delta;
  return raw;
}

}  // namespace gongshi::content::store
