// Register: an office that requires approvals, and the archive of its signed issues.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/bundle/receipt_document.h"
#include "tests/content/bundle/shell.h"
#include "tests/content/bundle/signed_bundle.h"
#include "tests/content/workspace/approval/office.h"

namespace gongshi::test {

class Register : public Office {
 public:
  Register();

  /// `role` says `verb` about the item as it is now.
  void act(const std::string& key, content::workspace::Role role, std::string_view day,
           content::workspace::Verb verb = content::workspace::Verb::kAgree) const;

  /// The next issue, made at noon and signed five minutes later; its manifest's hash.
  std::string publish(const std::string& day);

  [[nodiscard]] fs::path archive() const { return dir_.path() / "archive"; }
  [[nodiscard]] fs::path root() const { return dir_.path() / "1.root"; }
  [[nodiscard]] fs::path box() const { return dir_.path() / "box"; }
  [[nodiscard]] fs::path devices() const { return dir_.path() / "devices.txt"; }
  [[nodiscard]] const TempDir& dir() const { return dir_; }

  /// A device on the list with its own key.
  void add_device(const std::string& name);
  /// Its receipt of `at`: each of its displays shows `manifest`, read back at that time.
  void receipt(const std::string& name, std::string_view at, const std::string& manifest,
               const std::vector<std::string>& displays) const;

 private:
  TempDir dir_;
  Keys keys_;
  std::uint64_t seq_ = 0;
  std::map<std::string, content::bundle::SecretKey> devices_;
};

}  // namespace gongshi::test
