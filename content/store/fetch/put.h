// Put: a receipt goes to the office's web server, by HTTP PUT, under the limits of every transfer.
//
//   <receipts_url>/<site>/<device>-<key id>.receipt.minisig     first
//   <receipts_url>/<site>/<device>-<key id>.receipt
//
// The server is told nothing secret and its answer changes nothing here.
#pragma once

#include <string>
#include <string_view>

#include "content/store/fetch/connection.h"
#include "content/store/report/receipts.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

/// Errc::kIo, kTimeout, kClosed: server or network failed, or the server answered anything but
/// 200, 201 or 204; redirects are not followed. Word "E_IO".
[[nodiscard]] Status put_file(Connection& connection, const std::string& url,
                              std::string_view body);

/// Errc::kUsage: `receipts_url` is neither https:// nor http://.
[[nodiscard]] Status send_receipt(const std::string& receipts_url, const IssuedReceipt& receipt,
                                  const WebOptions& options = {});

}  // namespace gongshi::content::store
