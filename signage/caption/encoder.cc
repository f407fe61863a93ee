#include "signage/caption/encoder.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <utility>

#include "drivers/board_words.h"
#include "drivers/os/log.h"

namespace gongshi::signage {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestPause = 30s;
constexpr auto kWorksAfter = 60s;  // a child that lived so long died of something new
constexpr auto kStuckAfter = 10s;  // no frame taken
constexpr std::size_t kMostWords = 400;
constexpr int kFarewell_ms = 1'000;
constexpr int kSocketBytes = 1 << 20;

Error system_error(const Sentence& doing) {
  const std::string why = std::strerror(errno);
  return {Errc::kIo, {doing.zh + "：" + why, doing.en + ": " + why}, {}};
}

std::string size_text(int width, int height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

std::string color_text(Color color) {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "0x%06X", color);
  return {text.data(), static_cast<std::size_t>(length)};
}

/// Child and parent talk by a pair of sockets: unlike a pipe one can be written without SIGPIPE.
Result<std::pair<Fd, Fd>> socket_pair() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return system_error({"无法与 ffmpeg 相连", "no connection to ffmpeg"});
  }
  return std::pair{Fd(ends[0]), Fd(ends[1])};
}

void unblock(int fd) {
  ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

}  // namespace

std::vector<std::string> encoder_words(const CaptionPlan& plan, const std::string& program) {
  const std::string rate = std::to_string(plan.frames_per_second);
  const std::string bits = std::to_string(plan.kbit_s) + "k";
  std::vector<std::string> words{program, "-hide_banner", "-loglevel", "error", "-nostdin", "-y"};
  const auto add = [&](std::initializer_list<std::string> more) {
    words.insert(words.end(), more);
  };
  // Frames are stamped as they come, so that one left out does not put the stream behind the time.
  add({"-use_wallclock_as_timestamps", "1", "-f", "rawvideo", "-pixel_format", "bgr0",
       "-video_size", size_text(plan.strip.width, plan.strip.height), "-framerate", rate, "-i",
       "pipe:0"});
  add({"-vf", "format=yuv420p,pad=" + std::to_string(plan.frame.width_px) + ":" +
                  std::to_string(plan.frame.height_px) + ":" + std::to_string(plan.strip.x) + ":" +
                  std::to_string(plan.strip.y) + ":color=" + color_text(plan.key.value_or(0))});
  add({"-fps_mode", "cfr", "-r", rate});
  if (plan.h264) {
    add({"-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency"});
  } else {
    add({"-c:v", "mpeg2video"});
  }
  // A receiver that tunes in waits at most a second for a whole picture.
  add({"-b:v", bits, "-maxrate", bits, "-bufsize", bits, "-g", rate, "-flush_packets", "1", "-f",
       "mpegts", plan.url});
  return words;
}

Encoder::Encoder(Loop& loop, const Clock& clock, CaptionPlan plan, std::string program,
                 std::function<void()> on_change)
    : loop_(loop),
      clock_(clock),
      plan_(std::move(plan)),
      program_(std::move(program)),
      on_change_(std::move(on_change)) {
  start();
}

Encoder::~Encoder() {
  if (restart_) loop_.cancel(*restart_);
  if (child_ <= 0) return;
  loop_.forget(pid_fd_.get());
  loop_.forget(frames_.get());
  loop_.forget(complaints_.get());
  frames_.reset();  // the end of the film: the child writes what it still has
  pollfd over{pid_fd_.get(), POLLIN, 0};
  if (::poll(&over, 1, kFarewell_ms) <= 0) ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
}

void Encoder::start() {
  restart_.reset();
  ++starts_;
  started_at_ = clock_.steady();
  if (const Status spawned = spawn(); !spawned) fail(spawned.error());
}

Status Encoder::spawn() {
  GONGSHI_TRY(auto frames, socket_pair());
  GONGSHI_TRY(auto complaints, socket_pair());
  ::setsockopt(frames.first.get(), SOL_SOCKET, SO_SNDBUF, &kSocketBytes, sizeof kSocketBytes);
  unblock(frames.first.get());
  unblock(complaints.first.get());

  std::vector<std::string> words = encoder_words(plan_, program_);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, frames.second.get(), STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, complaints.second.get(), STDERR_FILENO);
  // The loop blocks its stop signals; the child must be able to hear them.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  pid_t child = -1;
  const int error =
      ::posix_spawnp(&child, program_.c_str(), &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) {
    errno = error;
    return system_error({"无法启动 " + program_ + "（请安装 ffmpeg 软件包）",
                         "cannot start " + program_ + " (install the package ffmpeg)"});
  }
  child_ = child;
  pid_fd_ = Fd(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  frames_ = std::move(frames.first);
  complaints_ = std::move(complaints.first);
  GONGSHI_CHECK(loop_.watch(pid_fd_.get(), Loop::kReadable, [this](std::uint32_t) { ended(); }));
  return loop_.watch(complaints_.get(), Loop::kReadable, [this](std::uint32_t) { hear(); });
}

bool Encoder::frame(const Picture& strip) {
  if (child_ <= 0) return false;
  if (!sending_.empty()) {
    ++left_out_;
    if (clock_.steady() - taken_at_.value_or(started_at_) > kStuckAfter) {
      last_words_ = "takes no frames";
      ::kill(child_, SIGKILL);  // ended() does the rest
    }
    return false;
  }
  sending_ = strip.pixels;
  sent_ = 0;
  write_some();
  return true;
}

void Encoder::write_some() {
  const auto bytes = std::as_bytes(std::span(sending_));
  while (sent_ < bytes.size()) {
    const ssize_t wrote = ::send(frames_.get(), bytes.data() + sent_, bytes.size() - sent_,
                                 MSG_NOSIGNAL | MSG_DONTWAIT);
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) {
      // Full: go on when there is room. Anything else is the child's end, which its pidfd tells.
      if (errno != EAGAIN) return loop_.forget(frames_.get());
      const Status watched =
          loop_.watch(frames_.get(), Loop::kWritable, [this](std::uint32_t) { write_some(); });
      if (!watched) fail(watched.error());
      return;
    }
    sent_ += static_cast<std::size_t>(wrote);
  }
  loop_.forget(frames_.get());
  sending_.clear();
  taken_at_ = clock_.steady();
  if (taken_++ > 0) return;
  trouble_.reset();
  on_change_();
}

void Encoder::hear() {
  std::array<char, 512> bytes{};
  const ssize_t got = ::recv(complaints_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (got <= 0) return loop_.forget(complaints_.get());
  last_words_.append(bytes.data(), static_cast<std::size_t>(got));
  if (last_words_.size() > kMostWords) last_words_.erase(0, last_words_.size() - kMostWords);
}

void Encoder::ended() {
  hear();
  ::waitpid(std::exchange(child_, -1), nullptr, 0);
  std::string words = drivers::harmless(last_words_);
  while (!words.empty() && words.back() == ' ') words.pop_back();
  fail({Errc::kClosed,
        {"ffmpeg 停止了，正在重启" + (words.empty() ? std::string{} : "：" + words),
         "ffmpeg ended and is started again" + (words.empty() ? std::string{} : ": " + words)},
        "E2301"});
}

void Encoder::fail(Error error) {
  if (clock_.steady() - started_at_ > kWorksAfter) pause_ = 1s;
  if (child_ > 0) {  // it runs, but cannot be watched
    ::kill(child_, SIGKILL);
    ::waitpid(std::exchange(child_, -1), nullptr, 0);
  }
  for (Fd* fd : {&pid_fd_, &frames_, &complaints_}) {
    loop_.forget(fd->get());
    fd->reset();
  }
  sending_.clear();
  last_words_.clear();
  taken_ = 0;
  if (!trouble_) log(Level::kWarning, "signage", error);  // once, not at every try
  trouble_ = std::move(error);
  restart_ = loop_.at(clock_.steady() + pause_, [this] { start(); });
  pause_ = std::min<std::chrono::seconds>(pause_ * 2, kLongestPause);
  on_change_();
}

}  // namespace gongshi::signage
