#include "drivers/simulator/simulator.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "drivers/os/log.h"

namespace gongshi::drivers::simulator {
namespace {

using namespace std::chrono_literals;

constexpr auto kDelay = 2500ms;  // past the 2 s that a host waits

Sentence opening() {
  return {"打开模拟板的端口", "open the simulator's port"};
}

constexpr std::string_view kDigits = "0123456789ABCDEF";

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace

Simulator::Simulator(Loop& loop, const Clock& clock, std::unique_ptr<Card> card, Fault fault,
                     SimulatorFiles files)
    : loop_(loop), clock_(clock), card_(std::move(card)), fault_(fault), files_(std::move(files)) {}

Result<std::unique_ptr<Simulator>> Simulator::open(Loop& loop, const Clock& clock,
                                                   std::unique_ptr<Card> card, Fault fault,
                                                   SimulatorFiles files,
                                                   std::optional<int> tcp_port) {
  std::unique_ptr<Simulator> simulator(
      new Simulator(loop, clock, std::move(card), fault, std::move(files)));
  GONGSHI_CHECK(tcp_port ? simulator->listen_tcp(*tcp_port) : simulator->listen_pty());
  GONGSHI_CHECK(simulator->write_files());
  return simulator;
}

Simulator::~Simulator() {
  hang_up();
  if (listener_) loop_.forget(listener_.get());
  if (power_timer_) loop_.cancel(*power_timer_);
}

Status Simulator::listen_pty() {
  line_ = Fd(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!line_ || ::grantpt(line_.get()) != 0 || ::unlockpt(line_.get()) != 0) {
    return os_error(errno, opening());
  }
  std::array<char, 128> name{};
  if (::ptsname_r(line_.get(), name.data(), name.size()) != 0) return os_error(errno, opening());
  slave_ = Fd(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  termios settings{};
  if (!slave_ || ::tcgetattr(slave_.get(), &settings) != 0) return os_error(errno, opening());
  ::cfmakeraw(&settings);
  if (::tcsetattr(slave_.get(), TCSANOW, &settings) != 0 ||
      ::fcntl(line_.get(), F_SETFL, O_NONBLOCK) != 0) {
    return os_error(errno, opening());
  }
  address_ = std::string("pty:") + name.data();
  return watch_line();
}

Status Simulator::listen_tcp(int port) {
  listener_ = Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  const int on = 1;
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (!listener_ || ::setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      ::bind(listener_.get(), plain, sizeof address) != 0 || ::listen(listener_.get(), 4) != 0 ||
      ::getsockname(listener_.get(), plain, &size) != 0) {
    return os_error(errno, opening());
  }
  address_ = "tcp:127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  return loop_.watch(listener_.get(), Loop::kReadable, [this](std::uint32_t) { accept_one(); });
}

Status Simulator::watch_line() {
  return loop_.watch(line_.get(), Loop::kReadable, [this](std::uint32_t) { read_line(); });
}

void Simulator::accept_one() {
  Fd next(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!next) return;
  hang_up();  // one client at a time: the newest
  line_ = std::move(next);
  if (const Status watched = watch_line(); !watched) {
    log(Level::kWarning, "simulate", watched.error());
  }
}

void Simulator::hang_up() {
  if (line_) loop_.forget(line_.get());
  line_.reset();
  for (const std::uint64_t timer : delayed_) loop_.cancel(timer);
  delayed_.clear();
}

void Simulator::read_line() {
  std::array<std::uint8_t, 4096> chunk{};
  const ssize_t count = ::read(line_.get(), chunk.data(), chunk.size());
  if (count > 0) return take(std::span(chunk).first(static_cast<std::size_t>(count)));
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  hang_up();
}

void Simulator::take(std::span<const std::uint8_t> bytes) {
  for (const Verdict& verdict : card_->receive(bytes, now())) {
    ++frames_;
    if (!verdict.accepted) ++refused_;
    note(verdict);
    // The answer first: a card does not wait for somebody's disk.
    if (!verdict.reply.empty()) answer(verdict.reply);
    if (verdict.changed) changed();
    if (fault_.kind == Fault::Kind::kPowerLoss && !power_lost_ && !power_timer_ &&
        card_->shows_something()) {
      power_timer_ = loop_.at(clock_.steady() + std::chrono::seconds{fault_.n}, [this] {
        power_timer_.reset();
        power_lost_ = true;
        card_->lose_power(now());
        changed();
      });
    }
  }
}

void Simulator::answer(std::vector<std::uint8_t> reply) {
  ++replies_;
  const bool hit = replies_ % static_cast<std::size_t>(fault_.n) == 0;
  switch (fault_.kind) {
    case Fault::Kind::kDead:
      return;
    case Fault::Kind::kDrop:
      if (hit) return;
      break;
    case Fault::Kind::kCorrupt:
      if (hit) reply[reply.size() / 2] ^= 0x10;
      break;
    case Fault::Kind::kDelay:
      if (hit) {
        delayed_.push_back(
            loop_.at(clock_.steady() + kDelay, [this, late = std::move(reply)] { put(late); }));
        return;
      }
      break;
    case Fault::Kind::kGarbage:
      // A frame cut short, noise with both marks in it, and a bad escape.
      if (hit) put({0xA5, 0xA5, 0x00, 0x80, 0x5A, 0x5A, 0x13, 0xA5, 0xA6, 0x07, 0x5B});
      break;
    case Fault::Kind::kNone:
    case Fault::Kind::kPowerLoss:
      break;
  }
  put(reply);
}

void Simulator::put(const std::vector<std::uint8_t>& bytes) {
  if (!line_) return;
  // Replies are far below a pty's or a socket's buffer; a client that never reads loses them, as it
  // would on a wire.
  [[maybe_unused]] const ssize_t count = ::write(line_.get(), bytes.data(), bytes.size());
}

void Simulator::changed() {
  if (const Status written = write_files(); !written) {
    log(Level::kWarning, "simulate", written.error());
  }
  if (on_change) on_change();
}

void Simulator::note(const Verdict& verdict) {
  if (files_.log.empty()) return;
  const std::string line = utc_text(clock_.wall()) + "  " +
                           (verdict.accepted ? "accepted" : "refused ") + "  " +
                           (verdict.command.empty() ? "-- --" : verdict.command) + "  " +
                           verdict.reason + "  | " + hex(verdict.raw) + "\n";
  const Fd fd(::open(files_.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  const Status written =
      fd ? write_all(fd.get(), as_bytes(line), files_.log)
         : Status{os_error(errno, {"写 " + files_.log.string(), "write " + files_.log.string()})};
  if (!written) log(Level::kWarning, "simulate", written.error());
}

Status Simulator::write_files() {
  if (!files_.state.empty()) {
    GONGSHI_CHECK(write_file_atomic(files_.state, card_->state(now()).dump(2) + "\n"));
  }
  if (!files_.picture.empty()) {
    GONGSHI_TRY(const DotFont font, DotFont::open());
    GONGSHI_CHECK(write_led_picture(files_.picture, card_->dots(font, now())));
  }
  return {};
}

}  // namespace gongshi::drivers::simulator
