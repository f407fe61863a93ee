// SheetNotes: what strikes one about a price table as a whole, told once and not row by row.
#pragma once

#include <map>
#include <set>
#include <string>

#include "content/workspace/row/headers.h"

namespace gongshi::content::workspace {

class SheetNotes {
 public:
  explicit SheetNotes(const Mapping& mapping) : mapping_(mapping) {}

  void look_at(const Row& row);
  void tell(Findings& findings) const;

 private:
  [[nodiscard]] std::string text_of(const Row& row, Field field) const;

  const Mapping& mapping_;
  int grouped_ = 0;                                     // rows with a class
  int ungrouped_ = 0;                                   // rows without, below one with
  std::map<std::string, std::set<std::string>> units_;  // by what they mean
};

}  // namespace gongshi::content::workspace
