// Stored bytes whose hash is signed, as if the office had signed something hostile: never more
// memory than the signed size, never an object of another size. The first three bytes are that
// size.
#include "content/bundle/object.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::bundle;
  if (size < 3) return 0;
  const std::string_view stored = gongshi::fuzz::text_of(data + 3, size - 3);
  ManifestObject object;
  object.path = "table/x.tsv";
  object.encoding = Encoding::kZstd;
  object.raw_size = data[0] | (std::uint64_t{data[1]} << 8U) | (std::uint64_t{data[2]} << 16U);
  object.stored_size = stored.size();
  object.stored_hash = sha256(stored);
  const auto raw = raw_object(object, stored);
  gongshi::fuzz::demand(!raw);  // nobody knows a text whose hash is zero
  return 0;
}
