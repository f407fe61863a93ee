#include "content/store/fetch/pull.h"

#include <optional>
#include <vector>

#include "content/store/fetch/web_document.h"
#include "content/store/fetch/web_memory.h"
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

/// How long "there is no next root" is taken for granted while the status does not change.
constexpr std::chrono::hours kRootEvery{1};

class Round {
 public:
  Round(Store& store, WebTree& tree, const std::string& url, const PullOptions& options)
      : store_(store), tree_(tree), options_(options), memory_(recall_web(store.layout(), url)) {}

  Result<PullReport> run() {
    const bool roots_first = options_.ask_for_root || !asked_lately();
    if (roots_first) GONGSHI_CHECK(ask_for_roots());
    auto reply = tree_.get("status", bundle::kMaxStatusFile, known());
    if (!reply) return with_word(std::move(reply).error(), Verdict::kFormat);
    if (reply->kind == Reply::Kind::kNotFound) return no_status();
    if (reply->kind == Reply::Kind::kNotModified || is_the_same(reply->body)) {
      GONGSHI_CHECK(remember_web(store_.disk(), store_.layout(), memory_));
      return PullReport{already(), false, 0};
    }
    if (!roots_first) GONGSHI_CHECK(ask_for_roots());
    memory_.status = reply->validator;
    GONGSHI_TRY(const bundle::StatusDocument status, take_status(reply->body));
    if (auto settled = settled_by(status)) return finish(*std::move(settled));
    GONGSHI_TRY(Outcome outcome, take_release(status));
    return finish(std::move(outcome));
  }

 private:
  [[nodiscard]] bool asked_lately() const {
    const auto since = options_.now - memory_.root_asked;
    return options_.now != WallTime{} && memory_.root_asked != WallTime{} &&
           memory_.root_version == store_.provision().root().version && since >= since.zero() &&
           since < kRootEvery;
  }

  Status ask_for_roots() {
    GONGSHI_CHECK(follow_roots(store_, tree_));
    memory_.root_version = store_.provision().root().version;
    memory_.root_asked = options_.now;
    return {};
  }

  /// "Not changed" is an answer only while what the status once brought is still here, whole, and
  /// counts under the root of today.
  [[nodiscard]] bool holds_what_it_named() const {
    const auto status = read_status_file(store_.layout(), store_.provision());
    return status && status->manifest.hex() == store_.state().floor_manifest && current_is_whole();
  }

  [[nodiscard]] Validator known() const {
    return holds_what_it_named() ? memory_.status : Validator{};
  }

  /// For a server that does not say when a file has changed.
  [[nodiscard]] bool is_the_same(const std::string& status) const {
    if (!holds_what_it_named()) return false;
    const auto kept = read_file(store_.layout().status(), kStatusFileCap);
    const auto document = kept ? split_status_file(*kept) : kept.error();
    return document && document->text == status;
  }

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

  [[nodiscard]] PullReport no_status() const {
    return {{Verdict::kAlready,
             {"服务器上没有 status 文件，无从得知最新一期；内容不变",
              "the server has no status file, so the newest number is not known; nothing changes"},
             {}},
            true,
            0};
  }

  /// Signatures are fetched until there are enough of them.
  Result<bundle::StatusDocument> take_status(const std::string& text) {
    std::vector<std::string> signatures;
    for (std::size_t k = 1;; ++k) {
      const DocumentFile document{text, signatures};
      auto status = read_signed_status(store_.provision(), document.signed_document());
      if (status) {
        GONGSHI_CHECK(store_.accept_status(document.signed_document()));
        return status;
      }
      const bool unsigned_yet = status.error().word == bundle::verdict_word(Verdict::kSig);
      if (!unsigned_yet || k > bundle::kMaxSignatures) return status;
      auto signature = tree_.get(signature_name("status", k).string(), bundle::kMaxSignatureFile);
      if (!signature) return with_word(std::move(signature).error(), Verdict::kSig);
      if (signature->kind != Reply::Kind::kContent) return status;
      signatures.push_back(std::move(signature->body));
    }
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
    WebObjects objects(store_, tree_, options_.patience);
    return install(store_, decision, manifest, objects);
  }

  Result<PullReport> finish(Outcome outcome) {
    if (outcome.verdict == Verdict::kOk || outcome.verdict == Verdict::kAlready) {
      GONGSHI_CHECK(remember_web(store_.disk(), store_.layout(), memory_));
    }
    return PullReport{std::move(outcome), false, 0};
  }

  Store& store_;
  WebTree& tree_;
  const PullOptions& options_;
  WebMemory memory_;
};

}  // namespace

PullReport pull(Store& store, WebTree& tree, const std::string& url, const PullOptions& options) {
  auto report = Round(store, tree, url, options).run();
  PullReport answer =
      report ? *std::move(report) : PullReport{outcome_of(report.error()), false, 0};
  answer.bytes_received = tree.bytes_received();
  return answer;
}

}  // namespace gongshi::content::store
