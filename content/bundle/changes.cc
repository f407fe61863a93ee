#include "content/bundle/changes.h"

#include <algorithm>
#include <set>

#include "content/bundle/delta.h"

namespace gongshi::content::bundle {
namespace {

/// How many vanished objects are tried as the base of one that is new.
constexpr std::size_t kRenameTries = 3;

std::uint64_t distance(std::uint64_t a, std::uint64_t b) {
  return a > b ? a - b : b - a;
}

class Comparer {
 public:
  Comparer(const DeskBundle& base, const std::vector<ManifestObject>& objects,
           const std::map<std::string, Source>& content, std::size_t most_offers)
      : base_(base), objects_(objects), content_(content), most_offers_(most_offers) {
    for (const ManifestObject& object : base.manifest.objects) {
      held_.insert(object.raw_hash);
      if (!content.contains(object.path)) gone_.push_back(&object);
    }
  }

  Result<Comparison> run() {
    Changes& changes = found_.changes;
    changes.gone = gone_.size();
    for (const ManifestObject& object : objects_) {
      const bool known_path = base_.find(object.path) != nullptr;
      if (held_.contains(object.raw_hash)) {
        ++changes.unchanged;
        continue;
      }
      ++(known_path ? changes.changed : changes.added);
      if (!seen_.insert(object.raw_hash).second) continue;  // the same bytes under another path
      GONGSHI_CHECK(offer(object));
    }
    return std::move(found_);
  }

 private:
  Status offer(const ManifestObject& object) {
    std::uint64_t cheapest = object.stored_size;
    if (object.kind != ObjectKind::kImage && found_.offers.size() < most_offers_) {
      GONGSHI_TRY(auto delta, best_delta(object));
      if (delta.frame) {
        const DeltaOffer made{object.raw_hash, delta.base, delta.frame->size(),
                              sha256(*delta.frame)};
        cheapest = made.size;
        found_.changes.delta_bytes += made.size;
        found_.offers.push_back(made);
        found_.frames.push_back(*std::move(delta.frame));
      }
    }
    found_.changes.object_bytes += cheapest;
    return {};
  }

  struct Candidate {
    Hash base;
    std::optional<std::string> frame;
  };

  Result<Candidate> best_delta(const ManifestObject& object) {
    Candidate best;
    const std::string& target = content_.at(object.path).bytes;
    for (const ManifestObject* base : bases_for(object)) {
      GONGSHI_TRY(const auto raw, base_.raw(*base));
      if (!raw) {
        found_.changes.without_base.push_back(object.path);
        continue;
      }
      auto frame = make_delta(*raw, target, object.stored_size);
      if (frame && (!best.frame || frame->size() < best.frame->size())) {
        best = {base->raw_hash, std::move(frame)};
      }
    }
    return best;
  }

  /// The object of the same path; else those that a renamed one may have been, likeliest first.
  [[nodiscard]] std::vector<const ManifestObject*> bases_for(const ManifestObject& object) const {
    if (const ManifestObject* same = base_.find(object.path)) return {same};
    std::vector<const ManifestObject*> likely;
    for (const ManifestObject* gone : gone_) {
      const bool about_as_large =
          gone->raw_size <= object.raw_size * 2 && object.raw_size <= gone->raw_size * 2;
      if (gone->kind == object.kind && about_as_large) likely.push_back(gone);
    }
    std::ranges::stable_sort(likely, {}, [&](const ManifestObject* one) {
      return distance(one->raw_size, object.raw_size);
    });
    if (likely.size() > kRenameTries) likely.resize(kRenameTries);
    return likely;
  }

  const DeskBundle& base_;
  const std::vector<ManifestObject>& objects_;
  const std::map<std::string, Source>& content_;
  std::size_t most_offers_;
  std::set<Hash> held_;
  std::set<Hash> seen_;
  std::vector<const ManifestObject*> gone_;  // by path
  Comparison found_;
};

}  // namespace

Result<Comparison> compare(const DeskBundle& base, const std::vector<ManifestObject>& objects,
                           const std::map<std::string, Source>& content, std::size_t most_offers) {
  return Comparer(base, objects, content, most_offers).run();
}

}  // namespace gongshi::content::bundle
