#include "drivers/text/alpha_board.h"

#include <algorithm>
#include <cstdlib>

#include "drivers/text/alpha_picture.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

// A whole picture read back is 31 rows of 255 dots: 8 KiB, and as much for noise before it.
constexpr std::size_t kMostHeard = 16UL * 1024;
constexpr auto kSettle = 300ms;        // after silence or a damaged reply
constexpr auto kPause = 120ms;         // at least 100 ms, under the sign's 1 s
constexpr auto kResetRest = 10'000ms;  // the self test; no figure is published

PolledBoard::Line line_of(const AlphaOptions& options) {
  return {.reply_wait = options.reply_wait,
          .gap = options.pace,
          .settle = kSettle,
          .tries = options.tries,
          .bytes_per_second = options.bytes_per_second,
          .most_heard = kMostHeard};
}

/// Even parity in bit 7: what a 7E1 port would send, over 8N1.
void add_parity(alpha::Bytes& bytes) {
  for (std::uint8_t& byte : bytes) {
    unsigned ones = 0;
    for (unsigned bits = byte & 0x7FU; bits != 0; bits >>= 1) ones += bits & 1U;
    byte = static_cast<std::uint8_t>((byte & 0x7FU) | (ones % 2) << 7);
  }
}

int nearest_level(int pct) {
  int best = 0;
  for (int level = 1; level < static_cast<int>(std::size(alpha::kSolarLevels)); ++level) {
    if (std::abs(alpha::kSolarLevels[level] - pct) < std::abs(alpha::kSolarLevels[best] - pct)) {
      best = level;
    }
  }
  return best;
}

}  // namespace

AlphaBoard::AlphaBoard(AlphaOptions options)
    : PolledBoard(line_of(options)), options_(std::move(options)) {
  capabilities_.text = true;
  capabilities_.dots = options_.geometry.height_px >= 8;
  capabilities_.power = true;  // dark: an empty text runs
  capabilities_.brightness = options_.solar;
  capabilities_.clock = options_.clock != AlphaOptions::ClockSet::kNone;
  capabilities_.geometry = options_.geometry;
  capabilities_.palette =
      options_.depth == alpha::Depth::kMono ? Palette::kOne : Palette::kTricolor;
  capabilities_.charset = "ASCII";
  for (const int px : {5, 7, 10, 16}) {
    if (px <= options_.geometry.height_px) capabilities_.font_px.push_back(px);
  }
  capabilities_.most_dot_rows = alpha::kMostRows;
  capabilities_.most_text_bytes = 2000;
  capabilities_.refresh_floor = options_.pace;
  const bool reads = options_.answers && options_.serial_string != 0;
  capabilities_.strongest = reads              ? Proof::kReadBack
                            : options_.answers ? Proof::kAcknowledged
                                               : Proof::kSent;
}

Status AlphaBoard::want(Desired desired) {
  const bool ascii = std::all_of(desired.serial.begin(), desired.serial.end(),
                                 [](char c) { return c > 0x20 && c < 0x7E; });
  if (desired.serial.size() > std::size_t{alpha::kLongestString} || !ascii) {
    return alpha_unshowable("序号不能写进这块屏：" + desired.serial,
                            "the serial cannot be stored in the sign: " + desired.serial);
  }
  if (desired.emergency) {
    return alpha_unshowable("这种屏不会自己撤下紧急消息，请作为区域给出",
                            "this sign does not take an emergency message down by itself: give it "
                            "as an area");
  }
  keep_clock_ = desired.keep_clock;
  if (options_.solar && desired.brightness_pct) level_ = nearest_level(*desired.brightness_pct);
  if (desired.areas.empty() && !desired.power) {  // what is empty is left as it is
    if (!plan_) state_.shows_all = !due_setting();
    wake_up();
    return {};
  }
  // Dark is an empty text of ours, and to run it the sign's memory is laid out anew.
  if (desired.areas.empty() && !plan_) {
    return alpha_unshowable("开关这块屏会清除别人写在里面的内容：请先给它发一段文字",
                            "switching this sign would clear what somebody else put in it: send it "
                            "a text first");
  }
  GONGSHI_TRY(AlphaPlan plan, alpha_plan(desired, options_));
  if (pool_ && alpha::pool_cost(plan.tight) > pool_->total) {
    return alpha_unshowable("内容超过这块屏的内存", "this is more than the sign's memory holds");
  }
  if (options_.xdf && plan.lit_pct > 50) {
    // The power supply of Ferrograph hardware is not rated for more.
    learn({"lit_pct",
           {"同时点亮的灯（超过 50 %，电源可能不足）", "lamps lit at once (above 50 %)"},
           std::to_string(plan.lit_pct) + " %"});
  }
  const bool same = plan_ && settled_ && serial_ == desired.serial &&
                    std::none_of(plan.files.begin(), plan.files.end(),
                                 [&](const AlphaFile& file) { return differs(file); }) &&
                    !differs(plan.priority) && plan_->urgent == plan.urgent;
  if (!same) {
    settled_ = false;
    state_.shows_all = false;
    if (state_.serial == desired.serial) disproved();  // another content under the same serial
    // Another text may be taken where the last one was not; memory that was refused stays so.
    content_not_before_ = SteadyTime{};
    error_tries_ = file_tries_ = serial_tries_ = {};
  }
  plan_ = std::move(plan);
  serial_ = std::move(desired.serial);
  wake_up();
  return {};
}

bool AlphaBoard::differs(const AlphaFile& file) const {
  const auto held = held_.find(file.key);
  return held == held_.end() || held->second != file.block.body;
}

/// Pictures before the texts that call them; what interrupts all others last.
const AlphaFile* AlphaBoard::due_file(const AlphaPlan& plan) const {
  const auto due = [&](const AlphaFile& file) {
    return differs(file) || again_.contains(file.key);
  };
  const bool picture = std::any_of(plan.files.begin(), plan.files.end(), [&](const auto& file) {
    return file.key[0] == 'I' && due(file);
  });
  // A picture that is written while a priority message is up is lost.
  if ((picture || !plan.urgent) && differs(release_)) return &release_;
  for (const AlphaFile& file : plan.files) {
    if (due(file)) return &file;
  }
  return plan.urgent && due(plan.priority) ? &plan.priority : nullptr;
}

PolledBoard::Request AlphaBoard::piece() {
  Request request = std::move(pieces_.front());
  pieces_.pop_front();
  return request;
}

PolledBoard::Request AlphaBoard::write(Job job, std::string key,
                                       std::span<const alpha::Block> blocks,
                                       std::chrono::milliseconds rest) {
  pieces_.clear();
  for (alpha::Bytes& bytes : alpha::encode_packet(options_.framing, blocks)) {
    if (options_.parity_bit) add_parity(bytes);
    pieces_.push_back({.frame = std::move(bytes), .answered = false, .rest = kPause, .more = true});
  }
  pieces_.back().rest = std::max(rest, options_.pace);
  pieces_.back().more = false;
  job_ = job;
  job_key_ = std::move(key);
  job_body_ = blocks.front().body;
  return piece();
}

PolledBoard::Request AlphaBoard::write_each(Job job, std::span<const alpha::Block> blocks) {
  std::deque<Request> all;
  for (const alpha::Block& block : blocks) {
    all.push_back(write(job, {}, {&block, 1}));
  }
  pieces_ = std::move(all);
  return piece();
}

PolledBoard::Request AlphaBoard::question(Ask ask, std::string_view words) {
  const alpha::Block block{alpha::ask(words)};
  alpha::Bytes frame = alpha::encode_packet(options_.framing, {&block, 1}).front();
  if (options_.parity_bit) add_parity(frame);
  // The sign answers with the write code, which is the letter before.
  question_ = std::string(words);
  question_[0] = static_cast<char>(question_[0] - 1);
  return {.frame = std::move(frame), .what = static_cast<int>(ask)};
}

std::optional<PolledBoard::Request> AlphaBoard::next(Now now) {
  if (!pieces_.empty()) return piece();
  if (auto request = survey()) return request;
  if (plan_ && now.steady >= std::max(memory_not_before_, content_not_before_)) {
    if (auto request = memory(*plan_, now)) return request;
    if (auto request = content(*plan_, now)) return request;
    if (auto request = proof(now)) return request;
  }
  if (auto request = setting(now)) return request;
  if (auto request = clock(now)) return request;
  return poll(now);
}

std::optional<SteadyTime> AlphaBoard::wake() const {
  std::optional<SteadyTime> first = poll_at_;
  const auto no_later = [&](SteadyTime when) { first = first ? std::min(*first, when) : when; };
  if (refresh_at_ && settled_) no_later(*refresh_at_);
  if (rebuild_at_ && settled_) no_later(*rebuild_at_);
  if (clock_at_ && keep_clock_) no_later(*clock_at_);
  const SteadyTime pause = std::max(memory_not_before_, content_not_before_);
  if (!settled_ && plan_ && pause > SteadyTime{}) no_later(pause);
  if (settled_ && serial_not_before_ > SteadyTime{}) no_later(serial_not_before_);
  return first;
}

/// What is on the line: asked once, and again after silence.
std::optional<PolledBoard::Request> AlphaBoard::survey() {
  if (!options_.answers) return std::nullopt;
  if (!info_told_) return question(Ask::kInfo, "F\"");
  if (!pool_ && !pool_asked_) return question(Ask::kPool, "F#");
  if (!table_told_ && !planned_) return question(Ask::kTable, "F$");
  return std::nullopt;
}

/// Clear the errors, clear the memory, configure, read the errors, read the table.
std::optional<PolledBoard::Request> AlphaBoard::memory(const AlphaPlan& plan, Now now) {
  if (planned_) {
    if (!no_errors_ && !batch_.empty()) return question(Ask::kErrors, "F*");
    return question(Ask::kTable, "F$");
  }
  if (!options_.answers && rebuild_at_ && now.steady >= *rebuild_at_ && settled_) table_.reset();
  if (table_ && alpha_covers(*table_, plan.tight)) return std::nullopt;
  alpha::Table table = plan.roomy;
  if (pool_ && alpha::pool_cost(table) > pool_->total) table = plan.tight;
  if (pool_ && alpha::pool_cost(table) > pool_->total) {
    state_.trouble =
        Error{Errc::kRejected,
              {"内容需要 " + std::to_string(alpha::pool_cost(table)) + " 字节，这块屏的内存只有 " +
                   std::to_string(pool_->total),
               "this needs " + std::to_string(alpha::pool_cost(table)) +
                   " bytes of the sign's memory, which has " + std::to_string(pool_->total)},
              "E2130"};
    content_not_before_ = SteadyTime::max();  // until something else is wanted
    return std::nullopt;
  }
  if (memory_tries_.failed == 2 && !reset_done_) {
    reset_done_ = true;
    const alpha::Block reset{alpha::soft_reset()};
    return write(Job::kReset, {}, {&reset, 1}, kResetRest);
  }
  if (options_.answers && !no_errors_ && !clean_) {
    const alpha::Block clear{alpha::clear_errors()};
    return write(Job::kClearErrors, {}, {&clear, 1});
  }
  if (!cleared_) {
    forget_content();
    const alpha::Block clear{alpha::configure({})};
    return write(Job::kClearMemory, {}, {&clear, 1}, options_.clear_rest);
  }
  const alpha::Block configuration{alpha::configure(table)};
  Request request = write(Job::kConfigure, {}, {&configuration, 1}, options_.configure_rest);
  planned_ = std::move(table);
  return request;
}

std::optional<PolledBoard::Request> AlphaBoard::content(const AlphaPlan& plan, Now now) {
  if (refresh_at_ && now.steady >= *refresh_at_) {
    refresh_at_ = now.steady + options_.refresh;
    for (const AlphaFile& file : plan.files) again_.insert(file.key);
    if (plan.urgent) again_.insert(plan.priority.key);
    serial_held_.clear();
  }
  const AlphaFile* file = due_file(plan);
  if (file == nullptr) return std::nullopt;
  if (options_.answers && !no_errors_ && !clean_) {
    const alpha::Block clear{alpha::clear_errors()};
    return write(Job::kClearErrors, {}, {&clear, 1});
  }
  if (options_.text_first && !starter_done_ && file->key[0] == 'I') {
    const std::vector<alpha::Block> starter{{alpha::write_text('A', alpha::Bytes{' '})},
                                            {alpha::run_sequence("A", options_.locked)}};
    return write_each(Job::kStarter, starter);
  }
  if (file == &plan.priority && options_.speaker == AlphaOptions::Speaker::kBeep) {
    beep_due_ = beep_due_ || differs(*file);
  }
  // A STRING cannot be looked at without blanking the sign, and loss is silent: it goes twice.
  repeat_ = file->key[0] == 'G' && differs(*file);
  if (differs(*file)) held_.erase(file->key);
  return write(Job::kFile, file->key, {&file->block, 1});
}

bool AlphaBoard::reads_serial() const {
  return options_.answers && options_.serial_string != 0 && !serial_.empty();
}

/// The error register, then the texts, then the serial; each shows only what was observed.
std::optional<PolledBoard::Request> AlphaBoard::proof(Now now) {
  if (options_.answers) {
    if (!batch_.empty() && !no_errors_) return question(Ask::kErrors, "F*");
    batch_.clear();
    while (!unread_.empty()) {
      asked_file_ = *unread_.begin();
      if (asked_file_ == "E.") {
        if (held_.contains("E.")) return question(Ask::kSequence, "F.");
        unread_.erase(asked_file_);
        continue;
      }
      const char type = asked_file_[0];
      const bool wanted = type == 'A' ? options_.verify != AlphaOptions::Verify::kNone
                                      : options_.verify == AlphaOptions::Verify::kAll;
      if (wanted && held_.contains(asked_file_)) {
        return question(Ask::kFile, std::string{static_cast<char>(type + 1), asked_file_[1]});
      }
      unread_.erase(asked_file_);
    }
  }
  if (!settled_) {
    settled_ = true;
    // A serial that was read back stays there; the register says that what came after it arrived.
    const bool read = reads_serial() && serial_told_ == serial_;
    proved(read               ? Proof::kReadBack
           : options_.answers ? Proof::kAcknowledged
                              : Proof::kSent,
           serial_, now);
    if (!refresh_at_) refresh_at_ = now.steady + options_.refresh;
  }
  if (!reads_serial() || now.steady < serial_not_before_) return std::nullopt;
  serial_not_before_ = SteadyTime{};
  const std::string label(1, options_.serial_string);
  if (serial_held_ != serial_) {
    const alpha::Bytes words(serial_.begin(), serial_.end());
    const alpha::Block block{alpha::write_string(options_.serial_string, words)};
    return write(Job::kSerial, {}, {&block, 1});
  }
  if (serial_told_ != serial_) return question(Ask::kSerial, "H" + label);
  return std::nullopt;
}

Result<std::unique_ptr<Board>> make_alpha_board(const BoardOrder& order) {
  GONGSHI_TRY(AlphaOptions options, parse_alpha_options(order));
  return std::unique_ptr<Board>(new AlphaBoard(std::move(options)));
}

}  // namespace gongshi::drivers
