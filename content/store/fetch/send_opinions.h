// Send opinions: what waits in the outbox goes to the office's web server, where receipts go, and
// is dropped only when the server has taken it.
//
//   <receipts_url>/<site>/<device>-<16 hex digits>.opinion.minisig     first
//   <receipts_url>/<site>/<device>-<16 hex digits>.opinion
#pragma once

#include <string>

#include "content/bundle/key.h"
#include "content/store/fetch/connection.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// Of one call, so that receipts and rounds are never kept waiting.
inline constexpr std::size_t kMostSent = 64;

struct OpinionRoute {
  fs::path outbox;
  std::string receipts_url;
  std::string site;
};

struct SentOpinions {
  std::size_t sent = 0;
  bool left = false;  // more wait, or `WebOptions::stop` came between
};

/// Errors as put_file() and put_address(); what was sent before stays sent.
[[nodiscard]] Result<SentOpinions> send_opinions(const OpinionRoute& route,
                                                 const bundle::SecretKey& device_key,
                                                 const WebOptions& options);

}  // namespace gongshi::content::store
