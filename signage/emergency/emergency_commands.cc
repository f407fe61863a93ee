#include "signage/emergency/emergency_commands.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "config/site.h"
#include "content/emergency_control.h"
#include "signage/emergency/key_stick.h"

namespace gongshi::signage {
namespace {

using content::EmergencyReply;
using content::EmergencyRequest;
using content::EmergencyVerb;

// The service answers between two frames; a person waits no longer than this.
constexpr std::chrono::seconds kPatience{5};

struct Options {
  std::string config;
  std::string card;
};

std::string reply_json(const EmergencyReply& reply) {
  nlohmann::ordered_json document;
  document["accepted"] = reply.accepted;
  document["displays"] = reply.displays;
  document["running"] = nullptr;
  if (reply.running) {
    document["running"] = {{"id", reply.running->id},
                           {"title", reply.running->title},
                           {"by", reply.running->by},
                           {"started", utc_text(reply.running->started)},
                           {"ends", utc_text(reply.running->ends)}};
  }
  document["cards"] = nlohmann::ordered_json::array();
  for (const content::EmergencyChoice& card : reply.cards) {
    document["cards"].push_back(
        {{"id", card.id}, {"title", card.title}, {"max_run_min", card.max_run_min}});
  }
  if (!reply.sentence.zh.empty()) document["said"] = reply.sentence.en;
  return document.dump(2) + "\n";
}

std::string reply_text(const EmergencyReply& reply, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string text;
  if (!reply.sentence.zh.empty()) text += reply.sentence.in(lang) + "\n";
  if (reply.running) {
    text += (zh ? "正在运行：" : "running: ") + reply.running->id + "  " + reply.running->title +
            (zh ? "，始于 " : ", since ") + local_text(reply.running->started) +
            (zh ? "，至 " : ", until ") + local_text(reply.running->ends) + " (" +
            reply.running->by + ")\n";
  } else {
    text += zh ? "没有正在运行的应急卡\n" : "no emergency card is running\n";
  }
  for (const content::EmergencyChoice& card : reply.cards) {
    const std::string minutes = std::to_string(card.max_run_min);
    text += "  " + card.id + "  " + card.title + "  " +
            (zh ? "最长 " + minutes + " 分钟" : "at most " + minutes + " min") + "\n";
  }
  if (reply.more_cards) text += zh ? "  还有更多\n" : "  and more\n";
  return text;
}

Result<Exit> ask(EmergencyVerb verb, const Options& options, const Manners& manners) {
  GONGSHI_TRY(const config::Site site, config::read_site(options.config));
  GONGSHI_TRY(
      const EmergencyReply reply,
      content::ask_signage(site.signage.socket, {verb, options.card, "command"}, kPatience));
  if (manners.json) {
    std::cout << reply_json(reply);
  } else if (reply.accepted && verb != EmergencyVerb::kList) {
    std::cout << manners.say(reply.sentence) << '\n';
  } else if (reply.accepted) {
    std::cout << reply_text(reply, manners.lang());
  }
  if (reply.accepted) return Exit::kDone;
  std::cerr << "gongshi-signage: " << manners.say(reply.sentence) << '\n';
  return Exit::kRefused;
}

Result<Exit> tell_sticks(const Manners& manners) {
  const std::vector<PluggedStick> sticks = plugged_sticks();
  if (manners.json) {
    auto document = nlohmann::ordered_json::array();
    for (const PluggedStick& stick : sticks) {
      document.push_back({{"name", stick.name}, {"own_number", stick.own_number}});
    }
    std::cout << document.dump(2) << '\n';
    return Exit::kDone;
  }
  if (sticks.empty()) {
    std::cout << manners.say({"没有插着 U 盘", "no stick is plugged in"}) << '\n';
  }
  for (const PluggedStick& stick : sticks) {
    std::cout << "stick:" << stick.name;
    if (!stick.own_number) {
      std::cout << manners.say({"  （没有自己的序列号，同型号都一样，不宜作钥匙）",
                                "  (no number of its own: all of its model are alike, no key)"});
    }
    std::cout << '\n';
  }
  return Exit::kDone;
}

}  // namespace

void add_emergency_commands(CLI::App& app, Manners& manners, Result<Exit>& outcome) {
  const auto options = std::make_shared<Options>();
  CLI::App* group = app.add_subcommand(
      "emergency",
      "应急卡：列出、启动、停止（须有 run 在运行） | emergency cards: list, start, stop, while run "
      "is at work");
  group->require_subcommand(1);
  const auto verb = [&](const char* name, const char* help, EmergencyVerb what) {
    CLI::App* sub = group->add_subcommand(name, help);
    sub->add_option("--config", options->config, "本机配置 | the site file")
        ->type_name("FILE")
        ->default_val("/etc/gongshi/site.yaml");
    add_json(*sub, manners);
    sub->callback([options, what, &manners, &outcome] { outcome = ask(what, *options, manners); });
    return sub;
  };
  verb("list", "可启动的应急卡和正在运行的 | cards that may be started, and the running one",
       EmergencyVerb::kList);
  CLI::App* start =
      verb("start", "在本机所有屏上启动一张 | start one on every display of this host",
           EmergencyVerb::kStart);
  start->add_option("id", options->card, "应急卡编号，见 list | the card's id, as list tells it")
      ->type_name("ID")
      ->required();
  CLI::App* sticks = group->add_subcommand(
      "sticks",
      "插着的 U 盘的名称，写进 site.yaml 作钥匙 | names of the sticks that are plugged in, "
      "for site.yaml");
  add_json(*sticks, manners);
  sticks->callback([&manners, &outcome] { outcome = tell_sticks(manners); });
  verb("stop", "停止，恢复日常内容 | stop it; the displays go back to their ordinary content",
       EmergencyVerb::kStop);
}

}  // namespace gongshi::signage
