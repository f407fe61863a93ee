// Privileges: what the service and its mounter give up, for good, before anything from outside is
// read.
#pragma once

#include <sys/types.h>

#include <string>

#include "drivers/os/result.h"

namespace gongshi::content::store {

struct User {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
};

/// Errc::kConfig: no such user, or one that is root.
[[nodiscard]] Result<User> find_user(const std::string& name);

/// This process, which must be root, is `user` from now on: its groups, no capability, and no
/// program that it starts can gain any.
[[nodiscard]] Status become(const User& user);

/// This process stays root by name, but may only mount: every capability but CAP_SYS_ADMIN is gone,
/// also for whatever it would execute.
[[nodiscard]] Status keep_mounting_only();

}  // namespace gongshi::content::store
