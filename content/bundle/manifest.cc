#include "content/bundle/manifest.h"

#include <algorithm>
#include <array>
#include <set>

#include "content/bundle/document.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kMaxPath = 128;

std::optional<ObjectKind> kind_from(std::string_view word) {
  for (const ObjectKind kind : {ObjectKind::kTable, ObjectKind::kText, ObjectKind::kImage}) {
    if (kind_word(kind) == word) return kind;
  }
  return std::nullopt;
}

/// `[a-z0-9][a-z0-9_-]*`, dots between such groups.
bool is_part(std::string_view part) {
  bool group_begun = false;
  for (const char c : part) {
    const bool alnum = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!group_begun && !alnum) return false;
    if (c == '.') {
      group_begun = false;
    } else if (alnum || c == '_' || c == '-') {
      group_begun = true;
    } else {
      return false;
    }
  }
  return group_begun;
}

ManifestObject read_object(DocumentReader& reader) {
  const auto words = reader.words<7>("obj");
  const auto kind = kind_from(words[1]);
  const auto raw_size = strict_number(words[2], 0, kMaxNumber);
  const auto raw_hash = Hash::from_hex(words[3]);
  const bool zstd = words[4] == encoding_word(Encoding::kZstd);
  const auto stored_size = strict_number(words[5], 0, kMaxNumber);
  const auto stored_hash = Hash::from_hex(words[6]);
  if (!is_object_path(words[0]) || !kind || !raw_size || !raw_hash || !stored_size ||
      !stored_hash || (!zstd && words[4] != encoding_word(Encoding::kRaw))) {
    reader.fail({"obj 行不合格式", "a malformed obj line"});
    return {};
  }
  if (!zstd && (*raw_size != *stored_size || *raw_hash != *stored_hash)) {
    reader.fail({"raw 对象的两组大小和散列不同", "the two pairs of a raw object differ"});
  }
  return {std::string(words[0]),
          *kind,
          *raw_size,
          *raw_hash,
          zstd ? Encoding::kZstd : Encoding::kRaw,
          *stored_size,
          *stored_hash};
}

DeltaOffer read_delta(DocumentReader& reader) {
  const auto words = reader.words<4>("delta");
  const auto target = Hash::from_hex(words[0]);
  const auto base = Hash::from_hex(words[1]);
  const auto size = strict_number(words[2], 0, kMaxNumber);
  const auto hash = Hash::from_hex(words[3]);
  if (!target || !base || !size || !hash) {
    reader.fail({"delta 行不合格式", "a malformed delta line"});
    return {};
  }
  return {*target, *base, *size, *hash};
}

/// obj lines, with the sums that the head has promised.
void read_objects(DocumentReader& reader, Manifest& manifest, std::uint64_t promised) {
  std::uint64_t left = manifest.raw_total;
  while (reader.at("obj")) {
    ManifestObject object = read_object(reader);
    if (manifest.objects.size() == promised) {
      reader.fail({"obj 行比 objects 说的多", "more obj lines than objects says"});
    }
    if (!manifest.objects.empty() && manifest.objects.back().path >= object.path) {
      reader.fail({"obj 行没有按路径严格升序", "obj lines are not strictly ascending by path"});
    }
    if (object.raw_size > left) {
      reader.fail({"对象大小之和超过 raw-total", "the sizes add up to more than raw-total"});
    }
    if (reader.failed()) return;
    left -= object.raw_size;
    manifest.objects.push_back(std::move(object));
  }
  if (manifest.objects.size() != promised) {
    reader.fail({"obj 行比 objects 说的少", "fewer obj lines than objects says"});
  }
  if (left != 0) {
    reader.fail({"对象大小之和小于 raw-total", "the sizes add up to less than raw-total"});
  }
}

}  // namespace

std::string_view kind_word(ObjectKind kind) {
  static constexpr std::array<std::string_view, 3> words_of_kinds{"table", "text", "image"};
  return words_of_kinds[static_cast<std::size_t>(kind)];
}

std::string_view encoding_word(Encoding encoding) {
  return encoding == Encoding::kRaw ? "raw" : "zstd";
}

bool is_object_path(std::string_view path) {
  if (path.size() > kMaxPath) return false;
  const auto slashes = std::ranges::count(path, '/');
  if (slashes < 1 || slashes > 3) return false;
  while (true) {
    const std::size_t stop = path.find('/');
    if (!is_part(path.substr(0, stop))) return false;
    if (stop == std::string_view::npos) return true;
    path.remove_prefix(stop + 1);
  }
}

Result<Manifest> Manifest::parse(std::string_view text) {
  DocumentReader reader(text, "kbundle-manifest", {"清单", "manifest"}, kMaxManifestFile);
  Manifest manifest;
  manifest.site = reader.site();
  manifest.channel = reader.channel();
  manifest.epoch = reader.number("epoch", 1, kMaxEpoch);
  manifest.seq = reader.number("seq", 1, kMaxNumber);
  manifest.created = reader.date("created");
  manifest.fresh_until = reader.date("fresh-until");
  if (manifest.fresh_until <= manifest.created ||
      manifest.fresh_until > manifest.created + kMaxFreshness) {
    reader.fail({"fresh-until 应在 created 之后 400 天之内",
                 "fresh-until must lie within 400 days after created"});
  }
  const std::uint64_t promised = reader.number("objects", 0, kMaxObjects);
  manifest.raw_total = reader.number("raw-total", 0, kMaxNumber);
  read_objects(reader, manifest, promised);
  while (reader.at("delta")) manifest.deltas.push_back(read_delta(reader));
  if (auto whole = reader.end(); !whole) return refusal(Verdict::kFormat, whole.error().what);
  if (manifest.raw_total > kMaxRawTotal) {
    return refusal(
        Verdict::kSizeLimit,
        {"内容总量 " + std::to_string(manifest.raw_total) + " 字节，超过 1 GiB",
         "the content has " + std::to_string(manifest.raw_total) + " bytes, more than 1 GiB"});
  }
  return manifest;
}

std::string Manifest::text() const {
  std::string text = "kbundle-manifest 1\n";
  text += "site: " + site + "\nchannel: " + channel + "\n";
  text += "epoch: " + std::to_string(epoch) + "\nseq: " + std::to_string(seq) + "\n";
  text += "created: " + utc_text(created) + "\nfresh-until: " + utc_text(fresh_until) + "\n";
  text += "objects: " + std::to_string(objects.size()) + "\n";
  text += "raw-total: " + std::to_string(raw_total) + "\n";
  for (const ManifestObject& object : objects) {
    text += "obj " + object.path + " ";
    text += kind_word(object.kind);
    text += " " + std::to_string(object.raw_size) + " " + object.raw_hash.hex() + " ";
    text += encoding_word(object.encoding);
    text += " " + std::to_string(object.stored_size) + " " + object.stored_hash.hex() + "\n";
  }
  for (const DeltaOffer& delta : deltas) {
    text += "delta " + delta.target.hex() + " " + delta.base.hex() + " " +
            std::to_string(delta.size) + " " + delta.hash.hex() + "\n";
  }
  return text + "end\n";
}

std::vector<Hash> Manifest::stored_order() const {
  std::vector<Hash> order;
  std::set<Hash> seen;
  const auto mention = [&](const Hash& hash) {
    if (seen.insert(hash).second) order.push_back(hash);
  };
  for (const ManifestObject& object : objects) mention(object.stored_hash);
  for (const DeltaOffer& delta : deltas) mention(delta.hash);
  return order;
}

std::string Manifest::serial() const {
  return std::to_string(epoch) + "-" + std::to_string(seq);
}

}  // namespace gongshi::content::bundle
