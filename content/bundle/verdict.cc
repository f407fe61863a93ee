#include "content/bundle/verdict.h"

#include <cstddef>

namespace gongshi::content::bundle {
namespace {

struct Row {
  Verdict verdict;
  std::string_view word;
  Sentence sentence;
};

const std::array<Row, 18>& rows() {
  static const std::array<Row, 18> table{{
      {Verdict::kContainer,
       "E_CONTAINER",
       {"文件不是完整的内容包，可能没有拷完或被改动。请重新拷贝或重新下载。",
        "The file is not a whole bundle; it may be cut short or altered. Copy or download it "
        "again."}},
      {Verdict::kRoot,
       "E_ROOT",
       {"包里的根文件没有由现有 root 密钥签够数，或者版本不连续。"
        "请向信息公开办公室要最新的内容包。",
        "A root document in the bundle is not signed by the present root keys or skips a version. "
        "Ask the disclosure office for the newest bundle."}},
      {Verdict::kSig,
       "E_SIG",
       {"缺少信息公开办公室或保密审查人员的有效签名，内容不可信，没有采用。"
        "请让两方都签名后重新发布。",
        "A valid signature of the disclosure office or of the reviewer is missing, so the content "
        "is not trusted. Have both sign, then publish again."}},
      {Verdict::kFormat,
       "E_FORMAT",
       {"清单不符合格式，或者格式比本机软件新。请先升级本机软件，仍不行请重新制作内容包。",
        "The manifest breaks its format, or the format is newer than this software. Upgrade the "
        "software first; if that does not help, build the bundle again."}},
      {Verdict::kSizeLimit,
       "E_SIZE_LIMIT",
       {"内容总量超过 1 GiB。请减少或压缩图片后重新制作。",
        "The content is larger than 1 GiB. Remove or shrink pictures and build again."}},
      {Verdict::kSite,
       "E_SITE",
       {"这是别的医院的内容包，没有采用。请核对拿到的文件。",
        "This bundle is for another hospital and was not taken. Check which file you were given."}},
      {Verdict::kChannel,
       "E_CHANNEL",
       {"这个内容包属于别的频道（例如测试），没有采用。请核对拿到的文件。",
        "This bundle is for another channel, a test for example, and was not taken. Check which "
        "file you were given."}},
      {Verdict::kEpoch,
       "E_EPOCH",
       {"内容包的纪元与现行根文件不同。请用现行密钥重新制作并签名。",
        "The bundle's epoch differs from the present root's. Build it again and sign it with the "
        "present keys."}},
      {Verdict::kAlready,
       "ALREADY",
       {"这一期内容已经在用，无需再导入。", "This release is in use already; nothing to do."}},
      {Verdict::kRollback,
       "E_ROLLBACK",
       {"内容包比本机用过的旧，没有采用。要恢复旧内容，请用新的期号重新签名发布。",
        "The bundle is older than what this device has accepted. To go back, sign the old content "
        "again under a new number."}},
      {Verdict::kEquivocation,
       "E_EQUIVOCATION",
       {"同一期号出现了两份不同的内容，没有采用。请立即告知信息公开办公室和信息科核查。",
        "Two different contents carry the same number; nothing was taken. Tell the disclosure "
        "office and IT at once."}},
      {Verdict::kSpace,
       "E_SPACE",
       {"磁盘空间不足，原有内容不受影响。请清理磁盘后重试。",
        "Not enough disk space; the present content is untouched. Free some space and try again."}},
      {Verdict::kHash,
       "E_HASH",
       {"包里有一个文件与签名的清单不符，没有采用。请重新拷贝或重新下载。",
        "An object differs from the signed manifest; nothing was taken. Copy or download the "
        "bundle again."}},
      {Verdict::kDecode,
       "E_DECODE",
       {"包里有一个文件无法按规定解压，没有采用。请重新制作内容包。",
        "An object cannot be decoded as the format demands; nothing was taken. Build the bundle "
        "again."}},
      {Verdict::kMissingObject,
       "E_MISSING_OBJECT",
       {"包里缺少文件，本机也没有。请使用完整的内容包。",
        "An object is neither in the bundle nor on this device. Use the full bundle."}},
      {Verdict::kContent,
       "E_CONTENT",
       {"内容表有错误，没有采用。请信息公开办公室检查后重新制作。",
        "A content table is wrong; nothing was taken. The disclosure office should check and build "
        "again."}},
      {Verdict::kIo,
       "E_IO",
       {"读写磁盘失败，原有内容不受影响。请检查磁盘后重试。",
        "The disk failed while reading or writing; the present content is untouched. Check the "
        "disk and try again."}},
      {Verdict::kOk, "OK", {"全部检查通过。", "Every check passed."}},
  }};
  return table;
}

}  // namespace

std::string_view verdict_word(Verdict verdict) {
  return rows()[static_cast<std::size_t>(verdict)].word;
}

std::optional<Verdict> verdict_from_word(std::string_view word) {
  for (const Row& row : rows()) {
    if (row.word == word) return row.verdict;
  }
  return std::nullopt;
}

const Sentence& verdict_sentence(Verdict verdict) {
  return rows()[static_cast<std::size_t>(verdict)].sentence;
}

Error refusal(Verdict verdict, Sentence what) {
  const bool machine = verdict == Verdict::kIo || verdict == Verdict::kSpace;
  return Error{machine ? Errc::kIo : Errc::kRejected, std::move(what),
               std::string(verdict_word(verdict))};
}

Verdict verdict_of(const Error& error) {
  return verdict_from_word(error.word).value_or(Verdict::kIo);
}

}  // namespace gongshi::content::bundle
