#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

#include "content/store/service/commands.h"
#include "content/store/service/operator.h"
#include "content/store/service/privileges.h"
#include "content/store/service/service.h"
#include "content/store/stick/stick_watch.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

/// Started as root: leaves a mounter behind and goes on as `user`. Otherwise as whoever started it,
/// who cannot mount.
Result<std::unique_ptr<Mounter>> give_up_root(const config::Site& site, const std::string& name) {
  std::unique_ptr<Mounter> mounter;
  if (::geteuid() != 0) {
    if (site.sync.sticks) {
      log(Level::kWarning, "sync",
          "not started as root: sticks cannot be opened and are left alone");
    }
    return mounter;
  }
  GONGSHI_TRY(const User user, find_user(name));
  if (site.sync.sticks) {
    MounterRules rules;
    rules.may_write = site.sync.receipts_to_stick;
    rules.owner = user.uid;
    GONGSHI_TRY(mounter, Mounter::start(rules));
  }
  GONGSHI_CHECK(become(user));
  return mounter;
}

Result<Exit> serve(const fs::path& config, const std::string& user) {
  ::umask(022);
  GONGSHI_TRY(const auto site, config::read_site(config));
  Sticks sticks;
  GONGSHI_TRY(sticks.mounter, give_up_root(site, user));
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  if (sticks.mounter) {
    GONGSHI_TRY(sticks.source, StickWatch::open(loop));
  }
  const SystemClock clock;
  GONGSHI_TRY(const auto service, Service::open(loop, clock, config, site, std::move(sticks)));
  GONGSHI_TRY(const bool ended, service->run());
  // The worker cannot be waited for: the process ends as in a power cut, which harms no store.
  if (!ended) ::_exit(static_cast<int>(Exit::kDone));
  return Exit::kDone;
}

}  // namespace

void add_run(CLI::App& app, const Manners& /*manners*/, Chosen& chosen) {
  CLI::App* command = app.add_subcommand(
      "run", "持续运行：定时取新、检查、接受维护页的操作 | the service: rounds, checks, operators");
  auto config = std::make_shared<std::string>();
  auto user = std::make_shared<std::string>();
  add_config(*command, *config);
  add_user(*command, *user);
  command->callback(
      [config, user, &chosen] { chosen = [config, user] { return serve(*config, *user); }; });
}

}  // namespace gongshi::content::store
