#include "drivers/text/jetfile2/files.h"

namespace gongshi::drivers::jetfile2 {

void SignFiles::want(SignContent content, bool pressing) {
  pressing_ = pressing;
  if (wanted_ == content) return;
  wanted_ = std::move(content);
  packet_ = 0;
  patience_.forget();
}

bool SignFiles::file_there() const {
  if (!wanted_) return false;
  const auto found = held_.find(wanted_->path.text());
  return found != held_.end() && found->second == wanted_->file;
}

Bytes SignFiles::list() const {
  return wanted_ && options_.play_list ? play_list_data({&wanted_->path, 1}) : Bytes{};
}

bool SignFiles::complete() const {
  return wanted_ && file_there() && held_list_ == list();
}

void SignFiles::forget() {
  forget_text();
  held_list_.clear();
}

void SignFiles::forget_text() {
  held_.clear();
  packet_ = 0;
  patience_.forget();
}

std::optional<Error> SignFiles::held_back(Now now) {
  const bool waits = options_.flash() && wanted_ && !file_there() && packet_ == 0;
  if (!waits || pressing_ || ledger_.allows(now)) return std::nullopt;
  return ledger_.refusal(now);
}

Question SignFiles::ask_packet(const SignContent& content, Now now) {
  asked_ = content;
  if (options_.flash() && packet_ == 0) ledger_.note(now);
  if (options_.binary) return {.packet = write_file(content.path, content.file, packet_)};
  return {.short_data = write_text_data(content.path, content.text),
          .format = options_.short_format};
}

std::optional<Question> SignFiles::next(Now now) {
  if (!wanted_ || complete() || !patience_.over(now)) return std::nullopt;
  waits_.reset();
  if (held_back(now)) {
    waits_ = ledger_.next(now);
    return std::nullopt;
  }
  if (!file_there()) return ask_packet(*wanted_, now);
  asked_.reset();
  asked_list_ = list();
  ++list_writes_;
  // Check sums stand behind text only.
  return Question{.short_data = asked_list_, .format = ShortFormat::kPlain};
}

void SignFiles::done(const Reply&, Now) {
  patience_.forget();
  if (!asked_) {
    held_list_ = asked_list_;
  } else if (asked_ != wanted_) {
    // Somebody wants another text meanwhile; the sign has this one, or its first packets.
    held_.erase(asked_->path.text());
  } else if (options_.binary && packet_ + 1 < packets_of(asked_->file.size())) {
    ++packet_;
  } else {
    held_[asked_->path.text()] = asked_->file;
    packet_ = 0;
  }
}

bool SignFiles::refused(std::uint16_t status, Now now) {
  unanswered(now);
  return patience_.refused(status, now);
}

void SignFiles::unanswered(Now) {
  // Packets must come in order: the file begins anew.
  packet_ = 0;
  if (asked_) {
    held_.erase(asked_->path.text());
  } else {
    held_list_.clear();
  }
}

}  // namespace gongshi::drivers::jetfile2
