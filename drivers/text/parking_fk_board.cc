#include "drivers/text/parking_fk_board.h"

#include "drivers/option_words.h"
#include "drivers/protocol/gb2312.h"

namespace gongshi::drivers {
namespace {

constexpr int kLineRows = 16;

PolledBoard::Line line_of(const ParkingFkOptions& options) {
  PolledBoard::Line line;
  line.bytes_per_second = options.bytes_per_second;
  return line;
}

Error unshowable(std::string zh, std::string en) {
  return {Errc::kRejected, {std::move(zh), std::move(en)}, "E2102"};
}

std::vector<std::string> lines_of(const TextArea& area) {
  std::vector<std::string> lines(1);
  for (const char c : area.text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

}  // namespace

Result<ParkingFkOptions> parse_parking_fk_options(const BoardOrder& order) {
  ParkingFkOptions options;
  options.geometry = order.geometry;
  options.palette = order.palette;
  options.bytes_per_second = order.port.bytes_per_second();
  const int height = order.geometry.height_px;
  if (order.geometry.width_px < 16 || order.geometry.width_px > 1024 || height < kLineRows ||
      height > 8 * kLineRows || height % kLineRows != 0) {
    return Error{Errc::kConfig,
                 {"屏幕宽 16 到 1024 点，高是 16 的倍数、至多 128 点",
                  "a board is 16 to 1024 dots wide and a multiple of 16, at most 128, high"},
                 "E2105"};
  }
  OptionWords words(order.words);
  const auto byte = [&](const std::string& word, int fallback) {
    return static_cast<std::uint8_t>(words.number(word, 0, 255, fallback));
  };
  options.first_line = words.number("first_line", 0, 1, 0);
  options.line.enter_effect = byte("effect", 0x15);
  options.line.enter_speed = options.line.exit_speed = byte("speed", 1);
  options.line.stay_time = byte("stay", 2);
  options.line.exit_effect = byte("exit", 0x15);
  options.line.font = byte("font", 3);
  options.gap = words.millis("gap_ms", 0, 10'000, options.gap);
  options.refresh = std::chrono::seconds{words.number("refresh_s", 0, 86'400, 3600)};
  GONGSHI_CHECK(words.finish());
  return options;
}

ParkingFkBoard::ParkingFkBoard(const ParkingFkOptions& options)
    : PolledBoard(line_of(options)), options_(options) {
  capabilities_.text = true;
  capabilities_.geometry = options.geometry;
  capabilities_.palette = options.palette;
  capabilities_.charset = "GB2312";
  capabilities_.font_px = {kLineRows};
  capabilities_.most_areas = static_cast<std::size_t>(rows());
  capabilities_.most_text_bytes = parking_fk::kMostData - parking_fk::kTextHead;
  capabilities_.strongest = Proof::kSent;
}

Status ParkingFkBoard::place(const TextArea& area, Lines& lines) const {
  const bool inside = area.x == 0 && area.width == options_.geometry.width_px && area.y >= 0 &&
                      area.height > 0 && area.y + area.height <= options_.geometry.height_px &&
                      area.y % kLineRows == 0 && area.height % kLineRows == 0;
  if (!inside) {
    return unshowable("区域须占整行，行高 16 点", "an area is whole lines of 16 rows");
  }
  std::vector<std::string> texts = lines_of(area);
  const auto rows = static_cast<std::size_t>(area.height / kLineRows);
  if (texts.size() > rows) {
    return unshowable("文字比区域的行数多", "the text has more lines than its area");
  }
  texts.resize(rows);
  for (std::size_t index = 0; index < rows; ++index) {
    parking_fk::TextLine line = options_.line;
    line.line = static_cast<std::uint8_t>(options_.first_line + area.y / kLineRows +
                                          static_cast<int>(index));
    line.color = rgb_of(area.color);
    // A line without text stays as it was: a blank takes its place.
    const std::string& text = texts[index].empty() ? " " : texts[index];
    GONGSHI_TRY(line.text, encode_gb_text(text, Charset::kGb2312, 0));
    if (line.text.size() > parking_fk::kMostData - parking_fk::kTextHead) {
      return unshowable("一行文字太长，至多 236 字节", "a line of text has at most 236 bytes");
    }
    if (!lines.emplace(line.line, line).second) {
      return unshowable("两个区域重叠", "areas overlap");
    }
  }
  return {};
}

Status ParkingFkBoard::want(Desired desired) {
  if (desired.power == false) {
    return Error{Errc::kRejected,
                 {"这种屏没有已知的开关屏命令", "no command for power is known for this board"},
                 "E2140"};
  }
  if (desired.frame || desired.marquee) {
    return unshowable("这块屏只收文字区域", "this board takes text areas only");
  }
  if (!desired.areas.empty()) {
    Lines lines;
    for (const TextArea& area : desired.areas) GONGSHI_CHECK(place(area, lines));
    wanted_ = std::move(lines);
  }
  serial_ = std::move(desired.serial);
  state_.shows_all = false;
  proof_due_ = true;
  wake_up();
  return {};
}

std::optional<PolledBoard::Request> ParkingFkBoard::next(Now now) {
  if (options_.refresh.count() > 0 && now.steady >= refresh_at_) {
    held_.clear();
    refresh_at_ = now.steady + options_.refresh;
    proof_due_ = true;
  }
  for (const auto& [number, line] : wanted_) {
    const auto found = held_.find(number);
    if (found != held_.end() && found->second == line) continue;
    asked_ = line;
    ++state_.flash_writes;  // perhaps it is not flash
    Request request;
    request.frame = parking_fk::encode_text(line);
    request.answered = false;
    request.rest = options_.gap;
    return request;
  }
  if (!wanted_.empty() && std::exchange(proof_due_, false)) proved(Proof::kSent, serial_, now);
  return std::nullopt;
}

std::optional<SteadyTime> ParkingFkBoard::wake() const {
  if (options_.refresh.count() == 0) return std::nullopt;
  return refresh_at_;
}

void ParkingFkBoard::sent(const Request&, Now) {
  held_[asked_.line] = asked_;
}

void ParkingFkBoard::opened(Now now) {
  if (refresh_at_ == SteadyTime{}) refresh_at_ = now.steady + options_.refresh;
}

void ParkingFkBoard::lost(Now) {
  held_.clear();
  proof_due_ = true;
}

Result<std::unique_ptr<Board>> make_parking_fk_board(const BoardOrder& order) {
  GONGSHI_TRY(const ParkingFkOptions options, parse_parking_fk_options(order));
  return std::unique_ptr<Board>(new ParkingFkBoard(options));
}

}  // namespace gongshi::drivers
