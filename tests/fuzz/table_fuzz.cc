// Every table of the release; the first byte chooses which. A table has one spelling, so what is
// read is written with the same bytes.
#include "content/schema.h"
#include "content/table.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::content;
using gongshi::fuzz::demand;

template <class Rows, class Write>
void same_bytes(const gongshi::Result<Rows>& rows, std::string_view text, const Write& write) {
  if (rows) demand(write(*rows).value() == text);
}

void read_kind(PriceKind kind, std::string_view text) {
  std::vector<PriceItem> prices;
  if (!read_prices(kind, text, prices)) return;
  for (const PriceItem& item : prices) demand(!item.code.empty() && !item.name.empty());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = gongshi::fuzz::text_of(data + 1, size - 1);
  switch (data[0] % 18) {
    case 0:
      same_bytes(read_hospital(text), text, write_hospital);
      break;
    case 1:
      read_kind(PriceKind::kService, text);
      break;
    case 2:
      read_kind(PriceKind::kDrug, text);
      break;
    case 3:
      read_kind(PriceKind::kConsumable, text);
      break;
    case 4:
      same_bytes(read_departments(text), text, write_departments);
      break;
    case 5:
      same_bytes(read_doctors(text), text, write_doctors);
      break;
    case 6:
      same_bytes(read_sessions(text), text, write_sessions);
      break;
    case 7:
      same_bytes(read_categories(text), text, write_categories);
      break;
    case 8:
      same_bytes(read_pages(text), text, write_pages);
      break;
    case 9:
      same_bytes(read_messages(text), text, write_messages);
      break;
    case 10:
      same_bytes(read_readings(text), text, write_readings);
      break;
    case 11:
      same_bytes(read_emergency_cards(text), text, write_emergency_cards);
      break;
    case 12:
      same_bytes(read_leaders(text), text, write_leaders);
      break;
    case 14:
      same_bytes(read_answers(text), text, write_answers);
      break;
    case 15:
      same_bytes(read_plans(text), text, write_plans);
      break;
    case 16:
      same_bytes(read_points(text), text, write_points);
      break;
    case 17:
      same_bytes(read_ways(text), text, write_ways);
      break;
    default:
      same_bytes(read_calendar(text), text, write_calendar);
  }
  return 0;
}
