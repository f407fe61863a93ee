#include "power_cut_disk.h"

namespace gongshi::test {

Status PowerCutDisk::before(Step step, const fs::path& path) {
  const bool dead = steps_ >= cut_ && loss_ != Loss::kOnce;
  if (!dead && ++steps_ == cut_) lose();
  if (dead || steps_ == cut_) {
    if (loss_ == Loss::kOnce) ++steps_;
    return Error{Errc::kIo, {"断电 " + path.string(), "power cut at " + path.string()}, "E_IO"};
  }
  switch (step) {
    case Step::kCreate:
      unsynced_.insert(path);
      [[fallthrough]];
    case Step::kMakeDirectory:
      pending_.push_back({Change::Kind::kCreated, path});
      break;
    case Step::kSync:
      unsynced_.erase(path);
      break;
    case Step::kRename: {
      about_to_replace_.reset();
      if (fs::is_regular_file(path)) about_to_replace_ = *read_file(path, std::size_t{1} << 30);
      break;
    }
    case Step::kSyncDirectory:
      std::erase_if(pending_, [&](const Change& c) { return c.path.parent_path() == path; });
      break;
    case Step::kWrite:
    case Step::kRemove:
      break;
  }
  return {};
}

void PowerCutDisk::renamed(const fs::path& from, const fs::path& to) {
  pending_.push_back({Change::Kind::kRenamed, to, from, about_to_replace_});
  if (unsynced_.erase(from) > 0) unsynced_.insert(to);
}

void PowerCutDisk::lose() {
  if (loss_ == Loss::kData) {
    for (const fs::path& path : unsynced_) {
      if (fs::exists(path)) fs::resize_file(path, 0);
    }
  }
  if (loss_ == Loss::kNames) {
    for (auto change = pending_.rbegin(); change != pending_.rend(); ++change) undo(*change);
  }
}

void PowerCutDisk::undo(const Change& change) const {
  std::error_code gone;  // what was moved on or removed meanwhile is not there to undo
  if (change.kind == Change::Kind::kCreated) {
    fs::remove_all(change.path, gone);
    return;
  }
  fs::rename(change.path, change.from, gone);
  if (change.old) (void)write_file_atomic(change.path, *change.old);
}

}  // namespace gongshi::test
