// Gather: the raw bytes of the objects that a release needs and the store lacks, each by the
// cheapest way: the full object, or a delta whose base the store holds.
//
// A delta that fails for any reason means "use the full object".
#pragma once

#include <map>
#include <string>

#include "content/bundle/manifest.h"
#include "content/store/install.h"

namespace gongshi::content::store {

class Gather {
 public:
  /// All of them must outlive this.
  Gather(const Store& store, const bundle::Manifest& manifest, ObjectSource& source);

  /// Verified. Words "E_MISSING_OBJECT", "E_HASH", "E_DECODE", "E_SPACE", "E_IO".
  [[nodiscard]] Result<std::string> raw(const bundle::ManifestObject& object);

  [[nodiscard]] const Brought& brought() const { return brought_; }

 private:
  [[nodiscard]] const bundle::DeltaOffer* cheapest(const bundle::ManifestObject& object) const;
  [[nodiscard]] Result<std::string> by_delta(const bundle::DeltaOffer& offer,
                                             const bundle::ManifestObject& object);

  const Store& store_;
  ObjectSource& source_;
  std::multimap<bundle::Hash, const bundle::DeltaOffer*> offers_;  // by target
  Brought brought_;
};

}  // namespace gongshi::content::store
