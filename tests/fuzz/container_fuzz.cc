// A file that reads as a bundle is byte for byte the file that would be written.
#include "content/bundle/container.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::bundle;
  const std::string_view file = gongshi::fuzz::text_of(data, size);
  const auto container = Container::read(file);
  if (!container) return 0;
  gongshi::fuzz::demand(container->bytes() == file);
  if (const auto manifest = Manifest::parse(container->manifest.text)) {
    static_cast<void>(match_objects(*container, *manifest).has_value());
  }
  return 0;
}
