// columns.yaml: read, and an entry put into it without a change to the others.
#include "content/workspace/map/entry_text.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  const std::string text(fuzz::text_of(data, size));
  MapEntry entry;
  entry.file = "prices/fuzz.csv";
  entry.kind = SheetKind::kDrug;
  entry.ignore = {text.substr(0, 40)};
  const auto made = with_entry(text, entry);
  if (!made) return 0;
  Findings findings;
  const ColumnsFile columns = parse_columns_file(*made, findings);
  fuzz::demand(columns.of(entry.file) == entry.meaning());
  return 0;
}
