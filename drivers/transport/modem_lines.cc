#include "drivers/transport/modem_lines.h"

#include <sys/ioctl.h>

#include <cerrno>

#include "drivers/os/fd.h"
#include "drivers/os/file.h"
#include "drivers/transport/claim.h"

namespace gongshi::drivers {
namespace {

Error no_lines(const Port& port) {
  return {Errc::kIo,
          {"端口 " + port.text + " 没有 CTS、DCD、RI、DSR 线，接不了触点",
           "port " + port.text + " has no CTS, DCD, RI and DSR lines for a contact"},
          "E2184"};
}

class SerialModemLines final : public ModemLines {
 public:
  SerialModemLines(Fd claim, const Port& port) : port_(port), claim_(std::move(claim)) {}

  [[nodiscard]] Result<unsigned> read() override {
    int bits = 0;
    if (::ioctl(claim_.get(), TIOCMGET, &bits) != 0) {
      return os_error(errno, {"读取触点 " + port_.text, "read the contact at " + port_.text},
                      Errc::kClosed);
    }
    const auto on = [bits](int bit, Line line) { return (bits & bit) != 0 ? unsigned{line} : 0U; };
    return on(TIOCM_CTS, kCts) | on(TIOCM_CAR, kDcd) | on(TIOCM_RNG, kRi) | on(TIOCM_DSR, kDsr);
  }

 private:
  Port port_;
  Fd claim_;
};

}  // namespace

Result<std::unique_ptr<ModemLines>> open_modem_lines(const Port& port) {
  std::error_code missing;
  const fs::path device = fs::canonical(port.path, missing);
  if (missing) {
    return os_error(missing.value(), {"打开端口 " + port.text, "open " + port.text},
                    Errc::kNotFound);
  }
  GONGSHI_TRY(Fd claim, claim_port(device, port));
  int bits = 0;
  if (::ioctl(claim.get(), TIOCMGET, &bits) != 0) return no_lines(port);
  int lent = TIOCM_RTS | TIOCM_DTR;
  if (::ioctl(claim.get(), TIOCMBIS, &lent) != 0) return no_lines(port);
  return std::unique_ptr<ModemLines>(new SerialModemLines(std::move(claim), port));
}

}  // namespace gongshi::drivers
