#include "signage/log/ledger.h"

#include "drivers/os/log.h"

namespace gongshi::signage {

fs::path log_folder(const config::Site& site) {
  return site.signage.state_folder / "log";
}

Ledger::Ledger(const config::Site& site, const Clock& clock)
    : witness_([this](LogLine line) {
        if (writer_) writer_->put(std::move(line));
      }) {
  auto log =
      DisplayLog::open({.folder = log_folder(site),
                        .device = site.sync.device,
                        .keep_days = site.signage.log_days,
                        .most_bytes = static_cast<std::uintmax_t>(site.signage.log_mb) << 20U},
                       clock.wall());
  if (log) {
    writer_ = std::make_unique<LogWriter>(*std::move(log), clock);
    return;
  }
  trouble_ = log.error();
  gongshi::log(Level::kError, "signage",
               Error{trouble_->code,
                     {"不写显示记录：" + trouble_->what.zh,
                      "no display log is written: " + trouble_->what.en},
                     trouble_->word});
}

void Ledger::stop(WallTime now) {
  witness_.stop(now);
  if (writer_) writer_->stop(now);
}

std::optional<Error> Ledger::trouble() const {
  return writer_ ? writer_->trouble() : trouble_;
}

}  // namespace gongshi::signage
