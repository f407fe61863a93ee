// SignedBundle: a small hospital's keys, root and bundle, made afresh for a test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/bundle/assemble.h"
#include "content/bundle/container.h"
#include "content/bundle/decision.h"
#include "content/bundle/key.h"
#include "content/bundle/root.h"
#include "content/bundle/signature.h"

namespace gongshi::test {

/// Two keys each for root and office, one each for reviewer and status; every threshold is 1.
struct Keys {
  content::bundle::SecretKey root = content::bundle::SecretKey::generate();
  content::bundle::SecretKey other_root = content::bundle::SecretKey::generate();
  content::bundle::SecretKey office = content::bundle::SecretKey::generate();
  content::bundle::SecretKey other_office = content::bundle::SecretKey::generate();
  content::bundle::SecretKey reviewer = content::bundle::SecretKey::generate();
  content::bundle::SecretKey status = content::bundle::SecretKey::generate();

  [[nodiscard]] content::bundle::Root document() const;
};

/// A minisign file over `text`.
[[nodiscard]] std::string signature_file(std::string_view text,
                                         const content::bundle::SecretKey& key);

/// A document that owns its bytes, unlike SignedDocument.
struct OwnedDocument {
  std::string text;
  std::vector<std::string> signatures;

  [[nodiscard]] content::bundle::SignedDocument view() const;
};

[[nodiscard]] OwnedDocument signed_by(std::string text,
                                      const std::vector<const content::bundle::SecretKey*>& keys);

/// hosp-a, production, 1-42; a raw image, a table that compresses and an empty text.
[[nodiscard]] content::bundle::Issue sample_issue();
[[nodiscard]] std::map<std::string, content::bundle::Source> sample_content();

/// `unsigned_file` with its manifest signed by `keys`.
[[nodiscard]] std::string sign_bundle(std::string_view unsigned_file,
                                      const std::vector<const content::bundle::SecretKey*>& keys);

/// Steps 1 to 7 for a device at hosp-a, production, without a floor.
[[nodiscard]] content::bundle::Decision decide(
    const content::bundle::Root& root, std::string_view file,
    const std::optional<content::bundle::Floor>& floor = {});

/// The word at the end of steps 1 to 7 and 9.
[[nodiscard]] std::string_view word_for(const content::bundle::Root& root, std::string_view file);

}  // namespace gongshi::test
