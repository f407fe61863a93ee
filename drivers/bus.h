// Bus: the boards that share one port, an RS-485 line above all, and who of them may speak.
//
// A board holds the line from its request until it does not await a reply any more
// (Board::awaiting). Then the line is silent for the turnaround, whatever still comes belongs to
// nobody, and the board that has waited longest is next. After a reply that did not come in time
// the silence is longer: replies of many protocols do not say whose they are. A dead board
// therefore costs the others one reply wait and that silence for each of its openings, and
// PolledBoard opens a dead board ever more rarely.
//
// A board that has its port to itself is alone on a bus of its own; nothing is taken from it.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "drivers/board.h"
#include "drivers/transport/port_watch.h"
#include "drivers/wire.h"

namespace gongshi::drivers {

class Bus final : private Wire::Owner {
 public:
  /// Loop and clock are borrowed.
  Bus(Loop& loop, const Clock& clock, Port port,
      std::function<Wire::Opener> opener = open_transport);
  ~Bus() override;
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

  [[nodiscard]] const Port& port() const { return wire_.port(); }
  [[nodiscard]] const Outbox& outbox() const { return wire_.outbox(); }
  /// Bytes that came when nobody was waiting for any.
  [[nodiscard]] std::size_t late_bytes() const { return late_bytes_; }

  /// One board's place on the bus.
  struct Station {
    Board& board;
    std::function<void()> stepped;  // after each step
    std::function<void(bool outgoing, std::span<const std::uint8_t>)> on_bytes;

    // the bus's own notes
    std::deque<Event> events{};
    SteadyTime events_since{};
    SteadyTime served{};      // its last step
    std::uint64_t round = 0;  // of its last Tick
    bool open = false;
    std::size_t sent = 0;
  };

  /// The station is borrowed until leave().
  void join(Station& station);
  void leave(Station& station);

  /// In its turn: when the line is free.
  void give(Station& station, Event event);

 private:
  void on_opened() override;
  void on_bytes(std::span<const std::uint8_t> bytes) override;
  void on_link(LinkState link) override;
  void on_failed(const Error& error) override;

  void on_return();
  void enqueue(Station& station, Event event);
  void to_open_stations(const Event& event);
  void go_on();
  [[nodiscard]] bool shared() const { return stations_.size() > 1; }
  [[nodiscard]] std::optional<SteadyTime> waiting_since(const Station& station,
                                                        SteadyTime now) const;
  [[nodiscard]] Station* next(SteadyTime now);
  void step(Station& station, SteadyTime now);
  void act(Station& station, Action& action, SteadyTime now);
  void release(SteadyTime now);
  void arm();

  Loop& loop_;
  const Clock& clock_;
  Wire wire_;
  std::unique_ptr<PortWatch> watch_;   // of a port that has a name in the file system
  std::optional<DeviceId> opened_as_;  // what that name meant when it was opened
  std::vector<Station*> stations_;
  Station* speaker_ = nullptr;  // holds the line
  SteadyTime silent_until_{};
  SteadyTime noise_began_{}, noise_heard_{};  // bytes that came when nobody was waiting for any
  bool running_ = false;
  std::uint64_t round_ = 0;
  std::optional<std::uint64_t> timer_;
  std::size_t late_bytes_ = 0;
};

}  // namespace gongshi::drivers
