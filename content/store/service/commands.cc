#include "content/store/service/commands.h"

namespace gongshi::content::store {

void add_service_commands(CLI::App& app, const Manners& manners, Chosen& chosen) {
  add_run(app, manners, chosen);
  add_pin(app, manners, chosen);
  add_stick(app, manners, chosen);
}

}  // namespace gongshi::content::store
