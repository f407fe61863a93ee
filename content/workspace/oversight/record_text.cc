#include <nlohmann/json.hpp>

#include "content/workspace/oversight/item_record.h"

namespace gongshi::content::oversight {
namespace {

using Json = nlohmann::ordered_json;
using workspace::Act;
using workspace::Verb;

/// "退回", "refused"; of an agreement the role's own name says it.
Sentence verb_name(Verb verb) {
  switch (verb) {
    case Verb::kRefuse:
      return {"退回", "sent back"};
    case Verb::kDoubt:
      return {"提请会商", "consultation"};
    case Verb::kWithhold:
      return {"不予公开", "withheld"};
    case Verb::kConfirm:
      return {"定期核对，没有变动", "looked at again, unchanged"};
    case Verb::kAgree:
      break;
  }
  return {};
}

Sentence act_text(const Event& event) {
  const Act& act = *event.act;
  Sentence text = workspace::role_name(act.role);
  const Sentence verb = verb_name(act.verb);
  if (act.verb == Verb::kConfirm) {
    text = verb;
  } else if (!verb.zh.empty()) {
    text = {text.zh + "：" + verb.zh, text.en + ": " + verb.en};
  }
  text.zh += "　" + act.name;
  text.en += "  " + act.name;
  if (!act.reason.empty()) {
    text.zh += "，理由：" + act.reason;
    text.en += ", because: " + act.reason;
  }
  if (act.until) {
    text.zh += "，" + date_text(*act.until) + " 前保密";
    text.en += ", secret before " + date_text(*act.until);
  }
  constexpr std::size_t kShort = 8;
  text.zh += "　文字校验码 " + act.words.substr(0, kShort);
  text.en += "  words " + act.words.substr(0, kShort);
  if (!event.counts) {
    text.zh += "　（不作数）";
    text.en += "  (does not count)";
  }
  return text;
}

Sentence issue_text(const Event& event) {
  const Sentence serial{"第 " + event.serial + " 期", "No. " + event.serial};
  switch (event.kind) {
    case Event::Kind::kShown:
      return {serial.zh + "起公开", "shown since " + serial.en};
    case Event::Kind::kChanged:
      return {serial.zh + "起有改动", "changed in " + serial.en};
    case Event::Kind::kGone:
      return {serial.zh + "起不再公开", "not shown any more since " + serial.en};
    case Event::Kind::kAct:
      break;
  }
  return serial;
}

std::string_view kind_word(Event::Kind kind) {
  switch (kind) {
    case Event::Kind::kShown:
      return "shown";
    case Event::Kind::kChanged:
      return "changed";
    case Event::Kind::kGone:
      return "gone";
    case Event::Kind::kAct:
      break;
  }
  return "act";
}

Json event_json(const Event& event) {
  Json json{{"day", date_text(event.day)}, {"kind", kind_word(event.kind)}};
  if (!event.act) {
    json["issue"] = event.serial;
    json["says"] = Json::array();
    for (const Sentence& says : event.says) json["says"].push_back(says.zh);
    return json;
  }
  const Act& act = *event.act;
  json["role"] = workspace::role_word(act.role);
  json["does"] = workspace::verb_word(act.verb);
  json["name"] = act.name;
  json["reason"] = act.reason;
  json["words"] = act.words;
  json["counts"] = event.counts;
  return json;
}

}  // namespace

std::string record_text(const ItemRecord& record, Lang lang) {
  const bool zh = lang == Lang::kZh;
  std::string text = record.key;
  if (record.item != record.key) {
    text += zh ? "　在 " + record.item + " 中" : "  in " + record.item;
  }
  if (!record.title.empty() && record.title != record.item) {
    text += (zh ? "　" : "  ") + record.title;
  }
  text += "\n";
  if (!record.department.empty()) {
    text += (zh ? "责任部门：" : "department: ") + record.department + "\n";
  }
  if (!record.person.empty()) text += (zh ? "责任人：" : "answerable: ") + record.person + "\n";
  text += "\n";
  for (const Event& event : record.events) {
    const Sentence what = event.act ? act_text(event) : issue_text(event);
    text += "  " + date_text(event.day) + (zh ? "　" : "  ") + what.in(lang) + "\n";
    for (const Sentence& says : event.says) text += "      " + says.in(lang) + "\n";
  }
  if (!record.recorded) {
    text +=
        zh ? "hospital.yaml 没有打开审定（approvals: required），没有签署的记录。\n"
           : "hospital.yaml does not say approvals: required; nobody's sign-offs are recorded.\n";
  }
  if (!record.archive) {
    text += zh ? "没有给出 --archive，不知道各期怎样公开。\n"
               : "Without --archive the issues in which it stood are not known.\n";
  }
  return text;
}

std::string record_json(const ItemRecord& record) {
  Json json{{"item", record.item},      {"key", record.key},
            {"title", record.title},    {"department", record.department},
            {"person", record.person},  {"recorded", record.recorded},
            {"archive", record.archive}};
  json["events"] = Json::array();
  for (const Event& event : record.events) json["events"].push_back(event_json(event));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::oversight
