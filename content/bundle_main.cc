// gongshi-bundle: the disclosure office's and the reviewer's program.
#include "content/bundle/commands.h"
#include "content/feedback/desk/commands.h"
#include "content/history/commands.h"
#include "content/history/difference.h"
#include "content/workspace/commands.h"
#include "content/workspace/export/commands.h"
#include "content/workspace/map/commands.h"
#include "content/workspace/proof/commands.h"
#include "content/workspace/receipts/commands.h"

int main(int argc, char** argv) {
  CLI::App app("制作、签名、核验、发布内容包 | makes, signs, verifies and publishes bundles",
               "gongshi-bundle");
  gongshi::Manners manners;
  gongshi::add_lang(app, manners);
  app.require_subcommand(1);
  app.fallthrough();
  std::function<gongshi::Result<gongshi::Exit>()> chosen;
  gongshi::content::workspace::add_commands(app, manners, chosen);
  gongshi::content::workspace::add_map_command(app, manners, chosen);
  gongshi::content::proof::add_commands(app, manners, chosen);
  gongshi::content::bundle::add_commands(
      app, manners, chosen,
      {gongshi::content::history::difference, gongshi::content::proof::check_signed_proof});
  gongshi::content::history::add_commands(app, manners, chosen);
  gongshi::content::outlet::add_commands(app, manners, chosen);
  gongshi::content::receipts::add_commands(app, manners, chosen);
  gongshi::content::feedback::add_commands(app, manners, chosen);
  return gongshi::run(app, argc, argv, manners, [&] { return chosen(); });
}
