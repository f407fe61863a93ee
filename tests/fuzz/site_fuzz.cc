// The site's YAML file.
#include "config/site.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto site = gongshi::config::parse_site(gongshi::fuzz::text_of(data, size), "site.yaml");
  if (!site) gongshi::fuzz::demand(!site.error().what.en.empty());
  return 0;
}
