// An opinion that parses is written again with the same bytes; whatever a visitor types is judged
// without fault.
#include "content/feedback/opinion.h"

#include "content/feedback/personal.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi::content::feedback;
  const std::string_view text = gongshi::fuzz::text_of(data, size);
  std::string document(text);
  document.resize(kDocumentBytes, '\0');  // the padding is not worth the fuzzer's time
  if (const auto opinion = parse_document(document)) {
    const auto again = write_document(*opinion);
    gongshi::fuzz::demand(again.has_value() && again->view() == document);
  }
  (void)find_personal(text);
  (void)OpinionNumber::from_typed(text);
  return 0;
}
