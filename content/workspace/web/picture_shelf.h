// PictureShelf: the pictures that pages show, each once, under a name made of its bytes: the same
// picture keeps its address from issue to issue, and nobody can guess what is not shown.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "content/workspace/web/site.h"

namespace gongshi::content::web {

class PictureShelf {
 public:
  explicit PictureShelf(const Release& release) : release_(release) {}

  /// "img/5106a583db0bde46….png" of an object path. Errc::kCorrupt: neither PNG nor JPEG.
  [[nodiscard]] Result<std::string> file(std::string_view path);

  /// All that have been asked for.
  [[nodiscard]] Status put_all(const Put& put) const;

 private:
  const Release& release_;
  std::map<std::string, std::string, std::less<>> files_;  // object path, name
};

}  // namespace gongshi::content::web
