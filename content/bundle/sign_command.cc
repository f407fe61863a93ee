#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

#include "content/bundle/emergency_list.h"
#include "content/bundle/root_chain.h"
#include "content/bundle/root_steps.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

struct Options {
  fs::path file;
  fs::path key;
  fs::path password_file;
  fs::path proof;
  fs::path displays;
};

/// Nobody signs an object that does not decode to what the manifest says. What a thin bundle leaves
/// out is checked on the device.
Status check_objects(const DeskBundle& bundle) {
  for (const ManifestObject& object : bundle.manifest.objects) GONGSHI_CHECK(bundle.raw(object));
  return bundle.check_entries();
}

std::size_t count(const Manifest& manifest, ObjectKind kind) {
  return static_cast<std::size_t>(
      std::ranges::count(manifest.objects, kind, &ManifestObject::kind));
}

void show(const DeskBundle& bundle, const Manners& manners) {
  const Manifest& manifest = bundle.manifest;
  const std::string tables = std::to_string(count(manifest, ObjectKind::kTable));
  const std::string texts = std::to_string(count(manifest, ObjectKind::kText));
  const std::string images = std::to_string(count(manifest, ObjectKind::kImage));
  const std::string bytes = std::to_string(manifest.raw_total);
  std::cout << manners.say(
      {"将要签名：\n  期号     " + manifest.serial() + "\n  站点     " + manifest.site + "，频道 " +
           manifest.channel + "\n  制作时间 " + local_text(manifest.created) + "\n  有效至   " +
           local_text(manifest.fresh_until) + "\n  内容     表 " + tables + " 份，文本 " + texts +
           " 份，图片 " + images + " 份，共 " + bytes + " 字节\n  清单散列 " +
           bundle.manifest_hash.hex() + "\n",
       "about to sign:\n  serial   " + manifest.serial() + "\n  site     " + manifest.site +
           ", channel " + manifest.channel + "\n  created  " + local_text(manifest.created) +
           "\n  fresh    until " + local_text(manifest.fresh_until) + "\n  content  " + tables +
           " tables, " + texts + " texts, " + images + " images, " + bytes + " bytes\n  manifest " +
           bundle.manifest_hash.hex() + "\n"});
}

/// The signature file to add to `document`.
Result<std::string> new_signature(const SignedDocument& document, const SecretKey& key,
                                  std::string comment) {
  const PublicKey public_key = key.public_key();
  if (!signers(document, std::span(&public_key, 1)).empty()) {
    return Error{Errc::kRejected,
                 {"密钥 " + key_id_text(key.id()) + " 已经签过这份文件",
                  "key " + key_id_text(key.id()) + " has signed this already"},
                 {}};
  }
  if (document.signatures.size() >= kMaxSignatures) {
    return Error{Errc::kRejected,
                 {"这份文件已有 8 个签名，不能再加", "there are 8 signatures already, the limit"},
                 {}};
  }
  return sign(prehash(document.text), key, std::move(comment)).text();
}

Exit report(const fs::path& file, const SecretKey& key, std::size_t signatures,
            const Manners& manners) {
  const std::string id = key_id_text(key.id());
  const std::string total = std::to_string(signatures);
  std::cout << manners.say(
      {"已用密钥 " + id + " 签名，" + file.string() + " 现有 " + total + " 个签名\n",
       "signed with key " + id + "; " + file.string() + " now has " + total + " signatures\n"});
  return Exit::kDone;
}

/// Only root keys of it, or of the root before it where that lies beside it, count.
Status check_root_key(const std::vector<ChainLink>& chain, const SecretKey& key) {
  const Root& root = chain.back().root;
  const Root* before = chain.size() > 1 ? &chain.front().root : nullptr;
  const bool unknown_before = root.version > 1 && before == nullptr;
  if (unknown_before || may_sign_root(key.public_key(), root, before)) return {};
  const std::string id = key_id_text(key.id());
  return Error{Errc::kRejected,
               {"密钥 " + id + " 不是这份根文件或上一版的 root 密钥，签了也不算数",
                "the key " + id +
                    " is no root key of this root or the one before; its signature "
                    "would not count"},
               {}};
}

Result<Exit> sign_root(const Options& options, WallTime now, const Manners& manners) {
  GONGSHI_TRY(auto chain, read_chain(options.file));
  DocumentFile document = chain.back().document;
  std::cout << manners.say({"将要签名根文件：\n", "about to sign the root:\n"}) << document.text;
  GONGSHI_TRY(const auto key, open_secret_key(options.key, options.password_file, manners));
  GONGSHI_CHECK(check_root_key(chain, key));
  const std::string name = std::to_string(chain.back().root.version) + ".root";
  GONGSHI_TRY(auto signature, new_signature(document.view(), key, comment_for(now, name)));
  document.signatures.push_back(std::move(signature));
  GONGSHI_CHECK(write_document(options.file, document.view()));
  const Exit exit = report(options.file, key, document.signatures.size(), manners);
  GONGSHI_TRY(chain, read_chain(options.file));
  std::cout << root_steps(chain, manners);
  return exit;
}

Status show_cards(const DeskBundle& bundle, const Manners& manners) {
  GONGSHI_TRY(const auto emergency, emergency_list(bundle));
  for (const EmergencyCard& card : emergency.cards) {
    const Sentence all = card_sentence(card);
    std::cout << manners.say({"  应急卡   " + all.zh + "\n", "  card     " + all.en + "\n"});
  }
  return {};
}

/// Two persons who read different sheets have not read the same.
void show_other_proofs(const DeskBundle& bundle, const SignedProof& mine, const Manners& manners) {
  for (const std::string_view file : bundle.container.manifest.signatures) {
    const auto signature = Signature::parse(file);
    if (!signature) continue;
    const auto other = proof_of_comment(signature->trusted_comment);
    if (!other || *other == mine) continue;
    const std::string id = key_id_text(signature->key_id);
    const Sentence words = proof_sentence(*other);
    std::cout << manners.say(
        {"  注意     密钥 " + id + " 签名时读的是另一份样张：" + words.zh + "\n",
         "  mind     the key " + id + " was given another proof: " + words.en + "\n"});
  }
}

/// The end of the comment to sign: the proof that was read, if one is named.
Result<std::string> read_proof(const DeskBundle& bundle, const SigningDesk& desk,
                               const Options& options, const Manners& manners) {
  if (options.proof.empty()) {
    std::cout << manners.say({"  样张     未附（--proof proof.pdf）：签名不写明读过哪份样张\n",
                              "  proof    none (--proof proof.pdf): the signature will not say "
                              "which sheets were read\n"});
    return std::string();
  }
  GONGSHI_TRY(const SignedProof proof, desk.check_proof(bundle, options.proof, options.displays));
  const Sentence words = proof_sentence(proof);
  std::cout << manners.say({"  样张     " + words.zh + "，与内容包一致\n",
                            "  proof    " + words.en + ", of this bundle\n"});
  show_other_proofs(bundle, proof, manners);
  return proof_comment(proof);
}

Result<Exit> sign_file(const Options& options, const SigningDesk& desk, const Manners& manners) {
  GONGSHI_TRY(const WallTime now, manners.now());
  if (options.file.extension() == ".root") return sign_root(options, now, manners);
  GONGSHI_TRY(const auto bundle, DeskBundle::open(options.file));
  GONGSHI_CHECK(check_objects(bundle));
  show(bundle, manners);
  GONGSHI_CHECK(show_cards(bundle, manners));
  std::cout << manners.say(desk.difference(bundle));
  GONGSHI_TRY(const std::string proof, read_proof(bundle, desk, options, manners));
  GONGSHI_TRY(const auto key, open_secret_key(options.key, options.password_file, manners));
  GONGSHI_TRY(const auto signature,
              new_signature(bundle.container.manifest, key, comment_for(now, "manifest") + proof));
  Container with_signature = bundle.container;
  with_signature.manifest.signatures.push_back(signature);
  GONGSHI_CHECK(write_file_streamed(options.file,
                                    [&](const Sink& sink) { return with_signature.write(sink); }));
  return report(options.file, key, with_signature.manifest.signatures.size(), manners);
}

}  // namespace

void add_sign(CLI::App& app, Manners& manners, Chosen& chosen, SigningDesk desk) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "sign", "显示将要签名的内容并加一个签名 | show what is signed and add one signature");
  command->add_option("FILE", options->file, "内容包，或 N.root | a bundle, or N.root")->required();
  command->add_option("--key", options->key, "私钥文件 | secret key file")->required();
  command->add_option("--password-file", options->password_file,
                      "第一行是口令的文件 | file whose first line is the password");
  CLI::Option* const proof = command->add_option(
      "--proof", options->proof,
      "读过的样张：核对后把它的散列写进签名 | the proof that was read: checked, its hash signed");
  command
      ->add_option("--displays", options->displays,
                   "做样张时的 --displays | as it was given to `proof`")
      ->needs(proof);
  add_now(*command, manners);
  command->callback([options, &manners, &chosen, desk = std::move(desk)] {
    chosen = [options, &manners, &desk] { return sign_file(*options, desk, manners); };
  });
}

}  // namespace gongshi::content::bundle
