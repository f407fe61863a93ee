// The stored status: document and signatures one behind the other, for the format's example site.
#include "content/store/status_file.h"

#include "content/bundle/root.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace gongshi::content;

/// Trusts the status key of FORMAT.md's worked example, whose seed everybody knows.
store::Provision provision() {
  constexpr std::string_view kRoot =
      "kbundle-root 1\nsite: hosp-a\nversion: 1\nepoch: 1\nmin-display-epoch: 1\n"
      "issued: 2025-06-01T00:00:00Z\nrole root 1\nrole office 1\nrole reviewer 1\nrole status 1\n"
      "key root RWQBAQEBAQEBAYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c\n"
      "key office RWQCAgICAgICAoE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU\n"
      "key reviewer RWQDAwMDAwMDA+1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR\n"
      "key status RWQEBAQEBAQEBMqTrBcFGHBx1nuDx/8O/oEI6OxFMFdddyaHkzPb2r58\nend\n";
  return {"hosp-a", "production", {bundle::Root::parse(kRoot).value()}};
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const store::Provision kProvision = provision();
  const std::string_view text = gongshi::fuzz::text_of(data, size);
  if (const auto document = store::split_status_file(text)) {
    gongshi::fuzz::demand(text.starts_with(store::format_status_file(*document)));
  }
  if (const auto status = store::parse_status_file(text, kProvision)) {
    gongshi::fuzz::demand(status->site == "hosp-a" && status->channel == "production");
  }
  return 0;
}
