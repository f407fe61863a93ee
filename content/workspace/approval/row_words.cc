#include "content/workspace/approval/row_words.h"

namespace gongshi::content::workspace {

WordList price_words(const content::PriceDetail& price) {
  WordList words;
  words.add("编码", price.item.code);
  words.add("名称", price.item.name);
  words.add("别名", price.item.aliases);
  words.add("规格", price.item.spec);
  words.add("型号", price.model);
  words.add("剂型", price.form);
  words.add("单位", price.item.unit);
  words.add("厂家", price.item.maker);
  words.add("价格", price.item.price.amount);
  if (price.item.price.form != content::PriceForm::kUnstated) {
    words.add_number("定价形式", static_cast<int>(price.item.price.form));
  }
  words.add("采购价", price.purchase_price);
  if (price.zero_markup) words.add("零差率", std::string_view("是"));
  words.add("依据", price.basis);
  words.add("责任部门", price.department);
  words.add("国家编码", price.national_code);
  words.add("类别", price.group);
  if (price.item.insurance != content::InsuranceClass::kUnstated) {
    words.add_number("医保类别", static_cast<int>(price.item.insurance));
  }
  if (price.self_pay_bp) words.add_number("自付万分比", *price.self_pay_bp);
  words.add("限定支付", price.limit);
  words.add("内涵", price.content);
  words.add("除外", price.excluded);
  words.add("说明", price.remark);
  words.add("商品名", price.trade_name);
  words.add("批准文号", price.approval_no);
  if (price.consent) words.add("知情同意", std::string_view("是"));
  words.add("执行", price.item.valid);
  return words;
}

WordList department_words(const content::Department& department) {
  WordList words;
  words.add("编码", department.code);
  words.add("名称", department.name);
  words.add("英文", department.name_en);
  words.add("上级", department.parent);
  words.add("位置", department.place);
  words.add("电话", department.phone);
  words.add("职责", department.duty);
  return words;
}

WordList doctor_words(const content::Doctor& doctor, std::string_view photo) {
  WordList words;
  words.add("编码", doctor.code);
  words.add("姓名", doctor.name);
  words.add("读音", doctor.pinyin);
  words.add("科室", doctor.department);
  words.add("职务", doctor.post);
  words.add("职称", doctor.title);
  words.add("专长", doctor.specialty);
  words.add("执业注册", doctor.registration);
  if (!photo.empty()) words.add_picture("照片", photo);
  return words;
}

WordList leader_words(const content::Leader& leader, std::string_view photo) {
  WordList words;
  words.add("编码", leader.code);
  words.add("姓名", leader.name);
  words.add("职务", leader.post);
  words.add("分工", leader.duties);
  if (!photo.empty()) words.add_picture("照片", photo);
  return words;
}

WordList session_words(const content::Session& session) {
  WordList words;
  words.add("科室", session.department);
  words.add("医生", session.doctor);
  words.add("诊室", session.room);
  words.add("类型", session.kind);
  words.add("诊查费", session.fee);
  words.add("日期", session.date);
  if (session.weekday != 0) words.add_number("星期", session.weekday);
  words.add_number("时段", static_cast<int>(session.half));
  if (session.stopped) words.add("停诊", std::string_view("是"));
  words.add("原因", session.reason);
  words.add("有效", session.valid);
  return words;
}

}  // namespace gongshi::content::workspace
