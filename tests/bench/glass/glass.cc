#include "glass.h"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

namespace gongshi::test {

std::optional<Glass> Glass::open() {
  Display* const display = XOpenDisplay(nullptr);
  if (display == nullptr) return std::nullopt;
  Glass glass(display);
  int event = 0;
  int error = 0;
  int major = 0;
  int minor = 0;
  if (XShmQueryExtension(display) == 0 ||
      XTestQueryExtension(display, &event, &error, &major, &minor) == 0 ||
      !glass.share(std::size_t(glass.width()) * std::size_t(glass.height()) * 4)) {
    return std::nullopt;
  }
  return glass;
}

Glass::Glass(Glass&& other) noexcept
    : display_(std::exchange(other.display_, nullptr)),
      shared_(std::exchange(other.shared_, XShmSegmentInfo{})) {}

Glass::~Glass() {
  if (display_ == nullptr) return;
  if (shared_.shmaddr != nullptr) {
    XShmDetach(display_, &shared_);
    ::shmdt(shared_.shmaddr);
  }
  XCloseDisplay(display_);
}

bool Glass::share(std::size_t bytes) {
  shared_.shmid = ::shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
  if (shared_.shmid < 0) return false;
  void* const memory = ::shmat(shared_.shmid, nullptr, 0);
  // Gone from the system as soon as both sides have let go.
  const bool attached =
      memory != reinterpret_cast<void*>(-1) &&
      (shared_.shmaddr = static_cast<char*>(memory), XShmAttach(display_, &shared_) != 0) &&
      XSync(display_, False) != 0;
  ::shmctl(shared_.shmid, IPC_RMID, nullptr);
  return attached;
}

int Glass::width() const {
  return DisplayWidth(display_, DefaultScreen(display_));
}
int Glass::height() const {
  return DisplayHeight(display_, DefaultScreen(display_));
}

XImage* Glass::grab(const Patch& patch) {
  const int screen = DefaultScreen(display_);
  XImage* const image = XShmCreateImage(
      display_, DefaultVisual(display_, screen), unsigned(DefaultDepth(display_, screen)), ZPixmap,
      shared_.shmaddr, &shared_, unsigned(patch.width), unsigned(patch.height));
  XShmGetImage(display_, RootWindow(display_, screen), image, patch.x, patch.y, AllPlanes);
  return image;
}

std::uint64_t Glass::look(const Patch& patch) {
  XImage* const image = grab(patch);
  const std::string_view bytes(image->data,
                               std::size_t(image->bytes_per_line) * std::size_t(image->height));
  const std::uint64_t seen = std::hash<std::string_view>{}(bytes);
  image->data = nullptr;  // the shared memory stays
  XDestroyImage(image);
  return seen;
}

bool Glass::plain(const Patch& patch) {
  XImage* const image = grab(patch);
  const std::size_t bytes = std::size_t(image->bytes_per_line) * std::size_t(image->height);
  // Shifted by one pixel it is the same.
  const bool plain = std::memcmp(image->data, image->data + 4, bytes - 4) == 0;
  image->data = nullptr;
  XDestroyImage(image);
  return plain;
}

std::optional<Steady::time_point> Glass::changed(const Patch& patch, std::uint64_t before,
                                                 Steady::duration at_most) {
  for (const auto end = Steady::now() + at_most; Steady::now() < end;) {
    if (look(patch) != before) return Steady::now();
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return std::nullopt;
}

Steady::time_point Glass::still(const Patch& patch, Steady::duration rest,
                                Steady::duration at_most) {
  const auto began = Steady::now();
  auto last = began;
  std::uint64_t seen = look(patch);
  while (Steady::now() - last < rest && Steady::now() - began < at_most) {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const std::uint64_t now = look(patch);
    if (now == seen) continue;
    seen = now;
    last = Steady::now();
  }
  return last;
}

void Glass::move(Spot at) {
  XTestFakeMotionEvent(display_, DefaultScreen(display_), at.x, at.y, CurrentTime);
  XSync(display_, False);
}

void Glass::press() {
  XTestFakeButtonEvent(display_, Button1, True, CurrentTime);
  XSync(display_, False);
}

void Glass::release() {
  XTestFakeButtonEvent(display_, Button1, False, CurrentTime);
  XSync(display_, False);
}

void Glass::wheel() {
  XTestFakeButtonEvent(display_, Button5, True, CurrentTime);
  XTestFakeButtonEvent(display_, Button5, False, CurrentTime);
  XSync(display_, False);
}

}  // namespace gongshi::test
