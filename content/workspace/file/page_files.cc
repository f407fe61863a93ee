#include "content/workspace/file/page_files.h"

#include <algorithm>
#include <array>

#include "content/schema.h"
#include "content/workspace/approval/terms_reader.h"
#include "content/workspace/file/page_pictures.h"
#include "content/workspace/row/clean.h"
#include "content/workspace/row/privacy.h"
#include "content/workspace/row/record.h"
#include "content/workspace/source/front_matter.h"
#include "content/workspace/source/yaml.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostBody = 200'000;

/// The eight fixed fields of a service guide.
constexpr std::array kGuideHeadings =
    std::to_array<std::string_view>({"设定依据", "受理条件", "办事材料", "办理流程", "办理时限",
                                     "办理地点", "咨询方式", "监督投诉方式"});

bool is_guide(std::string_view category) {
  return category == "C6" || category == "C8";
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && id.front() != '-' && id.front() != '_' &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

class PageReader {
 public:
  PageReader(Context& context, std::string id)
      : context_(context),
        id_(std::move(id)),
        file_("pages/" + id_ + ".zh.md"),
        english_file_("pages/" + id_ + ".en.md") {}

  void read() {
    FileCount& count = context_.findings.file(file_);
    count.read = 1;
    const std::size_t before = errors();
    const auto text = read_text(context_, file_, true);
    const auto parts = text ? split(file_, *text) : std::nullopt;
    if (parts) read_head(*parts);
    if (parts) body(file_, *parts, Lang::kZh);
    if (parts && is_guide(page_.category)) check_guide(*parts);
    read_english();
    if (!parts || errors() != before) {
      count.refused = 1;
      context_.workspace.terms.erase("page/" + id_);
      return;
    }
    if (page_.valid.to && *page_.valid.to < context_.today) {
      count.ended = 1;
      context_.workspace.terms.erase("page/" + id_);
      return;
    }
    count.taken = 1;
    for (PageText& each : texts_) context_.workspace.page_texts.push_back(std::move(each));
    context_.workspace.pages.push_back({page_, {0, 1}});
  }

 private:
  [[nodiscard]] std::size_t errors() const {
    return static_cast<std::size_t>(context_.findings.count(Severity::kError));
  }

  std::optional<FrontMatter> split(const std::string& file, const std::string& text) {
    auto parts = split_front_matter(text);
    if (parts) return *parts;
    context_.findings.add({file, 1}, Code::kFrontMatter, parts.error().what);
    return std::nullopt;
  }

  content::Text take(const YamlMap& head, std::string_view key, bool must) {
    const std::string value = must ? head.must(key) : head.text(key);
    return keep_text(context_, head.place(key), value, 400).value_or(content::Text{});
  }

  std::optional<Date> date(const YamlMap& head, std::string_view key, bool must) {
    const std::string value = must ? head.must(key) : head.text(key);
    if (value.empty()) return std::nullopt;
    const auto parsed = parse_date_cell(value);
    if (const auto* day = std::get_if<Date>(&parsed)) return *day;
    head.fail(key, Code::kBadDate, std::get<Refusal>(parsed).what);
    return std::nullopt;
  }

  void read_head(const FrontMatter& parts) {
    const auto root = load_yaml(std::string(parts.head));
    if (!root) {
      context_.findings.add({file_}, Code::kYamlSyntax, root.error().what);
      return;
    }
    const YamlMap head(
        file_, "", *root,
        {"number", "category", "title", "audience", "owner", "person", "basis", "made", "from",
         "to", "languages", kNotBefore, kHigher, kExpires, kCorrects},
        context_.findings, 1);
    Workspace& workspace = context_.workspace;
    page_.id = workspace.pool.keep(id_);
    const std::string number = head.must("number");
    if (!number.empty() &&
        (number.size() > 4 || number.find_first_not_of("0123456789") != number.npos ||
         std::stoi(number) == 0)) {
      head.fail("number", Code::kBadValue,
                {"页面号码是 1 到 9999 的整数", "the page number is 1 to 9999"});
    } else if (!number.empty()) {
      page_.number = std::stoi(number);
    }
    page_.category = take(head, "category", true);
    page_.title_zh = take(head, "title", true);
    page_.owner = take(head, "owner", true);
    page_.person = take(head, "person", false);
    page_.basis = take(head, "basis", false);
    if (const auto made = date(head, "made", true)) page_.made_on = *made;
    if (const auto from = date(head, "from", true)) page_.valid.from = *from;
    page_.valid.to = date(head, "to", false);
    if (page_.valid.to && *page_.valid.to < page_.valid.from) {
      head.fail("to", Code::kDatesReversed, {"to 早于 from", "`to` lies before `from`"});
    }
    read_audience(head);
    read_terms(context_, head, "page/" + id_, page_.basis);
  }

  void read_audience(const YamlMap& head) {
    const auto audience = parse_audience(head.text("audience"));
    if (!audience) {
      head.fail("audience", Code::kBadWord,
                {"audience 只能是 public、patient、staff", "audience is public, patient or staff"});
      return;
    }
    page_.audience = *audience;
    const auto& staff = context_.workspace.staff_categories;
    if (*audience == content::Audience::kStaff || staff.contains(page_.category)) {
      head.fail("audience", Code::kStaff,
                {"页面 " + id_ + " 仅限内部职工，不得进入大厅的内容包",
                 "page " + id_ + " is for staff and must not reach a lobby"});
    }
  }

  /// Checks the Markdown line by line, so that each finding has its line.
  void body(const std::string& file, const FrontMatter& parts, Lang lang) {
    if (parts.body.empty()) {
      context_.findings.add({file, parts.body_line}, Code::kEmptyPage,
                            {"头部下面没有正文", "there is no text below the head"});
      return;
    }
    std::string text;
    PagePictures pictures(context_, file);
    std::string_view rest = parts.body;
    for (int line = parts.body_line; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      std::string_view raw = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      while (!raw.empty() && raw.back() == '\r') raw.remove_suffix(1);
      const std::size_t indent = std::min(raw.find_first_not_of(' '), raw.size());
      const Cleaned cleaned = clean_text(raw.substr(indent));
      auto refusal = refuse_text(cleaned.text, kMostBody);
      if (!refusal && cleaned.fault) refusal = refuse_text(raw, raw.size());
      if (refusal) context_.findings.add({file, line}, refusal->code, std::move(refusal->what));
      if (raw.find("<!--") != raw.npos) {
        context_.findings.add({file, line}, Code::kHiddenText,
                              {"有 HTML 注释；触摸屏会照原样显示，请删去",
                               "an HTML comment, which the kiosk would show; delete it"});
      }
      text += pictures.line(std::string(raw.substr(0, indent)) + cleaned.text, line) + "\n";
    }
    check_across_lines(file, text);
    if (text.size() > kMostBody * 3) {
      context_.findings.add({file}, Code::kTooLong, {"正文过长", "the text is too long"});
    }
    const std::string path = content::page_text_path(id_, lang);
    const content::Text kept = context_.workspace.pool.keep(path);
    (lang == Lang::kZh ? page_.body_zh : page_.body_en) = kept;
    texts_.push_back({path, std::move(text), std::move(pictures).end()});
  }

  /// A number broken over two lines is one number to whoever reads it.
  void check_across_lines(const std::string& file, const std::string& text) {
    if (find_personal_number(text) == PersonalNumber::kNone) return;
    for (const Finding& finding : context_.findings.list()) {
      const bool told = finding.code == Code::kIdNumber || finding.code == Code::kMobile;
      if (told && finding.place.file == file) return;
    }
    context_.findings.add({file}, Code::kMobile,
                          {"有一个号码分在两行，连起来是手机号码或身份证号码",
                           "two lines together make a mobile or ID card number"});
  }

  void check_guide(const FrontMatter& parts) {
    std::map<std::string_view, bool, std::less<>> filled;
    std::string_view rest = parts.body;
    std::string_view current;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const Heading heading = parse_heading(line);
      if (heading.level > 0) {
        const auto* const found = std::ranges::find(kGuideHeadings, heading.title);
        if (found != kGuideHeadings.end()) {
          current = *found;
          filled.emplace(current, false);
        } else if (heading.level <= 2) {
          current = {};
        }
      } else if (!current.empty() && line.find_first_not_of(" \t\r") != std::string_view::npos) {
        filled[current] = true;
      }
    }
    for (const std::string_view title : kGuideHeadings) {
      const auto found = filled.find(title);
      if (found != filled.end() && found->second) continue;
      const std::string name(title);
      const bool missing = found == filled.end();
      context_.findings.add(
          {file_}, Code::kGuideIncomplete,
          {"办事指南" + std::string(missing ? "缺少“" : "没有填写“") + name + "”",
           "the guide " + std::string(missing ? "lacks" : "leaves empty") + " \"" + name + "\""});
    }
  }

  void read_english() {
    const auto text = read_text(context_, english_file_, false);
    if (!text) return;
    FrontMatter parts{{}, *text, 1};
    if (text->starts_with("---")) {
      const auto split_parts = split(english_file_, *text);
      if (!split_parts) return;
      parts = *split_parts;
      const auto root = load_yaml(std::string(parts.head));
      if (!root) {
        context_.findings.add({english_file_}, Code::kYamlSyntax, root.error().what);
        return;
      }
      const YamlMap head(english_file_, "", *root, {"title"}, context_.findings, 1);
      page_.title_en = take(head, "title", false);
    } else {
      const Heading heading = parse_heading(parts.body.substr(0, parts.body.find('\n')));
      if (heading.level > 0) page_.title_en = context_.workspace.pool.keep(heading.title);
    }
    body(english_file_, parts, Lang::kEn);
  }

  Context& context_;
  std::string id_;
  std::string file_;
  std::string english_file_;
  content::Page page_;
  std::vector<PageText> texts_;
};

}  // namespace

void read_page_files(Context& context) {
  constexpr std::string_view kZh = ".zh.md";
  constexpr std::string_view kEn = ".en.md";
  std::error_code failure;
  std::set<std::string> names;
  for (fs::directory_iterator each(context.directory / "pages", failure), end;
       !failure && each != end; each.increment(failure)) {
    names.insert(each->path().filename().string());
  }
  for (const std::string& name : names) {
    if (name.ends_with(kEn) &&
        names.contains(name.substr(0, name.size() - kEn.size()) + std::string(kZh)))
      continue;
    const std::string file = "pages/" + name;
    if (!name.ends_with(kZh)) {
      context.findings.add({file}, Code::kStrayFile,
                           {"没有读取；页面文件名应为 名称.zh.md，英文为 名称.en.md",
                            "not read; pages are named id.zh.md, with id.en.md beside it"});
      continue;
    }
    const std::string id = name.substr(0, name.size() - kZh.size());
    if (!is_id(id)) {
      context.findings.add(
          {file}, Code::kBadValue,
          {"页面名称只能用小写字母、数字、- 和 _", "page ids take a-z, 0-9, - and _"});
      FileCount& count = context.findings.file(file);
      count.read = count.refused = 1;
      continue;
    }
    if (is_public_name(context, {file}, id)) PageReader(context, id).read();
  }
}

}  // namespace gongshi::content::workspace
