// CSV files of any encoding: decoded, split into cells, headers looked for.
#include "content/workspace/source/csv.h"

#include "content/workspace/row/clean.h"
#include "content/workspace/row/headers.h"
#include "content/workspace/row/privacy.h"
#include "content/workspace/row/values.h"
#include "content/workspace/source/encoding.h"
#include "drivers/os/utf8.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  auto decoded = decode_text(fuzz::text_of(data, size));
  if (!decoded) return 0;
  fuzz::demand(!utf8::first_error(decoded->text).has_value());
  const Sheet sheet = parse_csv(std::move(decoded->text));
  int last = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Row row = sheet.row(i);
    fuzz::demand(row.number == ++last);
    for (const Cell& cell : row.cells) {
      const Cleaned cleaned = clean_text(cell.text);
      // Cleaning again changes nothing, and what is_plain lets through needs no cleaning.
      fuzz::demand(clean_text(cleaned.text).text == cleaned.text);
      if (is_plain(cell.text)) fuzz::demand(cleaned.text == cell.text);
      (void)find_personal_number(cleaned.text);
      (void)parse_money(cleaned.text);
      (void)parse_share(cleaned.text);
      (void)parse_date_cell(cleaned.text);
    }
  }
  Findings findings;
  static constexpr std::array kKinds{SheetKind::kService, SheetKind::kDrug, SheetKind::kDoctor};
  (void)map_headers("fuzz.csv", sheet, kKinds, {}, findings);
  return 0;
}
