// PhotoShelf: decoded photos within reach of the draw path, which never waits for a decoder.
//
// Bounded by bytes, the longest unused one goes first. A photo that cannot be decoded is told once
// in the log and stays a placeholder.
#pragma once

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "content/release.h"
#include "signage/screen/photo.h"

namespace gongshi::signage {

class PhotoShelf {
 public:
  enum class Decoding : std::uint8_t {
    kAtOnce,  // find() decodes: for single pictures
    kBehind,  // a thread decodes, find() says null until it has
  };

  explicit PhotoShelf(Decoding decoding, std::size_t most_bytes = std::size_t{64} << 20);
  ~PhotoShelf();
  PhotoShelf(const PhotoShelf&) = delete;
  PhotoShelf& operator=(const PhotoShelf&) = delete;

  struct Wish {
    std::shared_ptr<const content::Release> release;  // the path is an object of it
    std::string path;
    drivers::Geometry place;
    Fit fit = Fit::kFill;
    Color ground = 0;
    bool operator==(const Wish&) const = default;
  };

  /// The photo, or null: not there yet, or not to be had.
  [[nodiscard]] std::shared_ptr<const Picture> find(const Wish& wish);

  /// Lets go of the photos of other releases.
  void keep_only(const content::Release* release);

  [[nodiscard]] std::size_t bytes() const;

 private:
  enum class State : std::uint8_t { kWanted, kReady, kFailed };
  struct Kept {
    Wish wish;
    State state = State::kWanted;
    std::shared_ptr<const Picture> picture;
  };

  void work();
  void decode(std::unique_lock<std::mutex>& lock, const Wish& wish);
  void make_room();

  Decoding decoding_;
  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::list<Kept> kept_;  // most recently used first
  std::size_t bytes_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace gongshi::signage
