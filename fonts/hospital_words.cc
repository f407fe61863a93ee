#include "fonts/hospital_words.h"

#include <algorithm>
#include <array>

namespace gongshi::fonts {
namespace {

constexpr std::array<std::u32string_view, 85> kWords{
    U"候诊",   U"就诊",     U"急诊",   U"复诊",   U"出诊",   U"会诊",   U"坐诊",   U"义诊",
    U"初诊",   U"问诊",     U"导诊",   U"分诊",   U"转诊",   U"首诊",   U"诊室",   U"诊区",
    U"诊间",   U"诊查",     U"取号",   U"叫号",   U"医保",   U"护师",   U"药师",   U"采血",
    U"取药",   U"缴费",     U"付费",   U"改约",   U"输液",   U"转院",   U"病案",   U"病区",
    U"核磁",   U"核磁共振", U"彩超",   U"胃镜",   U"肠镜",   U"血常规", U"尿常规", U"便常规",
    U"耗材",   U"候药",     U"发药",   U"医嘱",   U"陪护",   U"平车",   U"志愿者", U"自助机",
    U"触摸屏", U"导医",     U"导诊台", U"咨询台", U"服务台", U"身份证", U"社保",   U"社保卡",
    U"医保卡", U"二维码",   U"健康码", U"产检",   U"口腔科", U"急诊科", U"西药",   U"饮片",
    U"麻醉科", U"举报",     U"总值班", U"副院长", U"零差率", U"物价办", U"医务科", U"护理部",
    U"采血室", U"抢救室",   U"留观",   U"急救",   U"药房",   U"挂号处", U"收费处", U"住院部",
    U"门诊楼", U"急诊楼",   U"住院楼", U"母婴室", U"卫生间"};

constexpr std::size_t kLongest = 4;

}  // namespace

bool in_hospital_word(std::u32string_view text, std::size_t at) {
  for (std::size_t back = 1; back < kLongest && back <= at; ++back) {
    const std::u32string_view rest = text.substr(at - back);
    const bool parted = std::any_of(kWords.begin(), kWords.end(), [&](std::u32string_view word) {
      return word.size() > back && rest.starts_with(word);
    });
    if (parted) return true;
  }
  return false;
}

}  // namespace gongshi::fonts
