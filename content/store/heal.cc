#include "content/store/heal.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "content/store/fetch/web_document.h"
#include "content/store/gather.h"
#include "content/store/scrub.h"
#include "content/store/scrub_note.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

using bundle::Manifest;
using bundle::ManifestObject;

constexpr std::chrono::milliseconds kWork{20};
constexpr std::chrono::milliseconds kRest{5};

/// The manifest that lists an object, for its delta offers.
const Manifest& manifest_of(const Scrub& scrub, const bundle::Hash& raw_hash) {
  static const Manifest none;
  for (const ScrubbedRelease& release : scrub.releases) {
    if (!release.manifest) continue;
    for (const ManifestObject& object : release.manifest->objects) {
      if (object.raw_hash == raw_hash) return *release.manifest;
    }
  }
  return none;
}

Status refetch_object(Store& store, ObjectSource& source, const Manifest& manifest,
                      const ManifestObject& object) {
  Gather gather(store, manifest, source);
  GONGSHI_TRY(const std::string raw, gather.raw(object));
  return store.restore_object(object.raw_hash, raw);
}

/// The current release's manifest lies on the web under the floor's number; it must be the same
/// one.
Status refetch_release(Store& store, WebTree& tree) {
  const StateRecord& state = store.state();
  const std::string path =
      "manifest/" + std::to_string(state.floor_epoch) + "-" + std::to_string(state.floor_seq);
  GONGSHI_TRY(const auto document,
              fetch_document(tree, path, bundle::kMaxManifestFile, bundle::Verdict::kFormat));
  if (!document) {
    return bundle::refusal(bundle::Verdict::kMissingObject,
                           {"服务器上没有 " + path, "the server has no " + path});
  }
  // Like a manifest at start-up it counts under any root that this device has accepted.
  const bundle::SignedDocument manifest = document->signed_document();
  const bool signed_still =
      std::ranges::any_of(store.provision().roots, [&](const bundle::Root& root) {
        return bundle::decide_manifest(root, manifest, store.provision().addressee(), std::nullopt)
            .ok();
      });
  if (signed_still && bundle::sha256(document->text).hex() == state.floor_manifest) {
    return store.restore_release(state.current, manifest);
  }
  return bundle::refusal(bundle::Verdict::kHash,
                         {"服务器上的 " + path + " 不是本机在用的那一份",
                          "what the server has as " + path + " is not what is in use here"});
}

enum class Look { kWhole, kDamaged, kUnreadable };

/// A second look before anything is done: one bad read is not yet a bad file.
Look look_again(const Layout& layout, const ManifestObject& object) {
  const auto file = hash_file(layout.object(object.raw_hash), object.raw_size, /*from_disk=*/true);
  if (file) return file->hash == object.raw_hash ? Look::kWhole : Look::kDamaged;
  return file.error().code == Errc::kIo ? Look::kUnreadable : Look::kDamaged;
}

Error stopped() {
  return {Errc::kClosed, {"检查被打断", "the check was broken off"}, {}};
}

class Healer {
 public:
  Healer(Store& store, WebTree* tree, const Patience& patience, const GoOn& go_on)
      : store_(store), tree_(tree), patience_(patience), go_on_(go_on) {}

  void releases(const Scrub& scrub) {
    for (const ScrubbedRelease& release : scrub.releases) {
      if (release.manifest) continue;
      ++healed_.damaged;
      const StateRecord& state = store_.state();
      const bool current = release.hash == state.current;
      const bool known = current && state.current == state.floor_manifest && tree_ != nullptr;
      if (known && note(refetch_release(store_, *tree_))) {
        ++healed_.repaired;
      } else {
        // Readers pass over a release that does not verify; there is nothing to take from them.
        ++healed_.taken_away;
        if (!current && !release.unreadable) store_.forget_previous();
      }
    }
  }

  Status objects(const Scrub& scrub) {
    for (const ManifestObject& object : scrub.damaged) {
      const Look look = look_again(store_.layout(), object);
      if (look == Look::kWhole) continue;
      ++healed_.damaged;
      if (tree_ != nullptr) {
        WebObjects source(store_, *tree_, patience_);
        const Manifest& manifest = manifest_of(scrub, object.raw_hash);
        if (note(refetch_object(store_, source, manifest, object))) {
          ++healed_.repaired;
          continue;
        }
      }
      // A transfer that was told to stop says nothing about what can be had.
      if (go_on_ && !go_on_()) return stopped();
      // What cannot be read now may be whole tomorrow; readers find out by themselves.
      if (look == Look::kUnreadable) continue;
      GONGSHI_CHECK(store_.take_away(object.raw_hash));
      ++healed_.taken_away;
    }
    return {};
  }

  [[nodiscard]] const Healed& healed() const { return healed_; }

 private:
  static bool note(const Status& done) {
    if (!done) log(Level::kWarning, "store", done.error());
    return done.has_value();
  }

  Store& store_;
  WebTree* tree_;
  const Patience& patience_;
  const GoOn& go_on_;
  Healed healed_;
};

}  // namespace

Sentence Healed::sentence() const {
  const std::string count = std::to_string(objects);
  if (damaged == 0) {
    return {"已检查 " + count + " 个文件，全部完好", count + " files checked, all undamaged"};
  }
  const std::string bad = std::to_string(damaged);
  const std::string good = std::to_string(repaired);
  if (repaired == damaged) {
    return {"已检查 " + count + " 个文件，" + bad + " 个损坏，已全部修复",
            count + " files checked, " + bad + " damaged, all repaired"};
  }
  return {"已检查 " + count + " 个文件，" + bad + " 个损坏，修复 " + good +
              " 个，其余无法取得；请联网或重新导入本期内容包",
          count + " files checked, " + bad + " damaged, " + good +
              " repaired, the others could not be had; connect the network or import this "
              "number again"};
}

Result<Healed> heal(Store& store, WebTree* tree, WallTime now, const Patience& patience,
                    const GoOn& go_on) {
  GONGSHI_TRY(const Scrub found, scrub(store.layout(), store.provision(), store.state(), go_on));
  Healer healer(store, tree, patience, go_on);
  healer.releases(found);
  GONGSHI_CHECK(healer.objects(found));
  Healed healed = healer.healed();
  healed.objects = found.objects;
  if (healed.damaged > 0) GONGSHI_CHECK(store.renew_state());
  GONGSHI_CHECK(write_scrub_note(store.disk(), store.layout(), {now, healed}));
  return healed;
}

GoOn gently(const std::atomic<bool>& stop) {
  using Clock = std::chrono::steady_clock;
  return [&stop, rest_at = Clock::now()]() mutable {
    if (stop) return false;
    if (Clock::now() >= rest_at) {
      std::this_thread::sleep_for(kRest);
      rest_at = Clock::now() + kWork;
    }
    return true;
  };
}

}  // namespace gongshi::content::store
