// A delta whose hash is signed, as if the office had signed something hostile: never more memory
// than the signed size, never an object of another size, never a byte outside the base. Two bytes
// of the target's size, one of the base's; then the delta.
#include "content/bundle/delta.h"

#include <string>

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::bundle;
  if (size < 3) return 0;
  const std::string_view stored = gongshi::fuzz::text_of(data + 3, size - 3);
  // On the heap and of its exact size, so that a sanitizer sees a look behind its beginning.
  std::string base;
  for (int i = 0; i < data[2] * 16; ++i) base += static_cast<char>('a' + i % 23);
  base.shrink_to_fit();
  ManifestObject target;
  target.path = "table/x";
  target.raw_size = data[0] | (std::uint64_t{data[1]} << 8U);
  const DeltaOffer offer{target.raw_hash, sha256(base), stored.size(), sha256(stored)};
  const auto raw = apply_delta(offer, target, base, stored);
  gongshi::fuzz::demand(!raw);  // nobody knows a text whose hash is zero
  return 0;
}
