#include "content/store/status_file.h"

#include "content/bundle/verdict.h"

namespace gongshi::content::store {
namespace {

constexpr std::string_view kEnd = "\nend\n";  // a document's last line; signatures never have it
constexpr std::size_t kSignatureLines = 4;

/// The first `kSignatureLines` lines of `text`, or all of it.
std::string_view first_signature(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t line = 0; line < kSignatureLines; ++line) {
    const std::size_t found = text.find('\n', end);
    if (found == std::string_view::npos) return text;
    end = found + 1;
  }
  return text.substr(0, end);
}

}  // namespace

std::string format_status_file(const bundle::SignedDocument& document) {
  std::string text(document.text);
  for (const std::string_view signature : document.signatures) text += signature;
  return text;
}

Result<bundle::StatusDocument> read_signed_status(const Provision& provision,
                                                  const bundle::SignedDocument& document) {
  GONGSHI_TRY(bundle::StatusDocument status, bundle::signed_status(provision.root(), document));
  if (status.site != provision.site) {
    return bundle::refusal(bundle::Verdict::kSite, {"状态文件属于站点 " + status.site,
                                                    "the status is for site " + status.site});
  }
  if (status.channel != provision.channel) {
    return bundle::refusal(
        bundle::Verdict::kChannel,
        {"状态文件属于频道 " + status.channel, "the status is for channel " + status.channel});
  }
  return status;
}

Result<bundle::SignedDocument> split_status_file(std::string_view text) {
  const std::size_t end = text.find(kEnd);
  if (end == std::string_view::npos) {
    return bundle::refusal(bundle::Verdict::kFormat,
                           {"状态文件没有结尾", "the status file has no end"});
  }
  bundle::SignedDocument document{text.substr(0, end + kEnd.size()), {}};
  text.remove_prefix(document.text.size());
  while (!text.empty() && document.signatures.size() < bundle::kMaxSignatures) {
    document.signatures.push_back(first_signature(text));
    text.remove_prefix(document.signatures.back().size());
  }
  return document;
}

Result<bundle::StatusDocument> parse_status_file(std::string_view text,
                                                 const Provision& provision) {
  GONGSHI_TRY(const bundle::SignedDocument document, split_status_file(text));
  return read_signed_status(provision, document);
}

Result<bundle::StatusDocument> read_status_file(const Layout& layout, const Provision& provision) {
  GONGSHI_TRY(const std::string text, read_file(layout.status(), kStatusFileCap));
  return parse_status_file(text, provision);
}

}  // namespace gongshi::content::store
