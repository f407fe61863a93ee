#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "content/bundle/decision.h"
#include "content/bundle/document_file.h"
#include "content/bundle/signed_proof.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

struct Options {
  fs::path file;
  fs::path root;
  std::string site;
  std::string channel;
  fs::path base;
};

/// Whose signature names which proof.
struct ReadProof {
  Role role;
  KeyId key;
  SignedProof proof;
};

struct Outcome {
  Verdict verdict;
  Sentence sentence;
  std::optional<Accepted> accepted;
  std::vector<ReadProof> proofs{};
};

std::vector<ReadProof> read_proofs(const Root& root, const SignedDocument& manifest) {
  std::vector<ReadProof> found;
  for (const Role role : {Role::kOffice, Role::kReviewer}) {
    for (const KeySignature& one : valid_signatures(manifest, root.role(role).keys)) {
      const auto proof = proof_of_comment(one.signature.trusted_comment);
      if (proof) found.push_back({role, one.key.id, *proof});
    }
  }
  return found;
}

Outcome refused(const Error& error) {
  const Verdict verdict = verdict_of(error);
  const Sentence& meaning = verdict_sentence(verdict);
  return {verdict, {error.what.zh + "。" + meaning.zh, error.what.en + ". " + meaning.en}, {}};
}

/// Steps 1 to 7 and 9, with the roots at hand. Device checks (floor, disk, tables) are import's.
Outcome verify_file(MappedFile file, const std::vector<RootFile>& roots, const DeskBundle* base,
                    const Options& options) {
  auto container = Container::read(file.text());
  if (!container) return refused(container.error());
  const Root& root = roots.back().root;
  Addressee device{options.site.empty() ? root.site : options.site, {}};
  if (!options.channel.empty()) device.channel = options.channel;
  Decision decision = decide_bundle(root, *container, device, {});
  if (!decision.ok() || !decision.accepted) return {decision.verdict, decision.sentence, {}};
  const Root& signed_under = decision.new_roots.empty() ? root : decision.new_roots.back().root;
  auto proofs = read_proofs(signed_under, container->manifest);
  const auto bundle =
      DeskBundle::of(std::move(file), *std::move(container), decision.accepted->manifest);
  if (auto right = bundle.check_entries(); !right) return refused(right.error());
  if (auto whole = bundle.check_objects(base); !whole) return refused(whole.error());
  return {Verdict::kOk, decision.sentence, std::move(decision.accepted), std::move(proofs)};
}

void print_proofs(const Outcome& outcome, const Manners& manners) {
  for (const ReadProof& read : outcome.proofs) {
    const Sentence words = proof_sentence(read.proof);
    const std::string who(role_word(read.role));
    const std::string id = key_id_text(read.key);
    std::cout << manners.say({who + " " + id + " 读过的样张：" + words.zh + "\n",
                              who + " " + id + " read the proof " + words.en + "\n"});
  }
}

void print(const Outcome& outcome, const Manners& manners) {
  const std::string word(verdict_word(outcome.verdict));
  if (manners.json) {
    nlohmann::ordered_json json{{"word", word}, {"sentence", manners.say(outcome.sentence)}};
    if (outcome.accepted) {
      json["serial"] = outcome.accepted->manifest.serial();
      json["manifest"] = outcome.accepted->manifest_hash.hex();
      json["proofs"] = nlohmann::ordered_json::array();
      for (const ReadProof& read : outcome.proofs) {
        json["proofs"].push_back({{"role", role_word(read.role)},
                                  {"key_id", key_id_text(read.key)},
                                  {"sha256", read.proof.sha256.hex()},
                                  {"pages", read.proof.pages}});
      }
    }
    std::cout << json.dump(2) << '\n';
    return;
  }
  if (outcome.accepted) {
    const Manifest& manifest = outcome.accepted->manifest;
    std::cout << manners.say(
        {"期号 " + manifest.serial() + "，站点 " + manifest.site + "，频道 " + manifest.channel +
             "，对象 " + std::to_string(manifest.objects.size()) + " 个\n清单散列 " +
             outcome.accepted->manifest_hash.hex() + "\n",
         "serial " + manifest.serial() + ", site " + manifest.site + ", channel " +
             manifest.channel + ", " + std::to_string(manifest.objects.size()) +
             " objects\nmanifest " + outcome.accepted->manifest_hash.hex() + "\n"});
  }
  print_proofs(outcome, manners);
  std::cout << manners.say(outcome.sentence) << '\n' << word << '\n';
}

Result<Exit> verify(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto roots, read_roots(options.root));
  std::optional<DeskBundle> base;
  if (!options.base.empty()) {
    GONGSHI_TRY(base, DeskBundle::open(options.base));
  }
  auto file = MappedFile::open(options.file, kMaxBundleFile);
  if (!file && file.error().code != Errc::kCorrupt) return file.error();
  const Outcome outcome =
      file ? verify_file(*std::move(file), roots, base ? &*base : nullptr, options)
           : refused(refusal(Verdict::kContainer, file.error().what));  // too large, or no file
  print(outcome, manners);
  return outcome.verdict == Verdict::kOk ? Exit::kDone : Exit::kRefused;
}

}  // namespace

void add_verify(CLI::App& app, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "verify",
      "像设备一样核验，最后一行是结果 | check as a device does; the last line is the result");
  command->add_option("FILE", options->file, "内容包 | bundle")->required();
  command
      ->add_option("--root", options->root,
                   "根文件，或存放 1.root、2.root 的目录 | a root, or a folder of 1.root, 2.root …")
      ->required();
  command->add_option("--site", options->site, "默认为根文件的站点 | the root's site unless given");
  command->add_option("--channel", options->channel, "不给则不检查 | not checked unless given");
  command->add_option(
      "--base", options->base,
      "设备已有的那一期，用来核验精简包 | the issue that the device has, to check a "
      "thin bundle with");
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return verify(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
