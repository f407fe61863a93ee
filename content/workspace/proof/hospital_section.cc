#include "content/workspace/paper/table.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {

void draw_hospital(Flow& flow, const Release& release, Lang lang) {
  const Hospital& hospital = release.hospital();
  flow.heading(1, Sentence{"医院信息", "The hospital"}.in(lang));
  {
    Table table(flow, {{"", 120}, {"", 403}}, 9);
    const auto row = [&](const Sentence& label, Text value) {
      table.row({plain(label.in(lang), kGrey), value.empty() ? plain("–", kGrey) : plain(value)});
    };
    row({"名称", "name"}, hospital.name_zh);
    row({"英文名", "English name"}, hospital.name_en);
    row({"简称", "short name"}, hospital.short_name_zh);
    row({"地址", "address"}, hospital.address);
    row({"网址（二维码）", "web (QR code)"}, hospital.web);
    row({"投诉部门", "complaints: office"}, hospital.complaint_office);
    row({"投诉电话", "complaints: phone"}, hospital.complaint_phone);
    row({"投诉时间", "complaints: hours"}, hospital.complaint_hours);
    row({"投诉地点", "complaints: place"}, hospital.complaint_place);
    row({"监督举报电话", "oversight: phone"}, hospital.oversight_phone);
    row({"监督举报时间", "oversight: hours"}, hospital.oversight_hours);
    row({"咨询台电话", "desk: phone"}, hospital.desk_phone);
    row({"咨询台时间", "desk: hours"}, hospital.desk_hours);
    row({"咨询台地点", "desk: place"}, hospital.desk_place);
    row({"物价咨询电话", "prices: phone"}, hospital.price_office_phone);
    row({"物价咨询时间", "prices: hours"}, hospital.price_office_hours);
    row({"物价咨询地点", "prices: place"}, hospital.price_office_place);
    row({"急诊电话", "emergency: phone"}, hospital.emergency_phone);
    row({"意见公钥", "key for opinions"}, hospital.feedback_key);
    row({"发布部门", "issued by"}, hospital.issuer);
    row({"医保比例说明", "note on insurance"}, hospital.note_share);
  }
  if (release.calendar().empty()) return;
  flow.heading(2, Sentence{"工作日历", "Working-day calendar"}.in(lang));
  Spans days;
  for (const CalendarDay& day : release.calendar()) {
    if (!days.empty()) days.push_back({"　"});
    days.push_back({date_text(day.date) + " "});
    days.push_back({(day.workday ? Sentence{"上班", "work"} : Sentence{"放假", "off"}).in(lang),
                    fonts::Weight::kBold, day.workday ? kBlack : kRed});
    if (!day.name.empty()) days.push_back({"（" + std::string(day.name) + "）"});
  }
  flow.text(days, {.size = 8.5});
}

void draw_objects(Flow& flow, const std::vector<ListedObject>& objects, Lang lang) {
  flow.heading(1, Sentence{"清单所列对象", "Objects of the manifest"}.in(lang));
  Table table(flow,
              {{Sentence{"路径", "path"}.in(lang), 190},
               {Sentence{"种类", "kind"}.in(lang), 34},
               {Sentence{"字节", "bytes"}.in(lang), 48, true},
               {"SHA-256", 251}},
              6.5);
  for (const ListedObject& object : objects) {
    table.row({plain(object.path), plain(object.kind), plain(std::to_string(object.raw_size)),
               plain(object.raw_hash)});
  }
}

}  // namespace gongshi::content::proof
