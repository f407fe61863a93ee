#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "content/bundle/emergency_list.h"
#include "content/bundle/subcommands.h"

namespace gongshi::content::bundle {
namespace {

using Json = nlohmann::ordered_json;

/// Key id and comment of a signature file; a malformed one is named as such.
Json signature_json(std::string_view file) {
  const auto signature = Signature::parse(file);
  if (!signature) return {{"key_id", nullptr}, {"malformed", true}};
  // The comment may hold any bytes above 127: what is not UTF-8 is left out.
  const std::string& comment = signature->trusted_comment;
  const bool plain = std::all_of(comment.begin(), comment.end(),
                                 [](char c) { return c == '\t' || (c >= ' ' && c <= '~'); });
  return {{"key_id", key_id_text(signature->key_id)},
          {"comment", plain ? Json(comment) : Json(nullptr)}};
}

Json signatures_json(const SignedDocument& document) {
  Json list = Json::array();
  for (const std::string_view file : document.signatures) list.push_back(signature_json(file));
  return list;
}

/// Null when the bundle's table cannot be read: then `verify` tells why.
Json emergency_json(const DeskBundle& bundle) {
  const auto list = emergency_list(bundle);
  if (!list) return nullptr;
  Json cards = Json::array();
  for (const EmergencyCard& card : list->cards) {
    cards.push_back({{"id", card.id},
                     {"title", card.title_zh},
                     {"text", card.text_zh},
                     {"short", card.short_zh},
                     {"max_run_minutes", card.max_run_min}});
  }
  return cards;
}

Json describe(const DeskBundle& bundle) {
  const Manifest& manifest = bundle.manifest;
  Json json{{"site", manifest.site},
            {"channel", manifest.channel},
            {"serial", manifest.serial()},
            {"epoch", manifest.epoch},
            {"seq", manifest.seq},
            {"created", utc_text(manifest.created)},
            {"fresh_until", utc_text(manifest.fresh_until)},
            {"raw_total", manifest.raw_total},
            {"manifest", bundle.manifest_hash.hex()},
            {"signatures", signatures_json(bundle.container.manifest)},
            {"verified", false}};
  json["roots"] = Json::array();
  for (const auto& root : bundle.container.roots) {
    json["roots"].push_back(
        {{"version", root.version}, {"signatures", signatures_json(root.document)}});
  }
  json["status"] = bundle.container.status.has_value();
  json["emergency"] = emergency_json(bundle);
  json["objects"] = Json::array();
  for (const ManifestObject& object : manifest.objects) {
    json["objects"].push_back({{"path", object.path},
                               {"kind", kind_word(object.kind)},
                               {"raw_size", object.raw_size},
                               {"raw_hash", object.raw_hash.hex()},
                               {"encoding", encoding_word(object.encoding)},
                               {"stored_size", object.stored_size},
                               {"stored_hash", object.stored_hash.hex()},
                               {"present", bundle.stored.contains(object.stored_hash)}});
  }
  json["deltas"] = Json::array();
  for (const DeltaOffer& offer : manifest.deltas) {
    const ManifestObject* target = bundle.find(offer.target);
    json["deltas"].push_back({{"path", target != nullptr ? Json(target->path) : Json(nullptr)},
                              {"target", offer.target.hex()},
                              {"base", offer.base.hex()},
                              {"size", offer.size},
                              {"hash", offer.hash.hex()},
                              {"present", bundle.stored.contains(offer.hash)}});
  }
  return json;
}

/// Above the objects: what may overrule every display.
void print_cards(const DeskBundle& bundle, const Manners& manners) {
  const auto list = emergency_list(bundle);
  if (!list) {
    const Sentence& what = list.error().what;
    std::cout << manners.say(
        {"应急卡   读不出来：" + what.zh + "\n", "cards    cannot be read: " + what.en + "\n"});
    return;
  }
  for (const EmergencyCard& card : list->cards) {
    const Sentence all = card_sentence(card);
    std::cout << manners.say({"应急卡   " + all.zh + "\n", "card     " + all.en + "\n"});
  }
}

void print(const DeskBundle& bundle, const Manners& manners) {
  const Manifest& manifest = bundle.manifest;
  std::cout << manners.say(
      {"期号     " + manifest.serial() + "\n站点     " + manifest.site + "\n频道     " +
           manifest.channel + "\n制作时间 " + local_text(manifest.created) + "\n有效至   " +
           local_text(manifest.fresh_until) + "\n清单散列 " + bundle.manifest_hash.hex() + "\n",
       "serial   " + manifest.serial() + "\nsite     " + manifest.site + "\nchannel  " +
           manifest.channel + "\ncreated  " + local_text(manifest.created) + "\nfresh    until " +
           local_text(manifest.fresh_until) + "\nmanifest " + bundle.manifest_hash.hex() + "\n"});
  for (const std::string_view file : bundle.container.manifest.signatures) {
    const auto signature = Signature::parse(file);
    const std::string id = signature ? key_id_text(signature->key_id) : std::string("-");
    std::cout << manners.say({"签名     密钥 " + id + "\n", "signed   key " + id + "\n"});
  }
  for (const auto& root : bundle.container.roots) {
    const std::string version = std::to_string(root.version);
    std::cout << manners.say(
        {"根文件   第 " + version + " 版\n", "root     version " + version + "\n"});
  }
  print_cards(bundle, manners);
  for (const ManifestObject& object : manifest.objects) {
    std::cout << kind_word(object.kind) << '\t' << object.raw_size << '\t'
              << encoding_word(object.encoding) << '\t' << object.stored_size << '\t' << object.path
              << '\n';
  }
  for (const DeltaOffer& offer : manifest.deltas) {
    const ManifestObject* target = bundle.find(offer.target);
    std::cout << "delta\t-\tzstd\t" << offer.size << '\t'
              << (target != nullptr ? target->path : offer.target.hex()) << '\n';
  }
  const auto left_out = std::ranges::count_if(manifest.objects, [&](const ManifestObject& object) {
    return !bundle.stored.contains(object.stored_hash);
  });
  if (left_out > 0) {
    const std::string count = std::to_string(left_out);
    std::cout << manners.say(
        {"精简包：缺 " + count + " 个对象，设备须已有上一期\n",
         "thin bundle: " + count + " objects are left out; devices must hold the issue before\n"});
  }
  const std::string objects = std::to_string(manifest.objects.size());
  const std::string bytes = std::to_string(manifest.raw_total);
  std::cout << manners.say(
      {"共 " + objects + " 个对象，" + bytes + " 字节；签名未核验，请用 verify\n",
       objects + " objects, " + bytes + " bytes; signatures not checked, use verify\n"});
}

Result<Exit> inspect(const fs::path& path, const Manners& manners) {
  GONGSHI_TRY(const auto bundle, DeskBundle::open(path));
  if (manners.json) {
    std::cout << describe(bundle).dump(2) << '\n';
  } else {
    print(bundle, manners);
  }
  return Exit::kDone;
}

}  // namespace

void add_inspect(CLI::App& app, Manners& manners, Chosen& chosen) {
  auto file = std::make_shared<fs::path>();
  CLI::App* command = app.add_subcommand(
      "inspect", "列出内容包里有什么，不核验 | list what a bundle holds, unverified");
  command->add_option("FILE", *file, "内容包 | bundle")->required();
  add_json(*command, manners);
  command->callback(
      [file, &manners, &chosen] { chosen = [file, &manners] { return inspect(*file, manners); }; });
}

}  // namespace gongshi::content::bundle
