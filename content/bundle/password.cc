#include "content/bundle/password.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace gongshi::content::bundle {
namespace {

constexpr std::size_t kMaxPassword = 1024;

/// Echo off while it lives.
class Quiet {
 public:
  explicit Quiet(int terminal) : terminal_(terminal) {
    if (::tcgetattr(terminal_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ECHONL;
    changed_ = ::tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
  }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  ~Quiet() {
    if (changed_) ::tcsetattr(terminal_, TCSAFLUSH, &before_);
  }
  [[nodiscard]] bool worked() const { return changed_; }

 private:
  int terminal_;
  termios before_{};
  bool changed_ = false;
};

Error no_terminal() {
  return Error{Errc::kUsage,
               {"没有终端可以输入口令，请用 --password-file 给出口令文件",
                "no terminal to ask for the password; name a file with --password-file"},
               {}};
}

}  // namespace

Result<std::string> ask_password(const std::string& prompt) {
  const Fd terminal(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (!terminal) return no_terminal();
  const Quiet quiet(terminal.get());
  if (!quiet.worked()) return no_terminal();
  GONGSHI_CHECK(write_all(terminal.get(), as_bytes(prompt), "/dev/tty"));
  std::string password;
  while (password.size() < kMaxPassword) {
    char c = 0;
    const ssize_t got = ::read(terminal.get(), &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return os_error(errno, {"读取口令", "cannot read the password"});
    if (got == 0 || c == '\n') break;
    password += c;
  }
  return password;
}

Result<std::string> read_password(const fs::path& path) {
  GONGSHI_TRY(std::string text, read_file(path, kMaxPassword));
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  if (text.empty()) {
    return Error{Errc::kConfig,
                 {path.string() + " 的第一行是空的，应当是口令",
                  path.string() + ": the first line is empty, it should be the password"},
                 {}};
  }
  return text;
}

AskPassword password_source(const fs::path& file, std::string prompt) {
  if (!file.empty()) return [file] { return read_password(file); };
  return [prompt = std::move(prompt)] { return ask_password(prompt); };
}

}  // namespace gongshi::content::bundle
