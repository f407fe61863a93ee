#include "signage/emergency/boot_mark.h"

#include <ctime>
#include <fstream>

namespace gongshi::signage {
namespace {

constexpr std::size_t kBootId = 36;  // a UUID

bool is_boot_id(const std::string& text) {
  return text.size() == kBootId && text.find_first_not_of("0123456789abcdef-") == std::string::npos;
}

}  // namespace

BootMark boot_mark() {
  BootMark mark;
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::getline(file, mark.boot);
  if (!is_boot_id(mark.boot)) mark.boot.clear();
  timespec since{};
  if (::clock_gettime(CLOCK_BOOTTIME, &since) != 0) return {};
  mark.since = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::seconds{since.tv_sec} + std::chrono::nanoseconds{since.tv_nsec});
  return mark;
}

std::optional<std::chrono::milliseconds> between(const BootMark& then, const BootMark& now) {
  if (then.boot.empty() || then.boot != now.boot || now.since < then.since) return std::nullopt;
  return now.since - then.since;
}

}  // namespace gongshi::signage
