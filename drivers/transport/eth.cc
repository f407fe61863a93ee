#include <arpa/inet.h>
#include <linux/ethtool.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

#include "drivers/transport/open.h"
#include "drivers/transport/packet_transport.h"

namespace gongshi::drivers {
namespace {

Sentence opening(const Port& port) {
  return {"打开网卡 " + port.interface, "open interface " + port.interface};
}

class EthTransport final : public PacketTransport {
 public:
  EthTransport(Fd fd, const Port& port)
      : PacketTransport(std::move(fd), port.text, 0), interface_(port.interface) {}

  [[nodiscard]] std::optional<LinkState> link() const override {
    LinkState state;
    ifreq request{};
    interface_.copy(request.ifr_name, sizeof request.ifr_name - 1);
    if (::ioctl(fd(), SIOCGIFFLAGS, &request) != 0) return state;
    const auto flags = static_cast<unsigned>(request.ifr_flags);
    state.up = (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
    ethtool_cmd settings{};
    settings.cmd = ETHTOOL_GSET;
    request.ifr_data = reinterpret_cast<char*>(&settings);
    if (!state.up || ::ioctl(fd(), SIOCETHTOOL, &request) != 0) return state;
    // A virtual interface says "unknown" with all bits set.
    const std::uint32_t speed = ethtool_cmd_speed(&settings);
    if (speed < 1'000'000) state.mbit_s = static_cast<int>(speed);
    return state;
  }

 private:
  std::string interface_;
};

/// Only what the receivers say, whose source address is always 11:22:33:44:55:66 (ColorLight,
/// discovery): the rest of the network must not wake the program.
Status hear_receivers_only(int socket, const Port& port) {
  std::array<sock_filter, 6> code{{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 6),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x11223344, 0, 3),
      BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 10),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x5566, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0xFFFF),
      BPF_STMT(BPF_RET | BPF_K, 0),
  }};
  const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
  if (::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0) return {};
  return os_error(errno, opening(port));
}

}  // namespace

Result<std::unique_ptr<Transport>> open_eth(const Port& port) {
  const unsigned index = ::if_nametoindex(port.interface.c_str());
  if (index == 0) {
    return Error{Errc::kNotFound,
                 {"没有网卡 " + port.interface, "there is no interface " + port.interface},
                 "E2172"};
  }
  // Protocol 0 until the filter is in place: nothing is heard before it.
  Fd fd(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd) {
    if (errno != EPERM && errno != EACCES) return os_error(errno, opening(port));
    return Error{Errc::kIo,
                 {"没有直接使用网卡 " + port.interface +
                      " 的权限：服务单元须有 AmbientCapabilities=CAP_NET_RAW，手工运行须用 sudo",
                  "no right to use interface " + port.interface +
                      " directly: the service unit needs AmbientCapabilities=CAP_NET_RAW, a person "
                      "needs sudo"},
                 "E2173"};
  }
  GONGSHI_CHECK(hear_receivers_only(fd.get(), port));
  const int on = 1;
  ::setsockopt(fd.get(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof on);
  make_room(fd.get());
  pace(fd.get(), port.mbit_s);
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_ALL);
  address.sll_ifindex = static_cast<int>(index);
  if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return os_error(errno, opening(port));
  }
  return std::unique_ptr<Transport>(new EthTransport(std::move(fd), port));
}

}  // namespace gongshi::drivers
