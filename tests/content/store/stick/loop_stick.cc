#include "loop_stick.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tests/support/program.h"

namespace gongshi::test {
namespace {

constexpr const char* kControl = "/dev/loop-control";
constexpr const char* kMakeFileSystem = "/usr/sbin/mkfs.ext4";

/// Another test may take the free number first: then the next one.
Fd attach(const Fd& image, std::string& device) {
  const Fd control(::open(kControl, O_RDWR | O_CLOEXEC));
  for (int attempt = 0; attempt < 20; ++attempt) {
    const int number = ::ioctl(control.get(), LOOP_CTL_GET_FREE);
    if (number < 0) break;
    device = "/dev/loop" + std::to_string(number);
    Fd loop(::open(device.c_str(), O_RDWR | O_CLOEXEC));
    loop_config config{};
    config.fd = static_cast<__u32>(image.get());
    config.info.lo_flags = LO_FLAGS_AUTOCLEAR;  // gone with the last who has it open
    if (loop && ::ioctl(loop.get(), LOOP_CONFIGURE, &config) == 0) return loop;
  }
  return Fd();
}

}  // namespace

std::string LoopStick::missing() {
  if (::geteuid() != 0) return "not root, so nothing can be mounted";
  if (::access(kControl, R_OK | W_OK) != 0) return "no loop devices here";
  if (::access(kMakeFileSystem, X_OK) != 0) return "no mkfs.ext4 here";
  return {};
}

LoopStick::LoopStick(const TempDir& dir, const fs::path& tree, unsigned size_mib)
    : image_(dir / "stick.img") {
  fs::create_directories(tree);
  const Fd made(::open(image_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  REQUIRE(::ftruncate(made.get(), off_t{size_mib} << 20) == 0);
  const Ran ran = run_program({kMakeFileSystem, "-q", "-F", "-m", "0", "-O", "^has_journal", "-d",
                               tree.string(), image_.string()},
                              dir / "mkfs.out");
  REQUIRE_MESSAGE(ran.code == 0, ran.output);
  loop_ = attach(made, device_);
  REQUIRE(loop_);
}

LoopStick::~LoopStick() = default;

void LoopStick::break_off(unsigned mib) const {
  REQUIRE(::truncate(image_.c_str(), off_t{mib} << 20) == 0);
}

content::store::MounterRules LoopStick::rules() {
  content::store::MounterRules rules;
  rules.devices.stem = "loop";
  rules.devices.usb_only = false;
  rules.file_systems = {{"ext4", {}, true}};
  return rules;
}

}  // namespace gongshi::test
