#include "content/bundle/archive_file.h"

#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

Status check_whole(const DeskBundle& bundle) {
  if (bundle.container.manifest.signatures.empty()) {
    return refusal(Verdict::kSig,
                   {"没有签名的内容包不进存档", "an unsigned bundle is not archived"});
  }
  for (const ManifestObject& object : bundle.manifest.objects) {
    if (bundle.stored.contains(object.stored_hash)) continue;
    return refusal(Verdict::kMissingObject,
                   {"精简包不进存档，缺少 " + object.path,
                    "a thin bundle is not archived; it lacks " + object.path});
  }
  return {};
}

}  // namespace

Result<fs::path> keep_in_archive(const fs::path& folder, const DeskBundle& bundle) {
  GONGSHI_CHECK(check_whole(bundle));
  const Manifest& manifest = bundle.manifest;
  const std::string serial = manifest.serial();
  fs::path path = folder / (manifest.site + "-" + manifest.channel + "-" + serial + ".kbundle");
  std::error_code failure;
  if (fs::exists(path, failure)) {
    GONGSHI_TRY(const auto kept, DeskBundle::open(path));
    if (kept.manifest_hash != bundle.manifest_hash) {
      return refusal(Verdict::kEquivocation,
                     {"存档里的第 " + serial + " 期是另一份内容：" + path.string(),
                      "the archive keeps other content as " + serial + ": " + path.string()});
    }
    const std::size_t signatures = kept.container.manifest.signatures.size();
    if (signatures >= bundle.container.manifest.signatures.size()) return path;
  }
  GONGSHI_CHECK(make_directories(folder));
  GONGSHI_CHECK(
      write_file_streamed(path, [&](const Sink& sink) { return bundle.container.write(sink); }));
  return path;
}

}  // namespace gongshi::content::bundle
