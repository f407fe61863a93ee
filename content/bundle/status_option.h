// StatusOption: --status-key and what goes with it, for the commands that issue a status.
#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <vector>

#include "content/bundle/document_file.h"
#include "content/bundle/key.h"
#include "content/bundle/root.h"
#include "drivers/os/command.h"
#include "drivers/os/file.h"

namespace gongshi::content::bundle {

class StatusOption {
 public:
  void add(CLI::App& command);

  [[nodiscard]] bool named() const { return !keys_.empty(); }
  [[nodiscard]] std::chrono::hours valid() const { return std::chrono::hours(valid_hours_); }
  [[nodiscard]] Result<std::vector<SecretKey>> open_keys(const Manners& manners) const;

  /// `status` counts under `root`. Word "E_SIG", naming how many keys are wanted.
  [[nodiscard]] static Status check(const DocumentFile& status, const Root& root);

 private:
  std::vector<fs::path> keys_;
  fs::path password_file_;
  int valid_hours_ = 48;
};

}  // namespace gongshi::content::bundle
