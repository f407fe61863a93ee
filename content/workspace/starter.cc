#include "content/workspace/starter.h"

#include "content/workspace/starter_files.h"

namespace gongshi::content::workspace {

Status write_starter(const fs::path& directory) {
  std::error_code failure;
  if (fs::exists(directory, failure) && !fs::is_empty(directory, failure)) {
    const std::string name = directory.string();
    return Error{
        Errc::kUsage,
        {"文件夹 " + name + " 不是空的，请换一个名称", "the folder " + name + " is not empty"},
        {}};
  }
  for (const StarterFile& file : starter_files()) {
    const fs::path path = directory / file.name;
    GONGSHI_CHECK(make_directories(path.parent_path()));
    // With a byte-order mark spreadsheet programs show the Chinese in a CSV file rightly.
    const std::string mark = file.name.ends_with(".csv") ? "\xEF\xBB\xBF" : "";
    GONGSHI_CHECK(write_file_atomic(path, mark + std::string(file.text)));
  }
  return {};
}

}  // namespace gongshi::content::workspace
