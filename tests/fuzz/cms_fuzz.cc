// CMS price files: the CSV layouts and JSON, and their rules.
#include "content/workspace/cms/price_file.h"
#include "content/workspace/cms/rules.h"
#include "content/workspace/source/csv.h"
#include "content/workspace/source/encoding.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  const auto decoded = decode_text(fuzz::text_of(data, size));
  if (!decoded) return 0;
  const auto judge = [](const std::optional<CmsPriceFile>& prices) {
    if (!prices) return;
    Findings findings;
    for (const CmsItem& item : prices->items) {
      const auto before = findings.list().size();
      const bool sound = check_cms_item(*prices, "fuzz", item, findings);
      fuzz::demand(sound == (findings.list().size() == before));
    }
  };
  Findings findings;
  judge(read_cms_json("fuzz.json", decoded->text, findings));
  const Sheet sheet = parse_csv(decoded->text);
  if (is_cms_sheet(sheet)) judge(read_cms_sheet("fuzz.csv", sheet, findings));
  return 0;
}
