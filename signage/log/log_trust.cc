#include "signage/log/log_trust.h"

#include <algorithm>

namespace gongshi::signage {
namespace {

using content::bundle::PublicKey;

LogFinding at_change(const LogKeyChange& change, std::string code, Sentence words) {
  return {change.file.name(), change.row, std::move(code), std::move(words)};
}

}  // namespace

LogTrust::LogTrust(PublicKey anchor, std::vector<LogKeyChange> changes)
    : anchor_(anchor), changes_(std::move(changes)) {
  name(anchor_);
  for (const LogKeyChange& change : changes_) {
    name(change.next);
    if (change.former) name(*change.former);
    if (order_.empty()) {
      order_.push_back(change.former);
    } else if (change.next == order_.back()) {
      if (!links_.empty()) links_.back().last = change;
      continue;
    }
    const bool follows = links_.empty() || change.former == order_.back();
    links_.push_back({change, change, follows});
    order_.emplace_back(change.next);
  }
  if (order_.empty()) order_.emplace_back(anchor_);
}

void LogTrust::name(const PublicKey& key) {
  if (std::find(keys_.begin(), keys_.end(), key) == keys_.end()) keys_.push_back(key);
}

/// Where it signed last, if it ever did.
std::optional<std::size_t> LogTrust::place_of(const PublicKey& key) const {
  for (std::size_t i = order_.size(); i > 0; --i) {
    if (order_[i - 1] == key) return i - 1;
  }
  return std::nullopt;
}

bool LogTrust::sealed_by_former(std::size_t link) const {
  const Link& change = links_[link];
  return std::any_of(seals_.begin(), seals_.end(), [&](const SeenSeal& seal) {
    const std::uint64_t last = seal.sealed.seal.last;
    return seal.holds && seal.sealed.signer == order_[link] && seal.file == change.last.file &&
           last >= change.change.number && last <= change.last.number;
  });
}

/// By a seal of that very file: between files that were not all read nothing follows.
bool LogTrust::covered_later(std::size_t link, const Believed& believed) const {
  return std::any_of(seals_.begin(), seals_.end(), [&](const SeenSeal& seal) {
    const auto place = place_of(seal.sealed.signer);
    return seal.holds && place && *place > link && believed[*place] &&
           seal.file == links_[link].change.file &&
           seal.sealed.seal.last >= links_[link].change.number;
  });
}

void LogTrust::judge_links(Believed& believed, Verdict& verdict) const {
  const auto anchor = place_of(anchor_);
  if (anchor) believed[*anchor] = true;
  const auto judge = [&](std::size_t i, bool backwards) {
    const Link& link = links_[i];
    const bool sealed = sealed_by_former(i);
    const bool from = anchor && believed[backwards ? i + 1 : i];
    if (from && link.follows && (backwards ? covered_later(i, believed) : sealed)) {
      believed[backwards ? i : i + 1] = true;
      verdict.notes.push_back(at_change(
          link.change, "E2423",
          sealed
              ? Sentence{"此行起由另一把密钥签名，已由前一把密钥封签",
                         "another key signs from here on; the former one has sealed this"}
              : Sentence{"此行起由另一把密钥签名，前一把密钥没有封签：请与公示办公室所记的公钥比较",
                         "another key signs from here on, and the former one has not sealed "
                         "this: compare it with the key that the office was told"}));
      return;
    }
    Sentence why{"所给的公钥与这次更换的密钥无关", "the key given has no part in this change"};
    if (!link.follows) {
      why = {"所称的前一把密钥，此前并不在用", "the former key that it names did not sign before"};
    } else if (from && backwards) {
      why = {"没有可信的签名包含这一行", "no signature that is believed covers this line"};
    } else if (from) {
      why = {"前一把密钥没有封签这一行", "the former key has not sealed this line"};
    }
    verdict.findings.push_back(at_change(
        link.change, "E2425",
        {"更换密钥的这一行不可信：" + why.zh, "this change of keys is not believed: " + why.en}));
  };
  const std::size_t middle = anchor.value_or(0);
  for (std::size_t i = std::min(middle, links_.size()); i > 0; --i) judge(i - 1, true);
  for (std::size_t i = middle; i < links_.size(); ++i) judge(i, false);
}

void LogTrust::judge_seal(const SeenSeal& seal, const Believed& believed, Verdict& verdict) const {
  const auto wrong = [&](std::string code, Sentence words) {
    verdict.findings.push_back({seal.file.name(), 0, std::move(code), std::move(words)});
  };
  const auto place = place_of(seal.sealed.signer);
  const bool trusted = place ? believed[*place] : seal.sealed.signer == anchor_;
  if (!trusted) {
    return wrong("E2405", {seal.name + " 由不可信的密钥签名",
                           seal.name + " is signed by a key that is not believed"});
  }
  // By file first: a log whose end was damaged has counted its lines anew.
  const bool replaced = place && *place < links_.size();
  const LogKeyChange until = replaced ? links_[*place].last : LogKeyChange{};
  if (replaced &&
      std::pair(seal.file, seal.sealed.seal.last) > std::pair(until.file, until.number)) {
    return wrong(
        "E2424",
        {seal.name + " 由已更换的密钥签名，它只能签到第 " + std::to_string(until.number) + " 行",
         seal.name + " is signed by a key that was replaced: it may sign up to number " +
             std::to_string(until.number) + " only"});
  }
  if (seal.holds) verdict.signed_to = std::max(verdict.signed_to, seal.sealed.seal.last);
}

LogTrust::Verdict LogTrust::judge() const {
  Verdict verdict;
  Believed believed(order_.size(), false);
  judge_links(believed, verdict);
  for (const SeenSeal& seal : seals_) judge_seal(seal, believed, verdict);
  return verdict;
}

}  // namespace gongshi::signage
