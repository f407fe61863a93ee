#include "content/workspace/export/issue.h"

#include "content/bundle/decision.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/document_file.h"
#include "content/history/signed_issue.h"

namespace gongshi::content::outlet {
namespace {

Status check_signatures(const bundle::DeskBundle& bundle, const bundle::Root& root) {
  const bundle::Decision decision =
      bundle::decide_bundle(root, bundle.container, {root.site, {}}, {});
  if (decision.ok()) return {};
  return bundle::refusal(decision.verdict, decision.sentence);
}

}  // namespace

Result<Issue> open_issue(const fs::path& file, const fs::path& root) {
  GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(file));
  if (!root.empty()) {
    GONGSHI_TRY(const auto roots, bundle::read_roots(root));
    GONGSHI_CHECK(check_signatures(bundle, roots.back().root));
  }
  GONGSHI_CHECK(bundle.check_entries());
  GONGSHI_TRY(auto release, history::load_issue(bundle));
  return Issue{std::move(release), !root.empty()};
}

}  // namespace gongshi::content::outlet
