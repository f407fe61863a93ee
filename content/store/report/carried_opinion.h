// CarriedOpinion: one sealed opinion of the outbox, with the device's signature, on its way to the
// office over network or stick.
//
// What lies in the outbox was put there by the kiosk's program, which strangers touch: only names
// and sizes that fit are read, and nothing is followed.
#pragma once

#include <string>
#include <string_view>

#include "content/bundle/key.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content::store {

struct CarriedOpinion {
  std::string name;       // of the file; the signature's has .minisig behind it
  std::string sealed;     // nobody on the way can read it
  std::string signature;  // of the device that carries it
};

/// Errc::kCorrupt: no sealed opinion, and worth nothing to anybody; kNotFound: gone meanwhile.
[[nodiscard]] Result<CarriedOpinion> take_opinion(const fs::path& outbox, const std::string& name,
                                                  const bundle::SecretKey& device_key);

/// Once it has been taken, and for what is none: gone already is fine.
[[nodiscard]] Status drop_opinion(const fs::path& outbox, const std::string& name);

/// Signature and opinion into `folder`, each synced; what is there under these names is replaced.
[[nodiscard]] Status lay_down(const CarriedOpinion& opinion, const fs::path& folder);

}  // namespace gongshi::content::store
