#include "signage/log/display_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace gongshi::signage {
namespace {

// Behind a day's limit faults are written still, up to here; what is rare, in any case.
constexpr std::size_t kRoomForFaults = 16UL << 20U;

Error file_error(const fs::path& path) {
  return os_error(errno, {"写入 " + path.string(), "write " + path.string()});
}

}  // namespace

LogSeal DisplayLog::seal_of(const LogFile& file, std::uint64_t last, const Hash& head,
                            WallTime now) const {
  return {.device = order_.device,
          .file = file.name(),
          .last = last,
          .head = head,
          .sealed = std::chrono::floor<std::chrono::seconds>(now)};
}

Status DisplayLog::seal(const LogFile& file, std::uint64_t last, const Hash& head,
                        WallTime now) const {
  return write_seal(order_.folder, file, seal_of(file, last, head, now), key_);
}

/// All but the newest. A file whose end is damaged cannot be signed for.
Status DisplayLog::seal_unsigned(const std::vector<LogFile>& files, WallTime now) const {
  for (const LogFile& file : files) {
    if (file == file_) continue;
    const auto tail = log_tail(order_.folder / file.name());
    if (!tail) {
      if (tail.error().code == Errc::kCorrupt) continue;
      return tail.error();
    }
    const auto sealed = read_seal(order_.folder, file, key_.public_key());
    if (sealed && sealed->last == tail->number) continue;
    // A signature that is wrong is evidence, not something to be put right.
    if (!sealed && sealed.error().code != Errc::kNotFound) continue;
    GONGSHI_CHECK(seal(file, tail->number, tail->hash, now));
  }
  return {};
}

Status DisplayLog::begin_file(Date day, WallTime now) {
  const LogFile former = file_;
  const LogFile next{former.number + 1, day};
  const fs::path path = order_.folder / next.name();
  Fd fd(
      ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (!fd) return file_error(path);
  const bool has_former = fd_.get() >= 0;
  if (has_former && ::fdatasync(fd_.get()) != 0) return file_error(order_.folder / former.name());
  std::swap(fd_, fd);
  file_ = next;
  const std::size_t former_size = std::exchange(size_, 0);
  said_.clear();
  const std::string before = former.number == 0 ? std::string{} : former.name();
  const Status written = write(
      {.time = now,
       .event = LogEvent::kDay,
       .items = {date_text(day), before},
       .about = head_.hex(),
       .words = {date_text(day) + " 的记录开始", "the log of " + date_text(day) + " begins"}});
  if (!written) {  // as before: the next line tries again
    ::unlink(path.c_str());
    std::swap(fd_, fd);
    file_ = former;
    size_ = former_size;
    return written;
  }
  GONGSHI_CHECK(sync_directory(order_.folder));
  GONGSHI_TRY(const auto files, log_files(order_.folder));
  GONGSHI_CHECK(seal_unsigned(files, now));
  return remove_old(files, now);
}

/// By age, then by size; never the newest.
Status DisplayLog::remove_old(const std::vector<LogFile>& files, WallTime now) {
  const std::size_t outlived_count = outlived(files, order_.keep_days).size();
  const auto size_of = [&](const LogFile& file) {
    std::error_code error;
    const auto size = fs::file_size(order_.folder / file.name(), error);
    return error ? std::uintmax_t{0} : size;
  };
  std::uintmax_t kept = 0;
  for (std::size_t i = outlived_count; i < files.size(); ++i) kept += size_of(files[i]);
  for (std::size_t i = 0; i + 1 < files.size(); ++i) {
    const std::string name = files[i].name();
    if (i < outlived_count) {
      GONGSHI_CHECK(remove(
          files[i], {"超过保存期，删除 " + name, name + " removed: older than is kept"}, now));
      continue;
    }
    if (kept <= order_.most_bytes) break;
    kept -= size_of(files[i]);
    GONGSHI_CHECK(remove(
        files[i],
        {"记录总量超过上限，删除 " + name, name + " removed: the log is larger than is kept"},
        now));
  }
  return {};
}

Status DisplayLog::remove(const LogFile& old, const Sentence& why, WallTime now) {
  const auto tail = log_tail(order_.folder / old.name());
  // Said before it is done: a file that is gone without a word is somebody else's work.
  GONGSHI_CHECK(write({.time = now,
                       .event = LogEvent::kRemoved,
                       .items = {old.name()},
                       .about = tail ? tail->hash.hex() : std::string{},
                       .words = why}));
  GONGSHI_TRY(auto names, seals_of(order_.folder, old));
  names.insert(names.begin(), old.name());
  std::error_code error;
  for (const std::string& name : names) {
    fs::remove(order_.folder / name, error);
    if (error) {
      return os_error(error.value(), {"删除 " + name, "remove " + name});
    }
  }
  return {};
}

Status DisplayLog::write(LogLine line) {
  line.number = number_ + 1;
  const std::string body = line.body();
  const Hash hash = chained(head_, body);
  const std::string text = hash.hex() + "\t" + body + "\n";
  const Status written = write_all(fd_.get(), as_bytes(text), order_.folder / file_.name());
  if (!written) {
    // Half a line on a full disk; cutting it off frees space and needs none. If even that fails
    // the next start takes it out as a torn one.
    if (::ftruncate(fd_.get(), static_cast<off_t>(size_)) != 0) {
      return file_error(order_.folder / file_.name());
    }
    return written;
  }
  size_ += text.size();
  number_ = line.number;
  head_ = hash;
  return {};
}

Status DisplayLog::write_lost(WallTime now) {
  const std::string count = std::to_string(lost_);
  GONGSHI_CHECK(write({.time = now,
                       .event = LogEvent::kLost,
                       .words = {"此前有 " + count + " 行未能写入（磁盘已满或当日记录已满）",
                                 count + " lines before this could not be written (disk or the "
                                         "day's file full)"}}));
  lost_ = 0;
  return {};
}

Status DisplayLog::has_room_for(const LogLine& line) const {
  const bool is_fault = line.event == LogEvent::kFault || line.event == LogEvent::kHealed ||
                        line.event == LogEvent::kAlive;
  if (!is_fault && line.event != LogEvent::kShow) return {};
  const std::size_t most = order_.most_file_bytes + (is_fault ? kRoomForFaults : 0);
  if (size_ + kMostLogLine <= most) return {};
  return Error{Errc::kIo,
               {file_.name() + " 今日已满，不再记录一般的轮换",
                file_.name() + " is full for today; ordinary turns are no longer logged"},
               "E2406"};
}

Status DisplayLog::append(LogLine line) {
  const auto keep = [&]() -> Status {
    const Date today = to_local(line.time).date;
    if (file_.number == 0 || today != file_.day) GONGSHI_CHECK(begin_file(today, line.time));
    GONGSHI_CHECK(has_room_for(line));
    if (lost_ > 0) GONGSHI_CHECK(write_lost(line.time));
    if (line.event != LogEvent::kShow || line.words.zh.empty()) return write(std::move(line));
    line.about = content::bundle::sha256(line.words.zh).hex();
    if (said_.contains(line.about)) line.words.zh.clear();
    const std::string words = line.about;
    GONGSHI_CHECK(write(std::move(line)));
    said_.insert(words);
    return {};
  };
  Status kept = keep();
  if (!kept) ++lost_;
  return kept;
}

Status DisplayLog::sync() {
  if (fd_.get() >= 0 && ::fdatasync(fd_.get()) != 0) {
    return file_error(order_.folder / file_.name());
  }
  return {};
}

Status DisplayLog::close(WallTime now) {
  GONGSHI_CHECK(append({.time = now,
                        .event = LogEvent::kStop,
                        .words = {"显示服务正常结束", "the program ended in good order"}}));
  GONGSHI_CHECK(sync());
  return seal(file_, number_, head_, now);
}

}  // namespace gongshi::signage
