// WebObjects: objects from a web tree, through staging/partial, so that a transfer that broke off
// is continued: after a pause in the same round, or in a later one, or after a restart.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>

#include "content/store/fetch/web_tree.h"
#include "content/store/object_source.h"
#include "content/store/store.h"

namespace gongshi::content::store {

/// How to wait between two attempts; a test need not really wait.
struct Patience {
  std::function<bool(std::chrono::milliseconds)> wait;  // false: somebody wants us to stop
  std::function<double()> random;                       // evenly spread over [0, 1)
};

/// Waits for real; `stop`, set by another thread, ends a wait within a moment.
[[nodiscard]] Patience real_patience(const std::atomic<bool>* stop = nullptr);

class WebObjects final : public ObjectSource {
 public:
  WebObjects(Store& store, WebTree& tree, Patience patience)
      : store_(store), tree_(tree), patience_(std::move(patience)) {}

  bool may_have(const bundle::Hash& /*stored*/) const override { return true; }
  Result<std::string_view> fetch(const bundle::Hash& stored, std::uint64_t size,
                                 const std::string& name) override;

 private:
  /// Until `part` is whole; true when it was made of more than one answer.
  [[nodiscard]] Result<bool> complete(const std::string& path, PartFile& part,
                                      const std::string& name);

  Store& store_;
  WebTree& tree_;
  Patience patience_;
  std::optional<MappedFile> at_hand_;
};

}  // namespace gongshi::content::store
