// Pages: head and body, and the YAML of the head.
#include "content/workspace/source/front_matter.h"

#include "content/workspace/source/yaml.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongshi;
  using namespace gongshi::content::workspace;
  const std::string_view text = fuzz::text_of(data, size);
  const auto page = split_front_matter(text);
  if (!page) return 0;
  fuzz::demand(page->head.size() + page->body.size() <= text.size() && page->body_line >= 3);
  (void)parse_heading(page->body.substr(0, page->body.find('\n')));
  if (const auto root = load_yaml(std::string(page->head))) {
    Findings findings;
    const YamlMap head("fuzz.md", "", *root, {"number", "title"}, findings, 1);
    (void)head.must("number");
    (void)head.list("title");
  }
  return 0;
}
