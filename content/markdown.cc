#include "content/markdown.h"

#include <md4c.h>

#include <array>
#include <utility>

namespace gongshi::content {
namespace {

constexpr std::size_t kMostElements = 2'000;
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&nbsp;", "\xC2\xA0"},
}};

class Reader {
 public:
  int enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        open(Element::Kind::kHeading,
             static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_P:
        enter_paragraph();
        break;
      case MD_BLOCK_CODE:
        open(Element::Kind::kParagraph, depth_);
        break;
      case MD_BLOCK_QUOTE:
        close();
        ++depth_;
        break;
      case MD_BLOCK_UL:
        close();
        ++depth_;
        numbers_.push_back(kNoNumber);
        break;
      case MD_BLOCK_OL:
        close();
        ++depth_;
        numbers_.push_back(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
      case MD_BLOCK_LI:
        enter_item();
        break;
      case MD_BLOCK_HR:
        open(Element::Kind::kRule, 0);
        break;
      case MD_BLOCK_TABLE:
        open(Element::Kind::kTable, 0);
        break;
      case MD_BLOCK_TR:
        elements_.back().rows.emplace_back();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        elements_.back().rows.back().emplace_back();
        target_ = &elements_.back().rows.back().back();
        break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_HTML:
      case MD_BLOCK_THEAD:
      case MD_BLOCK_TBODY:
        break;
    }
    return 0;
  }

  int leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --depth_;
        numbers_.pop_back();
        close();
        break;
      case MD_BLOCK_QUOTE:
        --depth_;
        close();
        break;
      case MD_BLOCK_P:
        turn_into_picture();
        close();
        break;
      case MD_BLOCK_H:
      case MD_BLOCK_CODE:
      case MD_BLOCK_LI:
      case MD_BLOCK_TABLE:
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        close();
        break;
      default:
        break;
    }
    return 0;
  }

  void bold(bool on) { bold_ += on ? 1 : -1; }

  void enter_picture(std::string_view source) {
    ++pictures_;
    ++inside_picture_;
    source_ = source;
  }

  void leave_picture() { --inside_picture_; }

  void text(MD_TEXTTYPE type, std::string_view words) {
    if (inside_picture_ == 0) words_beside_ = true;
    switch (type) {
      case MD_TEXT_BR:
        append("\n");
        break;
      case MD_TEXT_SOFTBR:
        // Chinese lines join without a blank, Latin ones with one.
        if (ends_in_ascii()) append(" ");
        break;
      case MD_TEXT_NULLCHAR:
        append("\xEF\xBF\xBD");
        break;
      case MD_TEXT_ENTITY:
        append(entity(words));
        break;
      default:
        append(words);
    }
  }

  [[nodiscard]] std::vector<Element> take() && {
    if (elements_.size() > kMostElements) elements_.resize(kMostElements);
    return std::move(elements_);
  }

 private:
  static constexpr unsigned kNoNumber = 0xFFFFFFFF;

  void open(Element::Kind kind, int level) {
    elements_.push_back(
        {.kind = kind, .level = level, .bullet = {}, .runs = {}, .rows = {}, .picture = {}});
    target_ = &elements_.back().runs;
  }

  void enter_item() {
    open(Element::Kind::kItem, depth_);
    if (numbers_.empty()) return;
    unsigned& number = numbers_.back();
    elements_.back().bullet = number == kNoNumber ? "•" : std::to_string(number++) + ".";
    fresh_item_ = true;
  }

  void enter_paragraph() {
    pictures_ = 0;
    words_beside_ = false;
    // The first paragraph of an item stands beside its bullet.
    if (std::exchange(fresh_item_, false)) {
      target_ = &elements_.back().runs;
      return;
    }
    open(depth_ == 0 ? Element::Kind::kParagraph : Element::Kind::kItem, depth_);
  }

  /// A paragraph that is one picture of the release and nothing else.
  void turn_into_picture() {
    const bool alone = pictures_ == 1 && !words_beside_ && source_.starts_with(kPicturePrefix);
    if (!alone || elements_.back().kind != Element::Kind::kParagraph) return;
    elements_.back().kind = Element::Kind::kImage;
    elements_.back().picture = std::move(source_);
  }

  void close() {
    target_ = nullptr;
    fresh_item_ = false;
  }

  void append(std::string_view words) {
    if (target_ == nullptr || words.empty()) return;
    fresh_item_ = false;
    if (target_->empty() || target_->back().bold != (bold_ > 0)) {
      target_->push_back({{}, bold_ > 0});
    }
    target_->back().text.append(words);
  }

  [[nodiscard]] bool ends_in_ascii() const {
    return target_ != nullptr && !target_->empty() && !target_->back().text.empty() &&
           static_cast<unsigned char>(target_->back().text.back()) < 0x80;
  }

  static std::string_view entity(std::string_view name) {
    for (const auto& [written, meant] : kEntities) {
      if (name == written) return meant;
    }
    return name;
  }

  std::vector<Element> elements_;
  Runs* target_ = nullptr;  // where text goes
  std::vector<unsigned> numbers_;
  int depth_ = 0;
  int bold_ = 0;
  bool fresh_item_ = false;
  int pictures_ = 0;           // in this paragraph
  int inside_picture_ = 0;     // pictures around the text
  bool words_beside_ = false;  // in this paragraph, outside its pictures
  std::string source_;         // of the last picture
};

Reader& reader(void* user) {
  return *static_cast<Reader*>(user);
}

}  // namespace

std::string plain_text(const Runs& runs) {
  std::string text;
  for (const TextRun& run : runs) text += run.text;
  return text;
}

std::vector<Element> parse_markdown(std::string_view text) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return reader(user).enter(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* user) {
    return reader(user).leave(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    if (type == MD_SPAN_STRONG) reader(user).bold(true);
    if (type == MD_SPAN_IMG) {
      const MD_ATTRIBUTE& source = static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src;
      reader(user).enter_picture({source.text, source.size});
    }
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* user) {
    if (type == MD_SPAN_STRONG) reader(user).bold(false);
    if (type == MD_SPAN_IMG) reader(user).leave_picture();
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
    reader(user).text(type, {words, size});
    return 0;
  };
  Reader result;
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &result);
  return std::move(result).take();
}

}  // namespace gongshi::content
