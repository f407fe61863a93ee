// Public and secret key files. A password is never given: scrypt is libsodium's, not ours.
#include "content/bundle/key.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::bundle;
  const std::string_view file = gongshi::fuzz::text_of(data, size);
  if (const auto key = parse_public_key_file(file)) {
    gongshi::fuzz::demand(parse_public_key_file(write_public_key_file(*key)).value() == *key);
  }
  const auto nobody = []() -> gongshi::Result<std::string> {
    return gongshi::Error{gongshi::Errc::kUsage, {"", ""}, {}};
  };
  if (const auto key = parse_secret_key_file(file, nobody)) {
    const auto written = write_secret_key_file(*key, std::nullopt);
    const auto again = parse_secret_key_file(written.value(), nobody);
    gongshi::fuzz::demand(again.value().bytes() == key->bytes());
  }
  return 0;
}
