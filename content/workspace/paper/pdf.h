// PDF: sheets to the bytes of a file, by cairo: fonts embedded as subsets, text searchable.
#pragma once

#include <string>

#include "content/workspace/paper/paper.h"
#include "content/workspace/paper/typesetter.h"
#include "drivers/os/clock.h"
#include "drivers/os/result.h"

namespace gongshi::content::paper {

struct PdfTitle {
  std::string title;
  std::string author;
  std::string creator;  // the command
  WallTime created{};   // stands in the file for the time of writing: equal input, equal bytes
};

/// `setter` is the one that shaped the runs of `paper`.
/// Errc::kIo       cairo could not write (out of memory)
/// Errc::kCorrupt  a font file that cairo cannot use
[[nodiscard]] Result<std::string> pdf(const Paper& paper, const Typesetter& setter,
                                      const PdfTitle& title);

}  // namespace gongshi::content::paper
