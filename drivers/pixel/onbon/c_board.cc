#include "drivers/pixel/onbon/c_board.h"

#include "drivers/pixel/onbon/card_layout.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;
using onbon::common::Identity;
using Step = ProgramUpload::Step;

constexpr auto kRefusedPause = 10min;  // before a file that the card refused is tried again

}  // namespace

OnbonCBoard::OnbonCBoard(OnbonCOptions options)
    : OnbonGraphicBoard(options.card),
      program_(std::move(options)),
      ledger_({.per_day = program_.flash_per_day}, program_.flash) {
  capabilities_.pixels = capabilities_.marquee = program_.programs;
  capabilities_.refresh_floor = program_.settle;
  capabilities_.strongest = Proof::kReadBack;
}

Status OnbonCBoard::want(Desired desired) {
  const bool content = desired.frame || desired.marquee || !desired.areas.empty();
  if (content && !program_.programs) {
    return Error{Errc::kRejected,
                 {"这块卡只接受开关屏、亮度和时钟；要写节目请设选项 programs: yes",
                  "this card takes power, brightness and clock only; option programs=yes writes "
                  "pictures into its flash"},
                 "E2123"};
  }
  GONGSHI_CHECK(check_showable(desired, options_));
  want_settings(desired);
  if (desired.frame || desired.marquee) {
    frame_ = std::move(desired.frame);
    marquee_ = std::move(desired.marquee);
    draw();
  }
  // The file that the card holds already is what this serial shows.
  if (content_complete()) state_.serial = serial();
  state_.shows_all =
      content_complete() && settings().complete() && state_.proof != Proof::kNoAnswer;
  wake_up();
  return {};
}

void OnbonCBoard::draw() {
  if (!layout_) return;
  const F0Areas areas = frame_     ? picture_areas(*frame_, options_, *layout_)
                        : marquee_ ? strip_areas(*marquee_, options_, *layout_)
                                   : F0Areas{};
  if (areas.empty()) return;
  begin(onbon::program::make_file(program_.name, areas.begin()->second));
}

void OnbonCBoard::begin(onbon::program::File file) {
  queued_.reset();
  if (upload_ && upload_->file() == file) return;
  // The screen is dark during a transfer: what has begun is ended first.
  const Step step = upload_ ? upload_->step() : Step::kDone;
  if ((step > Step::kBegin && step < Step::kDone) || (step == Step::kBegin && awaiting())) {
    queued_ = std::move(file);
    return;
  }
  upload_.emplace(std::move(file));
  wanted_since_.reset();
  refused_until_.reset();
}

Status OnbonCBoard::met(const Identity& card) {
  if (!program_.programs) return {};
  layout_.reset();
  const auto type = onbon::card_type(card.type);
  if (generation() != 5) {
    return Error{Errc::kRejected,
                 {"6 代卡的节目文件格式没有核实，不写入；请改用 onbon-f0，或去掉选项 programs",
                  "program files of 6th-generation cards are not verified and not written; use "
                  "onbon-f0, or leave option programs out"},
                 "E2125"};
  }
  GONGSHI_TRY(layout_, layout_for(card, type ? type->family : onbon::Family::k5E, options_));
  draw();
  return {};
}

bool OnbonCBoard::may_write(Now now) {
  if (ledger_.allows(now)) return true;
  content_wake_ = ledger_.next(now);
  state_.trouble = ledger_.refusal(now);
  return false;
}

std::optional<PolledBoard::Request> OnbonCBoard::next_content(Now now) {
  content_wake_.reset();
  if (!upload_ || upload_->step() == Step::kDone) return std::nullopt;
  if (refused_until_ && now.steady < *refused_until_) {
    content_wake_ = refused_until_;
    return std::nullopt;
  }
  const Step step = upload_->step();
  if (step == Step::kBegin) {
    // A picture that changes all the time would wear the flash: only one that stands is written.
    if (!wanted_since_) wanted_since_ = now.steady;
    if (now.steady < *wanted_since_ + program_.settle) {
      content_wake_ = *wanted_since_ + program_.settle;
      return std::nullopt;
    }
    if (!may_write(now)) return std::nullopt;
  }
  if (step == Step::kFile && !may_write(now)) {
    (void)upload_->refused();  // asked for again and again: the transfer is ended instead
  } else if (step == Step::kFile) {
    ledger_.note(now);
    state_.flash_writes = ledger_.writes();
  }
  asked_ = upload_->request();
  return common_request(kContent, asked_);
}

Result<onbon::GraphicReply> OnbonCBoard::read_content(const Request&,
                                                      std::span<const std::uint8_t> packet) const {
  GONGSHI_TRY(auto reply, read_common(packet));
  const bool ours = reply.group == asked_[1] && reply.command == (asked_[2] | 0x80U);
  if (!ours && !reply.is_ack() && !reply.is_nak()) {
    return onbon::corrupt_reply("答非所问", "answers something else");
  }
  return reply;
}

void OnbonCBoard::content_done(const Request&, const onbon::GraphicReply& reply, Now now) {
  if (!upload_) return;
  upload_->done(reply);
  conclude(*upload_, now);
}

void OnbonCBoard::content_refused(const Request&, Now now) {
  if (!upload_) return;
  if (!upload_->refused()) refused_until_ = now.steady + kRefusedPause;
  conclude(*upload_, now);
}

void OnbonCBoard::conclude(ProgramUpload& upload, Now now) {
  if (upload.step() != Step::kDone) return;
  if (queued_) return begin(onbon::program::File{*queued_});
  if (!upload.acknowledged()) {
    refused_until_ = now.steady + kRefusedPause;
    upload.doubt();
    state_.shows_all = false;
    return;
  }
  prove(upload.read_back() ? Proof::kReadBack : Proof::kAcknowledged, now);
}

void OnbonCBoard::doubt_content() {
  if (upload_) upload_->doubt();
}

bool OnbonCBoard::content_complete() const {
  return upload_ && !queued_ && upload_->step() == Step::kDone && upload_->acknowledged();
}

Result<std::unique_ptr<Board>> make_onbon_c_board(const BoardOrder& order) {
  GONGSHI_TRY(OnbonCOptions options, parse_onbon_c_options(order));
  return std::unique_ptr<Board>(new OnbonCBoard(std::move(options)));
}

}  // namespace gongshi::drivers
