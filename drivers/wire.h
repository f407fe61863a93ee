// Wire: one open port in the Loop: bytes out in order, bytes in as they come, and what becomes of
// the port. Never waits. Who may speak on it is the Bus's matter.
#pragma once

#include <functional>
#include <memory>

#include "drivers/os/loop.h"
#include "drivers/outbox.h"
#include "drivers/transport/transport.h"

namespace gongshi::drivers {

class Wire {
 public:
  /// Whoever owns the wire. Calls come from the Loop, or from within open() and send().
  class Owner {
   public:
    virtual ~Owner() = default;
    virtual void on_opened() = 0;
    virtual void on_bytes(std::span<const std::uint8_t> bytes) = 0;
    virtual void on_link(LinkState link) = 0;
    virtual void on_failed(const Error& error) = 0;  // the wire is closed
  };

  using Opener = Result<std::unique_ptr<Transport>>(const Port& port);

  /// Loop, clock and owner are borrowed. `opener` is open_transport, but for a test's own line.
  Wire(Loop& loop, const Clock& clock, Port port, Owner& owner, std::function<Opener> opener);
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void open();
  void close();
  void send(Send send);

  /// Open, and not still connecting.
  [[nodiscard]] bool ready() const { return transport_ && !transport_->connecting(); }
  [[nodiscard]] bool closed() const { return !transport_; }
  [[nodiscard]] const Port& port() const { return port_; }
  [[nodiscard]] const Outbox& outbox() const { return outbox_; }
  [[nodiscard]] std::optional<LinkState> link() const { return told_link_; }

 private:
  void begin();
  void ask_link();
  void fail(const Error& error);
  void watch();
  void on_ready(std::uint32_t ready);
  void read_some();
  void write_some();

  Loop& loop_;
  const Clock& clock_;
  Port port_;
  Owner& owner_;
  std::function<Opener> opener_;
  std::unique_ptr<Transport> transport_;
  Outbox outbox_;
  std::vector<std::uint8_t> chunk_;
  std::optional<std::uint64_t> connect_timer_, link_timer_, send_timer_;
  std::optional<LinkState> told_link_;
};

}  // namespace gongshi::drivers
