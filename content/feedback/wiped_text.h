// WipedText: a short text of a visitor that leaves nothing behind in memory.
//
// It lies in one fixed place, is never copied by growing, and is zeroed when it is cleared or goes.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace gongshi::content::feedback {

/// Zeroes memory in a way that no compiler leaves out.
void wipe(void* memory, std::size_t size);

template <std::size_t kCapacity>
class WipedText {
 public:
  WipedText() = default;
  ~WipedText() { clear(); }
  WipedText(WipedText&& other) noexcept { take(other); }
  WipedText& operator=(WipedText&& other) noexcept {
    if (this != &other) take(other);
    return *this;
  }
  WipedText(const WipedText&) = delete;
  WipedText& operator=(const WipedText&) = delete;

  /// False, with nothing changed, when it does not fit.
  [[nodiscard]] bool assign(std::string_view text) {
    if (text.size() > kCapacity) return false;
    clear();
    return append(text);
  }
  [[nodiscard]] bool append(std::string_view text) {
    if (text.size() > kCapacity - size_) return false;
    text.copy(bytes_.data() + size_, text.size());
    size_ += text.size();
    return true;
  }
  /// The text becomes `size` bytes that the caller writes there.
  [[nodiscard]] char* resize(std::size_t size) {
    if (size > kCapacity) return nullptr;
    clear();
    size_ = size;
    return bytes_.data();
  }
  void clear() {
    wipe(bytes_.data(), bytes_.size());
    size_ = 0;
  }

  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  void take(WipedText& other) {
    bytes_ = other.bytes_;
    size_ = other.size_;
    other.clear();
  }

  std::array<char, kCapacity> bytes_{};
  std::size_t size_ = 0;
};

}  // namespace gongshi::content::feedback
