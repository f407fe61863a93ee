// Am03127Area: one text area as lines of pages, in the board's own font or as calls of blocks.
#pragma once

#include <string>
#include <vector>

#include "drivers/board.h"
#include "drivers/text/am03127_options.h"

namespace gongshi::drivers {

/// Bytes of "<GA1>".
inline constexpr std::size_t kAm03127Call = 5;

struct Am03127Area {
  using PageLines = std::vector<std::string>;  // encoded, with their directives
  struct Call {
    std::size_t line, at;  // of page 0: where blanks stand for its directive
    std::string block;     // 64 bytes
  };

  const TextArea* area = nullptr;
  int first = 1;  // line of the board
  int lines = 1;
  std::vector<PageLines> pages{};
  std::vector<Call> calls{};
};

/// A high area with dots is drawn from them, any other where its text cannot be encoded.
/// Borrows `area`. Errors as of plan_am03127().
[[nodiscard]] Result<Am03127Area> place_am03127_area(const TextArea& area,
                                                     const Am03127Options& options);

/// Errc::kRejected, word E2102.
[[nodiscard]] Error unshowable_am03127(const TextArea& area, const std::string& zh,
                                       const std::string& en);

}  // namespace gongshi::drivers
