// Target: a device that shows 1-42 and is attacked from there.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "content/store/fetch/pull.h"
#include "content/store/fetch/web_tree.h"
#include "device.h"

namespace gongshi::test {

struct Target {
  Office office;
  Device device{office};
  TempDir web;

  Target();

  /// One network round from `url`, or from the folder `web`: the result word.
  std::string pull(const std::string& url, const content::store::WebOptions& options = {});
  std::string pull() { return pull("file://" + web.path().string()); }

  /// What the device says about age at `now` ("2026-11-23T00:00:00Z"): "CURRENT" and so on.
  [[nodiscard]] std::string freshness(std::string_view now) const;

  /// Release 43 with `change` made to its manifest's text, signed again by office and reviewer.
  [[nodiscard]] std::string with_manifest(const std::function<void(std::string&)>& change) const;
};

void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace gongshi::test
