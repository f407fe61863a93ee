#include "content/store/fetch/pull.h"

#include <array>
#include <optional>

#include "content/store/fetch/web_document.h"
#include "content/store/status_file.h"
#include "content/store/stored_release.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;

Status follow_roots(Store& store, WebTree& tree) {
  for (std::size_t step = 0; step < bundle::kMaxRootSteps; ++step) {
    const bundle::Root& current = store.provision().root();
    const std::string path = "root/" + std::to_string(current.version + 1) + ".root";
    GONGSHI_TRY(const auto document,
                fetch_document(tree, path, bundle::kMaxRootFile, Verdict::kRoot));
    if (!document) return {};
    GONGSHI_TRY(const bundle::Root next, bundle::next_root(current, document->signed_document()));
    GONGSHI_CHECK(store.accept_root(next, document->signed_document()));
  }
  return {};
}

// ---- what the server said about its status file
// --------------------------------------------------

constexpr std::size_t kMemoryCap = 4096;

fs::path memory_path(const Store& store) {
  return store.layout().notes() / "web";
}

/// Three lines: URL, ETag, Last-Modified. Another URL, or anything odd, is simply not remembered.
Validator recall(const Store& store, const std::string& url) {
  const auto text = read_file(memory_path(store), kMemoryCap);
  if (!text) return {};
  std::array<std::string, 3> lines;
  std::size_t at = 0;
  for (std::string& line : lines) {
    const std::size_t end = text->find('\n', at);
    if (end == std::string::npos) return {};
    line = text->substr(at, end - at);
    at = end + 1;
  }
  return lines[0] == url ? Validator{lines[1], lines[2]} : Validator{};
}

Status remember(Store& store, const std::string& url, const Validator& validator) {
  const std::string text = url + "\n" + validator.etag + "\n" + validator.last_modified + "\n";
  if (const auto before = read_file(memory_path(store), kMemoryCap); before && *before == text) {
    return {};
  }
  return store.disk().replace(store.layout().staging(), memory_path(store), text, 0644);
}

// ---- one round
// -----------------------------------------------------------------------------------

class Round {
 public:
  Round(Store& store, WebTree& tree, const std::string& url, const Patience& patience)
      : store_(store), tree_(tree), url_(url), patience_(patience) {}

  Result<PullReport> run() {
    const std::uint64_t root_before = store_.provision().root().version;
    GONGSHI_CHECK(follow_roots(store_, tree_));
    const bool same_root = root_before == store_.provision().root().version;
    // "Not changed" is an answer only while what the status once brought is still here, whole.
    const Validator known = same_root && current_is_whole() ? recall(store_, url_) : Validator{};
    auto reply = tree_.get("status", bundle::kMaxStatusFile, known);
    if (!reply) return with_word(std::move(reply).error(), Verdict::kFormat);
    if (reply->kind == Reply::Kind::kNotModified) return nothing_new();
    if (reply->kind == Reply::Kind::kNotFound) return no_status();
    GONGSHI_TRY(const bundle::StatusDocument status, take_status(reply->body));
    if (auto settled = settled_by(status)) return finish(*std::move(settled), reply->validator);
    GONGSHI_TRY(Outcome outcome, take_release(status));
    return finish(std::move(outcome), reply->validator);
  }

 private:
  [[nodiscard]] bool current_is_whole() const {
    const StateRecord& state = store_.state();
    if (state.current.empty() || state.current != state.floor_manifest) return false;
    const auto manifest = stored_manifest(store_.layout(), store_.provision(), state.current);
    return manifest && objects_present(store_.layout(), *manifest);
  }

  [[nodiscard]] Outcome already() const {
    const std::string serial =
        std::to_string(store_.state().floor_epoch) + "-" + std::to_string(store_.state().floor_seq);
    return {Verdict::kAlready,
            {"期号 " + serial + " 已是最新", "number " + serial + " is the newest"},
            serial};
  }

  [[nodiscard]] PullReport nothing_new() const { return {already(), false, 0}; }

  [[nodiscard]] PullReport no_status() const {
    return {{Verdict::kAlready,
             {"服务器上没有 status 文件，无从得知最新一期；内容不变",
              "the server has no status file, so the newest number is not known; nothing changes"},
             {}},
            true,
            0};
  }

  Result<bundle::StatusDocument> take_status(const std::string& text) {
    GONGSHI_TRY(auto signature, tree_.get("status.1.minisig", bundle::kMaxSignatureFile));
    const bundle::SignedDocument document{
        text, {signature.kind == Reply::Kind::kContent ? signature.body : std::string_view()}};
    GONGSHI_TRY(bundle::StatusDocument status, read_signed_status(store_.provision(), document));
    GONGSHI_TRY([[maybe_unused]] const bool newer, store_.accept_status(document));
    return status;
  }

  /// What the status alone settles, before any manifest is fetched.
  [[nodiscard]] std::optional<Outcome> settled_by(const bundle::StatusDocument& status) const {
    const StateRecord& state = store_.state();
    const std::pair named(status.epoch, status.seq);
    const std::pair floor(state.floor_epoch, state.floor_seq);
    const std::string serial = std::to_string(status.epoch) + "-" + std::to_string(status.seq);
    const std::string floor_serial =
        std::to_string(floor.first) + "-" + std::to_string(floor.second);
    if (named < floor) {
      return Outcome{Verdict::kRollback,
                     {"服务器给出期号 " + serial + "，低于本机用过的 " + floor_serial,
                      "the server names number " + serial + ", below " + floor_serial +
                          ", which this device has accepted"},
                     serial};
    }
    if (named != floor || state.floor_manifest.empty()) return std::nullopt;
    if (status.manifest.hex() != state.floor_manifest) {
      return Outcome{Verdict::kEquivocation,
                     {"期号 " + serial + " 有两份不同的内容，请立即报告信息公开办公室",
                      "two contents under number " + serial + "; tell the disclosure office now"},
                     serial};
    }
    if (!current_is_whole()) return std::nullopt;
    return already();
  }

  Result<Outcome> take_release(const bundle::StatusDocument& status) {
    const std::string path =
        "manifest/" + std::to_string(status.epoch) + "-" + std::to_string(status.seq);
    GONGSHI_TRY(const auto document,
                fetch_document(tree_, path, bundle::kMaxManifestFile, Verdict::kFormat));
    if (!document) {
      return bundle::refusal(Verdict::kMissingObject,
                             {"服务器上没有 " + path, "the server has no " + path});
    }
    const bundle::SignedDocument manifest = document->signed_document();
    const bundle::Decision decision = bundle::decide_manifest(
        store_.provision().root(), manifest, store_.provision().addressee(), store_.floor());
    if (decision.accepted && decision.accepted->manifest_hash != status.manifest) {
      return bundle::refusal(
          Verdict::kEquivocation,
          {"清单 " + path + " 与状态文件所说的不是同一份",
           "the manifest " + path + " is not the one that the status document names"});
    }
    WebObjects objects(store_, tree_, patience_);
    return install(store_, decision, manifest, objects);
  }

  Result<PullReport> finish(Outcome outcome, const Validator& validator) {
    if (outcome.verdict == Verdict::kOk || outcome.verdict == Verdict::kAlready) {
      GONGSHI_CHECK(remember(store_, url_, validator));
    }
    return PullReport{std::move(outcome), false, 0};
  }

  Store& store_;
  WebTree& tree_;
  const std::string& url_;
  const Patience& patience_;
};

}  // namespace

PullReport pull(Store& store, WebTree& tree, const std::string& url, const Patience& patience) {
  auto report = Round(store, tree, url, patience).run();
  PullReport answer =
      report ? *std::move(report) : PullReport{outcome_of(report.error()), false, 0};
  answer.bytes_received = tree.bytes_received();
  return answer;
}

}  // namespace gongshi::content::store
