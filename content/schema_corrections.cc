// Which page corrects which item.
#include "content/columns.h"
#include "content/schema.h"

namespace gongshi::content {
namespace {

constexpr std::array<std::string_view, 3> kCorrectedKinds{"page", "price", "message"};

struct CorrectionColumns {
  template <class Io, class T>
  void operator()(Io& io, T& c) const {
    io.text("page", c.page, Need::kKey);
    io.word("kind", c.kind, kCorrectedKinds);
    io.text("id", c.id, Need::kMust);
    io.text("title_zh", c.title_zh, Need::kMust);
    io.text("title_en", c.title_en, Need::kOptional);
    io.date("fixed", c.fixed, Need::kMust);
    io.flag("gone", c.gone);
  }
};

}  // namespace

Result<std::string> write_corrections(std::span<const CorrectionLink> corrections) {
  return write_rows(kCorrectionTable, corrections, CorrectionColumns{});
}
Result<std::vector<CorrectionLink>> read_corrections(std::string_view text) {
  return read_rows<CorrectionLink>(kCorrectionTable, text, CorrectionColumns{});
}

}  // namespace gongshi::content
