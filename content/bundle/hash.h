// Hash: the SHA-256 of some bytes; the name of every object.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <memory>

struct evp_md_ctx_st;

namespace gongshi::content::bundle {

struct Hash {
  std::array<std::uint8_t, 32> bytes{};

  /// 64 lower-case hex digits.
  [[nodiscard]] std::string hex() const;
  /// Empty unless `text` is exactly 64 lower-case hex digits.
  [[nodiscard]] static std::optional<Hash> from_hex(std::string_view text);

  auto operator<=>(const Hash&) const = default;
};

[[nodiscard]] Hash sha256(std::span<const std::byte> bytes);
[[nodiscard]] Hash sha256(std::string_view bytes);

/// The same over bytes that arrive in pieces.
class Hasher {
 public:
  Hasher();
  void add(std::span<const std::byte> bytes);
  /// Once, at the end.
  [[nodiscard]] Hash finish();

 private:
  struct FreeContext {
    void operator()(evp_md_ctx_st* context) const noexcept;
  };
  std::unique_ptr<evp_md_ctx_st, FreeContext> context_;
};

}  // namespace gongshi::content::bundle
