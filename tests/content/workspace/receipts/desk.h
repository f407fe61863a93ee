// Desk: an office that has published 1-42 and 1-43, of which only 1-42 holds the service 250303005,
// and devices whose receipts come in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/bundle/receipt_document.h"
#include "content/workspace/receipts/devices_file.h"
#include "device.h"
#include "tests/support/temp_dir.h"

namespace gongshi::test {

inline constexpr std::string_view kWithdrawn = "250303005";  // 降钙素原检测
inline constexpr std::string_view kStaying = "250102001";    // 尿常规

class Desk {
 public:
  Desk();

  [[nodiscard]] fs::path web() const { return dir_ / "web"; }
  [[nodiscard]] fs::path box() const { return dir_ / "box"; }
  [[nodiscard]] const TempDir& dir() const { return dir_; }
  [[nodiscard]] WallTime now() const { return *parse_time("2026-11-23T02:05:32Z"); }

  /// The manifest hash of 1-42 or 1-43.
  [[nodiscard]] const std::string& manifest(std::uint64_t seq) const { return manifests_.at(seq); }
  /// A bundle file, written; its path.
  [[nodiscard]] fs::path bundle(std::uint64_t seq) const;

  /// Who may sign at this office.
  [[nodiscard]] std::vector<content::bundle::RootFile> roots() const;

  /// A new device with its own key, on the list.
  void add_device(const std::string& name, const std::string& place);
  [[nodiscard]] std::vector<content::receipts::ListedDevice> devices() const;
  /// The list as a file; its path.
  [[nodiscard]] fs::path devices_file() const;

  /// A receipt issued now: everything as it should be, one display "NAME-led" that shows `seq`.
  [[nodiscard]] content::bundle::Receipt receipt(const std::string& device,
                                                 std::uint64_t seq) const;
  /// Signs with the device's key and lays both files into the box, as a PUT would.
  void put(const content::bundle::Receipt& receipt) const;
  void put_text(const std::string& text, const content::bundle::SecretKey& key,
                const std::string& name) const;
  [[nodiscard]] const content::bundle::SecretKey& key(const std::string& device) const {
    return keys_.at(device);
  }

 private:
  TempDir dir_;
  Office office_;
  std::map<std::uint64_t, std::string> files_;
  std::map<std::uint64_t, std::string> manifests_;
  std::map<std::string, content::bundle::SecretKey> keys_;
  std::map<std::string, std::string> places_;
};

}  // namespace gongshi::test
