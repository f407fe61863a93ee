// Build: a checked workspace becomes the objects of one release and an unsigned bundle.
//
//   workspace + pinyin ─[build]─ tables, texts, images ─ assemble ─ sign
//
// Deterministic: the same workspace, numbers and day give the same bytes.
#pragma once

#include "content/bundle/assemble.h"
#include "content/release.h"
#include "content/workspace/readings/pinyin.h"
#include "content/workspace/workspace.h"

namespace gongshi::content::workspace {

/// A bundle stays "fresh" this long after it was made (bundle format section 8).
inline constexpr std::chrono::days kFreshFor{45};

struct IssueNumber {
  std::uint64_t epoch = 1;
  std::uint64_t seq = 1;
  WallTime created{};
};

/// Objects by path: every table of FORMAT.md, the pages' Markdown, photos and pictures. Prices,
/// departments and doctors are in the order of their readings, then of their codes. What comes out
/// has been read back as a device will read it.
[[nodiscard]] Result<std::map<std::string, content::bundle::Source>> make_objects(
    Workspace& workspace, const Pinyin& pinyin);

/// What a new issue is built upon.
struct IssueBefore {
  const content::bundle::DeskBundle* bundle = nullptr;  // deltas against it are offered
  const content::Release* published = nullptr;          // the new issue goes on with its history
};

/// Errc::kUsage with E1602 for numbers outside the format. Word "E1604": the new issue cannot
/// follow the published one.
[[nodiscard]] Result<content::bundle::Assembled> build_bundle(Workspace& workspace,
                                                              const Pinyin& pinyin,
                                                              const IssueNumber& number,
                                                              const IssueBefore& before = {});

}  // namespace gongshi::content::workspace
