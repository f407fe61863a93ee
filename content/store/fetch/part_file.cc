#include "content/store/fetch/part_file.h"

namespace gongshi::content::store {

PartFile::PartFile(Disk& disk, fs::path path, Fd fd, std::uint64_t size, std::uint64_t length)
    : disk_(&disk), path_(std::move(path)), fd_(std::move(fd)), size_(size), length_(length) {}

Result<PartFile> PartFile::open(Disk& disk, const fs::path& path, std::uint64_t size) {
  std::uint64_t length = 0;
  GONGSHI_TRY(Fd fd, disk.open_append(path, length));
  PartFile part(disk, path, std::move(fd), size, length);
  if (length > size) GONGSHI_CHECK(part.restart());
  return part;
}

Status PartFile::append(std::span<const std::byte> bytes) {
  if (bytes.size() > size_ - length_) {
    const std::string name = path_.filename().string();
    const std::string limit = std::to_string(size_);
    return Error{Errc::kCorrupt,
                 {name + " 超过应有的 " + limit + " 字节",
                  name + " is longer than the " + limit + " bytes that it should have"},
                 {}};
  }
  GONGSHI_CHECK(disk_->append(fd_, bytes, path_));
  length_ += bytes.size();
  return {};
}

Status PartFile::restart() {
  GONGSHI_CHECK(disk_->truncate(fd_, path_));
  length_ = 0;
  return {};
}

Result<MappedFile> PartFile::map() const {
  return MappedFile::open(path_, static_cast<std::size_t>(size_));
}

Status PartFile::remove() {
  return disk_->remove(path_);
}

}  // namespace gongshi::content::store
