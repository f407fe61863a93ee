#include "signage/emergency/contacts.h"

#include <algorithm>

#include "drivers/os/log.h"
#include "signage/emergency/closures.h"

namespace gongshi::signage {
namespace {

unsigned line_of(const std::string& word) {
  if (word == "dcd") return drivers::ModemLines::kDcd;
  if (word == "ri") return drivers::ModemLines::kRi;
  if (word == "dsr") return drivers::ModemLines::kDsr;
  return drivers::ModemLines::kCts;
}

Error not_serial(const config::Contact& contact) {
  return {Errc::kConfig,
          {"触点应接在串口上，不是 " + contact.port,
           "a contact is wired to a serial port, not to " + contact.port},
          {}};
}

}  // namespace

Contacts::Contacts(Loop& loop, const Clock& clock, Tell tell, Open open, fs::path stick_names)
    : loop_(loop),
      clock_(clock),
      tell_(std::move(tell)),
      open_(std::move(open)),
      stick_names_(std::move(stick_names)) {}

Contacts::~Contacts() {
  if (timer_) loop_.cancel(*timer_);
}

std::unique_ptr<Contacts> Contacts::open(Loop& loop, const Clock& clock,
                                         const std::vector<config::Contact>& contacts, Tell tell,
                                         Open open, fs::path stick_names) {
  std::unique_ptr<Contacts> all(
      new Contacts(loop, clock, std::move(tell), std::move(open), std::move(stick_names)));
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Status wired = all->wire(contacts[i], i + 1);
    if (!wired) log(Level::kError, "signage", wired.error());
  }
  if (!all->ports_.empty() || !all->sticks_.empty()) all->look();
  return all;
}

Status Contacts::wire(const config::Contact& contact, std::size_t number) {
  if (contact.port.starts_with(kStickPort)) {
    sticks_.push_back({contact, contact_name(contact, number), 0, {}});
    return {};
  }
  GONGSHI_TRY(drivers::Port port, drivers::parse_port(contact.port));
  if (port.kind != drivers::Port::Kind::kSerial) return not_serial(contact);
  auto found = std::find_if(ports_.begin(), ports_.end(),
                            [&](const Line& line) { return line.port.path == port.path; });
  if (found == ports_.end()) {
    ports_.push_back(Line{.port = std::move(port), .wired = {}, .lines = {}});
    found = std::prev(ports_.end());
  }
  found->wired.push_back({contact, contact_name(contact, number), line_of(contact.line), {}});
  return {};
}

void Contacts::look() {
  const SteadyTime now = clock_.steady();
  timer_ = loop_.at(now + kLook, [this] { look(); });
  for (Line& line : ports_) look_at(line, now);
  for (Wired& stick : sticks_) {
    hear(stick, stick_is_in(stick.what.port.substr(kStickPort.size()), stick_names_), now);
  }
}

void Contacts::look_at(Line& line, SteadyTime now) {
  if (line.lines == nullptr) {
    if (now < line.next_try) return;
    auto opened = open_(line.port);
    if (!opened) return lost(line, opened.error(), now);
    line.lines = *std::move(opened);
    if (line.complained) log(Level::kInfo, "signage", "contact port is back: " + line.port.text);
    line.complained = false;
  }
  const auto on = line.lines->read();
  if (!on) return lost(line, on.error(), now);
  for (Wired& wired : line.wired) {
    hear(wired, ((*on & wired.line) != 0) == wired.what.closed_is_on, now);
  }
}

void Contacts::hear(Wired& wired, bool closed, SteadyTime now) {
  if (const auto change = wired.contact.hear(closed, now)) tell_(wired.what, wired.by, *change);
}

void Contacts::lost(Line& line, const Error& error, SteadyTime now) {
  if (!line.complained) log(Level::kError, "signage", error);
  line.complained = true;
  line.lines.reset();
  line.next_try = now + kTryAgain;
  for (Wired& wired : line.wired) wired.contact.lost();
}

}  // namespace gongshi::signage
