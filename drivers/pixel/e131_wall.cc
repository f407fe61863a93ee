// E1.31: nothing answers, so the proof is "sent". Receivers give a silent source up after 2.5 s, so
// a still picture goes again well within a second (E1.31, "keep alive").
#include <charconv>

#include "drivers/pixel/pixel_board.h"
#include "drivers/pixel/universes.h"
#include "drivers/pixel/walls.h"
#include "drivers/protocol/pixel/e131.h"

namespace gongshi::drivers {
namespace {

using namespace std::chrono_literals;

constexpr auto kKeepAlive = 800ms;
constexpr int kLastWords = 3;  // packets with the terminated bit (E1.31, "stream terminated")
// DMX's heritage: 44 updates a second of a full universe is what every receiver must take.
constexpr int kUsualRate = 40;

class E131Wall final : public PixelProtocol {
 public:
  E131Wall(e131::Source source, Universes universes, bool multicast, bool terminates)
      : source_(std::move(source)),
        universes_(std::move(universes)),
        multicast_(multicast),
        terminates_(terminates) {
    traits_.keep_alive = kKeepAlive;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }

  void picture(const Frame& picture, Datagrams& out) override {
    last_ = picture.bytes;
    put(false, out);
    if (source_.sync_universe == 0) return;
    e131::put_sync(source_, ++sync_sequence_, to(source_.sync_universe), out);
  }

  void farewell(Datagrams& out) override {
    if (!terminates_ || last_.empty()) return;
    for (int i = 0; i < kLastWords; ++i) put(true, out);
  }

 private:
  [[nodiscard]] std::uint32_t to(std::uint16_t universe) const {
    return multicast_ ? e131::group_of(universe) : 0;
  }

  void put(bool terminated, Datagrams& out) {
    for (std::size_t i = 0; i < universes_.count(); ++i) {
      const std::uint16_t number = universes_.number(i);
      e131::put_data(source_, number, universes_.next_sequence(i, true), terminated,
                     universes_.slots(last_, i), to(number), out);
    }
  }

  Traits traits_;
  e131::Source source_;
  Universes universes_;
  bool multicast_;
  bool terminates_;
  std::uint8_t sync_sequence_ = 0;
  std::vector<std::uint8_t> last_;  // the bytes that the receivers hold
};

/// 32 hex digits, with or without the dashes of a UUID.
Result<e131::Cid> parse_cid(const std::string& text) {
  std::string digits;
  for (const char letter : text) {
    if (letter != '-') digits += letter;
  }
  e131::Cid cid{};
  bool good = digits.size() == 2 * cid.size();
  for (std::size_t i = 0; good && i < cid.size(); ++i) {
    const char* begin = digits.data() + 2 * i;
    const auto [stop, failure] = std::from_chars(begin, begin + 2, cid[i], 16);
    good = failure == std::errc{} && stop == begin + 2;
  }
  if (good) return cid;
  return Error{Errc::kConfig,
               {"选项 cid：“" + text + "”不是 32 位十六进制数",
                "option cid: \"" + text + "\" is not 32 hex digits"},
               "E2105"};
}

}  // namespace

Result<std::unique_ptr<Board>> make_e131_board(const BoardOrder& order) {
  OptionWords words(order.words);
  GONGSHI_TRY(const PixelOptions options, read_pixel_options(order, words, kUsualRate, "rgb"));
  e131::Source source;
  source.name = words.text("name", 63, order.title.empty() ? "Gongshi" : order.title);
  source.priority = static_cast<std::uint8_t>(words.number("priority", 0, 200, 100));
  source.sync_universe =
      static_cast<std::uint16_t>(words.number("sync", 0, e131::kLastUniverse, 0));
  const int first = words.number("universe", 1, e131::kLastUniverse, 1);
  GONGSHI_TRY(Universes universes, Universes::of(order, words, first, e131::kLastUniverse));
  // Two walls that one program drives are two sources.
  const std::string cid = words.text("cid", 36, "-");
  source.cid = e131::cid_of(source.name + "\n" + order.port.text);
  if (cid != "-") {
    GONGSHI_TRY(source.cid, parse_cid(cid));
  }
  const bool terminates = words.yes("terminate", true);
  GONGSHI_CHECK(words.finish());
  return std::unique_ptr<Board>(
      new PixelBoard(options, std::make_unique<E131Wall>(std::move(source), std::move(universes),
                                                         order.port.multicast(), terminates)));
}

}  // namespace gongshi::drivers
