#include "tests/support/sample_release.h"

#include "drivers/os/file.h"
#include "tests/support/sample_plans.h"
#include "tests/support/sample_tables.h"

namespace gongshi::test {
namespace {

using namespace content;

Hospital hospital() {
  Hospital h;
  h.name_zh = "青溪市第一人民医院";
  h.name_en = "Qingxi First People's Hospital";
  h.short_name_zh = "青溪一院";
  h.address = "青溪市滨河路 88 号";
  h.complaint_phone = "0571-5550 1234";
  h.complaint_hours = "周一至周五 8:00–17:00";
  h.complaint_place = "门诊楼一楼 103 室";
  h.complaint_office = "患者服务中心";
  h.oversight_phone = "0571-5550 1235";
  h.oversight_hours = "周一至周五 8:00–17:00";
  h.desk_phone = "0571-5550 1000";
  h.desk_hours = "每日 7:30–17:30";
  h.desk_place = "门诊大厅正门右侧";
  h.price_office_phone = "0571-5550 1236";
  h.price_office_hours = "周一至周五 8:00–17:00";
  h.price_office_place = "行政楼二楼 206 室";
  h.emergency_phone = "0571-5550 1120";
  h.issuer = "信息公开办公室";
  h.note_share = "实际报销金额以医保结算为准";
  return h;
}

const Department kDepartments[] = {
    {"XNK", "心血管内科", "Cardiology", "", "门诊楼三楼 A 区", "0571-5550 1301",
     "冠心病、高血压、心律失常的诊治", "xin xue guan nei ke"},
    {"GK", "骨科", "Orthopaedics", "", "门诊楼二楼 B 区", "0571-5550 1202", "骨折、关节、脊柱疾病",
     "gu ke"},
    {"EK", "儿科", "Paediatrics", "", "门诊楼一楼 C 区", "0571-5550 1103", "儿童常见病与保健",
     "er ke"},
    {"ZYK", "中医科", "Traditional Chinese Medicine", "", "门诊楼四楼 D 区", "0571-5550 1404",
     "中医内科、针灸", "zhong yi ke"},
};

const Doctor kDoctors[] = {
    {"d001", "仇文海", "qiu wen hai", "XNK", "科主任", "主任医师", "冠心病介入治疗、心力衰竭",
     "青溪市卫生健康委员会", ""},
    {"d002", "单晓敏", "shan xiao min", "XNK", "", "副主任医师", "高血压、心律失常",
     "青溪市卫生健康委员会", ""},
    {"d003", "曾志强", "zeng zhi qiang", "GK", "副主任", "主任医师", "脊柱外科、关节置换",
     "青溪市卫生健康委员会", ""},
    {"d004", "李\xF0\xAC\xAD\x8E", "li luan", "GK", "", "主治医师", "创伤骨科",
     "青溪市卫生健康委员会", ""},
    {"d005", "欧阳静", "ou yang jing", "EK", "科主任", "主任医师", "小儿呼吸、哮喘",
     "青溪市卫生健康委员会", ""},
    {"d006", "王建国", "wang jian guo", "ZYK", "", "副主任中医师", "针灸、颈肩腰腿痛",
     "青溪市卫生健康委员会", ""},
};

Session weekly(Text doctor, Text department, Text room, Text kind, std::int64_t fee,
               unsigned weekday, Half half) {
  Session s;
  s.doctor = doctor;
  s.department = department;
  s.room = room;
  s.kind = kind;
  s.fee = Money::of_units(fee);
  s.weekday = weekday;
  s.half = half;
  s.valid = kSinceJuly;
  return s;
}

std::vector<Session> sessions() {
  std::vector<Session> all{
      weekly("d001", "XNK", "301", "专家", 500'000, 1, Half::kMorning),
      weekly("d001", "XNK", "301", "专家", 500'000, 3, Half::kMorning),
      weekly("d002", "XNK", "302", "普通", 150'000, 2, Half::kAllDay),
      weekly("d003", "GK", "205", "专家", 500'000, 1, Half::kAfternoon),
      weekly("d003", "GK", "205", "专家", 500'000, 4, Half::kMorning),
      weekly("d004", "GK", "206", "普通", 150'000, 5, Half::kMorning),
      weekly("d005", "EK", "108", "专家", 500'000, 2, Half::kEvening),
      weekly("d006", "ZYK", "402", "普通", 150'000, 3, Half::kAfternoon),
      weekly("", "EK", "110", "急诊", 200'000, 7, Half::kAllDay),
  };
  Session stop = weekly("d001", "XNK", "301", "专家", 500'000, 0, Half::kMorning);
  stop.date = day(2026, 11, 25);  // a Wednesday
  stop.stopped = true;
  stop.reason = "外出会议";
  all.push_back(stop);
  return all;
}

const Category kCategories[] = {
    {"A1", "医院概况与执业许可", "About the hospital", "院办公室", "院办主任", Audience::kPublic,
     365},
    {"B1", "医疗服务价格", "Service prices", "物价办", "物价办主任", Audience::kPublic, 30},
    {"C1", "就诊流程", "Your visit", "门诊部", "门诊部主任", Audience::kPublic, 180},
    {"F1", "投诉与监督", "Complaints", "患者服务中心", "中心主任", Audience::kPublic, 180},
};

struct PageLine {
  Text id;
  int number;
  Text category, title_zh, title_en, owner;
  const char* body;
};

constexpr PageLine kPages[] = {
    {"about", 101, "A1", "医院简介", "About us", "院办公室",
     "# 医院简介\n\n青溪市第一人民医院是一所**三级甲等**综合医院，开放床位 1200 张。\n\n"
     "- 急诊 24 小时开放\n- 设有 36 个临床科室\n"},
    {"licence", 102, "A1", "医疗机构执业许可证", "Practice licence", "医务处",
     "# 医疗机构执业许可证\n\n| 项目 | 内容 |\n| --- | --- |\n| 登记号 | 47001234533010211A1001 |\n"
     "| 有效期 | 2024-05-01 至 2029-04-30 |\n"},
    {"visit-steps", 301, "C1", "门诊就诊流程", "Out-patient visit, step by step", "门诊部",
     "# 门诊就诊流程\n\n1. 预约或现场挂号\n2. 到科室分诊台报到\n3. 候诊、就诊\n4. "
     "缴费、检查、取药\n\n"
     "## 请带好\n\n身份证、医保卡（码）、既往病历。\n"},
    {"complain", 601, "F1", "如何投诉", "How to complain", "患者服务中心",
     "# 如何投诉\n\n请到门诊楼一楼 103 室，或拨打 **0571-5550 1234**。\n"},
};

std::vector<Page> pages() {
  static const std::string kBodies[] = {
      page_text_path("about", Lang::kZh), page_text_path("licence", Lang::kZh),
      page_text_path("visit-steps", Lang::kZh), page_text_path("complain", Lang::kZh)};
  std::vector<Page> all;
  for (std::size_t i = 0; i < std::size(kPages); ++i) {
    const PageLine& line = kPages[i];
    Page page;
    page.id = line.id;
    page.number = line.number;
    page.category = line.category;
    page.title_zh = line.title_zh;
    page.title_en = line.title_en;
    page.owner = line.owner;
    page.basis = "医疗卫生机构信息公开管理办法";
    page.body_zh = kBodies[i];
    page.made_on = day(2026, 10, 8);
    page.valid = {day(2026, 10, 10), {}};
    all.push_back(page);
  }
  return all;
}

std::vector<Message> messages() {
  Message welcome;
  welcome.id = "welcome";
  welcome.text_zh = "青溪市第一人民医院欢迎您，请佩戴口罩，有序候诊。";
  welcome.short_zh = "欢迎来院就诊，请有序候诊";
  welcome.valid = kSinceJuly;
  Message price;
  price.id = "price-notice";
  price.text_zh = "医疗服务项目、药品、医用耗材价格可在大厅自助机查询。价格投诉电话 12315。";
  price.short_zh = "价格可在大厅自助机查询";
  price.tags = "lobby;pharmacy";
  price.valid = kSinceJuly;
  Message closed;
  closed.id = "stop-d001";
  closed.text_zh = "心血管内科仇文海主任医师 11 月 25 日上午停诊。";
  closed.short_zh = "仇文海 25 日上午停诊";
  closed.tags = "lobby";
  closed.priority = MessagePriority::kUrgent;
  closed.valid = {day(2026, 11, 20), day(2026, 11, 25)};
  Message morning;
  morning.id = "fasting";
  morning.text_zh = "空腹抽血请到二楼采血室，7:00 开始。";
  morning.priority = MessagePriority::kDayPart;
  morning.valid = kSinceJuly;
  morning.weekdays = 0x1f;
  morning.from_minute = std::chrono::minutes(6 * 60 + 30);
  morning.to_minute = std::chrono::minutes(10 * 60);
  return {welcome, price, closed, morning};
}

const Reading kReadings[] = {
    {U'单', "dan shan chan"},
    {U'仇', "chou qiu"},
    {U'曾', "ceng zeng"},
    {U'血', "xue xie"},
    {U'常', "chang"},
    {U'规', "gui"},
    {U'行', "hang xing heng"},
    {U'阿', "a e"},
    {U'便', "bian pian"},
    {U'降', "jiang xiang"},
    {U'绿', "lv lu"},
    {U'胶', "jiao"},
    {U'王', "wang"},
    {U'文', "wen"},
    {U'海', "hai"},
    {U'主', "zhu"},
    {U'治', "zhi"},
    {U'医', "yi"},
    {U'师', "shi"},
};

const CalendarDay kCalendar[] = {
    {day(2027, 1, 1), false, "元旦"},
    {day(2026, 10, 10), true, "国庆调休"},
};

std::vector<Answer> answers() {
  Answer price;
  price.number = "4821735061";
  price.date = day(2026, 11, 12);
  price.department = "物价办";
  price.question_zh = "胸部 CT 平扫的价格为什么和去年不一样？";
  price.question_en = "Why has the price of a plain chest CT changed?";
  price.answer_zh =
      "今年起执行新的医疗服务项目价格规范，计价方式有调整。对费用有疑问可到物价办核对清单。";
  price.answer_en = "Prices follow a new catalogue since this year.";
  Answer queue;
  queue.number = "7391058243";
  queue.date = day(2026, 11, 18);
  queue.department = "门诊部";
  queue.question_zh = "取药窗口中午只开一个，排队太长。";
  queue.answer_zh = "自 11 月 16 日起，门诊药房中午加开一个窗口。";
  queue.to = day(2027, 5, 31);
  return {price, queue};
}

}  // namespace

ObjectMap sample_objects() {
  ObjectMap objects;
  const auto put = [&](std::string_view path, Result<std::string> table) {
    objects[std::string(path)] = must(std::move(table));
  };
  put(kHospitalTable, write_hospital(hospital()));
  put(kServiceTable, write_prices(PriceKind::kService, sample_services()));
  put(kDrugTable, write_prices(PriceKind::kDrug, sample_drugs()));
  put(kConsumableTable, write_prices(PriceKind::kConsumable, sample_consumables()));
  put(kDepartmentTable, write_departments(kDepartments));
  put(kDoctorTable, write_doctors(kDoctors));
  put(kSessionTable, write_sessions(sessions()));
  put(kCategoryTable, write_categories(kCategories));
  put(kPageTable, write_pages(pages()));
  put(kMessageTable, write_messages(messages()));
  put(kReadingTable, write_readings(kReadings));
  put(kCalendarTable, write_calendar(kCalendar));
  put(kAnswerTable, write_answers(answers()));
  for (const PageLine& page : kPages) objects[page_text_path(page.id, Lang::kZh)] = page.body;
  return objects;
}

ObjectMap objects_with_plan() {
  ObjectMap objects = sample_objects();
  for (const char* name : {"floor-1.png", "floor-2.png"}) {
    const fs::path file = fs::path(GONGSHI_SOURCE) / "content/sample/media" / name;
    objects[page_picture_path(name)] = must(read_file(file, 1U << 20U));
  }
  objects[page_text_path("complain", Lang::kZh)] +=
      "\n![门诊楼一层平面图](" + page_picture_path("floor-1.png") + ")\n";
  std::vector<Category> categories(std::begin(kCategories), std::end(kCategories));
  categories.push_back(
      {"C4", "位置与路径", "Map and routes", "院办公室", "", Audience::kPublic, 0});
  categories.push_back({"C5", "疏散通道", "Evacuation", "保卫处", "", Audience::kPublic, 0});
  objects[std::string(kCategoryTable)] = must(write_categories(categories));
  add_plans(objects);
  return objects;
}

ReleaseId sample_id() {
  ReleaseId id;
  id.site = "hosp-a";
  id.channel = "production";
  id.epoch = 1;
  id.seq = 42;
  id.manifest_hash = "8f14e45fceea167a5a36dedd4bea2543c16b0d0f1a2b3c4d5e6f708192a3b4c5";
  id.created = must(parse_time("2026-11-20T02:00:00Z"));
  id.fresh_until = must(parse_time("2027-01-04T02:00:00Z"));
  return id;
}

Result<std::shared_ptr<const Release>> load_release(ObjectMap objects) {
  return Release::load(sample_id(), std::make_shared<MemoryObjects>(std::move(objects)));
}

std::shared_ptr<const Release> sample_release() {
  return must(load_release(sample_objects()));
}

}  // namespace gongshi::test
