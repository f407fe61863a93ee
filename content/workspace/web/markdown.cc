#include "content/workspace/web/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "content/markdown.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities{{
    {"&amp;", "&"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&quot;", "\""},
    {"&nbsp;", "\xC2\xA0"},
}};

std::string_view entity(std::string_view name) {
  for (const auto& [written, meant] : kEntities) {
    if (name == written) return meant;
  }
  return name;
}

/// The address as it was meant: md4c leaves entities in it as they are written.
std::string attribute_text(const MD_ATTRIBUTE& attribute) {
  std::string text;
  if (attribute.text == nullptr) return text;
  for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const MD_OFFSET from = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + from, attribute.substr_offsets[i + 1] - from);
    text.append(attribute.substr_types[i] == MD_TEXT_ENTITY ? entity(part) : part);
  }
  return text;
}

/// A paragraph is written when it ends: only then is it known whether it is one picture.
struct Paragraph {
  Markup words;
  int pictures = 0;
  bool words_beside = false;  // of the pictures
  std::string source;         // of the last picture
  std::string alternative;
};

class Writer {
 public:
  Writer(Markup& out, const PictureAddress& picture) : out_(out), picture_(picture) {}

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  void enter(MD_BLOCKTYPE type, void* detail) {
    close_spans();
    switch (type) {
      case MD_BLOCK_H:
        // h1 is the page's title.
        out_.open(kHeadings.at(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level - 1));
        break;
      case MD_BLOCK_P:
        paragraph_.emplace();
        break;
      case MD_BLOCK_CODE:
        out_.open("pre");
        break;
      case MD_BLOCK_QUOTE:
        ++depth_;
        out_.open("blockquote");
        break;
      case MD_BLOCK_UL:
        ++depth_;
        out_.open("ul");
        break;
      case MD_BLOCK_OL: {
        ++depth_;
        const std::string start = std::to_string(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        out_.open("ol", {{"start", start}});
        break;
      }
      case MD_BLOCK_LI:
        out_.open("li");
        break;
      case MD_BLOCK_HR:
        out_.single("hr");
        break;
      case MD_BLOCK_TABLE:
        labels_.clear();
        out_.open("table", {{"role", "table"}});
        break;
      case MD_BLOCK_THEAD:
        out_.open("thead", {{"role", "rowgroup"}});
        break;
      case MD_BLOCK_TBODY:
        out_.open("tbody", {{"role", "rowgroup"}});
        break;
      case MD_BLOCK_TR:
        column_ = 0;
        out_.open("tr", {{"role", "row"}});
        break;
      case MD_BLOCK_TH:
        labels_.emplace_back();
        in_label_ = true;
        out_.open("th", {{"scope", "col"}, {"role", "columnheader"}});
        break;
      case MD_BLOCK_TD:
        enter_cell();
        break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_HTML:
        break;
    }
  }

  void leave(MD_BLOCKTYPE type) {
    close_spans();
    switch (type) {
      case MD_BLOCK_P:
        end_paragraph();
        break;
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --depth_;
        out_.close();
        break;
      case MD_BLOCK_TH:
        in_label_ = false;
        out_.close();
        break;
      case MD_BLOCK_TD:
        out_.close().close();
        break;
      case MD_BLOCK_TABLE:
      case MD_BLOCK_H:
      case MD_BLOCK_CODE:
      case MD_BLOCK_LI:
      case MD_BLOCK_THEAD:
      case MD_BLOCK_TBODY:
      case MD_BLOCK_TR:
        out_.close();
        break;
      case MD_BLOCK_DOC:
      case MD_BLOCK_HR:
      case MD_BLOCK_HTML:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_STRONG:
        if (std::find(spans_.begin(), spans_.end(), type) != spans_.end()) break;
        words().open("strong");
        spans_.push_back(type);
        break;
      case MD_SPAN_IMG:
        if (paragraph_) {
          ++paragraph_->pictures;
          paragraph_->source = attribute_text(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
        }
        ++inside_picture_;
        break;
      case MD_SPAN_A:
        enter_link(attribute_text(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
        break;
      default:
        break;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) inside_picture_ = std::max(0, inside_picture_ - 1);
    const auto opened = std::find(spans_.begin(), spans_.end(), type);
    if (opened == spans_.end()) return;
    while (opened != spans_.end()) close_span();
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_BR:
        note("\n");
        words().single("br");
        return;
      case MD_TEXT_SOFTBR:
        // Chinese lines join without a blank, Latin ones with one.
        if (after_ascii_) add(" ");
        return;
      case MD_TEXT_NULLCHAR:
        return add("\xEF\xBF\xBD");
      case MD_TEXT_ENTITY:
        return add(entity(text));
      default:
        return add(text);
    }
  }

 private:
  static constexpr std::array<std::string_view, 6> kHeadings{"h2", "h3", "h4", "h5", "h6", "h6"};

  Markup& words() { return paragraph_ ? paragraph_->words : out_; }

  void close_span() {
    words().close();
    spans_.pop_back();
  }

  /// md4c leaves a span open, or ends one that it never began, where its mark stands inside a
  /// picture's address.
  void close_spans() {
    while (!spans_.empty()) close_span();
    inside_picture_ = 0;
  }

  void note(std::string_view text) {
    after_ascii_ = !text.empty() && static_cast<unsigned char>(text.back()) < 0x80;
    if (in_label_) labels_.back().append(text);
    if (!paragraph_) return;
    if (inside_picture_ == 0) {
      paragraph_->words_beside = true;
    } else {
      paragraph_->alternative.append(text);
    }
  }

  void add(std::string_view text) {
    if (text.empty()) return;
    note(text);
    words().text(text);
  }

  /// Where there is no room for columns, each cell stands behind its column's heading.
  void enter_cell() {
    const std::string label = column_ < labels_.size() ? labels_[column_] : std::string();
    ++column_;
    out_.open("td", {{"role", "cell"}, {"data-label", label}}).open("span");
  }

  void enter_link(const std::string& address) {
    const std::string_view safe = safe_link(address);
    const bool in_link = std::find(spans_.begin(), spans_.end(), MD_SPAN_A) != spans_.end();
    if (safe.empty() || inside_picture_ > 0 || in_link) return;
    spans_.push_back(MD_SPAN_A);
    words().open("a", {{"href", safe}, {"rel", "noreferrer"}});
  }

  void end_paragraph() {
    if (!paragraph_) return;
    const Paragraph paragraph = std::move(*paragraph_);
    paragraph_.reset();
    const bool alone = paragraph.pictures == 1 && !paragraph.words_beside && depth_ == 0 &&
                       paragraph.source.starts_with(kPicturePrefix);
    if (!alone) {
      out_.open("p").add(paragraph.words).close();
      return;
    }
    auto address = picture_(paragraph.source);
    if (!address) {
      error_ = std::move(address).error();
      return;
    }
    out_.open("figure");
    out_.single("img", {{"src", *address}, {"alt", paragraph.alternative}}).close();
  }

  Markup& out_;
  const PictureAddress& picture_;
  std::optional<Paragraph> paragraph_;
  std::optional<Error> error_;
  std::vector<std::string> labels_;  // of the table's columns
  std::size_t column_ = 0;
  bool in_label_ = false;
  int depth_ = 0;                   // lists and quotations around
  int inside_picture_ = 0;          // pictures around the text
  std::vector<MD_SPANTYPE> spans_;  // that are open in words(); no two alike
  bool after_ascii_ = false;
};

Writer& writer(void* user) {
  return *static_cast<Writer*>(user);
}

/// Stops the parser at the first error.
int going_on(void* user) {
  return writer(user).error() ? 1 : 0;
}

}  // namespace

Status append_markdown(Markup& out, std::string_view text, const PictureAddress& picture) {
  const Error corrupt{
      Errc::kCorrupt, {"页面正文无法解析", "the text of a page cannot be parsed"}, "E_CONTENT"};
  if (utf8::first_error(text)) return corrupt;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    writer(user).enter(type, detail);
    return going_on(user);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* /*detail*/, void* user) {
    writer(user).leave(type);
    return going_on(user);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    writer(user).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* /*detail*/, void* user) {
    writer(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* user) {
    writer(user).text(type, {words, size});
    return 0;
  };
  // Into markup of its own: what a refused text leaves open does not matter there.
  Markup body;
  Writer writing(body, picture);
  const bool parsed =
      md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &writing) == 0;
  if (const auto& error = writing.error()) return *error;
  if (!parsed) return corrupt;
  out.add(body);
  return {};
}

}  // namespace gongshi::content::web
