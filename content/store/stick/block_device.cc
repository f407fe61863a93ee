#include "content/store/stick/block_device.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <algorithm>
#include <cctype>
#include <cerrno>

namespace gongshi::content::store {
namespace {

constexpr std::string_view kFolder = "/dev/";
constexpr std::size_t kMostLetters = 3;
constexpr std::size_t kMostDigits = 3;

Error not_a_stick() {
  return {Errc::kRejected, {"这不是插在 USB 口上的 U 盘", "this is not a stick on a USB port"}, {}};
}

Error gone() {
  return {Errc::kNotFound, {"U 盘已被拔出", "the stick has been pulled out"}, {}};
}

}  // namespace

bool is_device_name(std::string_view name, std::string_view stem) {
  if (!name.starts_with(kFolder)) return false;
  name.remove_prefix(kFolder.size());
  if (!name.starts_with(stem)) return false;
  name.remove_prefix(stem.size());
  const auto digits = std::ranges::find_if_not(name, [](char c) { return c >= 'a' && c <= 'z'; });
  const bool only_digits =
      std::all_of(digits, name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return only_digits && !name.empty() &&
         static_cast<std::size_t>(digits - name.begin()) <= kMostLetters &&
         static_cast<std::size_t>(name.end() - digits) <= kMostDigits;
}

bool is_on_usb(const fs::path& sysfs, unsigned major_number, unsigned minor_number) {
  const std::string number = std::to_string(major_number) + ":" + std::to_string(minor_number);
  std::error_code error;
  const fs::path place = fs::canonical(sysfs / "dev/block" / number, error);
  if (error) return false;
  return std::ranges::any_of(place, [](const fs::path& part) {
    const std::string name = part.string();
    return name.starts_with("usb") && name.size() > 3 &&
           std::all_of(name.begin() + 3, name.end(), [](char c) { return c >= '0' && c <= '9'; });
  });
}

Result<Fd> open_stick_device(const std::string& name, const DeviceRules& rules) {
  if (!is_device_name(name, rules.stem)) return not_a_stick();
  Fd node(::open(name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
  if (!node) return gone();
  struct stat info{};
  if (::fstat(node.get(), &info) != 0 || !S_ISBLK(info.st_mode)) return not_a_stick();
  if (rules.usb_only && !is_on_usb(rules.sysfs, major(info.st_rdev), minor(info.st_rdev))) {
    return not_a_stick();
  }
  const std::string itself = "/proc/self/fd/" + std::to_string(node.get());
  const Fd alone(::open(itself.c_str(), O_RDONLY | O_EXCL | O_NONBLOCK | O_CLOEXEC));
  if (alone) return node;
  if (errno == EBUSY) {
    return Error{
        Errc::kRejected, {"U 盘正被别的程序使用", "the stick is in use by another program"}, {}};
  }
  if (errno == ENXIO || errno == ENOMEDIUM || errno == ENODEV) return gone();
  return os_error(errno, {"打开 U 盘", "cannot open the stick"});
}

}  // namespace gongshi::content::store
