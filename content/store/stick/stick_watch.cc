#include "content/store/stick/stick_watch.h"

#include <algorithm>
#include <cerrno>

#include "content/store/stick/detached_mount.h"
#include "content/store/stick/harmless_text.h"
#include "drivers/os/log.h"

namespace gongshi::content::store {
namespace {

Error no_udev(int error_number) {
  return os_error(error_number, {"向 udev 询问 U 盘", "cannot ask udev about sticks"});
}

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

std::string property(udev_device* device, const char* name) {
  return text_of(udev_device_get_property_value(device, name));
}

bool is_stick(const BlockNews& news) {
  return news.bus == "usb" &&
         std::ranges::any_of(stick_file_systems(), [&](const FileSystem& file_system) {
           return file_system.type == news.file_system;
         });
}

}  // namespace

bool StickList::take(const BlockNews& news) {
  const bool known =
      std::erase_if(sticks_, [&](const Stick& s) { return s.device == news.device; }) > 0;
  if (news.action == "remove" || !is_stick(news)) return known;
  const std::string label = harmless(news.label);
  sticks_.push_back({news.device, label.empty() ? news.device : label});
  return true;
}

std::optional<Stick> StickList::last() const {
  if (sticks_.empty()) return std::nullopt;
  return sticks_.back();
}

StickWatch::StickWatch(Loop& loop, Udev context, UdevMonitor monitor)
    : loop_(loop), udev_(std::move(context)), monitor_(std::move(monitor)) {}

StickWatch::~StickWatch() {
  loop_.forget(udev_monitor_get_fd(monitor_.get()));
}

Result<std::unique_ptr<StickWatch>> StickWatch::open(Loop& loop) {
  Udev context(udev_new());
  if (!context) return no_udev(ENOMEM);
  UdevMonitor monitor(udev_monitor_new_from_netlink(context.get(), "udev"));
  if (!monitor) return no_udev(errno);
  int failed = udev_monitor_filter_add_match_subsystem_devtype(monitor.get(), "block", nullptr);
  if (failed >= 0) failed = udev_monitor_enable_receiving(monitor.get());
  if (failed < 0) return no_udev(-failed);
  std::unique_ptr<StickWatch> watch(new StickWatch(loop, std::move(context), std::move(monitor)));
  GONGSHI_CHECK(loop.watch(udev_monitor_get_fd(watch->monitor_.get()), Loop::kReadable,
                           [raw = watch.get()](std::uint32_t) { raw->take_news(); }));
  // Listening first, looking around second: what comes in between is seen twice, not never.
  GONGSHI_CHECK(watch->look_around());
  return watch;
}

Status StickWatch::look_around() {
  const UdevEnumerate all(udev_enumerate_new(udev_.get()));
  if (!all) return no_udev(ENOMEM);
  udev_enumerate_add_match_subsystem(all.get(), "block");
  udev_enumerate_add_match_property(all.get(), "ID_BUS", "usb");
  const int failed = udev_enumerate_scan_devices(all.get());
  if (failed < 0) return no_udev(-failed);
  for (udev_list_entry* entry = udev_enumerate_get_list_entry(all.get()); entry != nullptr;
       entry = udev_list_entry_get_next(entry)) {
    const UdevDevice device(
        udev_device_new_from_syspath(udev_.get(), udev_list_entry_get_name(entry)));
    if (device) take(device.get(), nullptr);  // otherwise it has just been pulled out
  }
  return {};
}

void StickWatch::take_news() {
  const UdevDevice device(udev_monitor_receive_device(monitor_.get()));
  if (device) take(device.get(), udev_device_get_action(device.get()));
}

void StickWatch::take(udev_device* device, const char* action) {
  const BlockNews news{text_of(action), text_of(udev_device_get_devnode(device)),
                       property(device, "ID_BUS"), property(device, "ID_FS_TYPE"),
                       property(device, "ID_FS_LABEL")};
  if (!list_.take(news)) return;
  const auto stick = list_.last();
  log(Level::kInfo, "sync", stick ? "stick: " + stick->label : std::string("no stick"));
}

}  // namespace gongshi::content::store
