#include "content/history/signed_issue.h"

#include <map>

#include "content/bundle/decision.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::history {

using bundle::DeskBundle;

Result<Trust> trust_of(const DeskBundle& bundle, std::span<const bundle::RootFile> roots) {
  if (roots.empty()) {
    return bundle.container.manifest.signatures.empty() ? Trust::kUnsigned : Trust::kSigned;
  }
  std::optional<bundle::Decision> newest;
  for (auto each = roots.rbegin(); each != roots.rend(); ++each) {
    bundle::Decision decision =
        bundle::decide_manifest(each->root, bundle.container.manifest, {each->root.site, {}}, {});
    if (decision.ok()) return Trust::kVerified;
    if (!newest) newest = std::move(decision);
  }
  return bundle::refusal(newest->verdict, newest->sentence);
}

ReleaseId id_of(const bundle::Manifest& manifest, const bundle::Hash& hash) {
  ReleaseId id;
  id.site = manifest.site;
  id.channel = manifest.channel;
  id.epoch = manifest.epoch;
  id.seq = manifest.seq;
  id.manifest_hash = hash.hex();
  id.created = manifest.created;
  id.fresh_until = manifest.fresh_until;
  return id;
}

Result<std::shared_ptr<const Release>> load_issue(const DeskBundle& bundle) {
  std::map<std::string, std::string, std::less<>> objects;
  for (const bundle::ManifestObject& object : bundle.manifest.objects) {
    GONGSHI_TRY(auto bytes, bundle.raw(object));
    if (!bytes) {
      return bundle::refusal(
          bundle::Verdict::kMissingObject,
          {"这是精简包，缺少 " + object.path + "，请用完整的内容包",
           "this bundle is thin and lacks " + object.path + "; use the full one"});
    }
    objects.emplace(object.path, *std::move(bytes));
  }
  return Release::load(id_of(bundle.manifest, bundle.manifest_hash),
                       std::make_shared<MemoryObjects>(std::move(objects)));
}

}  // namespace gongshi::content::history
