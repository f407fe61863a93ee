#include "content/store/report/status_report.h"

#include <nlohmann/json.hpp>

#include "content/store/report/device_key.h"
#include "content/store/status_file.h"

namespace gongshi::content::store {
namespace {

using Json = nlohmann::ordered_json;

std::string line(Lang lang, const char* zh, const char* en, const std::string& value) {
  return (lang == Lang::kZh ? std::string(zh) + "：" : std::string(en) + ": ") + value + "\n";
}

Json time_or_null(const std::optional<WallTime>& time) {
  return time ? Json(utc_text(*time)) : Json(nullptr);
}

}  // namespace

Result<StatusReport> gather_status(const fs::path& store, const fs::path& displays, WallTime now) {
  StatusReport report;
  report.layout.folder = store;
  auto provision = read_provision(report.layout);
  if (!provision && provision.error().code == Errc::kNotFound) {
    const std::string name = store.string();
    return Error{Errc::kNotFound,
                 {name + " 不是内容库，请先运行 gongshi-sync init",
                  name + " is not a store; run gongshi-sync init first"},
                 {}};
  }
  if (!provision) return std::move(provision).error();
  report.provision = *std::move(provision);
  report.state = read_state(store).value_or(StateRecord{});
  GONGSHI_TRY(const Reader reader, Reader::open(store));
  const auto release = reader.load();
  if (release) {
    report.active = (*release)->id();
  } else {
    report.no_release = release.error().what;
  }
  report.freshness = reader.freshness(now);
  if (auto status = read_status_file(report.layout, report.provision)) {
    report.confirmed = *std::move(status);
  }
  report.last = read_last_outcome(report.layout);
  report.scrub = read_scrub_note(report.layout);
  if (auto key = device_public_key(report.layout)) report.device_key = *key;
  if (!displays.empty()) {
    GONGSHI_TRY(report.displays, read_display_lines(displays));
  }
  return report;
}

std::string status_text(const StatusReport& report, WallTime now, Lang lang) {
  std::string text;
  text += line(lang, "站点", "site", report.provision.site);
  text += line(lang, "频道", "channel", report.provision.channel);
  text += line(lang, "期号", "serial", report.active ? report.active->serial() : "–");
  text += line(lang, "状态", "state", std::string(freshness_word(report.freshness)));
  if (report.active) {
    text += line(lang, "清单", "manifest", report.active->manifest_hash);
    text += line(lang, "内容日期", "content of", local_text(report.active->created));
    text += line(lang, "有效至", "fresh until", local_text(report.active->fresh_until));
  } else {
    text += line(lang, "原因", "reason", report.no_release.in(lang));
  }
  if (report.confirmed) {
    text += line(lang, "最近确认", "last confirmed", local_text(report.confirmed->issued));
    text += line(lang, "确认有效至", "confirmed until", local_text(report.confirmed->valid_until));
  } else {
    text += line(lang, "最近确认", "last confirmed", "–");
  }
  text += line(lang, "信任根", "root",
               std::to_string(report.provision.root().version) +
                   (lang == Lang::kZh ? "，纪元 " : ", epoch ") +
                   std::to_string(report.provision.root().epoch));
  if (report.last) {
    text += line(lang, "最近一次更新", "last update",
                 local_text(report.last->at) + " " + report.last->word + " " +
                     report.last->sentence.in(lang));
  } else {
    text += line(lang, "最近一次更新", "last update", "–");
  }
  if (report.scrub) {
    text += line(lang, "最近一次检查", "last check",
                 local_text(report.scrub->at) + " " + report.scrub->healed.sentence().in(lang));
  } else {
    text += line(lang, "最近一次检查", "last check", "–");
  }
  text += line(lang, "回执密钥", "receipt key",
               report.device_key ? bundle::key_id_text(report.device_key->id) : "–");
  if (report.device_key && !report.device.empty()) {
    text += line(lang, "设备清单行", "line for the list of devices",
                 device_list_line(report.device, *report.device_key));
  }
  if (!report.displays.empty()) text += "\n" + display_table(report.displays, now, lang);
  return text;
}

std::string status_json(const StatusReport& report, WallTime now) {
  Json json;
  json["now"] = utc_text(now);
  json["site"] = report.provision.site;
  json["channel"] = report.provision.channel;
  json["serial"] = report.active ? Json(report.active->serial()) : Json(nullptr);
  json["manifest"] = report.active ? Json(report.active->manifest_hash) : Json(nullptr);
  json["state"] = freshness_word(report.freshness);
  json["created"] = report.active ? Json(utc_text(report.active->created)) : Json(nullptr);
  json["fresh_until"] = report.active ? Json(utc_text(report.active->fresh_until)) : Json(nullptr);
  std::optional<WallTime> confirmed_at;
  std::optional<WallTime> confirmed_until;
  if (report.confirmed) {
    confirmed_at = report.confirmed->issued;
    confirmed_until = report.confirmed->valid_until;
  }
  json["confirmed_at"] = time_or_null(confirmed_at);
  json["confirmed_until"] = time_or_null(confirmed_until);
  json["root_version"] = report.provision.root().version;
  json["epoch"] = report.provision.root().epoch;
  json["generation"] = report.state.generation;
  json["floor"] =
      std::to_string(report.state.floor_epoch) + "-" + std::to_string(report.state.floor_seq);
  json["last"] = nullptr;
  if (report.last) {
    json["last"] = {{"at", utc_text(report.last->at)},
                    {"source", report.last->source},
                    {"word", report.last->word},
                    {"zh", report.last->sentence.zh},
                    {"en", report.last->sentence.en}};
  }
  json["device"] = report.device.empty() ? Json(nullptr) : Json(report.device);
  json["device_key"] = report.device_key ? Json(report.device_key->text()) : Json(nullptr);
  json["scrub"] = nullptr;
  if (report.scrub) {
    json["scrub"] = {{"at", utc_text(report.scrub->at)},
                     {"objects", report.scrub->healed.objects},
                     {"damaged", report.scrub->healed.damaged},
                     {"repaired", report.scrub->healed.repaired},
                     {"taken_away", report.scrub->healed.taken_away}};
  }
  json["displays"] = Json::parse(display_lines_json(report.displays))["displays"];
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::store
