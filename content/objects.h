// Objects: the raw objects of one release by manifest path, wherever they lie.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/result.h"

namespace gongshi::content {

class Objects {
 public:
  virtual ~Objects() = default;

  /// The object's bytes, valid while this lives. Errc::kNotFound names a path that the manifest
  /// does not list.
  [[nodiscard]] virtual Result<std::string_view> bytes(std::string_view path) const = 0;

  /// All paths, ascending.
  [[nodiscard]] virtual std::vector<std::string> paths() const = 0;

  /// Gives back memory whose bytes can be read again when somebody looks at them.
  virtual void rest() const {}
};

/// What the builder has just made, and what tests write down.
class MemoryObjects final : public Objects {
 public:
  explicit MemoryObjects(std::map<std::string, std::string, std::less<>> objects)
      : objects_(std::move(objects)) {}
  [[nodiscard]] Result<std::string_view> bytes(std::string_view path) const override;
  [[nodiscard]] std::vector<std::string> paths() const override;

 private:
  std::map<std::string, std::string, std::less<>> objects_;
};

}  // namespace gongshi::content
