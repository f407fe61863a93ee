// CandidateCopy: the device's own copy of one file of a stick. Only the copy is ever looked at.
#pragma once

#include <atomic>
#include <string>
#include <utility>

#include "content/store/store.h"

namespace gongshi::content::store {

/// What the system says about a stick or a copy, as a result word: E_SPACE or E_IO.
[[nodiscard]] Error stick_error(int error_number, std::string zh, std::string en);

class CandidateCopy {
 public:
  /// A regular file of at most 1.2 GiB, opened without following links, copied whole into the
  /// staging folder. `stop`, where there is one, gives up.
  [[nodiscard]] static Result<CandidateCopy> of(Store& store, const fs::path& path,
                                                const std::atomic<bool>* stop);

  CandidateCopy(CandidateCopy&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  CandidateCopy& operator=(CandidateCopy&&) = delete;
  CandidateCopy(const CandidateCopy&) = delete;
  CandidateCopy& operator=(const CandidateCopy&) = delete;
  /// The copy is gone with this object.
  ~CandidateCopy();

  [[nodiscard]] Result<MappedFile> map() const;

 private:
  explicit CandidateCopy(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

}  // namespace gongshi::content::store
