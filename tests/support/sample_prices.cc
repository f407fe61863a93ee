// Prices of the sample hospital.
#include "tests/support/sample_tables.h"

namespace gongshi::test {

using namespace content;

namespace {

struct ServiceLine {
  Text code, name, pinyin, unit, group;
  std::int64_t units;  // of 0.0001 yuan; 0: market price without a number
  InsuranceClass insurance;
};

constexpr ServiceLine kServices[] = {
    {"250101001", "血常规", "xue chang gui", "次", "检验", 220'000, InsuranceClass::kA},
    {"250102001", "尿常规", "niao chang gui", "次", "检验", 100'000, InsuranceClass::kA},
    {"250103001", "粪便常规", "fen bian chang gui", "次", "检验", 80'000, InsuranceClass::kA},
    {"250301001", "血清总蛋白测定", "xue qing zong dan bai ce ding", "项", "检验", 50'000,
     InsuranceClass::kA},
    {"250303005", "降钙素原检测", "jiang gai su yuan jian ce", "项", "检验", 1'500'000,
     InsuranceClass::kB},
    {"310701001", "常规心电图检查", "chang gui xin dian tu jian cha", "次", "检查", 250'000,
     InsuranceClass::kA},
    {"220301001", "膀胱超声检查", "pang guang chao sheng jian cha", "次", "检查", 600'000,
     InsuranceClass::kA},
    {"210102015", "颈椎正侧位数字化摄影（DR）", "jing zhui zheng ce wei shu zi hua she ying", "次",
     "放射", 800'000, InsuranceClass::kB},
    {"331700001", "腹腔镜下胆囊切除术", "fu qiang jing xia dan nang qie chu shu", "次", "手术",
     18'500'000, InsuranceClass::kB},
    {"110200001", "普通门诊诊查费", "pu tong men zhen zhen cha fei", "次", "诊查", 150'000,
     InsuranceClass::kA},
    {"110200005", "特需门诊诊查费", "te xu men zhen zhen cha fei", "次", "诊查", 0,
     InsuranceClass::kSelfPay},
    {"120400001", "静脉输液", "jing mai shu ye", "组", "护理", 105'000, InsuranceClass::kA},
};

}  // namespace

std::vector<PriceDetail> sample_services() {
  std::vector<PriceDetail> all;
  for (const ServiceLine& line : kServices) {
    PriceDetail d;
    d.item.code = line.code;
    d.item.name = line.name;
    d.item.pinyin = line.pinyin;
    d.item.unit = line.unit;
    d.item.valid = kSinceJuly;
    d.item.insurance = line.insurance;
    d.item.price.form = line.units == 0 ? PriceForm::kMarket : PriceForm::kGovernmentGuided;
    if (line.units != 0) d.item.price.amount = Money::of_units(line.units);
    if (line.insurance == InsuranceClass::kB) d.self_pay_bp = 1'000;
    d.group = line.group;
    d.department = "物价办";
    d.basis = "青医保发〔2026〕18号";
    if (line.name == "血常规") {
      d.item.aliases = "全血细胞计数;五分类血常规";
      d.content = "白细胞、红细胞、血红蛋白、血小板计数及白细胞分类。\n含采血管、报告。";
      d.excluded = "采血费另计";
      d.remark = "每日限计 1 次，病情变化除外";
    }
    if (line.group == "手术") {
      d.consent = true;
      d.excluded = "一次性腹腔镜器械、止血材料另计";
    }
    all.push_back(d);
  }
  PriceDetail later = all.front();  // the next price of the same item, already announced
  later.item.valid.from = day(2027, 3, 1);
  later.item.price.amount = Money::of_units(200'000);
  all.front().item.valid.to = day(2027, 2, 28);
  all.insert(all.begin() + 1, later);
  return all;
}

std::vector<PriceDetail> sample_drugs() {
  struct Line {
    Text code, name, trade, pinyin, spec, unit, maker, form;
    std::int64_t units;
    InsuranceClass insurance;
  };
  constexpr Line kLines[] = {
      {"XA001", "阿司匹林肠溶片", "", "a si pi lin chang rong pian", "100mg×30片", "盒",
       "青溪制药有限公司", "片剂", 156'800, InsuranceClass::kA},
      {"XA002", "阿莫西林胶囊", "", "a mo xi lin jiao nang", "0.25g×24粒", "盒",
       "东湖药业股份有限公司", "胶囊剂", 98'500, InsuranceClass::kA},
      {"XB010", "硝苯地平控释片", "安平", "xiao ben di ping kong shi pian", "30mg×7片", "盒",
       "东湖药业股份有限公司", "控释片", 283'500, InsuranceClass::kB},
      {"XB010", "硝苯地平控释片", "安平", "xiao ben di ping kong shi pian", "30mg×14片", "盒",
       "东湖药业股份有限公司", "控释片", 552'800, InsuranceClass::kB},
      {"ZC003", "阿胶", "", "e jiao", "250g", "盒", "青溪制药有限公司", "胶剂", 5'680'000,
       InsuranceClass::kSelfPay},
      {"ZY114", "使君子", "", "shi jun zi", "统", "克", "南山中药饮片厂", "饮片", 13,
       InsuranceClass::kUnstated},
  };
  std::vector<PriceDetail> all;
  for (const Line& line : kLines) {
    PriceDetail d;
    d.item.code = line.code;
    d.item.name = line.name;
    d.item.aliases = line.trade;
    d.trade_name = line.trade;
    d.item.pinyin = line.pinyin;
    d.item.spec = line.spec;
    d.item.unit = line.unit;
    d.item.maker = line.maker;
    d.form = line.form;
    d.item.price.amount = Money::of_units(line.units);
    d.item.insurance = line.insurance;
    d.item.valid = kSinceJuly;
    d.basis = "省药品集中采购平台挂网价";
    d.department = "药剂科";
    d.zero_markup = line.form != "饮片";
    d.approval_no = "国药准字H20260001";
    if (line.insurance == InsuranceClass::kB) d.self_pay_bp = 500;
    all.push_back(d);
  }
  return all;
}

std::vector<PriceDetail> sample_consumables() {
  struct Line {
    Text code, name, pinyin, spec, model, unit;
    std::int64_t units;
  };
  constexpr Line kLines[] = {
      {"C0101", "一次性使用静脉留置针", "yi ci xing shi yong jing mai liu zhi zhen", "24G×19mm",
       "Y型", "支", 128'000},
      {"C0102", "一次性使用无菌注射器", "yi ci xing shi yong wu jun zhu she qi", "5ml", "", "支",
       3'200},
      {"C0301", "可吸收性缝合线", "ke xi shou xing feng he xian", "4-0", "V320H", "根", 456'000},
  };
  std::vector<PriceDetail> all;
  for (const Line& line : kLines) {
    PriceDetail d;
    d.item.code = line.code;
    d.item.name = line.name;
    d.item.pinyin = line.pinyin;
    d.item.spec = line.spec;
    d.model = line.model;
    d.item.unit = line.unit;
    d.item.maker = "澄江医疗器械有限公司";
    d.item.price.amount = Money::of_units(line.units);
    d.item.insurance = InsuranceClass::kC;
    d.item.valid = kSinceJuly;
    d.basis = "省医用耗材集中采购平台挂网价";
    d.department = "器械科";
    d.approval_no = "国械注准20263140001";
    all.push_back(d);
  }
  return all;
}

}  // namespace gongshi::test
