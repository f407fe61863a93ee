#include "content/workspace/paper/bind.h"

#include <iterator>

namespace gongshi::content::paper {

Paper bind(Paper front, Paper rest) {
  const std::size_t shift = front.sheets.size();
  front.sheets.insert(front.sheets.end(), std::make_move_iterator(rest.sheets.begin()),
                      std::make_move_iterator(rest.sheets.end()));
  for (Bookmark& mark : rest.bookmarks) {
    mark.sheet += shift;
    front.bookmarks.push_back(std::move(mark));
  }
  return front;
}

}  // namespace gongshi::content::paper
