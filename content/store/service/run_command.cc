#include <signal.h>
#include <unistd.h>

#include <memory>

#include "content/store/service/commands.h"
#include "content/store/service/operator.h"
#include "content/store/service/service.h"

namespace gongshi::content::store {
namespace {

Result<Exit> serve(const fs::path& config) {
  GONGSHI_TRY(const auto site, config::read_site(config));
  GONGSHI_TRY(Loop loop, Loop::create({SIGINT, SIGTERM}));
  const SystemClock clock;
  GONGSHI_TRY(const auto service, Service::open(loop, clock, config, site));
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
  add_config(*command, *config);
  command->callback([config, &chosen] { chosen = [config] { return serve(*config); }; });
}

}  // namespace gongshi::content::store
