#include "content/bundle/status_document.h"

#include "content/bundle/document.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {

Result<StatusDocument> StatusDocument::parse(std::string_view text) {
  DocumentReader reader(text, "kbundle-status", {"状态文件", "status"}, kMaxStatusFile);
  StatusDocument status;
  status.site = reader.site();
  status.channel = reader.channel();
  status.epoch = reader.number("epoch", 1, kMaxEpoch);
  status.seq = reader.number("seq", 1, kMaxNumber);
  status.manifest = reader.hash("manifest");
  status.issued = reader.date("issued");
  status.valid_until = reader.date("valid-until");
  if (status.valid_until <= status.issued) {
    reader.fail({"valid-until 不在 issued 之后", "valid-until is not after issued"});
  }
  if (auto whole = reader.end(); !whole) return refusal(Verdict::kFormat, whole.error().what);
  return status;
}

std::string StatusDocument::text() const {
  return "kbundle-status 1\nsite: " + site + "\nchannel: " + channel +
         "\nepoch: " + std::to_string(epoch) + "\nseq: " + std::to_string(seq) +
         "\nmanifest: " + manifest.hex() + "\nissued: " + utc_text(issued) +
         "\nvalid-until: " + utc_text(valid_until) + "\nend\n";
}

Result<StatusDocument> signed_status(const Root& root, const SignedDocument& document) {
  if (document.text.size() > kMaxStatusFile) {
    return refusal(Verdict::kFormat, {"状态文件超过 4 KiB", "the status is larger than 4 KiB"});
  }
  if (!root.satisfied(Role::kStatus, document)) {
    return refusal(Verdict::kSig, {"状态文件没有有效签名", "the status has no valid signature"});
  }
  GONGSHI_TRY(StatusDocument status, StatusDocument::parse(document.text));
  if (status.site != root.site) {
    return refusal(Verdict::kSite,
                   {"状态文件属于 " + status.site, "the status is for " + status.site});
  }
  return status;
}

}  // namespace gongshi::content::bundle
