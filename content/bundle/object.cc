#include "content/bundle/object.h"

#include <zstd.h>

#include <new>

#include "content/bundle/verdict.h"
#include "content/bundle/zstd_frame.h"
#include "drivers/os/handle.h"

namespace gongshi::content::bundle {
namespace {

Error wrong_hash(const ManifestObject& object) {
  return refusal(Verdict::kHash, {object.path + " 的大小或散列与清单不符",
                                  object.path + ": size or hash differs from the manifest"});
}

}  // namespace

Status check_stored(const ManifestObject& object, std::string_view stored) {
  if (stored.size() != object.stored_size || sha256(stored) != object.stored_hash) {
    return wrong_hash(object);
  }
  return {};
}

Result<std::string> raw_object(const ManifestObject& object, std::string_view stored) {
  GONGSHI_CHECK(check_stored(object, stored));
  if (object.encoding == Encoding::kRaw) return std::string(stored);
  const Error undecodable = refusal(
      Verdict::kDecode,
      {object.path + " 不能按规定解压", object.path + " cannot be decoded as the format demands"});
  if (object.raw_size > kMaxRawTotal || !is_lone_frame(stored, object.raw_size)) {
    return undecodable;
  }
  std::string raw(static_cast<std::size_t>(object.raw_size), '\0');
  const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), stored.data(), stored.size());
  if (ZSTD_isError(size) != 0 || size != raw.size()) return undecodable;
  if (sha256(raw) != object.raw_hash) return wrong_hash(object);
  return raw;
}

std::string smaller_frame(std::string_view raw) {
  const Handle<ZSTD_CCtx, ZSTD_freeCCtx> context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  // Content size is on and checksum off by default; said here because the format depends on it.
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kZstdLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 0);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0);
  std::string frame(raw.size(), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), raw.data(), raw.size());
  // Not fitting into the raw size is the error we want to hear.
  if (ZSTD_isError(size) != 0 || size >= raw.size()) return {};
  frame.resize(size);
  return frame;
}

}  // namespace gongshi::content::bundle
