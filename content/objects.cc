#include "content/objects.h"

namespace gongshi::content {

Result<std::string_view> MemoryObjects::bytes(std::string_view path) const {
  const auto found = objects_.find(path);
  if (found == objects_.end()) {
    const std::string name(path);
    return Error{Errc::kNotFound, {"内容包中没有 " + name, "the release holds no " + name}, {}};
  }
  return std::string_view(found->second);
}

std::vector<std::string> MemoryObjects::paths() const {
  std::vector<std::string> paths;
  paths.reserve(objects_.size());
  for (const auto& [path, bytes] : objects_) paths.push_back(path);
  return paths;
}

}  // namespace gongshi::content
