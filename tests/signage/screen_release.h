// ScreenRelease: the sample hospital with all that a screen may show: portraits, leaders, a floor
// plan, a card for an emergency.
#pragma once

#include "content/schema.h"
#include "signage/picture.h"
#include "tests/signage/editions.h"

namespace gongshi::test {

/// A head and shoulders, as PNG.
inline std::string portrait(signage::Color ground, signage::Color coat) {
  signage::Picture picture = signage::Picture::filled({90, 120}, ground);
  for (int y = 0; y < 120; ++y) {
    for (int x = 0; x < 90; ++x) {
      const int across = x - 45;
      if (across * across + (y - 45) * (y - 45) < 24 * 24) picture.row(y)[x] = 0xE8C4A8;
      if (across * across * 2 + (y - 125) * (y - 125) < 50 * 50) picture.row(y)[x] = coat;
    }
  }
  return *signage::png_bytes(picture);
}

/// Rooms along a corridor, as PNG.
inline std::string floor_plan() {
  signage::Picture picture = signage::Picture::filled({600, 300}, 0xF4F8FA);
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 600; ++x) {
      const bool corridor = y > 120 && y < 180;
      const bool wall = x % 100 < 4 || y < 4 || y > 295 || y == 120 || y == 180;
      if (wall && !corridor) picture.row(y)[x] = 0x24424E;
      if (x > 200 && x < 300 && y > 4 && y < 120) picture.row(y)[x] = 0x16A394;
    }
  }
  return *signage::png_bytes(picture);
}

inline std::shared_ptr<const content::Release> screen_release() {
  ObjectMap objects = sample_objects();
  objects.at("table/hospital") += "web\thttps://www.qingxi-hospital.example/gongkai\n";
  const auto sample = sample_release();
  std::vector<content::Doctor> doctors(sample->doctors().begin(), sample->doctors().end());
  for (std::size_t i = 0; i < doctors.size(); i += 2) doctors[i].photo = "media/face.png";
  std::vector<content::Message> messages(sample->messages().begin(), sample->messages().end());
  content::Message plan;
  plan.id = "plan";
  plan.text_zh = "门诊楼一层：绿色处为采血室，由大厅向右。";
  plan.text_en = "Ground floor: blood tests are in the green room, to the right of the lobby.";
  plan.picture = "media/plan.png";
  plan.valid.from = *parse_date("2026-01-01");
  messages.push_back(plan);
  for (content::Message& message : messages) {
    if (message.id != "welcome") continue;
    message.text_en = "Welcome. Please wear a mask and wait for your number.";
    message.text_ug = "خۇش كەلدىڭىز، ماسكا تاقاڭ ۋە نۆۋەت كۈتۈڭ.";
  }
  std::vector<content::Leader> leaders;
  const auto leader = [&](content::Text code, content::Text name, content::Text post,
                          content::Text duties, content::Text photo) {
    leaders.push_back({code, name, {}, post, duties, photo});
  };
  leader("L1", "沈立诚", "党委书记", "主持党委全面工作，分管组织人事、纪检监察。",
         "media/face.png");
  leader("L2", "苏慧明", "院长", "主持行政全面工作，分管财务、审计、信息公开。", "");
  leader("L3", "马骏", "副院长", "分管医务、护理、院感、急诊和医疗质量与安全管理工作。",
         "media/coat.png");
  leader("L4", "阿依努尔·买买提", "副院长", "分管门诊、医保、物价和便民服务。", "");
  leader("L5", "任䶮", "总会计师", "分管财务核算、采购与资产管理。", "media/face.png");
  content::EmergencyCard fire;
  fire.id = "fire";
  fire.title_zh = "火警";
  fire.text_zh = "请听从工作人员指挥，沿疏散指示撤离，不要乘坐电梯。";
  fire.text_en = "Fire. Follow the staff and the exit signs. Do not use the lifts.";
  fire.text_ug = "ئوت كەتتى. خادىملارنىڭ قوماندانلىقىغا بويسۇنۇڭ، لىفىتقا چىقماڭ.";
  fire.max_run_min = 30;
  fire.valid.from = *parse_date("2026-01-01");
  objects[std::string(content::kDoctorTable)] = *content::write_doctors(doctors);
  objects[std::string(content::kMessageTable)] = *content::write_messages(messages);
  objects[std::string(content::kLeaderTable)] = *content::write_leaders(leaders);
  objects[std::string(content::kEmergencyTable)] =
      *content::write_emergency_cards(std::vector<content::EmergencyCard>{fire});
  objects["media/face.png"] = portrait(0xC9DEE4, 0xFFFFFF);
  objects["media/coat.png"] = portrait(0xD8E2D4, 0x2E6E8E);
  objects["media/plan.png"] = floor_plan();
  auto release = load_release(std::move(objects));
  if (!release) std::abort();  // the sample is ours: this is a broken test
  return *std::move(release);
}

}  // namespace gongshi::test
