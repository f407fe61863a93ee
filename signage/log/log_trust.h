// LogTrust: which of a log's keys are believed, starting from the one that somebody vouches for.
//
//   key changes, seals ─[log trust]─ findings
//
// Backwards: what a believed key has sealed covers all lines before, and so a line that names the
// key before. Forwards: only the former key itself can say who comes after it, by sealing the line
// that names the new one.
#pragma once

#include <optional>
#include <span>

#include "signage/log/log_finding.h"
#include "signage/log/log_key_change.h"
#include "signage/log/log_seal.h"

namespace gongshi::signage {

/// A seal with a signature that is right, and whether the lines are those that it was made for.
struct SeenSeal {
  LogFile file;
  std::string name;  // of the seal
  SignedSeal sealed;
  bool holds = false;
};

class LogTrust {
 public:
  LogTrust(content::bundle::PublicKey anchor, std::vector<LogKeyChange> changes);

  /// The anchor and every key that a line names, believed or not.
  [[nodiscard]] std::span<const content::bundle::PublicKey> keys() const { return keys_; }
  [[nodiscard]] const std::vector<LogKeyChange>& changes() const { return changes_; }

  void saw(SeenSeal seal) { seals_.push_back(std::move(seal)); }

  struct Verdict {
    std::vector<LogFinding> findings;
    std::vector<LogFinding> notes;
    std::uint64_t signed_to = 0;  // the last line that a believed seal covers
  };
  /// Once all seals were seen.
  [[nodiscard]] Verdict judge() const;

 private:
  /// From one key to the next, in the order in which they signed.
  struct Link {
    LogKeyChange change;
    LogKeyChange last;    // a start that was interrupted says its change once more
    bool follows = true;  // it names the key that signed until then as the former one
  };
  using Believed = std::vector<bool>;  // each of order_

  void name(const content::bundle::PublicKey& key);
  [[nodiscard]] std::optional<std::size_t> place_of(const content::bundle::PublicKey& key) const;
  [[nodiscard]] bool sealed_by_former(std::size_t link) const;
  [[nodiscard]] bool covered_later(std::size_t link, const Believed& believed) const;
  void judge_links(Believed& believed, Verdict& verdict) const;
  void judge_seal(const SeenSeal& seal, const Believed& believed, Verdict& verdict) const;

  content::bundle::PublicKey anchor_;
  std::vector<LogKeyChange> changes_;
  std::vector<Link> links_;  // between neighbours of order_
  std::vector<std::optional<content::bundle::PublicKey>> order_;
  std::vector<content::bundle::PublicKey> keys_;  // each once
  std::vector<SeenSeal> seals_;
};

}  // namespace gongshi::signage
