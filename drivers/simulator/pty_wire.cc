#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "drivers/simulator/wire.h"

namespace gongshi::drivers::simulator {
namespace {

/// A pty, raw, with its other end held open so that it does not hang up between two clients.
struct Pair {
  Fd master, slave;
  std::string name;
};

Result<Pair> open_pair() {
  const Sentence opening = wire_opening("pty");
  Pair pair;
  pair.master = Fd(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!pair.master || ::grantpt(pair.master.get()) != 0 || ::unlockpt(pair.master.get()) != 0) {
    return os_error(errno, opening);
  }
  std::array<char, 128> name{};
  if (::ptsname_r(pair.master.get(), name.data(), name.size()) != 0) {
    return os_error(errno, opening);
  }
  pair.name = name.data();
  pair.slave = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  termios settings{};
  if (!pair.slave || ::tcgetattr(pair.slave.get(), &settings) != 0) {
    return os_error(errno, opening);
  }
  ::cfmakeraw(&settings);
  if (::tcsetattr(pair.slave.get(), TCSANOW, &settings) != 0 ||
      ::fcntl(pair.master.get(), F_SETFL, O_NONBLOCK) != 0) {
    return os_error(errno, opening);
  }
  return pair;
}

/// Where a link points that a simulator made, "/dev/pts/3"; empty: it is somebody else's.
std::string linked_pty(const fs::path& link) {
  constexpr std::string_view kFolder = "/dev/pts/";
  std::error_code failure;
  const std::string target = fs::read_symlink(link, failure).string();
  const bool ours = !failure && target.starts_with(kFolder) && target.size() > kFolder.size() &&
                    target.find_first_not_of("0123456789", kFolder.size()) == std::string::npos;
  return ours ? target : std::string{};
}

class PtyWire final : public Wire {
 public:
  PtyWire(Loop& loop, fs::path link, Take take)
      : loop_(loop), link_(std::move(link)), take_(std::move(take)) {}
  ~PtyWire() override {
    unplug();
    spare_.reset();
  }

  [[nodiscard]] const std::string& address() const override { return address_; }

  void put(std::span<const std::uint8_t> bytes) override {
    if (!pair_) return;
    // Replies are far below a pty's buffer; a client that never reads loses them.
    [[maybe_unused]] const ssize_t count = ::write(pair_->master.get(), bytes.data(), bytes.size());
  }

  void unplug() override {
    if (!pair_) return;
    // Opened while the old one holds its number, so that the next has another one.
    if (auto next = open_pair()) spare_ = std::move(*next);
    loop_.forget(pair_->master.get());
    const std::string name = pair_->name;
    pair_.reset();
    std::error_code gone;
    if (std::exchange(linked_, false) && linked_pty(link_) == name) fs::remove(link_, gone);
  }

  [[nodiscard]] Status plug_in() override {
    if (!spare_) {
      GONGSHI_TRY(spare_, open_pair());
    }
    pair_ = std::move(spare_);
    spare_.reset();
    address_ = "pty:" + pair_->name;
    if (!link_.empty()) {
      GONGSHI_CHECK(point_link());
      address_ = "pty:" + link_.string();
    }
    return loop_.watch(pair_->master.get(), Loop::kReadable, [this](std::uint32_t) { read(); });
  }

 private:
  [[nodiscard]] Status point_link() {
    std::error_code failure;
    // Only ever a link of ours (or of an earlier run) is replaced, never somebody's file or link.
    if (!linked_pty(link_).empty()) fs::remove(link_, failure);
    fs::create_symlink(pair_->name, link_, failure);
    if (failure) return os_error(failure.value(), wire_opening(link_.string()));
    linked_ = true;
    return {};
  }

  void read() {
    std::array<std::uint8_t, 4096> chunk{};
    const ssize_t count = ::read(pair_->master.get(), chunk.data(), chunk.size());
    if (count > 0) take_(std::span(chunk).first(static_cast<std::size_t>(count)));
  }

  Loop& loop_;
  fs::path link_;
  Take take_;
  std::optional<Pair> pair_;
  std::optional<Pair> spare_;
  std::string address_;
  bool linked_ = false;  // the link is ours to remove
};

}  // namespace

Result<std::unique_ptr<Wire>> open_pty_wire(Loop& loop, const WireOrder& order, Wire::Take take) {
  auto wire = std::make_unique<PtyWire>(loop, order.link, std::move(take));
  GONGSHI_CHECK(wire->plug_in());
  return std::unique_ptr<Wire>(std::move(wire));
}

}  // namespace gongshi::drivers::simulator
