// Put: a receipt, or a sealed opinion, goes to the office's web server, by HTTP PUT, under the
// limits of every transfer.
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

/// "https://…/hosp-a/kiosk-1-5106A583DB0BDE46.receipt". Errc::kUsage: `receipts_url` is neither
/// https:// nor http://.
[[nodiscard]] Result<std::string> put_address(const std::string& receipts_url,
                                              const std::string& site, const std::string& file);

/// Errc::kUsage: `receipts_url` is neither https:// nor http://.
[[nodiscard]] Status send_receipt(const std::string& receipts_url, const IssuedReceipt& receipt,
                                  const WebOptions& options = {});

}  // namespace gongshi::content::store
