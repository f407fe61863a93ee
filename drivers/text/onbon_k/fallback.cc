#include "drivers/text/onbon_k/fallback.h"

namespace gongshi::drivers::onbon_k {
namespace {

constexpr int kMostResumes = 16;  // error 16 within one file
constexpr int kMostRestarts = 2;  // after error 11
constexpr int kSilences = 3;

}  // namespace

Fallback::Fallback(FallbackOrder order)
    : order_(std::move(order)), ledger_({.per_day = order_.per_day}, order_.flash) {}

void Fallback::want(onbon::Bytes file) {
  if (file == wanted_.value_or(order_.file)) return;
  wanted_ = std::move(file);
  if (step_ != Step::kGivenUp) standing_.reset();
}

void Fallback::look_again() {
  if (order_.file.empty() || step_ == Step::kGivenUp) return;
  // Without reading, what this program wrote once is believed to be there.
  if (order_.reading == FileReading::kNone && step_ == Step::kDone) return;
  step_ = order_.reading == FileReading::kNone ? Step::kStart : Step::kLook;
  just_written_ = false;
  at_ = 0;
  silences_ = resumes_ = restarts_ = 0;
}

void Fallback::card_has(const onbon::CardStatus& status) {
  // Somebody deleted all programs.
  if (step_ == Step::kDone && status.programs == 0) {
    step_ = Step::kNothing;
    look_again();
  }
}

std::span<const std::uint8_t> Fallback::rest() const {
  return std::span(order_.file).subspan(at_);
}

onbon::Block Fallback::block() const {
  const std::size_t size = std::min(order_.block_bytes, order_.file.size() - at_);
  return {static_cast<std::uint16_t>(at_ / order_.block_bytes), static_cast<std::uint32_t>(at_),
          rest().first(size), at_ + size == order_.file.size()};
}

std::optional<onbon::Bytes> Fallback::next(Now now) {
  if (wanted_) {
    order_.file = *std::exchange(wanted_, std::nullopt);
    if (step_ != Step::kGivenUp) step_ = Step::kNothing;
    look_again();
  }
  if (!patience_.over(now)) return std::nullopt;
  const auto place = order_.reading == FileReading::kPayload ? onbon::LengthPlace::kPayload
                                                             : onbon::LengthPlace::kReserved;
  switch (step_) {
    case Step::kLook:
      return onbon::file_info_request(order_.name, place);
    case Step::kRead:
      return onbon::read_file_request(order_.name, static_cast<std::uint32_t>(at_), place);
    case Step::kStart:
      allowed_at_ = ledger_.next(now);
      if (allowed_at_) {
        standing_ = ledger_.refusal(now);
        return std::nullopt;
      }
      standing_.reset();
      return onbon::start_write_request(order_.name, order_.file.size(), true);
    case Step::kBlocks:
      return onbon::write_block_request(order_.name, block());
    default:
      return std::nullopt;
  }
}

std::optional<SteadyTime> Fallback::wake() const {
  if (step_ == Step::kNothing || step_ == Step::kDone || step_ == Step::kGivenUp) {
    return std::nullopt;
  }
  const auto allowed = step_ == Step::kStart ? allowed_at_ : std::nullopt;
  if (allowed && patience_.until()) return std::max(*allowed, *patience_.until());
  return allowed ? allowed : patience_.until();
}

void Fallback::done(const onbon::ReplyData& reply, Now now) {
  silences_ = 0;
  patience_.forget();
  switch (step_) {
    case Step::kLook:
      step_ = Step::kRead;  // it is there; of its description only that is certain
      at_ = 0;
      return;
    case Step::kRead:
      return compare(reply);
    case Step::kStart:
      ledger_.note(now);
      step_ = Step::kBlocks;
      at_ = 0;
      resumes_ = 0;
      return;
    case Step::kBlocks:
      return took_block(reply);
    default:
      return;
  }
}

void Fallback::compare(const onbon::ReplyData& reply) {
  const std::size_t same = onbon::contents(reply.behind_error, rest());
  at_ += same;
  if (same > 0 && at_ < order_.file.size()) return;  // the next piece
  if (same > 0) {
    step_ = Step::kDone;
    standing_.reset();
  } else if (just_written_) {
    give_up({"写进控制卡的备用节目读回来不一样，不再写",
             "the fallback program reads back different from what was written, not written again"});
  } else {
    step_ = Step::kStart;
  }
}

void Fallback::took_block(const onbon::ReplyData& reply) {
  const onbon::Block written = block();
  if (written.last) {
    just_written_ = true;
    at_ = 0;
    restarts_ = 0;
    step_ = order_.reading == FileReading::kNone ? Step::kDone : Step::kRead;
    return;
  }
  const auto next = onbon::decode_next_address(reply.payload);
  go_to(next ? *next : at_ + written.data.size());
}

void Fallback::go_to(std::size_t address) {
  const bool forward = address == at_ + block().data.size();
  if (address < order_.file.size() && (forward || ++resumes_ <= kMostResumes)) {
    at_ = address;
  } else {
    step_ = Step::kStart;
  }
}

void Fallback::refused(const onbon::ReplyData& reply, Now now) {
  matters_ = true;
  if (onbon::error_is_passing(reply.error)) return patience_.refused(reply.error, now);
  switch (step_) {
    case Step::kLook:
    case Step::kRead:
      matters_ = false;
      if (reply.error == onbon::kErrorNoFile && !just_written_) {
        step_ = Step::kStart;
      } else {
        give_up({"控制卡的文件读不回来，备用节目没有写（见选项 program_read）",
                 "the card's files cannot be read back, so no fallback program is written (see the "
                 "option program_read)"});
      }
      return;
    case Step::kBlocks:
      return block_refused(reply, now);
    default:
      patience_.refused(reply.error, now);
  }
}

void Fallback::block_refused(const onbon::ReplyData& reply, Now now) {
  const auto wanted = onbon::decode_next_address(reply.payload);
  if (reply.error == onbon::kErrorBlock && wanted) {
    matters_ = false;  // the card has more or less than we believed
    return go_to(*wanted);
  }
  // With a wrong check sum the card has deleted the file by itself.
  step_ = Step::kStart;
  patience_.refused(reply.error, now);
  if (++restarts_ >= kMostRestarts) {
    const Sentence words = onbon::error_sentence(reply.error);
    give_up({"控制卡不收备用节目：" + words.zh,
             "the card does not take the fallback program: " + words.en});
  }
}

void Fallback::unanswered(Now now) {
  ++silences_;
  if (step_ == Step::kStart) {
    // It may have begun; the first block will tell.
    ledger_.note(now);
    step_ = Step::kBlocks;
    at_ = 0;
    resumes_ = 0;
  } else if (step_ == Step::kBlocks && block().last && order_.reading != FileReading::kNone) {
    step_ = Step::kLook;  // perhaps it is complete: what is there decides
  } else if (silences_ >= kSilences && step_ != Step::kBlocks) {
    give_up({"控制卡不回答读文件的命令，备用节目没有写（见选项 program_read）",
             "the card does not answer questions for its files, so no fallback program is written "
             "(see the option program_read)"});
  } else if (silences_ >= kSilences) {
    step_ = Step::kStart;  // the live text must not wait for ever
    patience_.refused(0, now);
  }
}

void Fallback::give_up(Sentence why) {
  step_ = Step::kGivenUp;
  standing_ = Error{Errc::kRejected, std::move(why), "E2113"};
}

}  // namespace gongshi::drivers::onbon_k
