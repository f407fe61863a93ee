#include "content/store/reader.h"

#include <sys/inotify.h>
#include <sys/timex.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "content/store/freshness.h"
#include "content/store/state_record.h"
#include "content/store/status_file.h"
#include "content/store/stored_release.h"

namespace gongshi::content {
namespace {

using store::Layout;
using store::Provision;
using store::StateRecord;

/// Commits that may overtake one load before it gives up: far more than an updater can make.
constexpr int kMaxOvertakings = 64;

Error nothing_accepted() {
  return {Errc::kNotFound,
          {"本机还没有收到任何内容", "this device has not received any content yet"},
          {}};
}

Error nothing_verifies() {
  return {Errc::kRejected,
          {"没有可以显示的内容：内容已停用，或存储已损坏",
           "no content may be shown: it was withheld, or the store is damaged"},
          "WITHHELD"};
}

Result<std::shared_ptr<const Release>> load_release(const Layout& layout,
                                                    const Provision& provision,
                                                    const std::string& hash) {
  GONGSHI_TRY(const bundle::Manifest manifest, store::stored_manifest(layout, provision, hash));
  GONGSHI_TRY(auto objects, store::MappedObjects::open(manifest, [&](const bundle::Hash& raw) {
                return layout.object(raw);
              }));
  return Release::load(store::release_id(manifest, hash), std::move(objects));
}

/// The newest valid state record. When the other copy rotted, that one may have been the newer: the
/// highest release on disk then counts as accepted, so that an older one is shown as a fallback.
std::optional<StateRecord> believed_state(const fs::path& store, const Layout& layout,
                                          const Provision& provision) {
  store::StateCopies copies = store::read_state_copies(store);
  if (copies.newest && copies.damaged) {
    const auto releases = store::verified_releases(layout, provision);
    if (!releases.empty()) copies.newest->floor_manifest = releases.front();
  }
  return copies.newest;
}

/// True when the kernel says that something keeps the clock in step.
bool has_network_time() {
  struct timex info{};
  return ::adjtimex(&info) != TIME_ERROR && (info.status & STA_UNSYNC) == 0;
}

/// The folder itself, or the nearest one above it that exists.
fs::path nearest_existing(fs::path folder) {
  std::error_code error;
  while (folder.has_relative_path() && !fs::is_directory(folder, error)) {
    folder = folder.parent_path();
  }
  return folder;
}

}  // namespace

Reader::Reader(fs::path store, Fd changed)
    : store_(std::move(store)), changed_(std::move(changed)) {}

Result<Reader> Reader::open(const fs::path& store) {
  Fd changed(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (!changed) {
    return os_error(errno, {"监视 " + store.string() + " ", "cannot watch " + store.string()});
  }
  Reader reader(fs::absolute(store).lexically_normal(), std::move(changed));
  reader.watch();
  return reader;
}

/// Watching the same folder twice is one watch. A folder that cannot be watched yet is watched from
/// above; acknowledge() comes closer when that one changes.
void Reader::watch() {
  constexpr std::uint32_t kEvents = IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;
  const Layout layout{store_};
  for (;;) {
    const fs::path nearest = nearest_existing(store_);
    ::inotify_add_watch(changed_.get(), nearest.c_str(), kEvents);
    if (nearest == store_) {
      ::inotify_add_watch(changed_.get(), layout.roots().c_str(), kEvents);
      return;
    }
    if (nearest_existing(store_) == nearest) return;  // else it came while we were watching
  }
}

void Reader::acknowledge() {
  alignas(inotify_event) std::array<char, 4096> events;
  while (::read(changed_.get(), events.data(), events.size()) > 0) {
  }
  watch();
}

/// The release that was given out last, if it still stands: a new generation says that something
/// was repaired or taken away, and what is mapped may be the damaged file.
std::shared_ptr<const Release> Reader::held_of(const store::StateRecord& state,
                                               const store::Provision& provision) const {
  auto held = shown_.release.lock();
  const bool stands = held && shown_.generation == state.generation &&
                      held->id().epoch >= provision.root().min_display_epoch;
  return stands ? held : nullptr;
}

/// Anything but the highest release ever accepted is shown in its place.
std::shared_ptr<const Release> Reader::show(std::shared_ptr<const Release> release,
                                            const store::StateRecord& state) const {
  const bool fallback = release->id().manifest_hash != state.floor_manifest;
  shown_ = {release->id(), fallback, state.generation, release};
  return release;
}

Result<std::shared_ptr<const Release>> Reader::load() const {
  const Layout layout{store_};
  shown_.id.reset();
  auto known = store::read_provision(layout);
  if (!known && known.error().code == Errc::kNotFound) return nothing_accepted();
  if (!known) return std::move(known).error();
  const Provision& provision = *known;
  for (int overtaken = 0; overtaken < kMaxOvertakings; ++overtaken) {
    const std::optional<StateRecord> state = believed_state(store_, layout, provision);
    if (state && state->current.empty()) return nothing_accepted();
    if (state) {
      if (auto held = held_of(*state, provision)) return show(std::move(held), *state);
      auto release = load_release(layout, provision, state->current);
      if (release) return show(*std::move(release), *state);
      // The updater may have committed twice since and cleaned up what we were reading.
      const auto newer = store::read_state(store_);
      if (newer && newer->generation != state->generation) continue;
    }
    std::vector<std::string> fallbacks = store::verified_releases(layout, provision);
    if (state && !state->previous.empty()) {
      fallbacks.insert(fallbacks.begin(), state->previous);
    }
    for (const std::string& hash : fallbacks) {
      auto release = load_release(layout, provision, hash);
      if (release) return show(*std::move(release), state.value_or(StateRecord{}));
    }
    std::error_code unreadable;
    if (!state && fs::is_empty(layout.releases(), unreadable)) return nothing_accepted();
    return nothing_verifies();
  }
  return nothing_verifies();
}

store::FreshnessFacts Reader::facts() const {
  store::FreshnessFacts facts{shown_.id, shown_.fallback, {}, has_network_time()};
  const Layout layout{store_};
  if (const auto provision = store::read_provision(layout)) {
    if (const auto status = store::read_status_file(layout, *provision)) {
      facts.status = {status->epoch, status->seq, status->manifest.hex(), status->issued,
                      status->valid_until};
    }
  }
  return facts;
}

Freshness Reader::freshness(WallTime now) const {
  return store::freshness(facts(), now);
}

}  // namespace gongshi::content
