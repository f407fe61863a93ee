#include "content/store/stick/import.h"

#include <algorithm>
#include <map>

#include "content/bundle/container.h"
#include "content/bundle/serial.h"
#include "content/store/stick/candidate_copy.h"
#include "content/store/stick/harmless_text.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;

constexpr std::size_t kMaxEntries = 4096;  // looked at in one folder, whatever they are called

/// Which release a candidate is, once its manifest could be believed.
struct Identity {
  bundle::Serial serial;
  bundle::Hash manifest;
};

/// What the bundle itself holds; a thin one leaves out what devices have.
class BundleObjects final : public ObjectSource {
 public:
  void add(const bundle::Hash& stored_hash, std::string_view stored) {
    stored_.emplace(stored_hash, stored);
  }

  bool may_have(const bundle::Hash& stored) const override { return stored_.contains(stored); }

  Result<std::string_view> fetch(const bundle::Hash& stored, std::uint64_t /*size*/,
                                 const std::string& name) override {
    const auto found = stored_.find(stored);
    if (found != stored_.end()) return found->second;
    return bundle::refusal(Verdict::kMissingObject,
                           {"内容包中缺少 " + name + "，本机也没有",
                            "the bundle lacks " + name + " and so does this device"});
  }

 private:
  std::map<bundle::Hash, std::string_view> stored_;
};

/// Steps 1 to 7 on a copy, and what they are worth keeping for: roots and status.
Result<bundle::Decision> decide(Store& store, const bundle::Container& container) {
  bundle::Decision decision = bundle::decide_bundle(store.provision().root(), container,
                                                    store.provision().addressee(), store.floor());
  for (const bundle::RootStep& step : decision.new_roots) {
    GONGSHI_CHECK(store.accept_root(step.root, step.document));
  }
  return decision;
}

/// All steps for one file; with `peek`, only 1 to 7.
Result<Outcome> take(Store& store, const fs::path& path, bool peek, Identity& identity,
                     const std::atomic<bool>* stop) {
  GONGSHI_TRY(const CandidateCopy copy, CandidateCopy::of(store, path, stop));
  GONGSHI_TRY(const MappedFile file, copy.map());
  GONGSHI_TRY(const bundle::Container container, bundle::Container::read(file.text()));
  GONGSHI_TRY(const bundle::Decision decision, decide(store, container));
  if (decision.accepted) {
    const bundle::Manifest& manifest = decision.accepted->manifest;
    identity = {{manifest.epoch, manifest.seq}, decision.accepted->manifest_hash};
  }
  if (peek) {
    return Outcome{decision.verdict, decision.sentence,
                   decision.accepted ? decision.accepted->manifest.serial() : std::string()};
  }
  BundleObjects brought;
  for (const auto& object : container.objects) {
    // Objects that the device holds already count too: a file that was changed is refused whole.
    if (decision.ok() && bundle::sha256(object.stored) != object.stored_hash) {
      const std::string hash = object.stored_hash.hex();
      return bundle::refusal(Verdict::kHash, {"内容包中的 " + hash + " 已被改动或损坏",
                                              "the object " + hash + " in the bundle was changed"});
    }
    brought.add(object.stored_hash, object.stored);
  }
  Outcome outcome = install(store, decision, container.manifest, brought);
  const bool taken = outcome.verdict == Verdict::kOk || outcome.verdict == Verdict::kAlready;
  if (taken && container.status) {
    GONGSHI_TRY([[maybe_unused]] const bool newer, store.accept_status(*container.status));
  }
  return outcome;
}

Outcome take_outcome(Store& store, const fs::path& path, bool peek, Identity& identity,
                     const std::atomic<bool>* stop) {
  auto outcome = take(store, path, peek, identity, stop);
  return outcome ? *std::move(outcome) : outcome_of(outcome.error());
}

struct Entry {
  fs::path path;
  Identity identity{};
};

struct Listing {
  std::vector<Entry> entries;
  bool more = false;  // than are looked at
};

/// "*.kbundle" in the folder itself, by name; hidden ones are what other systems leave beside.
Result<Listing> list_candidates(const fs::path& folder, const std::string& shown) {
  Listing listing;
  std::error_code error;
  std::size_t seen = 0;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    listing.more = ++seen > kMaxEntries;
    if (listing.more) break;
    const fs::path name = entry->path().filename();
    if (name.extension() == ".kbundle" && !name.string().starts_with('.')) {
      listing.entries.push_back({entry->path()});
    }
  }
  if (error) {
    return stick_error(error.value(), "读取 " + shown + " ", "cannot read " + shown);
  }
  std::ranges::sort(listing.entries, {}, &Entry::path);
  listing.more = listing.more || listing.entries.size() > kMaxCandidates;
  listing.entries.resize(std::min(listing.entries.size(), kMaxCandidates));
  return listing;
}

bool acceptable(const Outcome& outcome) {
  return outcome.verdict == Verdict::kOk || outcome.verdict == Verdict::kAlready;
}

/// Another candidate bears the same number and other content: office and reviewer have signed two
/// issues under one number. Which one is meant nobody here can know, so neither is taken.
bool has_twin(const std::vector<Entry>& entries, const Identity& mine) {
  return std::ranges::any_of(entries, [&mine](const Entry& entry) {
    return entry.identity.serial == mine.serial && entry.identity.manifest != mine.manifest;
  });
}

Outcome twins(const bundle::Serial& serial) {
  const std::string number = serial.text();
  return {Verdict::kEquivocation,
          {"期号 " + number + " 有两份内容不同的内容包，都不启用，请立即报告信息公开办公室",
           "there are two bundles with number " + number +
               " and different contents; neither is taken, tell the disclosure office now"},
          number};
}

/// What the import comes to beside an alarm: the alarm, unless something newer was taken.
Outcome with_alarm(Outcome taken, const Outcome& alarm) {
  if (taken.verdict != Verdict::kOk) return alarm;
  taken.sentence.zh += "；另外：" + alarm.sentence.zh;
  taken.sentence.en += "; besides: " + alarm.sentence.en;
  return taken;
}

ImportReport import_folder(Store& store, const fs::path& folder, const ImportOptions& options) {
  ImportReport report;
  const std::string shown = options.shown.empty() ? folder.string() : options.shown;
  auto listed = list_candidates(folder, shown);
  if (!listed) return {outcome_of(listed.error()), {}, {}, false};
  std::vector<Entry> entries = std::move(listed->entries);
  report.more_left_out = listed->more;
  if (entries.empty()) {
    report.outcome = {Verdict::kIo,
                      {shown + " 中没有 .kbundle 文件", "there is no .kbundle file in " + shown},
                      {}};
    return report;
  }

  // A root in one bundle can make another one acceptable, or no longer so.
  std::uint64_t root_version = 0;
  while (root_version != store.provision().root().version) {
    root_version = store.provision().root().version;
    report.candidates.clear();
    for (Entry& entry : entries) {
      report.candidates.push_back(
          {harmless(entry.path.filename().string()),
           take_outcome(store, entry.path, true, entry.identity, options.stop)});
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Outcome& outcome = report.candidates[i].outcome;
    if (!acceptable(outcome)) continue;
    if (has_twin(entries, entries[i].identity)) {
      outcome = twins(entries[i].identity.serial);
    } else {
      order.push_back(i);
    }
  }
  std::ranges::sort(order, std::greater{},
                    [&](std::size_t i) { return entries[i].identity.serial; });
  for (const std::size_t i : order) {
    Candidate& candidate = report.candidates[i];
    candidate.outcome =
        take_outcome(store, entries[i].path, false, entries[i].identity, options.stop);
    if (!acceptable(candidate.outcome)) continue;
    report.outcome = candidate.outcome;
    report.taken = i;
    break;
  }
  const auto alarm = std::ranges::find(report.candidates, Verdict::kEquivocation,
                                       [](const Candidate& c) { return c.outcome.verdict; });
  if (report.taken) {
    if (alarm != report.candidates.end()) {
      report.outcome = with_alarm(std::move(report.outcome), alarm->outcome);
    }
    return report;
  }
  // Nothing was taken: the candidate that came furthest speaks for all; an alarm before any.
  const auto furthest = std::ranges::max_element(
      report.candidates, {}, [](const Candidate& c) { return c.outcome.verdict; });
  report.outcome = (alarm != report.candidates.end() ? alarm : furthest)->outcome;
  return report;
}

}  // namespace

ImportReport import(Store& store, const fs::path& source, const ImportOptions& options) {
  std::error_code error;  // what cannot be looked at is no folder; opening it tells why
  if (fs::is_directory(source, error)) return import_folder(store, source, options);
  Identity identity;
  const Outcome outcome = take_outcome(store, source, false, identity, options.stop);
  return {outcome,
          {{harmless(source.filename().string()), outcome}},
          acceptable(outcome) ? std::optional<std::size_t>(0) : std::nullopt,
          false};
}

}  // namespace gongshi::content::store
