#include "content/workspace/receipts/report.h"

#include <nlohmann/json.hpp>

#include "content/display_table.h"

namespace gongshi::content::receipts {
namespace {

using Json = nlohmann::ordered_json;

/// Findings about files that belong to no device: whoever can PUT can make any number of them.
constexpr std::size_t kStrayFindingsShown = 20;

std::string findings_text(const Standing& standing, Lang lang) {
  std::string text;
  std::size_t stray = 0;
  for (const Finding& finding : standing.findings) {
    if (finding.device.empty() && ++stray > kStrayFindingsShown) continue;
    text += std::string(trouble_word(finding.trouble)) + "  " + finding.what.in(lang) + "\n";
  }
  if (stray > kStrayFindingsShown) {
    const std::string more = std::to_string(stray - kStrayFindingsShown);
    text += lang == Lang::kZh ? "另有 " + more + " 份不属于任何设备的文件\n"
                              : more + " more files that belong to no device\n";
  }
  return text;
}

std::vector<std::string> row_of(const std::string& device, DisplayCells cells) {
  std::vector<std::string> row{device};
  row.insert(row.end(), std::make_move_iterator(cells.begin()),
             std::make_move_iterator(cells.end()));
  return row;
}

/// A device without a display to name still has a row.
DisplayCells empty_cells(const DeviceStanding& device, WallTime now, Lang lang) {
  DisplayLine line;
  line.display = "–";
  if (device.receipt) line.serial = device.receipt->serial;
  DisplayCells cells = display_cells(line, now, lang);
  if (!device.receipt) cells.back() = lang == Lang::kZh ? "没有回执" : "no receipt";
  return cells;
}

std::string table_text(const Standing& standing, WallTime now, Lang lang) {
  std::vector<TableColumn> columns{{10, false}};
  for (const TableColumn& column : display_columns()) columns.push_back(column);
  std::vector<std::vector<std::string>> rows{
      row_of(lang == Lang::kZh ? "设备" : "device", display_headings(lang))};
  for (const DeviceStanding& device : standing.devices) {
    const std::string& name = device.device.name;
    if (!device.receipt || device.receipt->displays.empty()) {
      rows.push_back(row_of(name, empty_cells(device, now, lang)));
      continue;
    }
    for (const DisplayLine& line : device.receipt->displays) {
      rows.push_back(row_of(name, display_cells(line, now, lang)));
    }
  }
  return text_table(columns, rows);
}

std::string summary_text(const Standing& standing, Lang lang) {
  std::size_t well = 0;
  for (const DeviceStanding& device : standing.devices) {
    if (!device.gravest) ++well;
  }
  const std::string all = std::to_string(standing.devices.size());
  const std::string good = std::to_string(well);
  const std::string newest = standing.newest.empty() ? "–" : standing.newest;
  return lang == Lang::kZh
             ? "最新期号 " + newest + "；" + all + " 台设备中 " + good + " 台一切正常\n"
             : "newest number " + newest + "; all is well on " + good + " of " + all + " devices\n";
}

std::string answer_text(const ItemAnswer& answer, Lang lang) {
  std::string text = answer.sentence().in(lang) + "\n";
  const bool zh = lang == Lang::kZh;
  if (answer.newest_holds) {
    text += zh ? "注意：手头最新一期 " + answer.last_issue + " 仍含此项\n"
               : "note: the newest issue at hand, " + answer.last_issue + ", still holds it\n";
  }
  for (const DisplayAnswer& display : answer.displays) {
    if (display.showing == Showing::kGone) continue;
    const std::string word = display.showing == Showing::kShown
                                 ? (zh ? "仍在显示  " : "still shown  ")
                                 : (zh ? "不能确定  " : "not known    ");
    text += "  " + word + display.device +
            (display.display.empty() ? std::string() : " " + display.display) + (zh ? "：" : ": ") +
            display.why.in(lang) + "\n";
  }
  return text;
}

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}
Json or_null(const std::optional<WallTime>& time) {
  return time ? Json(utc_text(*time)) : Json(nullptr);
}

Json display_json(const DisplayLine& line) {
  return {{"display", line.display},         {"kind", line.kind},
          {"serial", or_null(line.serial)},  {"manifest", or_null(line.manifest_hash)},
          {"proof", proof_word(line.proof)}, {"proved_at", or_null(line.proved_at)},
          {"state", seen_word(line.seen)},   {"not_seen_since", or_null(line.not_seen_since)}};
}

Json device_json(const DeviceStanding& device) {
  Json json{{"device", device.device.name}, {"place", or_null(device.device.place)}};
  json["trouble"] = device.gravest ? Json(trouble_word(*device.gravest)) : Json(nullptr);
  json["issued"] = nullptr;
  json["displays"] = Json::array();
  if (!device.receipt) return json;
  const bundle::Receipt& receipt = *device.receipt;
  json["issued"] = utc_text(receipt.issued);
  json["serial"] = or_null(receipt.serial);
  json["manifest"] = or_null(receipt.manifest);
  json["state"] = receipt.state;
  json["root_version"] = receipt.root_version;
  json["outcome"] = or_null(receipt.outcome);
  json["software"] = receipt.software;
  for (const DisplayLine& line : receipt.displays) json["displays"].push_back(display_json(line));
  return json;
}

Json answer_json(const ItemAnswer& answer) {
  constexpr std::array<std::string_view, 3> words{"shown", "not known", "gone"};
  Json json{{"item", answer.item},
            {"kind", answer.kind ? Json(answer.kind->en) : Json(nullptr)},
            {"last_issue", or_null(answer.last_issue)},
            {"gone_everywhere", answer.gone_everywhere()},
            {"zh", answer.sentence().zh},
            {"en", answer.sentence().en}};
  json["displays"] = Json::array();
  for (const DisplayAnswer& display : answer.displays) {
    json["displays"].push_back({{"device", display.device},
                                {"display", or_null(display.display)},
                                {"item", words[static_cast<std::size_t>(display.showing)]},
                                {"zh", display.why.zh},
                                {"en", display.why.en}});
  }
  return json;
}

}  // namespace

std::string report_text(const Standing& standing, const std::optional<ItemAnswer>& answer,
                        WallTime now, Lang lang) {
  std::string text = findings_text(standing, lang);
  if (!text.empty()) text += "\n";
  text += table_text(standing, now, lang) + "\n" + summary_text(standing, lang);
  if (answer) text += "\n" + answer_text(*answer, lang);
  return text;
}

std::string report_json(const Standing& standing, const std::optional<ItemAnswer>& answer,
                        WallTime now) {
  Json json{{"now", utc_text(now)}, {"newest", or_null(standing.newest)}};
  json["devices"] = Json::array();
  for (const DeviceStanding& device : standing.devices) {
    json["devices"].push_back(device_json(device));
  }
  json["findings"] = Json::array();
  for (const Finding& finding : standing.findings) {
    json["findings"].push_back({{"word", trouble_word(finding.trouble)},
                                {"device", or_null(finding.device)},
                                {"display", or_null(finding.display)},
                                {"zh", finding.what.zh},
                                {"en", finding.what.en}});
  }
  json["item"] = answer ? answer_json(*answer) : Json(nullptr);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gongshi::content::receipts
