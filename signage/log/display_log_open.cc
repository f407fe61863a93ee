// DisplayLog: how it is taken up where it was left.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "signage/log/display_log.h"

namespace gongshi::signage {
namespace {

constexpr unsigned kFolderMode = 0750;

Result<Fd> lock_folder(const fs::path& folder) {
  const fs::path path = folder / "log.lock";
  Fd fd(::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (!fd) return os_error(errno, {"打开 " + path.string(), "open " + path.string()});
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    return Error{Errc::kIo,
                 {"另一个程序正在写显示记录 " + folder.string(),
                  "another program writes the display log " + folder.string()},
                 {}};
  }
  return fd;
}

Error file_error(const fs::path& path) {
  return os_error(errno, {"写入 " + path.string(), "write " + path.string()});
}

/// The torn bytes, kept beside the log so that nothing is thrown away.
Result<std::string> torn_part(const fs::path& path, const LogTail& tail) {
  GONGSHI_TRY(const MappedFile mapped, MappedFile::open(path, 2 * kMostLogFile));
  return std::string(mapped.text().substr(tail.good_bytes));
}

}  // namespace

Result<DisplayLog> DisplayLog::open(Order order, WallTime now) {
  GONGSHI_CHECK(make_directories(order.folder));
  std::error_code ignored;  // a folder of somebody else's keeps its mode
  fs::permissions(order.folder, fs::perms{kFolderMode}, ignored);
  GONGSHI_TRY(Fd lock, lock_folder(order.folder));
  GONGSHI_TRY(auto key, log_key(order.folder));
  DisplayLog log(std::move(order), std::move(key.key), std::move(lock));
  GONGSHI_CHECK(log.resume(key, now));
  return log;
}

/// A file that a power cut left without its first line was never begun.
Result<std::vector<LogFile>> DisplayLog::begun_files() const {
  GONGSHI_TRY(auto files, log_files(order_.folder));
  if (files.empty()) return files;
  const fs::path path = order_.folder / files.back().name();
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error || size > kMostLogLine || log_tail(path).has_value()) return files;
  fs::rename(path, fs::path(path) += ".torn.0", error);
  if (error) return os_error(error.value(), {"移走 " + path.string(), "move " + path.string()});
  files.pop_back();
  return files;
}

/// Goes on behind the last whole line. Returns what the start line says.
Result<Sentence> DisplayLog::take_up(WallTime now) {
  const Sentence start{"显示服务启动", "the program started"};
  const fs::path path = order_.folder / file_.name();
  const auto tail = log_tail(path);
  if (!tail && tail.error().code == Errc::kCorrupt) {
    // What is there stays for whoever looks into it; the log goes on in a file of its own, from
    // nothing, and verify() says so.
    number_ = 0;
    head_ = kNoLine;
    GONGSHI_CHECK(begin_file(to_local(now).date, now));
    return start;
  }
  if (!tail) return tail.error();
  fd_ = Fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
  if (!fd_) return file_error(path);
  number_ = tail->number;
  head_ = tail->hash;
  size_ = tail->good_bytes;
  if (tail->torn_bytes > 0) GONGSHI_CHECK(take_out_torn(*tail, now));
  if (tail->event == LogEvent::kStop) return start;
  return Sentence{
      "显示服务启动；上次没有正常结束（断电或故障）",
      "the program started; the time before did not end in good order (power or fault)"};
}

Status DisplayLog::resume(const LogKey& key, WallTime now) {
  GONGSHI_TRY(const auto files, begun_files());
  Sentence start{"显示服务启动", "the program started"};
  if (!files.empty()) {
    file_ = files.back();
    GONGSHI_TRY(start, take_up(now));
  }
  if (key.former || (key.is_new && !files.empty())) GONGSHI_CHECK(change_key(key, now));
  GONGSHI_CHECK(publish_log_key(order_.folder, key_.public_key()));
  GONGSHI_CHECK(seal_unsigned(files, now));
  return append({.time = now, .event = LogEvent::kStart, .words = start});
}

/// The line names the new key, and the former one seals it where it still can. Otherwise what it
/// sealed last stays beside the log: nobody signs for it in its place.
Status DisplayLog::change_key(const LogKey& key, WallTime now) {
  namespace bundle = content::bundle;
  if (file_.number == 0) GONGSHI_CHECK(begin_file(to_local(now).date, now));
  const bundle::PublicKey next = key_.public_key();
  const std::string id = bundle::key_id_text(next.id);
  const std::string former = key.former ? bundle::key_id_text(key.former->id) : std::string{};
  Sentence words{"此行起由密钥 " + id + " 签名", "signed by key " + id + " from here on"};
  if (key.former) {
    words = {words.zh + "，此前是 " + former, words.en + "; by " + former + " before"};
  } else {
    words = {words.zh + "，此前的密钥不明", words.en + "; the key before is not known"};
  }
  GONGSHI_CHECK(write({.time = now,
                       .event = LogEvent::kKey,
                       .items = {next.text(), key.former ? key.former->text() : std::string{}},
                       .words = words}));
  GONGSHI_CHECK(sync());
  if (key.former_secret) {
    GONGSHI_CHECK(write_seal(order_.folder, file_, seal_of(file_, number_, head_, now),
                             *key.former_secret, former));
  } else if (key.former && read_seal(order_.folder, file_, *key.former)) {
    GONGSHI_CHECK(keep_seal(order_.folder, file_, former));
  }
  // At once, so that this line never stands on its word alone.
  return seal(file_, number_, head_, now);
}

Status DisplayLog::take_out_torn(const LogTail& tail, WallTime now) {
  const fs::path path = order_.folder / file_.name();
  GONGSHI_TRY(const std::string torn, torn_part(path, tail));
  const std::string beside = file_.name() + ".torn." + std::to_string(number_ + 1);
  GONGSHI_CHECK(write_file_atomic(order_.folder / beside, torn));
  if (::ftruncate(fd_.get(), static_cast<off_t>(tail.good_bytes)) != 0) return file_error(path);
  const std::string bytes = std::to_string(torn.size());
  return write(
      {.time = now,
       .event = LogEvent::kTorn,
       .items = {beside},
       .about = content::bundle::sha256(torn).hex(),
       .words = {"断电留下半行（" + bytes + " 字节），已移到旁边的文件",
                 "a power cut left half a line (" + bytes + " bytes), moved to the file beside"}});
}

}  // namespace gongshi::signage
