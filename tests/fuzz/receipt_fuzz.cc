// A receipt that parses is written again with the same bytes: there is one text for each meaning.
#include "content/bundle/receipt_document.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = gongshi::fuzz::text_of(data, size);
  const auto document = gongshi::content::bundle::Receipt::parse(text);
  if (document) gongshi::fuzz::demand(document->text() == text);
  return 0;
}
