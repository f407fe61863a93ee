#include "content/store/fetch/send_opinions.h"

#include "content/feedback/outbox.h"
#include "content/store/fetch/put.h"
#include "content/store/report/carried_opinion.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {

Result<SentOpinions> send_opinions(const OpinionRoute& route, const bundle::SecretKey& device_key,
                                   const WebOptions& options) {
  GONGSHI_TRY(const auto names, feedback::waiting(route.outbox));
  SentOpinions sent;
  if (names.empty()) return sent;
  GONGSHI_TRY(Connection connection, Connection::open(options));
  std::size_t looked_at = 0;
  for (const std::string& name : names) {
    sent.left = looked_at++ == kMostSent || (options.stop != nullptr && *options.stop);
    if (sent.left) break;
    const auto opinion = take_opinion(route.outbox, name, device_key);
    if (!opinion && opinion.error().code == Errc::kNotFound) continue;
    if (!opinion && opinion.error().code == Errc::kCorrupt) {
      log(Level::kWarning, "sync", opinion.error());
      // A folder of that name stays: it stops nothing.
      if (const Status dropped = drop_opinion(route.outbox, name); !dropped) {
        log(Level::kWarning, "sync", dropped.error());
      }
      continue;
    }
    GONGSHI_CHECK(opinion);
    GONGSHI_TRY(const std::string url, put_address(route.receipts_url, route.site, name));
    GONGSHI_CHECK(put_file(connection, url + ".minisig", opinion->signature));
    GONGSHI_CHECK(put_file(connection, url, opinion->sealed));
    GONGSHI_CHECK(drop_opinion(route.outbox, name));
    ++sent.sent;
  }
  return sent;
}

}  // namespace gongshi::content::store
