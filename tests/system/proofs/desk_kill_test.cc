// desk_kill_test: gongshi-bundle sign and publish killed before every system call, as by Ctrl-C or
// a pulled plug of the office's computer. Each time the bundle is signed or not, whole either way;
// a web tree names only what it holds; a stick has the whole bundle or none; and the same command
// run again ends well and leaves no half-written file.
//
//   desk_kill_test [--full] [--stride N]
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>

#include "content/bundle/commands.h"
#include "content/bundle/desk_bundle.h"
#include "content/bundle/document_file.h"
#include "content/bundle/status_document.h"
#include "content/history/difference.h"
#include "content/workspace/proof/commands.h"
#include "killed_child.h"
#include "rig.h"
#include "signed_bundle.h"
#include "tests/support/temp_dir.h"

using namespace gongshi;
using namespace gongshi::test;

namespace {

/// The whole program, in this process; its exit code.
int gongshi_bundle(std::vector<std::string> arguments) {
  CLI::App app("", "gongshi-bundle");
  Manners manners;
  add_lang(app, manners);
  app.require_subcommand(1);
  app.fallthrough();
  std::function<Result<Exit>()> chosen;
  content::bundle::add_commands(app, manners, chosen,
                                {content::history::difference, content::proof::check_signed_proof});
  arguments.insert(arguments.begin(), "gongshi-bundle");
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  return run(app, static_cast<int>(argv.size()), argv.data(), manners, [&] { return chosen(); });
}

/// What the program says is for people; the streams are flushed when all else is gone.
class Silence {
 public:
  Silence() = default;
  ~Silence() {
    std::cout.rdbuf(out_);
    std::cerr.rdbuf(err_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  std::ostringstream unread_;
  std::streambuf* out_ = std::cout.rdbuf(unread_.rdbuf());
  std::streambuf* err_ = std::cerr.rdbuf(unread_.rdbuf());
};

std::size_t count_unfinished(const fs::path& folder) {
  const auto entries = fs::recursive_directory_iterator(folder);
  return static_cast<std::size_t>(
      std::count_if(begin(entries), end(entries), [](const auto& entry) {
        return entry.path().filename().string().find(".new-") != std::string::npos;
      }));
}

struct Desk {
  TempDir dir;
  Keys keys;
  fs::path base = dir / "base";
  fs::path at = dir / "desk";
  content::bundle::Root root = keys.document();

  Desk() {
    namespace bundle = content::bundle;
    const auto first = bundle::assemble(sample_issue(), sample_content());
    bundle::Issue next = sample_issue();
    ++next.seq;
    auto content = sample_content();
    content["text/new.md"] = {bundle::ObjectKind::kText, "new\n"};
    const auto second = bundle::assemble(next, content);
    put("1.kbundle", sign_bundle(first.value().file, {&keys.office, &keys.reviewer}));
    put("2.kbundle", sign_bundle(second.value().file, {&keys.office, &keys.reviewer}));
    put("unsigned.kbundle", second.value().file);
    put("office.key", bundle::write_secret_key_file(keys.office, std::nullopt).value());
    put("status.key", bundle::write_secret_key_file(keys.status, std::nullopt).value());
    const OwnedDocument document = signed_by(root.text(), {&keys.root});
    demand(bundle::write_document(base / "root/1.root", document.view()).has_value(), "no root");
    fs::create_directories(base / "stick");
    use_copy_of(base);
    demand(publish("1.kbundle", "--web", "web") == 0, "the first issue is not published");
    copy_folder(at, base);
  }

  void put(const std::string& name, std::string_view bytes) const {
    fs::create_directories(base / "root");
    demand(write_file_atomic(base / name, bytes).has_value(), "cannot write " + name);
  }
  void use_copy_of(const fs::path& folder) const { copy_folder(folder, at); }

  [[nodiscard]] int sign() const {
    return gongshi_bundle(
        {"sign", (at / "unsigned.kbundle").string(), "--key", (at / "office.key").string()});
  }
  [[nodiscard]] int publish(const char* file, const char* option, const char* to) const {
    return gongshi_bundle({"publish", (at / file).string(), option, (at / to).string(), "--root",
                           (at / "root").string(), "--status-key", (at / "status.key").string()});
  }
};

/// Signed by nobody or by the office, and nothing between.
void check_signed(const Desk& desk, const std::string& where) {
  const auto bundle = content::bundle::DeskBundle::open(desk.at / "unsigned.kbundle");
  demand(bundle.has_value(), where + ": the bundle is damaged");
  demand(bundle->check_objects().has_value(), where + ": an object is damaged");
  demand(bundle->container.manifest.signatures.size() <= 1, where + ": signed twice");
}

/// Whatever manifest lies in the tree, its objects do; what a valid status names lies there,
/// signed.
void check_web(const Desk& desk, const std::string& where) {
  namespace bundle = content::bundle;
  const fs::path web = desk.at / "web";
  for (const auto& entry : fs::directory_iterator(web / "manifest")) {
    const std::string name = entry.path().filename().string();
    if (name.find('.') != std::string::npos) continue;  // signatures, unfinished files
    const auto document = bundle::DocumentFile::read(entry.path(), bundle::kMaxManifestFile);
    demand(document.has_value(), where + ": manifest " + name + " is unreadable");
    const auto decision = bundle::decide_manifest(desk.root, document->view(), {}, {});
    demand(decision.ok(), where + ": manifest " + name + " is not signed");
    for (const auto& object : decision.accepted->manifest.objects) {
      const std::string hash = object.stored_hash.hex();
      const auto stored = read_file(web / "obj" / hash.substr(0, 2) / hash, object.stored_size);
      demand(stored.has_value() && bundle::sha256(*stored) == object.stored_hash,
             where + ": " + object.path + " is not in the tree");
    }
  }
  const auto status = bundle::DocumentFile::read(web / "status", bundle::kMaxStatusFile);
  demand(status.has_value(), where + ": no status");
  // Between the renames of signature and status the pair is invalid for a moment; devices go on.
  if (const auto valid = bundle::signed_status(desk.root, status->view())) {
    const std::string serial = std::to_string(valid->epoch) + "-" + std::to_string(valid->seq);
    demand(fs::exists(web / "manifest" / serial), where + ": the status names what is not there");
  }
}

void check_stick(const Desk& desk, const std::string& where) {
  const fs::path file = desk.at / "stick/gongshi/hosp-a-production-1-43.kbundle";
  if (!fs::exists(file)) return;
  const auto bundle = content::bundle::DeskBundle::open(file);
  demand(bundle.has_value() && bundle->check_objects().has_value(),
         where + ": the bundle on the stick is damaged");
}

struct Act {
  const char* name;
  std::function<int()> run;
  void (*check)(const Desk&, const std::string&);
  int again;  // exit code that a second, whole run may have besides 0
};

void kill_before_calls(const Desk& desk, const Act& act, std::size_t stride) {
  const auto work = [&] { return act.run() == 0 ? std::string("OK") : std::string("failed"); };
  desk.use_copy_of(desk.base);
  const End whole = kill_before_call(work, {});
  demand(whole.reported == "OK", std::string(act.name) + " does not work");
  std::size_t kills = 0;
  std::size_t left_behind = 0;
  for (std::size_t call = 1; call <= whole.calls; call += stride) {
    desk.use_copy_of(desk.base);
    const End end = kill_before_call(work, call);
    const std::string where =
        std::string(act.name) + ", killed before call " + std::to_string(call);
    if (end.killed) ++kills;
    act.check(desk, where);
    if (count_unfinished(desk.at) > 0) ++left_behind;
    const int code = act.run();
    demand(code == 0 || code == act.again,
           where + ": run again it ends with " + std::to_string(code));
    act.check(desk, where + ", run again");
    demand(count_unfinished(desk.at) == 0, where + ": a half-written file stays");
  }
  demand(left_behind > 0, std::string(act.name) + ": the kills missed every write");
  std::printf(
      "%s: %zu system calls, killed before %zu of them, %zu left a half-written "
      "file that the next run removed\n",
      act.name, whole.calls, kills, left_behind);
}

}  // namespace

int main(int argc, char** argv) {
  return run_proof([&] {
    const bool full = has_argument(argc, argv, "--full");
    const std::size_t stride = number_argument(argc, argv, "--stride", full ? 1 : 5);
    const Silence nobody_reads;
    const Desk desk;
    kill_before_calls(desk, {"sign", [&] { return desk.sign(); }, check_signed, 1}, stride);
    kill_before_calls(
        desk,
        {"publish --web", [&] { return desk.publish("2.kbundle", "--web", "web"); }, check_web, 0},
        stride);
    kill_before_calls(
        desk,
        {"publish --stick", [&] { return desk.publish("2.kbundle", "--stick", "stick"); },
         check_stick, 0},
        stride);
  });
}
