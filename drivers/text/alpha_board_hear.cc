// AlphaBoard: what became of a write, and what an answer means.
#include <algorithm>
#include <array>

#include "drivers/board_words.h"
#include "drivers/protocol/alpha/dots.h"
#include "drivers/text/alpha_board.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr int kTries = 3;         // of a configuration, a batch, a file, the serial
constexpr int kSequenceHead = 4;  // E . S and the lock
const Sentence kSerialErrors{"串口错误", "serial errors"};
// Then a pause: a line that is only bad for a while is tried soon, and what a sign itself refuses
// it refuses again.
constexpr auto kFirstPause = 5s;
constexpr auto kLongestPause = 900s;

Error changed_by_sign(const std::string& zh, const std::string& en) {
  return {
      Errc::kIo,
      {"写入后读回的" + zh + "与写入的不同", "the " + en + " read back is not what was written"},
      "E2131"};
}

std::string label_of(const std::string& key) {
  return key.substr(1);
}

}  // namespace

void AlphaBoard::opened(Now now) {
  pieces_.clear();
  job_ = Job::kNone;
  info_told_ = pool_asked_ = table_told_ = false;
  clean_ = false;
  if (options_.answers) poll_at_ = now.steady + options_.poll;
}

void AlphaBoard::lost(Now) {
  // What was on its way may have come or not.
  pieces_.clear();
  job_ = Job::kNone;
  for (const std::string& key : batch_) held_.erase(key);
  batch_.clear();
  if (planned_ || cleared_) table_.reset();
  planned_.reset();
  cleared_ = false;
  // With a serial to ask for, what the sign still holds needs not be written again.
  if (!reads_serial() || !table_) forget_content();
  settled_ = false;
  serial_told_.clear();
  serial_fresh_ = false;
  settings_held_.clear();
  clock_at_.reset();
  poll_at_.reset();
  rebuild_at_.reset();
  if (!options_.answers) table_.reset();
}

void AlphaBoard::forget_content() {
  held_.clear();
  batch_.clear();
  unread_.clear();
  again_.clear();
  settings_held_.clear();
  clock_at_.reset();
  serial_held_.clear();
  serial_told_.clear();
  settled_ = starter_done_ = false;
  disproved();
}

void AlphaBoard::again(Tries& tries, SteadyTime& not_before, Error trouble, Now now) {
  settled_ = false;
  disproved();
  state_.trouble = std::move(trouble);
  if (++tries.failed < kTries) return;
  reset_done_ = false;
  pause_after(tries, not_before, now);
}

void AlphaBoard::pause_after(Tries& tries, SteadyTime& not_before, Now now) {
  std::chrono::seconds pause = kFirstPause;
  for (int past = 0; past < tries.pauses && pause < kLongestPause; ++past) pause *= 3;
  ++tries.pauses;
  tries.failed = 0;
  not_before = now.steady + std::min<std::chrono::seconds>(pause, kLongestPause);
}

void AlphaBoard::sent(const Request&, Now now) {
  if (pieces_.empty()) written(now);
}

void AlphaBoard::written(Now now) {
  switch (std::exchange(job_, Job::kNone)) {
    case Job::kClearErrors:
      clean_ = true;
      break;
    case Job::kClearMemory:
      cleared_ = true;
      table_.reset();
      break;
    case Job::kConfigure:
      cleared_ = false;
      batch_.insert("E$");
      if (!options_.answers) configured(now);
      break;
    case Job::kStarter:
      starter_done_ = true;
      held_.erase("AA");
      held_.erase("E.");
      break;
    case Job::kFile:
      held_[job_key_] = job_body_;
      again_.erase(job_key_);
      if (std::exchange(repeat_, false)) again_.insert(job_key_);
      batch_.insert(job_key_);
      if (job_key_ != "A0" && job_key_ != "E.") unread_.insert(job_key_);
      break;
    case Job::kSerial:
      serial_held_.assign(job_body_.begin() + 2, job_body_.end());
      serial_fresh_ = true;
      batch_.insert(std::string{'G', options_.serial_string});
      break;
    case Job::kSetting:
      settings_held_[job_key_] = job_body_;
      if (!plan_) state_.shows_all = !due_setting();
      clean_ = false;  // the register may now tell of something that this sign does not have
      break;
    case Job::kClock:
      time_due_ = options_.answers;
      clean_ = false;
      break;
    case Job::kReset:
    case Job::kBeep:
    case Job::kNone:
      break;
  }
}

std::optional<AlphaFile> AlphaBoard::due_setting() const {
  for (const AlphaFile& setting : settings()) {
    const auto held = settings_held_.find(setting.key);
    if (held == settings_held_.end() || held->second != setting.block.body) return setting;
  }
  return std::nullopt;
}

void AlphaBoard::configured(Now now) {
  table_ = std::move(planned_);
  planned_.reset();
  batch_.erase("E$");
  memory_tries_ = {};
  reset_done_ = false;
  if (!options_.answers) rebuild_at_ = now.steady + options_.rebuild;
}

PolledBoard::Heard AlphaBoard::hear(const Request& asked, std::span<const std::uint8_t> heard,
                                    Now now) {
  const alpha::Reply reply = alpha::find_reply(heard, question_);
  if (reply.kind == alpha::Reply::Kind::kNone) return Heard::kMore;
  if (reply.kind == alpha::Reply::Kind::kDamaged) return Heard::kAgain;
  switch (static_cast<Ask>(asked.what)) {
    case Ask::kInfo:
      on_info(reply);
      break;
    case Ask::kPool:
      on_pool(reply);
      break;
    case Ask::kTable:
      on_table(reply, now);
      break;
    case Ask::kErrors:
      on_errors(reply, now);
      break;
    case Ask::kSequence:
      on_sequence(reply);
      break;
    case Ask::kTime:
      on_time(reply, now);
      break;
    case Ask::kFile:
      on_file(reply, now);
      break;
    case Ask::kSerial:
      on_serial(reply, now);
      break;
    case Ask::kWrite:
      break;
  }
  return Heard::kDone;
}

void AlphaBoard::on_info(const alpha::Reply& reply) {
  info_told_ = true;
  const auto info = alpha::decode_info(reply.data);
  if (!info) return;
  pool_ = alpha::Pool{info->pool_total, info->pool_free};
  learn({"firmware", {"固件", "firmware"}, info->firmware});
  learn({"memory",
         {"内存（总计/剩余字节）", "memory (bytes in all / free)"},
         std::to_string(info->pool_total) + "/" + std::to_string(info->pool_free)});
}

void AlphaBoard::on_pool(const alpha::Reply& reply) {
  pool_asked_ = true;
  if (const auto pool = alpha::decode_pool(reply.data)) pool_ = *pool;
}

void AlphaBoard::on_table(const alpha::Reply& reply, Now now) {
  table_told_ = true;
  if (reply.kind == alpha::Reply::Kind::kUnsupported) {
    no_table_ = true;
    if (planned_) configured(now);
    return;
  }
  const auto told = alpha::decode_table(reply.data);
  if (planned_) {
    if (told && alpha::same_layout(*planned_, *told)) return configured(now);
    planned_.reset();
    batch_.clear();
    clean_ = false;
    again(memory_tries_, memory_not_before_,
          {Errc::kIo,
           {"屏没有按要求划分内存", "the sign did not take its memory configuration"},
           "E2133"},
          now);
    return;
  }
  if (!table_) {
    table_ = told.value_or(alpha::Table{});
    return;
  }
  if (told && alpha::same_layout(*table_, *told)) {
    if (settled_ && state_.shows_all) state_.proved_at = now.wall;
    return;
  }
  content_lost();
  table_ = told.value_or(alpha::Table{});
}

void AlphaBoard::content_lost() {
  forget_content();
  table_.reset();
  state_.trouble = Error{Errc::kIo,
                         {"屏丢失了内容（可能断电很久），正在重新发送",
                          "the sign lost its content (a long power cut?), sending it again"},
                         "E2104"};
}

void AlphaBoard::on_errors(const alpha::Reply& reply, Now now) {
  const auto status = alpha::decode_errors(reply.data);
  if (!status) {
    no_errors_ = true;
    batch_.clear();
    return;
  }
  if (*status == alpha::kNoErrors) {
    learn(worded_fact("serial_errors", kSerialErrors, {"无", "none"}));
    batch_.clear();
    error_tries_ = {};
    return;
  }
  const Sentence words = alpha::errors_sentence(*status);
  learn(worded_fact("serial_errors", kSerialErrors, words));
  clean_ = false;
  if (planned_) {
    batch_.clear();  // the table, which is asked for next, tells whether this one arrived
    return;
  }
  // Which of them it was, the register does not say; it may be a question, or noise. What can be
  // read back tells by itself.
  bool doubted = false;
  for (const std::string& key : batch_) doubted = doubt(key) || doubted;
  batch_.clear();
  if (!doubted) return;
  again(error_tries_, content_not_before_,
        {Errc::kIo,
         {"屏报告串口错误：" + words.zh + "，正在重新发送",
          "the sign reports " + words.en + ", sending it again"},
         "E2132"},
        now);
}

/// True when it has to be written again: nothing else will tell whether it arrived.
bool AlphaBoard::doubt(const std::string& key) {
  if (unread_.contains(key)) return false;
  const bool serial = label_of(key) == std::string(1, options_.serial_string) && key[0] == 'G';
  if (serial && reads_serial()) return false;
  if (key == "E." && options_.verify != AlphaOptions::Verify::kNone) {
    unread_.insert(key);
    return false;
  }
  held_.erase(key);
  if (serial) serial_held_.clear();
  return true;
}

void AlphaBoard::on_sequence(const alpha::Reply& reply) {
  unread_.erase("E.");
  const auto held = held_.find("E.");
  const auto labels = alpha::decode_sequence(reply.data);
  if (!labels || held == held_.end()) return;
  if (std::equal(labels->begin(), labels->end(), held->second.begin() + kSequenceHead,
                 held->second.end())) {
    return;
  }
  held_.erase(held);
  settled_ = false;
  disproved();
  state_.trouble = Error{Errc::kIo,
                         {"屏的播放顺序被改动，正在重新发送",
                          "the sign runs another sequence than was sent, sending it again"},
                         "E2104"};
}

void AlphaBoard::on_time(const alpha::Reply& reply, Now) {
  if (!alpha::decode_time(reply.data)) return;
  const std::string digits(reply.data.begin(), reply.data.end());
  learn({"clock", {"时钟", "clock"}, digits.substr(0, 2) + ":" + digits.substr(2)});
}

void AlphaBoard::on_file(const alpha::Reply& reply, Now now) {
  unread_.erase(asked_file_);
  const auto held = held_.find(asked_file_);
  if (reply.kind == alpha::Reply::Kind::kUnsupported || held == held_.end()) return;
  const alpha::Bytes ours(held->second.begin() + 2, held->second.end());
  bool same = ours == reply.data;
  if (asked_file_[0] == 'I') {
    auto wanted = alpha::decode_picture(ours);
    auto told = alpha::decode_picture(reply.data);
    if (options_.depth == alpha::Depth::kMono && wanted && told) {
      // A lit dot there has the colour of the text around it, whatever code it came with.
      for (auto* picture : {&*wanted, &*told}) {
        for (char& dot : picture->dots) dot = dot == '0' ? '0' : '1';
      }
    }
    same = told && wanted == told;
  }
  if (same) {
    file_tries_ = {};
    return;
  }
  if (no_table_ && settled_) return content_lost();
  held_.erase(held);
  again(file_tries_, content_not_before_,
        changed_by_sign("内容（文件 " + label_of(asked_file_) + "）",
                        "content (file " + label_of(asked_file_) + ")"),
        now);
}

void AlphaBoard::on_serial(const alpha::Reply& reply, Now now) {
  if (reply.data == alpha::Bytes(serial_.begin(), serial_.end())) {
    serial_told_ = serial_;
    serial_tries_ = {};
    return proved(Proof::kReadBack, serial_, now);
  }
  if (!serial_fresh_) {
    // Not the sign that was left, or one that was emptied and filled by somebody else.
    forget_content();
    return;
  }
  serial_held_.clear();
  if (++serial_tries_.failed < kTries) return;
  pause_after(serial_tries_, serial_not_before_, now);
  state_.trouble = changed_by_sign("序号", "serial");
}

}  // namespace gongshi::drivers
