#include "content/store/stick/import.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>

#include "content/bundle/container.h"

namespace gongshi::content::store {
namespace {

using bundle::Verdict;

struct Number {
  std::uint64_t epoch = 0;
  std::uint64_t seq = 0;
  auto operator<=>(const Number&) const = default;
};

Error io_error(int error_number, std::string zh, std::string en) {
  Error error = os_error(error_number, {std::move(zh), std::move(en)});
  error.word = bundle::verdict_word(is_disk_full(error_number) ? Verdict::kSpace : Verdict::kIo);
  return error;
}

/// A regular file of an allowed size, opened without following links.
Result<Fd> open_candidate(const fs::path& path, std::uint64_t& size) {
  const std::string name = path.filename().string();
  Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (!fd && errno == ELOOP) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 是链接，不予导入", name + " is a link and is not imported"});
  }
  if (!fd) return io_error(errno, "打开 " + name + " ", "cannot open " + name);
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) {
    return io_error(errno, "查看 " + name + " ", "cannot stat " + name);
  }
  if (!S_ISREG(info.st_mode)) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 不是普通文件", name + " is not a regular file"});
  }
  size = static_cast<std::uint64_t>(info.st_size);
  if (size > bundle::kMaxBundleFile) {
    return bundle::refusal(Verdict::kContainer,
                           {name + " 超过 1.2 GiB", name + " is larger than 1.2 GiB"});
  }
  return fd;
}

/// Copies at most `size` bytes; the copy need not be durable, a restart throws it away.
Status copy_bytes(const Fd& from, const Fd& to, std::uint64_t size, const std::string& name) {
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  while (size > 0) {
    const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer.size()));
    const ssize_t got = ::read(from.get(), buffer.data(), want);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error(errno, "读取 " + name + " ", "cannot read " + name);
    if (got == 0) break;  // shorter than it was: the container check will see it
    std::span<const std::byte> rest(buffer.data(), static_cast<std::size_t>(got));
    size -= rest.size();
    while (!rest.empty()) {
      const ssize_t put = ::write(to.get(), rest.data(), rest.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return io_error(errno, "复制 " + name + " ", "cannot copy " + name);
      rest = rest.subspan(static_cast<std::size_t>(put));
    }
  }
  return {};
}

/// The device's own copy of a candidate, gone with this object.
class Copy {
 public:
  static Result<Copy> of(const Store& store, const fs::path& path) {
    const std::string name = path.filename().string();
    std::uint64_t size = 0;
    GONGSHI_TRY(const Fd from, open_candidate(path, size));
    GONGSHI_TRY(const std::uint64_t free, store.disk().free_bytes(store.layout().staging()));
    if (free < size + kSpareBytes) {
      return Error{Errc::kIo,
                   {"磁盘空间不足，无法复制 " + name, "not enough disk to copy " + name},
                   std::string(bundle::verdict_word(Verdict::kSpace))};
    }
    Copy copy(store.layout().staging() / "candidate");
    ::unlink(copy.path_.c_str());
    const Fd to(::open(copy.path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!to) return io_error(errno, "复制 " + name + " ", "cannot copy " + name);
    GONGSHI_CHECK(copy_bytes(from, to, size, name));
    return copy;
  }

  Copy(Copy&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Copy& operator=(Copy&&) = delete;
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  ~Copy() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  [[nodiscard]] Result<MappedFile> map() const {
    return MappedFile::open(path_, bundle::kMaxBundleFile);
  }

 private:
  explicit Copy(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
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
Result<Outcome> take(Store& store, const fs::path& path, bool peek, Number& number) {
  GONGSHI_TRY(const Copy copy, Copy::of(store, path));
  GONGSHI_TRY(const MappedFile file, copy.map());
  GONGSHI_TRY(const bundle::Container container, bundle::Container::read(file.text()));
  GONGSHI_TRY(const bundle::Decision decision, decide(store, container));
  if (decision.accepted) {
    number = {decision.accepted->manifest.epoch, decision.accepted->manifest.seq};
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

Outcome take_outcome(Store& store, const fs::path& path, bool peek, Number& number) {
  auto outcome = take(store, path, peek, number);
  return outcome ? *std::move(outcome) : outcome_of(outcome.error());
}

struct Entry {
  fs::path path;
  Number number{};
};

/// "*.kbundle" in the folder itself, by name.
Result<std::vector<Entry>> list_candidates(const fs::path& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".kbundle") entries.push_back({entry->path()});
  }
  if (error) {
    const std::string name = folder.string();
    return io_error(error.value(), "读取目录 " + name + " ", "cannot read the folder " + name);
  }
  std::ranges::sort(entries, {}, &Entry::path);
  return entries;
}

bool acceptable(const Outcome& outcome) {
  return outcome.verdict == Verdict::kOk || outcome.verdict == Verdict::kAlready;
}

ImportReport import_folder(Store& store, const fs::path& folder) {
  ImportReport report;
  auto listed = list_candidates(folder);
  if (!listed) return {outcome_of(listed.error()), {}, {}, false};
  std::vector<Entry> entries = *std::move(listed);
  if (entries.empty()) {
    const std::string name = folder.string();
    report.outcome = {Verdict::kIo,
                      {"目录 " + name + " 中没有 .kbundle 文件",
                       "the folder " + name + " holds no .kbundle file"},
                      {}};
    return report;
  }
  report.more_left_out = entries.size() > kMaxCandidates;
  if (report.more_left_out) entries.resize(kMaxCandidates);

  // A root in one bundle can make another one acceptable, or no longer so.
  std::uint64_t root_version = 0;
  while (root_version != store.provision().root().version) {
    root_version = store.provision().root().version;
    report.candidates.clear();
    for (Entry& entry : entries) {
      report.candidates.push_back(
          {entry.path.filename().string(), take_outcome(store, entry.path, true, entry.number)});
    }
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (acceptable(report.candidates[i].outcome)) order.push_back(i);
  }
  std::ranges::sort(order, std::greater{}, [&](std::size_t i) { return entries[i].number; });
  for (const std::size_t i : order) {
    Candidate& candidate = report.candidates[i];
    candidate.outcome = take_outcome(store, entries[i].path, false, entries[i].number);
    if (!acceptable(candidate.outcome)) continue;
    report.outcome = candidate.outcome;
    report.taken = i;
    return report;
  }
  // Nothing was taken: the candidate that came furthest speaks for all; an alarm before any.
  const auto alarm = std::ranges::find(report.candidates, Verdict::kEquivocation,
                                       [](const Candidate& c) { return c.outcome.verdict; });
  const auto furthest = std::ranges::max_element(
      report.candidates, {}, [](const Candidate& c) { return c.outcome.verdict; });
  report.outcome = (alarm != report.candidates.end() ? alarm : furthest)->outcome;
  return report;
}

}  // namespace

ImportReport import(Store& store, const fs::path& source) {
  if (fs::is_directory(source)) return import_folder(store, source);
  Number number;
  const Outcome outcome = take_outcome(store, source, false, number);
  return {outcome,
          {{source.filename().string(), outcome}},
          acceptable(outcome) ? std::optional<std::size_t>(0) : std::nullopt,
          false};
}

}  // namespace gongshi::content::store
