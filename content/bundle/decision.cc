#include "content/bundle/decision.h"

namespace gongshi::content::bundle {
namespace {

Decision refused(const Error& error) {
  const Verdict verdict = verdict_of(error);
  const Sentence& meaning = verdict_sentence(verdict);
  return {
      verdict, {error.what.zh + "。" + meaning.zh, error.what.en + ". " + meaning.en}, {}, {}, {}};
}

Decision refused(Verdict verdict, Sentence what) {
  return refused(refusal(verdict, std::move(what)));
}

Status check_signatures(const Root& root, const SignedDocument& manifest) {
  for (const Role role : {Role::kOffice, Role::kReviewer}) {
    const std::size_t found = signers(manifest, root.role(role).keys).size();
    const std::uint64_t wanted = root.role(role).threshold;
    if (found >= wanted) continue;
    const bool office = role == Role::kOffice;
    return refusal(Verdict::kSig,
                   {std::string(office ? "信息公开办公室" : "保密审查人员") + "的有效签名有 " +
                        std::to_string(found) + " 个，需要 " + std::to_string(wanted) + " 个",
                    std::string(office ? "office" : "reviewer") + " signatures: " +
                        std::to_string(found) + " valid, " + std::to_string(wanted) + " needed"});
  }
  return {};
}

Status check_addressee(const Manifest& manifest, const Addressee& device) {
  if (device.site && *device.site != manifest.site) {
    return refusal(Verdict::kSite,
                   {"内容包给 " + manifest.site + "，本机是 " + *device.site,
                    "the bundle is for " + manifest.site + ", this device is " + *device.site});
  }
  if (device.channel && *device.channel != manifest.channel) {
    return refusal(
        Verdict::kChannel,
        {"内容包的频道是 " + manifest.channel + "，本机是 " + *device.channel,
         "the bundle's channel is " + manifest.channel + ", this device's is " + *device.channel});
  }
  return {};
}

/// Step 7.
Decision compare(Accepted candidate, const std::optional<Floor>& floor) {
  const std::string serial = candidate.manifest.serial();
  Decision decision{Verdict::kOk, verdict_sentence(Verdict::kOk), std::move(candidate), {}, {}};
  if (!floor) return decision;
  const Manifest& manifest = decision.accepted->manifest;
  const std::pair offered(manifest.epoch, manifest.seq);
  const std::pair known(floor->epoch, floor->seq);
  if (offered > known) return decision;
  const std::string floor_serial = std::to_string(floor->epoch) + "-" + std::to_string(floor->seq);
  if (offered == known && floor->manifest) {
    if (*floor->manifest != decision.accepted->manifest_hash) {
      return refused(Verdict::kEquivocation, {"期号 " + serial + " 有两份不同的内容",
                                              "two contents under number " + serial});
    }
    decision.verdict = Verdict::kAlready;
    decision.sentence = verdict_sentence(Verdict::kAlready);
    return decision;
  }
  return refused(Verdict::kRollback, {"期号 " + serial + " 不高于本机用过的 " + floor_serial,
                                      "number " + serial + " is not above " + floor_serial +
                                          ", which this device has accepted"});
}

}  // namespace

Decision decide_manifest(const Root& root, const SignedDocument& manifest, const Addressee& device,
                         const std::optional<Floor>& floor) {
  if (manifest.text.size() > kMaxManifestFile) {
    return refused(Verdict::kFormat, {"清单超过 4 MiB", "the manifest is larger than 4 MiB"});
  }
  if (auto holds = check_signatures(root, manifest); !holds) return refused(holds.error());
  auto parsed = Manifest::parse(manifest.text);
  if (!parsed) return refused(parsed.error());
  if (auto holds = check_addressee(*parsed, device); !holds) return refused(holds.error());
  if (parsed->epoch != root.epoch) {
    return refused(Verdict::kEpoch, {"内容包的纪元是 " + std::to_string(parsed->epoch) +
                                         "，根文件的是 " + std::to_string(root.epoch),
                                     "the bundle's epoch is " + std::to_string(parsed->epoch) +
                                         ", the root's is " + std::to_string(root.epoch)});
  }
  return compare({*std::move(parsed), sha256(manifest.text)}, floor);
}

Decision decide_bundle(const Root& current, const Container& container, const Addressee& device,
                       const std::optional<Floor>& floor) {
  std::vector<RootStep> steps;
  const auto with_steps = [&](Decision decision) {
    decision.new_roots = std::move(steps);
    return decision;
  };
  const auto newest = [&]() -> const Root& { return steps.empty() ? current : steps.back().root; };

  if (container.roots.size() > kMaxRootSteps) {
    return refused(Verdict::kRoot, {"根文件多于 64 个", "more than 64 roots"});
  }
  for (const Container::RootEntry& entry : container.roots) {
    if (entry.version <= newest().version) continue;
    auto next = next_root(newest(), entry.document);
    if (next && next->version != entry.version) {
      next = refusal(Verdict::kRoot,
                     {"根文件的名称与版本不符", "a root's name differs from its version"});
    }
    if (!next) return with_steps(refused(next.error()));
    steps.push_back({*std::move(next), entry.document});
  }

  Decision decision = decide_manifest(newest(), container.manifest, device, floor);
  if (decision.accepted) {
    auto matched = match_objects(container, decision.accepted->manifest);
    if (!matched) return with_steps(refused(matched.error()));
  }
  if (container.status) {
    auto status = signed_status(newest(), *container.status);
    const bool ours = status && (!device.site || *device.site == status->site) &&
                      (!device.channel || *device.channel == status->channel);
    if (ours) decision.status = *std::move(status);
  }
  return with_steps(std::move(decision));
}

}  // namespace gongshi::content::bundle
