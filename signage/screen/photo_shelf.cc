#include "signage/screen/photo_shelf.h"

#include <SDL_image.h>

#include <algorithm>

#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

/// Wishes that were never fulfilled go too, once there are so many.
constexpr std::size_t kMostKept = 1000;

std::size_t bytes_of(const std::shared_ptr<const Picture>& picture) {
  return picture == nullptr ? 0 : picture->pixels.size() * sizeof(Color);
}

}  // namespace

PhotoShelf::PhotoShelf(Decoding decoding, std::size_t most_bytes)
    : decoding_(decoding), most_bytes_(most_bytes) {
  // Here, because loading the codecs is not for two threads at once.
  IMG_Init(IMG_INIT_JPG | IMG_INIT_PNG);
  if (decoding_ == Decoding::kBehind) thread_ = std::thread([this] { work(); });
}

PhotoShelf::~PhotoShelf() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::size_t PhotoShelf::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void PhotoShelf::keep_only(const content::Release* release) {
  const std::lock_guard lock(mutex_);
  kept_.remove_if([&](const Kept& kept) {
    const bool other = kept.wish.release.get() != release;
    if (other) bytes_ -= bytes_of(kept.picture);
    return other;
  });
}

std::shared_ptr<const Picture> PhotoShelf::find(const Wish& wish) {
  if (wish.path.empty() || wish.release == nullptr) return nullptr;
  std::unique_lock lock(mutex_);
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.wish == wish; });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
    return kept_.front().picture;
  }
  kept_.push_front({wish, State::kWanted, nullptr});
  if (decoding_ == Decoding::kBehind) {
    wake_.notify_one();
    return nullptr;
  }
  decode(lock, wish);
  return kept_.front().picture;
}

/// Leaves the lock for as long as it decodes.
void PhotoShelf::decode(std::unique_lock<std::mutex>& lock, const Wish& wish) {
  lock.unlock();
  std::shared_ptr<const Picture> picture;
  const auto bytes = wish.release->object(wish.path);
  if (!bytes) {
    log(Level::kWarning, "signage", bytes.error());
  } else if (auto made = decode_photo(*bytes, wish.place, wish.fit, wish.ground)) {
    picture = std::make_shared<const Picture>(*std::move(made));
  } else {
    log(Level::kWarning, "signage", wish.path + ": " + made.error().what.en);
  }
  lock.lock();
  const auto found =
      std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) { return kept.wish == wish; });
  if (found == kept_.end()) return;
  found->state = picture == nullptr ? State::kFailed : State::kReady;
  bytes_ += bytes_of(picture);
  found->picture = std::move(picture);
  make_room();
}

/// The photo just asked for stays, however large it is.
void PhotoShelf::make_room() {
  while (kept_.size() > 1 && (bytes_ > most_bytes_ || kept_.size() > kMostKept)) {
    bytes_ -= bytes_of(kept_.back().picture);
    kept_.pop_back();
  }
}

void PhotoShelf::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    const auto wanted = std::find_if(kept_.begin(), kept_.end(),
                                     [](const Kept& kept) { return kept.state == State::kWanted; });
    if (wanted == kept_.end()) {
      wake_.wait(lock);
      continue;
    }
    const Wish wish = wanted->wish;
    decode(lock, wish);
  }
}

}  // namespace gongshi::signage
