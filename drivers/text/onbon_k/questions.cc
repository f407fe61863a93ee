#include "drivers/text/onbon_k/questions.h"

#include <algorithm>

namespace gongshi::drivers::onbon_k {
namespace {

constexpr int kSilences = 2;  // then this firmware does not know the question
constexpr std::uint8_t kGbk = 2;

std::string size_text(int width, int height) {
  return std::to_string(width) + "x" + std::to_string(height);
}

}  // namespace

void Questions::ask_again() {
  for (Question& question : questions_) question.settled = question.silences >= kSilences;
}

std::optional<onbon::Bytes> Questions::next(Now) {
  const auto open = std::find_if(questions_.begin(), questions_.end(),
                                 [](const Question& question) { return !question.settled; });
  if (open == questions_.end()) return std::nullopt;
  asked_ = static_cast<std::size_t>(open - questions_.begin());
  if (asked_ == kParameters) return onbon::parameters_request();
  return asked_ == kFonts ? onbon::fonts_request() : onbon::font_details_request();
}

void Questions::done(const onbon::ReplyData& reply, Now) {
  questions_[asked_] = {true, 0};
  if (asked_ == kParameters) take_parameters(reply);
  if (asked_ == kFonts) take_fonts(reply);
  if (asked_ == kDetails) take_details(reply);
}

void Questions::refused(const onbon::ReplyData& reply, Now) {
  questions_[asked_].settled = !onbon::error_is_passing(reply.error);
}

void Questions::unanswered(Now) {
  Question& question = questions_[asked_];
  question.settled = ++question.silences >= kSilences;
}

void Questions::learn(Fact fact) {
  std::erase_if(facts_, [&](const Fact& old) { return old.key == fact.key; });
  facts_.push_back(std::move(fact));
}

void Questions::take_parameters(const onbon::ReplyData& reply) {
  const auto card = onbon::decode_parameters(reply.payload);
  if (!card) return;
  card_ = *card;
  learn({"device", {"型号", "device"}, onbon::device_name(card->device)});
  learn({"address", {"地址", "address"}, std::to_string(card->address)});
  learn({"size", {"点数", "size"}, size_text(card->width_px, card->height_px)});
  if (card->baud() != 0) learn({"baud", {"波特率", "baud"}, std::to_string(card->baud())});
}

void Questions::take_fonts(const onbon::ReplyData& reply) {
  const auto fonts = onbon::decode_fonts(reply.behind_error);
  if (!fonts) return;
  font_px_.clear();
  Fact all{"fonts", {"字库", "fonts"}, {}, Sentence{}};
  for (const onbon::CardFont& font : *fonts) {
    if (font.chinese) font_px_.push_back(font.height);
    const std::string size = size_text(font.width, font.height);
    const bool first = all.value.empty();
    all.value += (first ? "" : ", ") + std::string(font.chinese ? "zh " : "en ") + size;
    all.words->zh += (first ? "" : "，") + std::string(font.chinese ? "汉字 " : "西文 ") + size;
    all.words->en += (first ? "" : ", ") + std::string(font.chinese ? "Chinese " : "Latin ") + size;
  }
  std::sort(font_px_.begin(), font_px_.end());
  font_px_.erase(std::unique(font_px_.begin(), font_px_.end()), font_px_.end());
  learn(std::move(all));
}

void Questions::take_details(const onbon::ReplyData& reply) {
  const auto fonts = onbon::decode_font_details(reply.behind_error);
  if (!fonts) return;
  std::size_t chinese = 0;
  std::size_t gbk = 0;
  for (const onbon::FontDetails& font : *fonts) {
    if (!font.name.starts_with('O')) continue;  // O000, O001, O002 are the Chinese fonts
    ++chinese;
    if (font.encoding == kGbk) ++gbk;
  }
  has_gbk_ = chinese > 0 && gbk == chinese;
  if (chinese > 0) learn({"charset", {"字符集", "character set"}, has_gbk_ ? "GBK" : "GB2312"});
}

std::optional<Error> Questions::standing() const {
  if (!card_ || card_->width_px == 0 || card_->height_px == 0) return std::nullopt;
  if (card_->width_px == geometry_.width_px && card_->height_px == geometry_.height_px) {
    return std::nullopt;
  }
  const std::string told = size_text(card_->width_px, card_->height_px);
  const std::string ours = size_text(geometry_.width_px, geometry_.height_px);
  return Error{Errc::kConfig,
               {"控制卡设的是 " + told + " 点，而配置写的是 " + ours,
                "the card is set up for " + told + " dots, and site.yaml says " + ours},
               "E2111"};
}

}  // namespace gongshi::drivers::onbon_k
