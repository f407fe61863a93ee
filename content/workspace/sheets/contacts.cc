#include "content/workspace/sheets/contacts.h"

#include <string>

#include "content/workspace/paper/notes.h"
#include "content/workspace/sheets/format.h"

namespace gongshi::content::sheets {
namespace {

struct Contact {
  Sentence name;
  Text phone{};
  Text office{};
  Text place{};
  Text hours{};
};

void draw_contact(paper::Flow& flow, const Contact& contact, Lang lang) {
  if (contact.phone.empty() && contact.place.empty()) return;
  const paper::Format& format = flow.format();
  const double name_size = format.heading_sizes[1];
  const double phone_size = format.heading_sizes[0];
  flow.keep(paper::leading(phone_size) * 2.5);
  const double top = flow.y();
  const paper::Line name = flow.setter().line(paper::bold(contact.name.in(lang)), name_size);
  const paper::Line phone = flow.setter().fitted(paper::bold(contact.phone, paper::kAccent),
                                                 phone_size, format.body_width());
  const bool beside = name.width + format.text_size + phone.width <= format.body_width();
  const double drop = (phone_size - name_size) * 1.1;  // on the same baseline
  flow.put(name, format.side_margin, beside ? top + drop : top, name_size);
  if (!beside) flow.space(paper::leading(name_size));
  flow.put(phone, format.side_margin + format.body_width() - phone.width, flow.y(), phone_size);
  flow.space(paper::leading(phone_size));
  paper::Notes notes(lang);
  notes.add({"部门", "Office"}, contact.office);
  notes.add({"地点", "Place"}, contact.place);
  notes.add({"时间", "Hours"}, contact.hours);
  if (!notes.spans().empty()) flow.text(notes.spans(), {.after = format.text_size * 0.4});
  flow.rule();
  flow.space(format.text_size * 0.4);
}

}  // namespace

void draw_contacts(paper::Flow& flow, const Hospital& hospital, Lang lang) {
  draw_contact(flow,
               {{"投诉", "Complaints"},
                hospital.complaint_phone,
                hospital.complaint_office,
                hospital.complaint_place,
                hospital.complaint_hours},
               lang);
  draw_contact(
      flow, {{"监督举报", "Oversight"}, hospital.oversight_phone, {}, {}, hospital.oversight_hours},
      lang);
  draw_contact(flow,
               {{"价格咨询", "Price questions"},
                hospital.price_office_phone,
                {},
                hospital.price_office_place,
                hospital.price_office_hours},
               lang);
  draw_contact(flow, {{"价格举报（市场监督管理部门）", "Prices: market supervision"}, "12315"},
               lang);
  draw_contact(flow,
               {{"咨询台", "Information desk"},
                hospital.desk_phone,
                {},
                hospital.desk_place,
                hospital.desk_hours},
               lang);
  draw_contact(flow, {{"急诊", "Emergency department"}, hospital.emergency_phone}, lang);
}

}  // namespace gongshi::content::sheets
