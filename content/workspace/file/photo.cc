#include "content/workspace/file/photo.h"

#include "content/workspace/file/picture_strip.h"
#include "content/workspace/finding.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::size_t kMostBytes = 8U << 20U;

Error not_usable(std::string_view zh, std::string_view en) {
  return finding_error(Code::kPhoto, {std::string(zh), std::string(en)});
}

}  // namespace

Result<PictureSize> photo_size(std::string_view bytes) {
  auto size = picture_size(bytes);
  if (size) return size;
  return not_usable(size.error().what.zh, size.error().what.en);
}

Result<std::string> read_photo(const fs::path& directory, const std::string& name) {
  const fs::path inside = fs::path(name).lexically_normal();
  if (inside.is_absolute() || inside.empty() || *inside.begin() == "..") {
    return not_usable("照片必须在工作目录里面", "the picture must lie inside the workspace");
  }
  GONGSHI_TRY(std::string bytes, read_file(directory / inside, kMostBytes));
  GONGSHI_CHECK([&]() -> Status {
    GONGSHI_TRY([[maybe_unused]] const PictureSize size, photo_size(bytes));
    return {};
  }());
  return without_metadata(bytes);
}

}  // namespace gongshi::content::workspace
