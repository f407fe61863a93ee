#include "content/bundle/assemble.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <set>

#include "content/bundle/changes.h"
#include "content/bundle/container.h"
#include "content/bundle/delta.h"
#include "content/bundle/desk_bundle.h"
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

/// Objects with their deltas, at most as many entries as objects alone may have: what is left of
/// the container's limit is for roots and signatures.
std::size_t room_for_deltas(const Manifest& manifest, std::size_t stored) {
  const std::size_t text = manifest.text().size();
  const std::size_t lines = text < kMaxManifestFile ? (kMaxManifestFile - text) / kDeltaLine : 0;
  return std::min(lines, kMaxObjects - stored);
}

class Assembler {
 public:
  Assembler(const Issue& issue, const std::map<std::string, Source>& content) : content_(content) {
    manifest_.site = issue.site;
    manifest_.channel = issue.channel;
    manifest_.epoch = issue.epoch;
    manifest_.seq = issue.seq;
    manifest_.created = std::chrono::floor<std::chrono::seconds>(issue.created);
    manifest_.fresh_until = std::chrono::floor<std::chrono::seconds>(issue.fresh_until);
  }

  void add_objects() {
    for (const auto& [path, source] : content_) {
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
        stored = frames_.emplace_back(std::move(frame));
        object.encoding = Encoding::kZstd;
        object.stored_size = stored.size();
        object.stored_hash = sha256(stored);
      }
      add_entry(object.stored_hash, stored);
      manifest_.raw_total += object.raw_size;
      manifest_.objects.push_back(std::move(object));
    }
  }

  Status add_deltas(const DeskBundle& base) {
    GONGSHI_TRY(auto found, compare(base, manifest_.objects, content_,
                                    room_for_deltas(manifest_, container_.objects.size())));
    for (std::size_t i = 0; i < found.offers.size(); ++i) {
      add_entry(found.offers[i].hash, frames_.emplace_back(std::move(found.frames[i])));
    }
    manifest_.deltas = std::move(found.offers);
    changes_ = std::move(found.changes);
    return {};
  }

  Result<Assembled> finish() {
    const std::string text = manifest_.text();
    if (text.size() > kMaxManifestFile) {
      return refusal(Verdict::kSizeLimit, {"清单超过 4 MiB，请减少文件数",
                                           "the manifest exceeds 4 MiB; use fewer objects"});
    }
    // What a device would refuse is refused here: dates above all.
    if (auto parsed = Manifest::parse(text); !parsed) return parsed.error();
    container_.manifest.text = text;
    return Assembled{container_.bytes(), std::move(manifest_), sha256(text), std::move(changes_)};
  }

 private:
  void add_entry(const Hash& hash, std::string_view stored) {
    if (mentioned_.insert(hash).second) container_.objects.push_back({hash, stored});
  }

  const std::map<std::string, Source>& content_;
  Manifest manifest_;
  Container container_;
  std::deque<std::string> frames_;  // what the container's views look at
  std::set<Hash> mentioned_;
  std::optional<Changes> changes_;
};

}  // namespace

Result<Assembled> assemble(const Issue& issue, const std::map<std::string, Source>& content,
                           const DeskBundle* base) {
  GONGSHI_CHECK(check_issue(issue));
  GONGSHI_CHECK(check_caps(content));
  Assembler assembler(issue, content);
  assembler.add_objects();
  if (base != nullptr) {
    if (base->manifest.site != issue.site) {
      return unsayable(
          "上一期内容包属于站点 " + base->manifest.site + "，不是 " + issue.site,
          "the issue before is for the site " + base->manifest.site + ", not for " + issue.site);
    }
    GONGSHI_CHECK(assembler.add_deltas(*base));
  }
  return assembler.finish();
}

}  // namespace gongshi::content::bundle
