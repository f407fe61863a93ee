#include "content/store/stick/mounter_message.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <cerrno>
#include <cstring>

namespace gongshi::content::store {
namespace {

/// Room for one descriptor, aligned as a control message wants it.
union OneDescriptor {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

msghdr message_of(iovec& text, OneDescriptor* descriptor) {
  msghdr message{};
  message.msg_iov = &text;
  message.msg_iovlen = 1;
  if (descriptor != nullptr) {
    message.msg_control = descriptor->bytes.data();
    message.msg_controllen = descriptor->bytes.size();
  }
  return message;
}

template <class T>
bool send_one(const Fd& channel, const T& what, const Fd* attached) {
  T copy = what;
  iovec text{&copy, sizeof copy};
  OneDescriptor descriptor{};
  const bool attach = attached != nullptr && *attached;
  msghdr message = message_of(text, attach ? &descriptor : nullptr);
  if (attach) {
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    const int raw = attached->get();
    std::memcpy(CMSG_DATA(header), &raw, sizeof raw);
  }
  return ::sendmsg(channel.get(), &message, MSG_NOSIGNAL) == static_cast<ssize_t>(sizeof copy);
}

template <class T>
std::optional<T> receive_one(const Fd& channel, Fd* attached) {
  T what{};
  iovec text{&what, sizeof what};
  OneDescriptor descriptor{};
  msghdr message = message_of(text, attached != nullptr ? &descriptor : nullptr);
  ssize_t got = -1;
  do {
    got = ::recvmsg(channel.get(), &message, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  const cmsghdr* header = attached != nullptr ? CMSG_FIRSTHDR(&message) : nullptr;
  if (header != nullptr && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS &&
      header->cmsg_len == CMSG_LEN(sizeof(int))) {
    int raw = -1;
    std::memcpy(&raw, CMSG_DATA(header), sizeof raw);
    *attached = Fd(raw);
  }
  if (got < 0) return std::nullopt;
  errno = EPIPE;
  if (got != static_cast<ssize_t>(sizeof what) || (message.msg_flags & MSG_TRUNC) != 0)
    return std::nullopt;
  return what;
}

}  // namespace

bool send_question(const Fd& channel, const MountQuestion& question) {
  return send_one(channel, question, nullptr);
}
bool send_answer(const Fd& channel, const MountAnswer& answer, const Fd& mount) {
  return send_one(channel, answer, &mount);
}
std::optional<MountQuestion> receive_question(const Fd& channel) {
  return receive_one<MountQuestion>(channel, nullptr);
}
std::optional<MountAnswer> receive_answer(const Fd& channel, Fd& mount) {
  return receive_one<MountAnswer>(channel, &mount);
}

}  // namespace gongshi::content::store
