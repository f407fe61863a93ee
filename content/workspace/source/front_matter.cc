#include "content/workspace/source/front_matter.h"

#include <algorithm>

#include "content/workspace/finding.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

}  // namespace

Result<FrontMatter> split_front_matter(std::string_view text) {
  std::string_view rest = text;
  if (take_line(rest) != "---") {
    return finding_error(Code::kFrontMatter,
                         {"第一行应当是 ---，下面写页面的头部", "the first line must be ---"});
  }
  FrontMatter page;
  const char* const head = rest.data();
  while (!rest.empty()) {
    const std::string_view before = rest;
    if (take_line(rest) != "---") continue;
    page.head = {head, static_cast<std::size_t>(before.data() - head)};
    const std::size_t first = std::min(rest.find_first_not_of(kBlank), rest.size());
    const std::string_view skipped = text.substr(0, text.size() - rest.size() + first);
    page.body_line = 1 + static_cast<int>(std::ranges::count(skipped, '\n'));
    if (rest.empty() && !text.ends_with('\n')) ++page.body_line;  // it would begin a line below
    page.body = rest.substr(first);
    while (!page.body.empty() && kBlank.find(page.body.back()) != std::string_view::npos) {
      page.body.remove_suffix(1);
    }
    return page;
  }
  return finding_error(Code::kFrontMatter,
                       {"页面头部没有用 --- 结束", "the head of the page is not ended by ---"});
}

Heading parse_heading(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || (marks < line.size() && line[marks] != ' ')) return {};
  std::string_view title = line.substr(marks);
  const std::size_t first = std::min(title.find_first_not_of(kBlank), title.size());
  title.remove_prefix(first);
  while (!title.empty() && (title.back() == '#' || kBlank.find(title.back()) != kBlank.npos)) {
    title.remove_suffix(1);
  }
  return {static_cast<int>(marks), title};
}

}  // namespace gongshi::content::workspace
