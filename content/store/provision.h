// Provision: what a device was set up with: site, channel, and the chain of roots it trusts.
#pragma once

#include <string>
#include <vector>

#include "content/bundle/decision.h"
#include "content/bundle/root.h"
#include "content/store/layout.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// A document read from disk with the signature files beside it.
struct DocumentFile {
  std::string text;
  std::vector<std::string> signatures;

  /// Views into this.
  [[nodiscard]] bundle::SignedDocument signed_document() const;
};

/// `path` and `path`.1.minisig, .2.minisig … up to eight.
[[nodiscard]] Result<DocumentFile> read_document(const fs::path& path, std::size_t cap);

struct Provision {
  std::string site;
  std::string channel;
  std::vector<bundle::Root> roots;  // ascending, never empty; the last one counts

  [[nodiscard]] const bundle::Root& root() const { return roots.back(); }
  [[nodiscard]] bundle::Addressee addressee() const { return {site, channel}; }
};

/// The file `site`: who this device is.
[[nodiscard]] std::string format_site(const Provision& provision);

/// The file `site` alone, without roots.
[[nodiscard]] Result<Provision> read_site(const Layout& layout);

/// Who this device is and whom it trusts. A lost site file is made up for from the roots and
/// releases that verify; lost and damaged roots are left out of the chain.
/// Errc::kNotFound: the store has not been set up. kCorrupt: no root verifies any more.
[[nodiscard]] Result<Provision> read_provision(const Layout& layout);

}  // namespace gongshi::content::store
