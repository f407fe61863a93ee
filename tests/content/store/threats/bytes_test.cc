// Threats by bytes: what arrives may be anything (content/THREATS.md).
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <random>
#include <set>

#include "content/bundle/object.h"
#include "content/picture_header.h"
#include "content/store/stick/block_device.h"
#include "content/store/stick/detached_mount.h"
#include "hostile_server.h"
#include "target.h"

using namespace gongshi;
using namespace gongshi::content;
using namespace gongshi::test;
using bundle::Container;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view kMonday = "2026-11-23T00:00:00Z";

/// Names of all that lies in a folder, at any depth.
std::set<fs::path> names_in(const fs::path& folder) {
  std::set<fs::path> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) names.insert(entry.path());
  return names;
}

/// Release 43 with the bytes of one object changed by the office, and signed by both.
std::string with_object(const Target& target, const std::string& path, std::string bytes,
                        bundle::ObjectKind kind) {
  auto content = Office::content(43);
  content[path] = {kind, std::move(bytes)};
  return target.office.bundle(Office::issue(43), content,
                              {&target.office.keys.office, &target.office.keys.reviewer});
}

/// Overwrites the file on the stick as soon as the device writes what it has read.
class SwappedStick final : public store::Disk {
 public:
  SwappedStick(fs::path stick, std::string other)
      : stick_(std::move(stick)), other_(std::move(other)) {}
  [[nodiscard]] bool swapped() const { return swapped_; }

 protected:
  Status before(Step step, const fs::path& /*path*/) override {
    if (step != Step::kCreate || swapped_) return {};
    swapped_ = true;
    fs::resize_file(stick_, 0);  // the same file, so that a mapping of it would notice
    return write_file_atomic(stick_, other_);
  }

 private:
  fs::path stick_;
  std::string other_;
  bool swapped_ = false;
};

/// Width and height in a PNG's first chunk; the rest need not be there to be judged.
std::string png_header(unsigned width, unsigned height) {
  std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"sv);
  for (const unsigned side : {width, height}) {
    for (unsigned shift = 32; shift > 0; shift -= 8) {
      bytes += static_cast<char>(side >> (shift - 8) & 0xFFU);
    }
  }
  return bytes + std::string("\x08\x02\0\0\0\0\0\0\0"sv);
}

}  // namespace

TEST_SUITE("threats") {
  TEST_CASE("threat: pieces of different releases mixed") {
    Target target;
    const std::string file = target.office.bundle(43);
    const std::string other = target.office.bundle(44);
    Container mixed = Container::read(file).value();
    const Container foreign = Container::read(other).value();
    const auto differing = [&](const Container& from, const Container& without) {
      std::vector<Container::ObjectEntry> found;
      for (const auto& object : from.objects) {
        const auto same = [&](const auto& entry) {
          return entry.stored_hash == object.stored_hash;
        };
        if (std::ranges::none_of(without.objects, same)) found.push_back(object);
      }
      return found;
    };
    const auto theirs = differing(foreign, mixed);
    REQUIRE(theirs.size() == 2);
    for (auto& object : mixed.objects) {
      if (object.stored_hash != differing(mixed, foreign)[0].stored_hash) continue;
      object = theirs[0];
      break;
    }
    CHECK(target.device.import(mixed.bytes()) == "E_CONTAINER");
    // A web tree that is published in the wrong order: the status is there before its objects.
    publish(target.web.path(), file, target.office.status(file, kMonday));
    const std::string hash = differing(Container::read(file).value(), foreign)[0].stored_hash.hex();
    fs::remove(target.web / "obj" / hash.substr(0, 2) / hash);
    CHECK(target.pull() == "E_MISSING_OBJECT");
    CHECK(target.device.shown() == "1-42");
    publish(target.web.path(), file, target.office.status(file, kMonday));
    CHECK(target.pull() == "OK");
    CHECK(target.device.shown() == "1-43");
  }

  TEST_CASE("threat: endless, slow or huge data, and bombs") {
    Target target;
    {
      const HostileServer endless(HostileServer::Manner::kEndless);
      CHECK(target.pull(endless.url()).starts_with("E_"));
      CHECK(endless.sent() < 64 * std::size_t{1024} * 1024);  // socket buffers; never followed on
    }
    {
      const HostileServer slow(HostileServer::Manner::kSlow);
      store::WebOptions options;
      options.limits.slow_for = std::chrono::seconds(1);
      CHECK(target.pull(slow.url(), options).starts_with("E_"));
    }
    {
      const HostileServer hotel(HostileServer::Manner::kLoginPage);
      CHECK(target.pull(hotel.url()).starts_with("E_"));
    }
    // A frame of 50 MiB of zeroes under a small signed size; a signed size beyond reason.
    const std::string frame = bundle::smaller_frame(std::string(std::size_t{50} << 20U, '\0'));
    const std::string file =
        with_object(target, "image/bomb.png", std::string(1000, 'x'), bundle::ObjectKind::kImage);
    Container bomb = Container::read(file).value();
    std::string text(bomb.manifest.text);
    const bundle::Manifest manifest = bundle::Manifest::parse(text).value();
    for (const auto& object : manifest.objects) {
      if (object.path != "image/bomb.png") continue;
      const std::string stored = object.stored_hash.hex();
      const bundle::Hash name = bundle::sha256(frame);
      replace_all(text, " zstd " + std::to_string(object.stored_size) + " " + stored,
                  " zstd " + std::to_string(frame.size()) + " " + name.hex());
      for (auto& entry : bomb.objects) {
        if (entry.stored_hash == object.stored_hash) entry = {name, frame};
      }
    }
    const OwnedDocument resigned =
        signed_by(text, {&target.office.keys.office, &target.office.keys.reviewer});
    bomb.manifest = resigned.view();
    CHECK(target.device.import(bomb.bytes()) == "E_DECODE");
    CHECK(target.device.import(target.with_manifest([](std::string& own) {
      bundle::Manifest huge = bundle::Manifest::parse(own).value();
      const auto zstd = std::ranges::find(huge.objects, bundle::Encoding::kZstd,
                                          &bundle::ManifestObject::encoding);
      huge.raw_total += bundle::kMaxRawTotal;
      zstd->raw_size += bundle::kMaxRawTotal;
      own = huge.text();
    })) == "E_SIZE_LIMIT");
    // A file of more than 1.2 GiB, most of it a hole, is refused by its size.
    const fs::path huge = target.device.dir().write("huge/a.kbundle", "x");
    fs::resize_file(huge, bundle::kMaxBundleFile + 1);
    store::Disk disk;
    auto opened = store::Store::open(disk, target.device.store());
    CHECK(store::import(*opened, huge).outcome.verdict == bundle::Verdict::kContainer);
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: parser bugs on hostile input") {
    Target target;
    // Signature first: nothing that only a parser or a decoder would notice is noticed before.
    const Office stranger;
    for (const std::string_view rubbish :
         {"kbundle-manifest 1\nsite: \xff\n"sv, "\0\0\0\0"sv, ""sv}) {
      const std::string text(rubbish);
      CHECK(target.device.import(target.with_manifest([&](std::string& own) { own = text; })) ==
            "E_FORMAT");
      const OwnedDocument forged =
          signed_by(text, {&stranger.keys.office, &stranger.keys.reviewer});
      const std::string file = target.office.bundle(43);
      Container container = Container::read(file).value();
      container.manifest = forged.view();
      CHECK(target.device.import(container.bytes()) == "E_SIG");
    }
    // Changed, cut, doubled and moved stretches of a good bundle.
    const std::string good = target.office.bundle(43);
    std::mt19937 random(20261122);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
    const auto below = [&](std::size_t limit) { return std::size_t{random()} % limit; };
    for (int round = 0; round < 150; ++round) {
      std::string bad = good;
      const std::size_t at = below(bad.size());
      const std::size_t length = 1 + below(std::min<std::size_t>(700, bad.size() - at));
      switch (round % 4) {
        case 0:
          for (std::size_t i = at; i < at + length; ++i) bad[i] = static_cast<char>(random());
          break;
        case 1:
          bad.erase(at, length);
          break;
        case 2:
          bad.insert(at, bad.substr(at, length));
          break;
        default:
          bad = bad.substr(at) + bad.substr(0, at);
      }
      if (bad == good) continue;
      const std::string word = target.device.import(bad);
      REQUIRE_MESSAGE(word.starts_with("E_"), "round " << round << " at " << at << ": " << word);
    }
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: path tricks, links, device files") {
    Target target;
    const auto before = names_in(target.device.dir().path());
    for (const std::string path :
         {"text/../../../evil", "/etc/passwd", "text//page", "text/.x", "a"}) {
      CHECK(target.device.import(target.with_manifest([&](std::string& own) {
        const std::size_t at = own.rfind("obj text/");
        own.replace(at + 4, own.find(' ', at + 4) - at - 4, path);
      })) == "E_FORMAT");
    }
    // The entry types of tar: link, symbolic link, devices, folder, FIFO.
    const std::string good = target.office.bundle(43);
    for (const char type : std::string_view("123456xgLK")) {
      std::string bad = good;
      bad[156] = type;
      CHECK(target.device.import(bad) == "E_CONTAINER");
    }
    std::string renamed = good;
    renamed.replace(0, 12, "../manifest\0", 12);
    CHECK(target.device.import(renamed) == "E_CONTAINER");
    // Candidates that are no regular files.
    const fs::path stick = target.device.dir() / "tricks";
    fs::create_directories(stick);
    fs::create_symlink(target.device.dir().write("aside/good.kbundle", good), stick / "a.kbundle");
    fs::create_directory(stick / "b.kbundle");
    REQUIRE(::mkfifo((stick / "c.kbundle").c_str(), 0600) == 0);
    store::Disk disk;
    {
      auto opened = store::Store::open(disk, target.device.store());
      CHECK(store::import(*opened, stick).outcome.verdict == bundle::Verdict::kContainer);
    }
    // The web tree of a folder: a link in the place of a file.
    publish(target.web.path(), good, target.office.status(good, kMonday));
    fs::rename(target.web / "status", target.web / "moved");
    fs::create_symlink(target.web / "moved", target.web / "status");
    CHECK(target.pull().starts_with("E_"));
    CHECK(target.device.shown() == "1-42");
    for (const fs::path& name : names_in(target.device.dir().path())) {
      const bool ours = before.contains(name) || name.native().starts_with(stick.native()) ||
                        name.native().find("/aside") != std::string::npos ||
                        name.native().find("/notes/") != std::string::npos;
      CHECK_MESSAGE(ours, name.string());
    }
  }

  TEST_CASE("threat: stick answers differently on second read") {
    const Target target;
    const fs::path path = target.device.dir().write("stick/a.kbundle", target.office.bundle(43));
    SwappedStick disk(path, Office().bundle(44));
    {
      auto opened = store::Store::open(disk, target.device.store());
      REQUIRE(opened.has_value());
      CHECK(store::import(*opened, path).outcome.verdict == bundle::Verdict::kOk);
    }
    CHECK(disk.swapped());
    CHECK(target.device.shown() == "1-43");
  }

  TEST_CASE("threat: hostile USB device or file system") {
    const Target target;
    const fs::path stick = target.device.dir() / "usb";
    fs::create_directories(stick);
    // Names that a shell or a terminal would stumble over, and more candidates than are looked at.
    target.device.dir().write("usb/-rf.kbundle", "x");
    target.device.dir().write("usb/\x1b[2J.kbundle", "x");
    target.device.dir().write("usb/$(reboot).kbundle", std::string(600, '\0'));
    target.device.dir().write("usb/\xff\xfe.kbundle", "kbundle");
    for (int i = 0; i < 40; ++i) {
      target.device.dir().write("usb/x" + std::to_string(i) + ".kbundle", "x");
    }
    store::Disk disk;
    {
      auto opened = store::Store::open(disk, target.device.store());
      const store::ImportReport report = store::import(*opened, stick);
      CHECK(report.outcome.verdict == bundle::Verdict::kContainer);
      CHECK(report.candidates.size() == 16);
      CHECK(report.more_left_out);
      for (const store::Candidate& candidate : report.candidates) {
        CHECK(candidate.name.find_first_of("\x1b\n") == std::string::npos);
      }
      CHECK_FALSE(report.outcome.sentence.zh.empty());
      CHECK_FALSE(report.outcome.sentence.en.empty());
    }
    // What may be opened as a stick at all: FAT and exFAT on a USB block device, by its plain name.
    for (const store::FileSystem& kind : store::stick_file_systems()) {
      CHECK((kind.type == "vfat" || kind.type == "exfat"));
    }
    for (const char* name : {"/dev/null", "/dev/mem", "/etc/passwd", "/dev/../etc/passwd",
                             "/dev/sda;reboot", "/dev/loop0", "sda1", ""}) {
      CHECK_FALSE(store::open_stick_device(name, {}).has_value());
    }
    // Pulled out between two looks: the folder is gone.
    fs::remove_all(stick);
    {
      auto opened = store::Store::open(disk, target.device.store());
      CHECK(store::import(*opened, stick).outcome.verdict == bundle::Verdict::kIo);
    }
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: software older than the format") {
    Target target;
    const std::string file = target.with_manifest([](std::string& text) {
      replace_all(text, "kbundle-manifest 1\n", "kbundle-manifest 2\n");
    });
    const fs::path path = target.device.dir().write("future.kbundle", file);
    store::Disk disk;
    {
      auto opened = store::Store::open(disk, target.device.store());
      const store::Outcome outcome = store::import(*opened, path).outcome;
      CHECK(outcome.verdict == bundle::Verdict::kFormat);
      CHECK(outcome.sentence.en.find("software may be too old") != std::string::npos);
      CHECK(outcome.sentence.zh.find("软件可能太旧") != std::string::npos);
    }
    std::string root = target.office.root.text();
    replace_all(root, "kbundle-root 1\n", "kbundle-root 2\n");
    replace_all(root, "version: 1\n", "version: 2\n");
    CHECK(target.device.import(with_root(target.office.bundle(43), 2,
                                         signed_by(root, {&target.office.keys.root}))) == "E_ROOT");
    std::string status = target.office.status(target.office.bundle(43), kMonday).text;
    replace_all(status, "kbundle-status 1\n", "kbundle-status 9\n");
    publish(target.web.path(), target.office.bundle(43),
            signed_by(status, {&target.office.keys.status}));
    CHECK(target.pull() == "E_FORMAT");
    CHECK(target.device.shown() == "1-42");
  }

  TEST_CASE("threat: hostile text or images that are validly signed") {
    Target target;
    const std::string address = "滨河路 43 号";
    // Right-to-left override, C1 control, escape, NUL, overlong slash, lone surrogate.
    for (const std::string_view evil :
         {"\xe2\x80\xae"sv, "\u0085"sv, "\x1b[31m"sv, "\0"sv, "\xc0\xaf"sv, "\xed\xa0\x80"sv}) {
      std::string table = Office::content(43)["table/hospital"].bytes;
      replace_all(table, address, address + std::string(evil));
      CHECK(target.device.import(with_object(target, "table/hospital", table,
                                             bundle::ObjectKind::kTable)) == "E_CONTENT");
    }
    CHECK(target.device.shown() == "1-42");
    // A picture is judged by its header, before a decoder may take memory for it.
    CHECK(picture_size(png_header(8192, 4882)).has_value());
    CHECK(picture_size(png_header(8192, 4883)).error().code == Errc::kCorrupt);
    CHECK(picture_size(png_header(8193, 1)).error().code == Errc::kCorrupt);
    CHECK(picture_size(png_header(0, 10)).error().code == Errc::kCorrupt);
    CHECK(picture_size(png_header(0xFFFF'FFFF, 0xFFFF'FFFF)).error().code == Errc::kCorrupt);
    CHECK(picture_size("\xFF\xD8\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF"sv).error().code ==
          Errc::kCorrupt);
    CHECK(picture_size("<svg onload=x>").error().code == Errc::kCorrupt);
  }
}
