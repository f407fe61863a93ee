// A signature file that parses is written again with the same bytes, and never verifies for a key
// whose secret half nobody has.
#include "content/bundle/signature.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::bundle;
  const std::string_view file = gongshi::fuzz::text_of(data, size);
  const auto signature = Signature::parse(file);
  if (!signature) return 0;
  gongshi::fuzz::demand(signature->text() == file);
  static const PublicKey stranger = SecretKey::generate().public_key();
  static const Prehash document = prehash("document");
  PublicKey key = stranger;
  key.id = signature->key_id;
  gongshi::fuzz::demand(!signature->verifies(document, key));
  return 0;
}
