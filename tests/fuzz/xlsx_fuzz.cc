// Workbooks: the container, and a worksheet part by itself (so that a mutation reaches its cells).
#include "content/workspace/source/xlsx.h"

#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  const std::string_view bytes = fuzz::text_of(data, size);
  if (const auto sheets = parse_workbook(bytes)) {
    for (const NamedSheet& each : *sheets) {
      int last = 0;
      for (std::size_t i = 0; i < each.sheet.size(); ++i) {
        fuzz::demand(each.sheet.row(i).number > last);
        last = each.sheet.row(i).number;
      }
    }
  }
  static constexpr std::string_view kShared = "<sst><si><t>a</t></si></sst>";
  static constexpr std::string_view kStyles =
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs>"
      "</styleSheet>";
  Sheet sheet;
  (void)parse_worksheet(bytes, kShared, kStyles, size % 2 == 1, sheet);
  return 0;
}
