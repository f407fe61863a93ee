#include "content/history/archive.h"

#include <algorithm>
#include <tuple>

#include "content/bundle/hash.h"
#include "content/history/derive.h"

namespace gongshi::content::history {
namespace {

auto order(const ArchivedIssue& issue) {
  return std::tie(issue.id.site, issue.id.channel, issue.id.epoch, issue.id.seq);
}

Result<ArchivedIssue> read_issue(const fs::path& file, std::span<const bundle::RootFile> roots) {
  GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(file));
  ArchivedIssue issue{file, id_of(bundle.manifest, bundle.manifest_hash)};
  GONGSHI_TRY(issue.trust, trust_of(bundle, roots));
  for (const bundle::ManifestObject& object : bundle.manifest.objects) {
    if (bundle.stored.contains(object.stored_hash)) continue;
    return Error{Errc::kRejected,
                 {"精简包，缺少 " + object.path, "a thin bundle, it lacks " + object.path},
                 "E_MISSING_OBJECT"};
  }
  return issue;
}

Result<std::vector<fs::path>> bundle_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::directory_iterator each(folder, failure), end; !failure && each != end;
       each.increment(failure)) {
    if (each->path().extension() == ".kbundle") files.push_back(each->path());
  }
  if (failure) {
    const std::string name = folder.string();
    return Error{Errc::kNotFound,
                 {"打不开存档文件夹 " + name, "cannot read the archive folder " + name},
                 {}};
  }
  if (files.size() > Archive::kMostFiles) {
    return Error{Errc::kRejected,
                 {"存档文件夹里的文件超过一万个", "more than 10,000 files in the archive folder"},
                 {}};
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<Archive> Archive::open(const fs::path& folder, std::span<const bundle::RootFile> roots) {
  GONGSHI_TRY(const auto files, bundle_files(folder));
  Archive archive;
  for (const fs::path& file : files) {
    auto issue = read_issue(file, roots);
    const std::string name = file.filename().string();
    if (!issue) {
      archive.refused_.push_back({name, issue.error().what});
    } else if (issue->trust == Trust::kUnsigned) {
      archive.refused_.push_back({name, {"没有签名，从未公布", "unsigned, never published"}});
    } else {
      archive.issues_.push_back(*std::move(issue));
    }
  }
  std::ranges::stable_sort(archive.issues_,
                           [](const auto& a, const auto& b) { return order(a) < order(b); });
  return archive;
}

const ArchivedIssue* Archive::find(std::string_view manifest) const {
  const auto found = std::ranges::find_if(
      issues_, [&](const ArchivedIssue& issue) { return issue.id.manifest_hash == manifest; });
  return found == issues_.end() ? nullptr : &*found;
}

const ArchivedIssue* Archive::find_serial(std::string_view serial) const {
  const auto found = std::ranges::find_if(
      issues_, [&](const ArchivedIssue& issue) { return issue.id.serial() == serial; });
  return found == issues_.end() ? nullptr : &*found;
}

const ArchivedIssue* Archive::on(Date day) const {
  const ArchivedIssue* newest = nullptr;
  for (const ArchivedIssue& issue : issues_) {
    const std::chrono::sys_days made(issue_day(issue.id.created));
    if (made <= std::chrono::sys_days(day)) newest = &issue;
  }
  return newest;
}

std::string Archive::code() const {
  std::string all;
  for (const ArchivedIssue& issue : issues_) {
    all += issue.id.serial() + " " + issue.id.manifest_hash + "\n";
  }
  return bundle::sha256(all).hex();
}

Result<std::shared_ptr<const Release>> load_issue(const ArchivedIssue& issue) {
  GONGSHI_TRY(const auto bundle, bundle::DeskBundle::open(issue.file));
  return load_issue(bundle);
}

}  // namespace gongshi::content::history
