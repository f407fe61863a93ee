#include "content/workspace/web/picture_shelf.h"

#include <set>

#include "content/bundle/hash.h"
#include "content/picture_header.h"

namespace gongshi::content::web {

Result<std::string> PictureShelf::file(std::string_view path) {
  constexpr std::size_t kDigits = 32;
  if (const auto found = files_.find(path); found != files_.end()) return found->second;
  GONGSHI_TRY(const std::string_view bytes, release_.object(path));
  GONGSHI_CHECK(picture_size(bytes));  // and so a PNG or JPEG
  const std::string_view ending = bytes.starts_with("\x89PNG") ? ".png" : ".jpg";
  std::string name = "img/" + bundle::sha256(bytes).hex().substr(0, kDigits);
  name += ending;
  return files_.emplace(path, std::move(name)).first->second;
}

Status PictureShelf::put_all(const Put& put) const {
  std::set<std::string_view> done;  // two object paths may have the same bytes
  for (const auto& [path, name] : files_) {
    if (!done.insert(name).second) continue;
    GONGSHI_TRY(const std::string_view bytes, release_.object(path));
    GONGSHI_CHECK(put(name, bytes));
  }
  return {};
}

Result<std::string> picture_file(const Edition& edition, std::string_view path) {
  GONGSHI_TRY(const std::string name, edition.pictures.file(path));
  return std::string(edition.up()) + name;
}

}  // namespace gongshi::content::web
