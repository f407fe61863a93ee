#include "content/bundle/assemble.h"

#include <chrono>
#include <deque>
#include <set>

#include "content/bundle/container.h"
#include "content/bundle/document.h"
#include "content/bundle/object.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

Error unsayable(std::string zh, std::string en) {
  return Error{Errc::kUsage, {std::move(zh), std::move(en)}, {}};
}

Status check_issue(const Issue& issue) {
  if (!is_site(issue.site)) {
    return unsayable("站点代码 " + issue.site + " 只能是 1 到 32 个 a-z、0-9、-",
                     "site " + issue.site + " is not 1 to 32 of a-z, 0-9, -");
  }
  if (!is_channel(issue.channel)) {
    return unsayable("频道 " + issue.channel + " 只能是 1 到 16 个 a-z",
                     "channel " + issue.channel + " is not 1 to 16 of a-z");
  }
  if (issue.epoch < 1 || issue.epoch > kMaxEpoch || issue.seq < 1 || issue.seq > kMaxNumber) {
    return unsayable("纪元或期号超出范围", "epoch or number out of range");
  }
  return {};
}

Status check_caps(const std::map<std::string, Source>& content) {
  std::uint64_t total = 0;
  for (const auto& [path, source] : content) {
    if (!is_object_path(path)) {
      return unsayable("对象路径 " + path + " 不合格式", "object path " + path + " is malformed");
    }
    total += source.bytes.size();
  }
  if (total > kMaxRawTotal || content.size() > kMaxObjects) {
    return refusal(Verdict::kSizeLimit,
                   {"内容共 " + std::to_string(content.size()) + " 个对象、" +
                        std::to_string(total) + " 字节，上限是 20000 个、1 GiB",
                    std::to_string(content.size()) + " objects of " + std::to_string(total) +
                        " bytes; the limits are 20000 and 1 GiB"});
  }
  return {};
}

}  // namespace

Result<Assembled> assemble(const Issue& issue, const std::map<std::string, Source>& content) {
  GONGSHI_CHECK(check_issue(issue));
  GONGSHI_CHECK(check_caps(content));
  Manifest manifest{
      issue.site, issue.channel, issue.epoch, issue.seq, issue.created, issue.fresh_until, 0, {},
      {}};
  manifest.created = std::chrono::floor<std::chrono::seconds>(issue.created);
  manifest.fresh_until = std::chrono::floor<std::chrono::seconds>(issue.fresh_until);

  Container container;
  std::deque<std::string> frames;  // what the container's views of compressed objects look at
  std::set<Hash> mentioned;
  for (const auto& [path, source] : content) {
    ManifestObject object{path,
                          source.kind,
                          source.bytes.size(),
                          sha256(source.bytes),
                          Encoding::kRaw,
                          source.bytes.size(),
                          {}};
    object.stored_hash = object.raw_hash;
    std::string_view stored = source.bytes;
    if (std::string frame = smaller_frame(source.bytes); !frame.empty()) {
      stored = frames.emplace_back(std::move(frame));
      object.encoding = Encoding::kZstd;
      object.stored_size = stored.size();
      object.stored_hash = sha256(stored);
    }
    if (mentioned.insert(object.stored_hash).second) {
      container.objects.push_back({object.stored_hash, stored});
    }
    manifest.raw_total += object.raw_size;
    manifest.objects.push_back(std::move(object));
  }

  const std::string text = manifest.text();
  if (text.size() > kMaxManifestFile) {
    return refusal(Verdict::kSizeLimit, {"清单超过 4 MiB，请减少文件数",
                                         "the manifest exceeds 4 MiB; use fewer objects"});
  }
  // What a device would refuse is refused here: dates above all.
  if (auto parsed = Manifest::parse(text); !parsed) return parsed.error();
  container.manifest.text = text;
  return Assembled{container.bytes(), std::move(manifest), sha256(text)};
}

}  // namespace gongshi::content::bundle
