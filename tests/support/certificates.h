// Certificates: an authority of the test's own and servers that it vouches for, made with the
// openssl command as a hospital's IT would.
#pragma once

#include <string>

#include "tests/support/temp_dir.h"

namespace gongshi::test {

struct ServerCertificate {
  fs::path certificate;
  fs::path key;
};

class Certificates {
 public:
  /// A fresh authority in the folder `name` of `dir`, valid from 2020 to 2039.
  explicit Certificates(const TempDir& dir, const std::string& name = "authority");

  /// PEM of the authority, for whoever is to trust it.
  [[nodiscard]] fs::path ca_file() const { return folder_ / "ca.pem"; }

  /// For a server known as `host` ("127.0.0.1" or a name). Dates as openssl writes them:
  /// "20260101000000Z".
  [[nodiscard]] ServerCertificate issue(const std::string& host,
                                        const std::string& from = "20250101000000Z",
                                        const std::string& to = "20380101000000Z");

 private:
  void openssl(std::vector<std::string> words) const;

  fs::path folder_;
  int issued_ = 0;
};

}  // namespace gongshi::test
