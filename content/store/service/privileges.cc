#include "content/store/service/privileges.h"

#include <grp.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace gongshi::content::store {
namespace {

Error cannot(int error_number) {
  return os_error(error_number, {"放弃管理权限", "cannot give up the rights of root"});
}

}  // namespace

Result<User> find_user(const std::string& name) {
  const passwd* entry = ::getpwnam(name.c_str());
  if (entry == nullptr) {
    return Error{
        Errc::kConfig,
        {"没有用户 " + name + "，请用 systemd-sysusers 建立，或用 --user 指定",
         "there is no user " + name + "; make it with systemd-sysusers, or name one with --user"},
        {}};
  }
  if (entry->pw_uid == 0) {
    return Error{Errc::kConfig,
                 {"更新服务不以 root 身份工作，请指定别的用户",
                  "the updater does not work as root; name another user"},
                 {}};
  }
  return User{name, entry->pw_uid, entry->pw_gid};
}

Status become(const User& user) {
  if (::initgroups(user.name.c_str(), user.gid) != 0 ||
      ::setresgid(user.gid, user.gid, user.gid) != 0 ||
      ::setresuid(user.uid, user.uid, user.uid) != 0 ||
      ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return cannot(errno);
  }
  if (::setuid(0) == 0) return cannot(EPERM);  // a way back would be worse than no service
  return {};
}

Status keep_mounting_only() {
  constexpr unsigned no_root = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                               SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED;
  if (::setgroups(0, nullptr) != 0 || ::prctl(PR_SET_SECUREBITS, no_root, 0, 0, 0) != 0) {
    return cannot(errno);
  }
  for (unsigned long capability = 0; ::prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0;
       ++capability) {
    const bool kept = capability == CAP_SYS_ADMIN;
    if (!kept && ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) return cannot(errno);
  }
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> sets{};
  sets[0].effective = sets[0].permitted = 1U << CAP_SYS_ADMIN;
  if (::syscall(SYS_capset, &header, sets.data()) != 0 ||
      ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    return cannot(errno);
  }
  return {};
}

}  // namespace gongshi::content::store
