// ObjectSource: where stored bytes come from: a bundle that was carried here, or the network.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

class ObjectSource {
 public:
  virtual ~ObjectSource() = default;

  /// False when it is certain that the source lacks these bytes, so that nobody asks for them.
  [[nodiscard]] virtual bool may_have(const bundle::Hash& stored) const = 0;

  /// The `size` bytes that hash to `stored`; valid until the next call. `name` is for people.
  /// Words "E_MISSING_OBJECT", "E_HASH", "E_SPACE", "E_IO".
  [[nodiscard]] virtual Result<std::string_view> fetch(const bundle::Hash& stored,
                                                       std::uint64_t size,
                                                       const std::string& name) = 0;
};

}  // namespace gongshi::content::store
