// Layout: where things lie in a store (LAYOUT.md). Paths only; nothing is opened here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "content/bundle/hash.h"
#include "drivers/os/file.h"

namespace gongshi::content::store {

struct Layout {
  fs::path folder;

  [[nodiscard]] fs::path site() const { return folder / "site"; }
  [[nodiscard]] fs::path lock() const { return folder / "lock"; }
  [[nodiscard]] fs::path status() const { return folder / "status"; }
  [[nodiscard]] fs::path staging() const { return folder / "staging"; }
  [[nodiscard]] fs::path notes() const { return folder / "notes"; }
  [[nodiscard]] fs::path device_key() const { return folder / "device.key"; }
  [[nodiscard]] fs::path device_pub() const { return folder / "device.pub"; }
  [[nodiscard]] fs::path receipts() const { return folder / "receipts"; }
  [[nodiscard]] fs::path roots() const { return folder / "roots"; }
  [[nodiscard]] fs::path root(std::uint64_t version) const {
    return roots() / (std::to_string(version) + ".root");
  }
  [[nodiscard]] fs::path releases() const { return folder / "releases"; }
  [[nodiscard]] fs::path release(const std::string& manifest_hash) const {
    return releases() / manifest_hash;
  }
  [[nodiscard]] fs::path objects() const { return folder / "objects"; }
  [[nodiscard]] fs::path object(const bundle::Hash& raw_hash) const {
    const std::string hex = raw_hash.hex();
    return objects() / hex.substr(0, 2) / hex;
  }
};

/// "<document>.<k>.minisig".
[[nodiscard]] inline fs::path signature_name(const fs::path& document, std::size_t k) {
  fs::path name = document;
  name += "." + std::to_string(k) + ".minisig";
  return name;
}

}  // namespace gongshi::content::store
