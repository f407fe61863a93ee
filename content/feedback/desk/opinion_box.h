// OpinionBox: the folder of sealed opinions that devices have sent or a stick has brought, opened.
//
// Whoever reaches the web server may have written there, and anybody can seal something to a public
// key, so nothing is believed: sizes and numbers of files are bounded, links are not followed, what
// does not open is named with the reason, and only a listed device's signature proves where one
// comes from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "content/bundle/key.h"
#include "content/feedback/opinion.h"
#include "content/workspace/receipts/devices_file.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::feedback {

inline constexpr std::size_t kMaxOpinionFiles = 20'000;

struct OpenedOpinion {
  Opinion opinion;
  std::string file;       // below the folder, printable
  std::string sender{};   // listed device that has signed the file; empty: nobody known has
  int copies = 1;         // of the same opinion: a device sends again when in doubt
  bool doubtful = false;  // another opinion has the same number
};

struct UnopenedFile {
  std::string file;
  Sentence why;
};

struct OpinionBox {
  std::vector<OpenedOpinion> opinions;  // oldest first
  std::vector<UnopenedFile> unopened;   // by name
  bool cut = false;                     // the folder holds more files than are read
};

/// Every file below `folder`, at any depth, whose name ends with ".opinion".
/// Errc::kNotFound: no such folder.
[[nodiscard]] Result<OpinionBox> open_box(const fs::path& folder, const bundle::SecretKey& key,
                                          const std::vector<receipts::ListedDevice>& devices);

}  // namespace gongshi::content::feedback
