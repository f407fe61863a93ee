#include "content/workspace/proof/markdown.h"

#include <md4c.h>

#include <charconv>
#include <map>
#include <utility>

#include "content/markdown.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::proof {
namespace {

std::string entity_text(std::string_view entity) {
  static const std::map<std::string_view, std::string_view> named{
      {"&amp;", "&"},  {"&lt;", "<"},    {"&gt;", ">"},     {"&quot;", "\""},
      {"&nbsp;", " "}, {"&times;", "×"}, {"&middot;", "·"}, {"&hellip;", "…"}};
  if (const auto found = named.find(entity); found != named.end()) {
    return std::string(found->second);
  }
  if (entity.starts_with("&#")) {
    const bool hex = entity.size() > 2 && (entity[2] == 'x' || entity[2] == 'X');
    const std::string_view digits = entity.substr(hex ? 3 : 2);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    std::string text;
    if (code >= 0x20 && code <= 0x10FFFF && !surrogate) {
      utf8::append(text, code);
      return text;
    }
  }
  return std::string(entity);
}

struct List {
  bool ordered = false;
  unsigned next = 1;
};

/// What the callbacks below build up.
class Builder {
 public:
  std::vector<Block> blocks;

  void enter(MD_BLOCKTYPE type, void* detail) {
    flush();
    switch (type) {
      case MD_BLOCK_UL:
        lists_.push_back({});
        break;
      case MD_BLOCK_OL:
        lists_.push_back({true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
        break;
      case MD_BLOCK_LI:
        marker_ = lists_.empty() || !lists_.back().ordered
                      ? std::string("•")
                      : std::to_string(lists_.back().next++) + ".";
        break;
      case MD_BLOCK_QUOTE:
        ++quotes_;
        break;
      case MD_BLOCK_H:
        level_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_HR:
        blocks.push_back({.kind = Block::Kind::kRule});
        break;
      case MD_BLOCK_CODE:
        code_ = true;
        break;
      case MD_BLOCK_TABLE:
        rows_.clear();
        break;
      case MD_BLOCK_TR:
        rows_.emplace_back();
        break;
      case MD_BLOCK_TH:
        ++strong_;
        break;
      default:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
      if (!rows_.empty()) rows_.back().push_back(std::move(spans_));
      spans_.clear();
    }
    flush();
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        lists_.pop_back();
        break;
      case MD_BLOCK_LI:
        marker_.clear();
        break;
      case MD_BLOCK_QUOTE:
        --quotes_;
        break;
      case MD_BLOCK_H:
        level_ = 0;
        break;
      case MD_BLOCK_CODE:
        code_ = false;
        break;
      case MD_BLOCK_TH:
        --strong_;
        break;
      case MD_BLOCK_TABLE:
        blocks.push_back({.kind = Block::Kind::kTable, .rows = std::move(rows_)});
        rows_.clear();
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) begins_picture_ = stands_alone();
    if (type == MD_SPAN_STRONG) ++strong_;
    if (type == MD_SPAN_A) link_text_ = text_so_far();
  }

  void leave_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) --strong_;
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      const std::string address(href.text, href.size);
      const std::string shown = text_so_far().substr(link_text_.size());
      if (address != shown && address != "mailto:" + shown) add("（" + address + "）");
    }
    if (type == MD_SPAN_IMG) {
      const MD_ATTRIBUTE& source = static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src;
      const std::string path(source.text, source.size);
      if (std::exchange(begins_picture_, false) && path.starts_with(kPicturePrefix)) {
        picture_ = path;
      } else {
        add("［" + path + "］");
      }
    }
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_BR:
        return add("\n");
      case MD_TEXT_SOFTBR:
        return add(" ");
      case MD_TEXT_NULLCHAR:
        return add("\xEF\xBF\xBD");
      case MD_TEXT_ENTITY:
        return add(entity_text(text));
      default:
        return add(text);
    }
  }

 private:
  /// Nothing before it, and no list, quotation, heading or table around it.
  [[nodiscard]] bool stands_alone() const {
    const bool first = spans_.empty() && picture_.empty();
    return first && level_ == 0 && lists_.empty() && quotes_ == 0 && rows_.empty();
  }

  [[nodiscard]] std::string text_so_far() const {
    std::string text;
    for (const Span& span : spans_) text += span.text;
    return text;
  }

  void add(std::string_view text) {
    // What stands beside a picture makes it one of the words.
    if (!picture_.empty()) spans_.push_back({"［" + std::exchange(picture_, {}) + "］"});
    const auto weight = strong_ > 0 ? fonts::Weight::kBold : fonts::Weight::kRegular;
    if (spans_.empty() || spans_.back().weight != weight) spans_.push_back({"", weight});
    spans_.back().text += text;
  }

  void flush() {
    if (spans_.empty() && picture_.empty()) return;
    Block block;
    block.picture = std::exchange(picture_, {});
    block.kind = !block.picture.empty() ? Block::Kind::kPicture
                 : level_ > 0           ? Block::Kind::kHeading
                 : code_                ? Block::Kind::kCode
                                        : Block::Kind::kParagraph;
    block.level = level_;
    block.depth = static_cast<int>(lists_.size()) + quotes_;
    block.marker = std::move(marker_);
    block.spans = std::move(spans_);
    while (!block.spans.empty() && block.spans.back().text.ends_with('\n')) {
      block.spans.back().text.pop_back();
    }
    marker_.clear();
    spans_.clear();
    blocks.push_back(std::move(block));
  }

  Spans spans_;
  std::vector<List> lists_;
  std::vector<std::vector<Spans>> rows_;
  std::string marker_;
  std::string link_text_;
  int level_ = 0;
  int quotes_ = 0;
  int strong_ = 0;
  bool code_ = false;
  bool begins_picture_ = false;  // the picture being read is the first thing in its block
  std::string picture_;          // that has been all of the block so far
};

Builder& builder(void* closure) {
  return *static_cast<Builder*>(closure);
}

}  // namespace

Result<std::vector<Block>> markdown(std::string_view text) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* closure) {
    builder(closure).enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* closure) {
    builder(closure).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* closure) {
    builder(closure).enter_span(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* closure) {
    builder(closure).leave_span(type, detail);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* closure) {
    builder(closure).text(type, {piece, size});
    return 0;
  };
  Builder built;
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &built) != 0) {
    return Error{Errc::kCorrupt, {"Markdown 无法解析", "Markdown cannot be parsed"}, {}};
  }
  return std::move(built.blocks);
}

}  // namespace gongshi::content::proof
