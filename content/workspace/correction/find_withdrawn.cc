#include "content/workspace/correction/find_withdrawn.h"

#include <ranges>
#include <utility>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/history/archive.h"
#include "content/workspace/correction/corrected_item.h"

namespace gongshi::content::workspace {
namespace {

using Found = Result<std::optional<WithdrawnItem>>;

Found find_in_base(const bundle::DeskBundle& base, const ItemKey& item,
                   const std::vector<bundle::RootFile>& roots) {
  const auto trust = history::trust_of(base, roots);
  if (!trust || *trust == history::Trust::kUnsigned) return std::optional<WithdrawnItem>();
  GONGSHI_TRY(const auto release, history::load_issue(base));
  return item_then(release, item);
}

Found find_in_archive(const fs::path& folder, const ItemKey& item,
                      const std::vector<bundle::RootFile>& roots) {
  GONGSHI_TRY(const auto archive, history::Archive::open(folder, roots));
  for (const history::ArchivedIssue& issue : archive.issues() | std::views::reverse) {
    GONGSHI_TRY(const auto release, history::load_issue(issue));
    if (auto found = item_then(release, item)) return found;
  }
  return std::optional<WithdrawnItem>();
}

}  // namespace

FindWithdrawn find_in_issues(const std::optional<bundle::DeskBundle>& base, fs::path archive,
                             fs::path root) {
  return [&base, archive = std::move(archive),
          root = std::move(root)](const std::string& name) -> Found {
    const auto item = item_key(name);
    if (!item) return std::optional<WithdrawnItem>();
    std::vector<bundle::RootFile> known;
    if (!root.empty()) {
      GONGSHI_TRY(known, bundle::read_roots(root));
    }
    if (base) {
      GONGSHI_TRY(auto found, find_in_base(*base, *item, known));
      if (found) return found;
    }
    if (archive.empty()) return std::optional<WithdrawnItem>();
    return find_in_archive(archive, *item, known);
  };
}

}  // namespace gongshi::content::workspace
