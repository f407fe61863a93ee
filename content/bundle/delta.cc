#include "content/bundle/delta.h"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <new>

#include "content/bundle/verdict.h"
#include "content/bundle/zstd_frame.h"
#include "drivers/os/handle.h"

namespace gongshi::content::bundle {
namespace {

using Compressor = Handle<ZSTD_CCtx, ZSTD_freeCCtx>;
using Decompressor = Handle<ZSTD_DCtx, ZSTD_freeDCtx>;

/// How matches are looked for. Base and target are one after the other the same rows: long matches
/// (zstd's long-distance matching, 24 bytes or more, every second place remembered) find nearly
/// all, and what is between them is little.
struct Effort {
  int level;
  int ldm_hash_log, ldm_min_match, ldm_hash_rate_log;  // 0: zstd's own choice
};

/// Thorough: for a table of 100,000 rows (20 MB) of which 1,000 prices changed, 9.3 kB in 11 s.
/// Level 19 takes half as long again for a tenth less; level 15 makes twice as much.
constexpr Effort kThorough{17, 0, 0, 0};
/// Quick: 13.6 kB in 0.5 s; where every price changed 0.9 MB in 0.7 s, thoroughly 0.6 MB in 11 s.
constexpr Effort kQuick{9, 22, 24, 1};
/// Base and target together; up to here the thorough way takes a second.
constexpr std::uint64_t kThoroughUpTo = 4U << 20U;

constexpr unsigned kMinWindowLog = 10;  // RFC 8878, 3.1.1.1.2
constexpr unsigned kMaxWindowLog = 27;  // FORMAT.md, "Manifest"

/// The smallest window from which all of base and target can be seen.
int window_log_for(std::uint64_t size) {
  const auto bits = static_cast<unsigned>(std::bit_width(size));
  return static_cast<int>(std::clamp(bits, kMinWindowLog, kMaxWindowLog));
}

/// No longer than `most` bytes, or empty.
std::string compress(std::string_view base, std::string_view target, std::size_t most) {
  const Compressor context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  // Said one by one because the format depends on them.
  const std::uint64_t together = std::uint64_t{base.size()} + target.size();
  const Effort& effort = together <= kThoroughUpTo ? kThorough : kQuick;
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, effort.level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, window_log_for(together));
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_enableLongDistanceMatching, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_ldmHashLog, effort.ldm_hash_log);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_ldmMinMatch, effort.ldm_min_match);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_ldmHashRateLog, effort.ldm_hash_rate_log);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 0);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_refPrefix(context.get(), base.data(), base.size());
  std::string frame(most, '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), target.data(), target.size());
  if (ZSTD_isError(size) != 0) return {};  // it does not fit, and so does not pay
  frame.resize(size);
  return frame;
}

Error wrong_hash(const ManifestObject& target) {
  return refusal(Verdict::kHash,
                 {target.path + " 的增量的大小或散列与清单不符",
                  "the delta of " + target.path + ": size or hash differs from the manifest"});
}

}  // namespace

std::optional<std::string> make_delta(std::string_view base, std::string_view target,
                                      std::uint64_t stored_size) {
  const std::uint64_t worth = stored_size / 5 * 4;
  if (base.empty() || target.empty() || worth <= kDeltaLine) return std::nullopt;
  std::string frame = compress(base, target, worth - kDeltaLine);
  if (frame.empty()) return std::nullopt;
  return frame;
}

Result<std::string> apply_delta(const DeltaOffer& offer, const ManifestObject& target,
                                std::string_view base_raw, std::string_view stored) {
  if (stored.size() != offer.size || sha256(stored) != offer.hash) return wrong_hash(target);
  const Error undecodable = refusal(
      Verdict::kDecode, {target.path + " 的增量不能按规定解压",
                         "the delta of " + target.path + " cannot be decoded as the format says"});
  if (target.raw_size > kMaxRawTotal || !is_lone_frame(stored, target.raw_size) ||
      frame_window(stored) > std::uint64_t{1} << kMaxWindowLog) {
    return undecodable;
  }
  const Decompressor context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  // As a prefix it is raw content, whatever it begins with; as a "dictionary" it would be parsed.
  ZSTD_DCtx_refPrefix(context.get(), base_raw.data(), base_raw.size());
  std::string raw(target.raw_size, '\0');
  const std::size_t size =
      ZSTD_decompressDCtx(context.get(), raw.data(), raw.size(), stored.data(), stored.size());
  if (ZSTD_isError(size) != 0 || size != raw.size()) return undecodable;
  if (sha256(raw) != target.raw_hash) {
    return refusal(Verdict::kHash, {target.path + " 由增量得到的内容与清单不符",
                                    target.path + ": what the delta makes is not what is signed"});
  }
  return raw;
}

}  // namespace gongshi::content::bundle
