#include "content/workspace/file/emergency_file.h"

#include "content/workspace/approval/terms_reader.h"
#include "content/workspace/file/notice_reader.h"

namespace gongshi::content::workspace {
namespace {

// What can be read while one walks to the exit; a longer text belongs on a page.
constexpr std::size_t kMostTitle = 20;
constexpr std::size_t kMostText = 200;
constexpr std::size_t kMostShort = 60;
constexpr int kMostRunMin = 1'440;
constexpr const char* kFile = "emergency.yaml";
/// 应急信息 of the catalogue, unless the card names another.
constexpr std::string_view kUsualCategory = "F6";

/// Ids are typed at `gongshi-signage emergency start`, in a hurry.
bool is_card_id(std::string_view id) {
  return !id.empty() && id.size() <= 32 && id.front() != '-' &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

class CardReader {
 public:
  CardReader(Context& context, const YAML::Node& node)
      : context_(context),
        notice_(context, kFile, {"应急卡", "card"}, node,
                {"id", "title", "text", "short", "tags", "category", "max_run_minutes", "from",
                 "to", "audience", kNotBefore, kHigher}) {}

  std::optional<content::EmergencyCard> read() {
    content::EmergencyCard card;
    const YamlMap& map = notice_.map();
    card.id = context_.workspace.pool.keep(notice_.id());
    (void)is_public_name(context_, map.place("id"), notice_.id());
    if (!notice_.id().empty() && !is_card_id(notice_.id())) {
      map.fail("id", Code::kBadValue,
               {"编号只能用小写字母、数字和 -，最多 32 个字符",
                "ids take a-z, 0-9 and -, at most 32 characters"});
    }
    if (!map.must("title").empty()) card.title_zh = notice_.text("title", kMostTitle);
    const YamlMap texts(kFile, "text.", map.node("text"), {"zh", "en", "ug"}, context_.findings);
    card.text_zh = notice_.text_in(texts, TextLanguage::kChinese, kMostText);
    card.text_en = notice_.text_in(texts, TextLanguage::kEnglish, 2 * kMostText);
    card.text_ug = notice_.text_in(texts, TextLanguage::kUyghur, 2 * kMostText);
    if (card.text_zh.empty() && !notice_.failed()) {
      map.fail("text", Code::kMissingKey, {"没有中文文字", "there is no Chinese text"});
    }
    card.short_zh = notice_.text("short", kMostShort);
    card.tags = notice_.tags();
    card.category = notice_.text("category", kMostTitle);
    if (card.category.empty()) card.category = kUsualCategory;
    if (!map.must("max_run_minutes").empty()) {
      card.max_run_min =
          notice_.number(map, "max_run_minutes", 1, kMostRunMin, 1, {"分钟", "minutes"});
    }
    card.valid = notice_.validity();
    card.audience = notice_.audience(card.category);
    read_terms(context_, map, "card/" + notice_.id());
    if (notice_.failed()) return std::nullopt;
    const bool use_short = !card.short_zh.empty();
    if (!notice_.fits_displays(use_short ? "short" : "text",
                               use_short ? card.short_zh : card.text_zh)) {
      return std::nullopt;
    }
    return card;
  }

 private:
  Context& context_;
  NoticeReader notice_;
};

}  // namespace

void read_emergency_file(Context& context) {
  const YAML::Node list = read_list(context, kFile, "cards", false);
  if (list.size() == 0) return;
  FileCount& count = context.findings.file(kFile);
  for (const auto& node : list) {
    ++count.read;
    const auto card = CardReader(context, node).read();
    if (!card) {
      ++count.refused;
    } else if (card->valid.to && *card->valid.to < context.today) {
      ++count.ended;
    } else {
      context.workspace.emergency_cards.push_back({*card, {0, line_of(node)}});
    }
  }
}

}  // namespace gongshi::content::workspace
