#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "content/bundle/root_chain.h"
#include "content/bundle/root_steps.h"
#include "content/bundle/subcommands.h"
#include "content/bundle/verdict.h"

namespace gongshi::content::bundle {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  fs::path path;
  fs::path from;
  std::optional<std::uint64_t> version;
};

Json ids_json(const std::vector<PublicKey>& keys) {
  Json list = Json::array();
  for (const PublicKey& key : keys) list.push_back(key_id_text(key.id));
  return list;
}

Json count_json(const SignatureCount& count) {
  return {{"have", count.have.size()},
          {"need", count.need},
          {"signed_by", ids_json(count.have)},
          {"absent", ids_json(count.absent)}};
}

Json link_json(const ChainLink& link, const Manners& manners) {
  Json json{{"version", link.root.version},
            {"site", link.root.site},
            {"epoch", link.root.epoch},
            {"min_display_epoch", link.root.min_display_epoch},
            {"issued", utc_text(link.root.issued)}};
  for (const Role role : kRoles) {
    json["roles"][std::string(role_word(role))] = {{"threshold", link.root.role(role).threshold},
                                                   {"keys", ids_json(link.root.role(role).keys)}};
  }
  json["signatures"]["own"] = count_json(link.own);
  json["signatures"]["previous"] = link.previous ? count_json(*link.previous) : Json(nullptr);
  json["valid"] = !link.fault.has_value();
  if (link.fault) json["fault"] = manners.say(link.fault->what);
  return json;
}

std::string link_text(const ChainLink& link, const Manners& manners) {
  const Root& root = link.root;
  const std::string epoch = std::to_string(root.epoch);
  const std::string least = std::to_string(root.min_display_epoch);
  const std::string version = std::to_string(root.version);
  std::string text = manners.say(
      {"根文件第 " + version + " 版  站点 " + root.site + "，纪元 " + epoch + "，最低显示纪元 " +
           least + "，签发 " + utc_text(root.issued) + "\n",
       "root version " + version + "  site " + root.site + ", epoch " + epoch +
           ", min-display-epoch " + least + ", issued " + utc_text(root.issued) + "\n"});
  for (const Role role : kRoles) {
    const RoleKeys& keys = root.role(role);
    std::string word(role_word(role));
    word.resize(10, ' ');
    const std::string of = std::to_string(keys.threshold) + "/" + std::to_string(keys.keys.size());
    text += "  " + word + manners.say({"须签 " + of, of + " must sign"}) + " ";
    for (const PublicKey& key : keys.keys) text += " " + key_id_text(key.id);
    text += "\n";
  }
  Sentence counts{"本版 " + link.own.text(), "its own " + link.own.text()};
  if (link.previous) {
    counts = {"上一版 " + link.previous->text() + "，" + counts.zh,
              "the version before " + link.previous->text() + ", " + counts.en};
  }
  const Sentence judged =
      link.fault ? Sentence{"无效：" + link.fault->what.zh, "not valid: " + link.fault->what.en}
                 : Sentence{"有效", "valid"};
  return text + manners.say({"  root 签名 " + counts.zh + "  " + judged.zh + "\n",
                             "  root signatures by " + counts.en + "  " + judged.en + "\n"});
}

Result<Exit> show(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto chain, read_chain(options.path));
  const bool valid =
      std::ranges::none_of(chain, [](const ChainLink& link) { return link.fault.has_value(); });
  if (manners.json) {
    Json json{{"roots", Json::array()}, {"valid", valid}};
    for (const ChainLink& link : chain) json["roots"].push_back(link_json(link, manners));
    std::cout << json.dump(2) << '\n';
  } else {
    for (const ChainLink& link : chain) std::cout << link_text(link, manners);
    if (!chain.back().path.empty()) std::cout << root_steps(chain, manners);
  }
  return valid ? Exit::kDone : Exit::kRefused;
}

/// The root that the device has: --from, or the version out of the chain, the lowest by default.
Result<Root> device_root(const Options& options, const std::vector<ChainLink>& chain) {
  if (!options.from.empty()) {
    GONGSHI_TRY(const auto roots, read_roots(options.from));
    return roots.back().root;
  }
  const std::uint64_t version = options.version.value_or(chain.front().root.version);
  for (const ChainLink& link : chain) {
    if (link.root.version == version) return link.root;
  }
  const std::string name = std::to_string(version) + ".root";
  return Error{Errc::kNotFound,
               {options.path.string() + " 里没有 " + name + "；请用 --from 指明设备上的根文件",
                options.path.string() + " has no " + name +
                    "; name the root that the device has with --from"},
               {}};
}

Exit refuse(const Error& error, std::uint64_t stays_at, const Manners& manners) {
  const std::string version = std::to_string(stays_at);
  std::cout << manners.say(
                   {"  " + error.what.zh + "；设备停在第 " + version + " 版\n",
                    "  " + error.what.en + "; the device stays at version " + version + "\n"})
            << error.word << '\n';
  return Exit::kRefused;
}

/// Walks the chain as a device does: whatever it knows is passed over, then one step at a time.
Result<Exit> check(const Options& options, const Manners& manners) {
  GONGSHI_TRY(const auto chain, read_chain(options.path));
  GONGSHI_TRY(Root current, device_root(options, chain));
  const auto n = [](std::uint64_t number) { return std::to_string(number); };
  std::cout << manners.say({"设备现有第 " + n(current.version) + " 版\n",
                            "the device has version " + n(current.version) + "\n"});
  const bool bundle = chain.front().path.empty();
  if (bundle && chain.size() > kMaxRootSteps) {
    return refuse(refusal(Verdict::kRoot, {"根文件多于 64 个", "more than 64 roots"}),
                  current.version, manners);
  }
  std::size_t steps = 0;
  for (const ChainLink& link : chain) {
    if (link.root.version <= current.version) continue;
    auto next = next_root(current, link.document.view());
    if (!next) return refuse(next.error(), current.version, manners);
    current = *std::move(next);
    ++steps;
    std::cout << manners.say(
        {"  接受第 " + n(current.version) + " 版，纪元 " + n(current.epoch) + "\n",
         "  follows to version " + n(current.version) + ", epoch " + n(current.epoch) + "\n"});
  }
  const std::string rounds = n((steps + kMaxRootSteps - 1) / kMaxRootSteps);
  if (steps > kMaxRootSteps) {
    std::cout << manners.say({"一次联网最多跟 64 版，要 " + rounds + " 次\n",
                              "one round follows 64 at most, so it takes " + rounds + " rounds\n"});
  }
  std::cout << manners.say({"设备最终用第 " + n(current.version) + " 版\n",
                            "the device ends at version " + n(current.version) + "\n"})
            << "OK\n";
  return Exit::kDone;
}

}  // namespace

void add_root_show(CLI::App& root, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = root.add_subcommand(
      "show",
      "列出根文件链：谁须签、谁已签、下一步 | the chain: who must sign, who has, what next");
  command
      ->add_option("PATH", options->path,
                   "N.root、目录或内容包 | N.root, a folder of roots, or a bundle")
      ->required();
  add_json(*command, manners);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return show(*options, manners); };
  });
}

void add_root_check(CLI::App& root, Manners& manners, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command = root.add_subcommand("check",
                                          "设备跟得上这条根文件链吗，最后一行是结果 | would a "
                                          "device follow this chain; the last line is "
                                          "the result");
  command
      ->add_option("PATH", options->path,
                   "目录（如网站的 root/）或内容包 | a folder (root/ of a web tree), or a bundle")
      ->required();
  CLI::Option* version = command->add_option(
      "--at", options->version,
      "设备现有的版本，默认为最低的一版 | what the device has; default: the lowest");
  command->add_option("--from", options->from, "设备现有的根文件 | the root that the device has")
      ->excludes(version);
  command->callback([options, &manners, &chosen] {
    chosen = [options, &manners] { return check(*options, manners); };
  });
}

}  // namespace gongshi::content::bundle
