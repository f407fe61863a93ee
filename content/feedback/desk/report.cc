#include "content/feedback/desk/report.h"

#include <array>
#include <nlohmann/json.hpp>

#include "content/csv_line.h"
#include "content/feedback/phrases.h"

namespace gongshi::content::feedback {
namespace {

using Json = nlohmann::ordered_json;

const Sentence& kind_name(OpinionKind kind) {
  static const std::array<Sentence, 2> names{{{"意见", "opinion"}, {"提问", "question"}}};
  return names.at(static_cast<std::size_t>(kind));
}

const Sentence& about_name(AboutKind kind) {
  static const std::array<Sentence, 7> names{{{"总体", "in general"},
                                              {"服务项目", "service"},
                                              {"药品", "drug"},
                                              {"耗材", "consumable"},
                                              {"医生", "doctor"},
                                              {"科室", "department"},
                                              {"页面", "page"}}};
  return names.at(static_cast<std::size_t>(kind));
}

/// "服务项目 250101001".
std::string about_text(const About& about, Lang lang) {
  std::string text = about_name(about.kind).in(lang);
  if (!about.id.empty()) text += " " + about.id;
  return text;
}

std::string rating_text(const Opinion& opinion, Lang lang) {
  if (!opinion.rating) return {};
  return (lang == Lang::kZh ? "评分 " : "rating ") + std::to_string(*opinion.rating) + "/5";
}

/// "2026-11-23 10:05".
std::string minute_text(WallTime time) {
  constexpr std::size_t to_the_minute = 16;
  return local_text(time).substr(0, to_the_minute);
}

std::string phrases_text(const Opinion& opinion, Lang lang, std::string_view between) {
  std::string text;
  for (const std::string& word : opinion.phrases) {
    const Phrase* const phrase = find_phrase(word);
    if (!text.empty()) text += between;
    text += phrase != nullptr ? phrase->text.in(lang) : word;
  }
  return text;
}

/// Each line of `text` behind four blanks.
std::string indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    out += "    ";
    out += text.substr(0, stop);
    out += '\n';
    text.remove_prefix(std::min(stop + 1, text.size()));
  }
  return out;
}

std::string sender_text(const OpenedOpinion& opened, bool devices_known, Lang lang) {
  if (!devices_known || opened.sender == opened.opinion.device) return {};
  if (opened.sender.empty()) {
    return lang == Lang::kZh ? "来源未证实" : "sender not proven";
  }
  return (lang == Lang::kZh ? "由设备送出：" : "sent by ") + opened.sender;
}

std::string entry_text(const OpenedOpinion& opened, bool devices_known, Lang lang) {
  const Opinion& opinion = opened.opinion;
  const bool zh = lang == Lang::kZh;
  std::string text = opinion.number.shown() + "  " + minute_text(opinion.written);
  const auto add = [&text](const std::string& piece) {
    if (!piece.empty()) text += "  " + piece;
  };
  add(opinion.device);
  add(kind_name(opinion.kind).in(lang));
  add(rating_text(opinion, lang));
  add(about_text(opinion.about, lang));
  if (!opinion.serial.empty()) add((zh ? "期号 " : "number ") + opinion.serial);
  add(sender_text(opened, devices_known, lang));
  if (opened.doubtful) add(zh ? "编号与另一条相同" : "another one has this number");
  text += "\n" + indented(phrases_text(opinion, lang, "\n"));
  return text + indented(opinion.text.view());
}

std::string ratings_text(const OpinionBox& box, Lang lang) {
  std::array<int, 6> counts{};
  for (const OpenedOpinion& opened : box.opinions) {
    if (opened.opinion.rating) ++counts.at(static_cast<std::size_t>(*opened.opinion.rating));
  }
  std::string text;
  for (std::size_t stars = 5; stars >= 1; --stars) {
    const std::string count = std::to_string(counts.at(stars));
    text += (text.empty()        ? ""
             : lang == Lang::kZh ? "，"
                                 : ", ") +
            std::to_string(stars) + (lang == Lang::kZh ? " 分 " + count + " 条" : ": " + count);
  }
  return (lang == Lang::kZh ? "评分：" : "ratings: ") + text + "\n";
}

std::string unopened_text(const OpinionBox& box, Lang lang) {
  std::string text;
  for (const UnopenedFile& file : box.unopened) {
    text += file.file + (lang == Lang::kZh ? "：" : ": ") + file.why.in(lang) + "\n";
  }
  if (box.cut) {
    text += lang == Lang::kZh ? "目录中的文件太多，后面的没有读\n"
                              : "too many files in the folder; the last ones were not read\n";
  }
  return text;
}

Json opinion_json(const OpenedOpinion& opened) {
  const Opinion& opinion = opened.opinion;
  Json json{{"number", opinion.number.digits()},
            {"written", utc_text(opinion.written)},
            {"site", opinion.site},
            {"device", opinion.device},
            {"sender", opened.sender.empty() ? Json(nullptr) : Json(opened.sender)},
            {"serial", opinion.serial.empty() ? Json(nullptr) : Json(opinion.serial)},
            {"language", opinion.language},
            {"kind", kind_name(opinion.kind).en},
            {"about", {{"kind", about_word(opinion.about.kind)}, {"id", opinion.about.id}}},
            {"rating", opinion.rating ? Json(*opinion.rating) : Json(nullptr)},
            {"phrases", Json::array()},
            {"text", opinion.text.view()},
            {"copies", opened.copies},
            {"doubtful", opened.doubtful},
            {"file", opened.file}};
  for (const std::string& word : opinion.phrases) {
    const Phrase* const phrase = find_phrase(word);
    if (phrase != nullptr) {
      json["phrases"].push_back({{"word", word}, {"zh", phrase->text.zh}, {"en", phrase->text.en}});
    }
  }
  return json;
}

}  // namespace

std::string report_text(const OpinionBox& box, bool devices_known, Lang lang) {
  std::string text;
  for (const OpenedOpinion& opened : box.opinions) text += entry_text(opened, devices_known, lang);
  if (!box.opinions.empty()) text += "\n";
  text += unopened_text(box, lang);
  const std::string count = std::to_string(box.opinions.size());
  const std::string closed = std::to_string(box.unopened.size());
  text += lang == Lang::kZh ? "意见 " + count + " 条，打不开的文件 " + closed + " 个\n"
                            : "opinions: " + count + ", files that do not open: " + closed + "\n";
  if (!box.opinions.empty()) text += ratings_text(box, lang);
  return text;
}

std::string report_json(const OpinionBox& box) {
  Json json{{"opinions", Json::array()}, {"unopened", Json::array()}, {"cut", box.cut}};
  for (const OpenedOpinion& opened : box.opinions) json["opinions"].push_back(opinion_json(opened));
  for (const UnopenedFile& file : box.unopened) {
    json["unopened"].push_back({{"file", file.file}, {"zh", file.why.zh}, {"en", file.why.en}});
  }
  return json.dump(2) + "\n";
}

std::string report_csv(const OpinionBox& box, Lang lang) {
  static const std::array<Sentence, 11> kHeads{{{"编号", "number"},
                                                {"时间", "time"},
                                                {"设备", "kiosk"},
                                                {"送出设备", "sender"},
                                                {"类型", "kind"},
                                                {"评分", "rating"},
                                                {"关于", "about"},
                                                {"选项", "phrases"},
                                                {"内容", "text"},
                                                {"语言", "language"},
                                                {"期号", "issue"}}};
  std::array<std::string, kHeads.size()> heads;
  for (std::size_t i = 0; i < heads.size(); ++i) heads.at(i) = kHeads.at(i).in(lang);
  std::string sheet = std::string(kCsvMark) + csv_line(heads);
  for (const OpenedOpinion& opened : box.opinions) {
    const Opinion& opinion = opened.opinion;
    sheet += csv_line(std::array<std::string, kHeads.size()>{
        opinion.number.shown(), minute_text(opinion.written), opinion.device, opened.sender,
        kind_name(opinion.kind).in(lang), opinion.rating ? std::to_string(*opinion.rating) : "",
        about_text(opinion.about, lang),
        phrases_text(opinion, lang, lang == Lang::kZh ? "；" : "; "),
        std::string(opinion.text.view()), opinion.language, opinion.serial});
  }
  return sheet;
}

}  // namespace gongshi::content::feedback
