// Chain: whether the past that an issue tells is the one that its predecessors yield.
//
//   1-1 ◀─ 1-2 ◀─ 1-3     each names the manifest hash of the one before; each history is made
//                          again from the two and compared byte by byte
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "content/history/archive.h"

namespace gongshi::content::history {

enum class ChainFault {
  kDiffers,  // the history is not what the predecessor yields
  kMissing,  // the predecessor is not in the archive, or does not verify
};

struct ChainReport {
  std::size_t issues = 0;  // how many were compared with their predecessors
  std::string first;       // the serial at which the history begins
  std::optional<ChainFault> fault;
  Sentence what;  // of the fault: issue, table, row, what stands there and what should
};

/// Follows the chain of `issue` back to where its history begins. `tell` is called with each serial
/// before it is compared. An error is one of reading a file.
[[nodiscard]] Result<ChainReport> check_chain(std::shared_ptr<const Release> issue,
                                              const Archive& archive,
                                              const std::function<void(const std::string&)>& tell);

}  // namespace gongshi::content::history
