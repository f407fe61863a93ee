// Deltas: what a patch may be, what it takes, and that zstd's own program agrees.
#include "content/bundle/delta.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zstd.h>

#include "content/bundle/object.h"
#include "content/bundle/zstd_frame.h"
#include "shell.h"
#include "tests/support/temp_dir.h"

namespace gongshi::content::bundle {
namespace {

using test::Said;
using test::shell;

constexpr std::string_view kDictionaryMagic("\x37\xA4\x30\xEC", 4);  // RFC 8878, 5

/// A price table; every `changed`-th price is another one.
std::string prices(int rows, int changed = 0) {
  std::string table;
  for (int row = 0; row < rows; ++row) {
    const int price = changed != 0 && row % changed == 0 ? row * 7919 : row * 104729;
    table += std::to_string(250'101'001 + row) + "\t项目" + std::to_string(row * 31 % 977) +
             "\t次\t" + std::to_string(price % 9'000'000) + "\n";
  }
  return table;
}

ManifestObject full_object(std::string_view raw) {
  return {"table/service", ObjectKind::kTable, raw.size(), sha256(raw),
          Encoding::kRaw,  raw.size(),         sha256(raw)};
}

DeltaOffer offer(std::string_view base, std::string_view target, std::string_view stored) {
  return {sha256(target), sha256(base), stored.size(), sha256(stored)};
}

std::string applied_word(std::string_view base, std::string_view target, std::string_view stored) {
  const auto raw = apply_delta(offer(base, target, stored), full_object(target), base, stored);
  if (raw) return *raw == target ? "OK" : "wrong bytes";
  return raw.error().word;
}

/// What our own full object of `target` would take.
std::uint64_t stored_size(std::string_view target) {
  return smaller_frame(target).size();
}

/// A frame header (RFC 8878, 3.1.1.1): no single segment, 4-byte content size; then one raw block.
std::string frame_with_window(unsigned window_byte, std::string_view content) {
  std::string frame("\x28\xB5\x2F\xFD\x80", 5);
  frame += static_cast<char>(window_byte);
  for (unsigned shift = 0; shift < 32; shift += 8) {
    frame += static_cast<char>((content.size() >> shift) & 0xFFU);
  }
  const std::size_t block = content.size() << 3U | 1U;  // last block, raw
  for (unsigned shift = 0; shift < 24; shift += 8) {
    frame += static_cast<char>((block >> shift) & 0xFFU);
  }
  return frame + std::string(content);
}

std::string noise(std::size_t size) {
  std::string bytes;
  bytes.reserve(size);
  std::uint64_t state = 1;
  while (bytes.size() < size) {
    state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth, MMIX
    bytes += static_cast<char>(state >> 56U);
  }
  return bytes;
}

/// A delta without make_delta()'s patience.
std::string quick_delta(std::string_view base, std::string_view target) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 26);
  ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1);
  ZSTD_CCtx_refPrefix(context, base.data(), base.size());
  std::string frame(ZSTD_compressBound(target.size()), '\0');
  frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), target.data(), target.size()));
  ZSTD_freeCCtx(context);
  return frame;
}

/// KiB of memory that a process takes more while it applies the delta; a lot when that fails.
long grown_kib(std::string_view base, std::string_view target, std::string_view frame) {
  constexpr int failed = 255;
  const DeltaOffer one = offer(base, target, frame);
  const ManifestObject object = full_object(target);
  const pid_t child = ::fork();
  if (child == 0) {
    rusage before{};
    rusage after{};
    ::getrusage(RUSAGE_SELF, &before);
    const bool right = apply_delta(one, object, base, frame).has_value();
    ::getrusage(RUSAGE_SELF, &after);
    const long grown_mib = (after.ru_maxrss - before.ru_maxrss + 1023) / 1024;
    ::_exit(right && grown_mib < failed ? static_cast<int>(grown_mib) : failed);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return 1L << 30U;
  return WEXITSTATUS(status) * 1024L;
}

}  // namespace

TEST_SUITE("bundle") {
  TEST_CASE("delta: the changed prices make the new table out of the old one") {
    const std::string base = prices(5000);
    const std::string target = prices(5000, 100);
    const auto frame = make_delta(base, target, stored_size(target));
    REQUIRE(frame);
    CHECK(frame->size() < 1500);
    CHECK(stored_size(target) > 20'000);
    CHECK(applied_word(base, target, *frame) == "OK");
    CHECK(make_delta(base, target, stored_size(target)) == frame);
  }

  TEST_CASE("delta: none is offered that does not pay") {
    const std::string old_table = prices(2000);
    CHECK_FALSE(make_delta("", old_table, 5000));
    CHECK_FALSE(make_delta(old_table, "", 0));
    CHECK_FALSE(make_delta("short", "shorter", 7));
    // A notice of 300 bytes: its delta is small, but the delta's manifest line is not.
    const std::string notice = prices(10);
    CHECK_FALSE(make_delta(notice, notice + "x", 250));
    const std::string other = noise(20'000);
    CHECK_FALSE(make_delta(old_table, other, other.size()));
  }

  TEST_CASE("delta: size or hash other than signed is E_HASH, before and after decoding") {
    const std::string base = prices(2000);
    const std::string target = prices(2000, 50);
    const std::string frame = make_delta(base, target, stored_size(target)).value();
    DeltaOffer signed_offer = offer(base, target, frame);
    const auto word = [&](const DeltaOffer& one, const ManifestObject& object,
                          std::string_view base_raw, std::string_view stored) {
      const auto raw = apply_delta(one, object, base_raw, stored);
      return raw ? "OK" : raw.error().word;
    };
    CHECK(word(signed_offer, full_object(target), base, frame) == "OK");
    CHECK(word(signed_offer, full_object(target), base, frame + "x") == "E_HASH");
    CHECK(word(signed_offer, full_object(target), base, "") == "E_HASH");
    std::string flipped = frame;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
    CHECK(word(signed_offer, full_object(target), base, flipped) == "E_HASH");
    // A wrong base, or a signed delta of something else.
    std::string other_base = base;
    other_base[100] = static_cast<char>(other_base[100] ^ 1);
    CHECK(word(signed_offer, full_object(target), other_base, frame) == "E_HASH");
    ManifestObject other = full_object(target);
    other.raw_hash = sha256("other");
    CHECK(word(signed_offer, other, base, frame) == "E_HASH");
    signed_offer.size += 1;
    CHECK(word(signed_offer, full_object(target), base, frame) == "E_HASH");
  }

  TEST_CASE("delta: anything but one lone frame of the signed size is E_DECODE") {
    const std::string base = prices(2000);
    const std::string target = prices(2000, 50);
    const std::string frame = make_delta(base, target, stored_size(target)).value();
    CHECK(applied_word(base, target + "x", frame) == "E_DECODE");
    CHECK(applied_word(base, target, frame + frame) == "E_DECODE");
    CHECK(applied_word(base, target, frame + "x") == "E_DECODE");
    CHECK(applied_word(base, target, frame.substr(0, frame.size() - 1)) == "E_DECODE");
    CHECK(applied_word(base, target, "") == "E_DECODE");
    CHECK(applied_word(base, target, "\x28\xB5\x2F\xFD") == "E_DECODE");
    CHECK(applied_word(base.substr(0, 10), target, frame) == "E_DECODE");  // looks back too far
  }

  TEST_CASE("delta: a window above 128 MiB is refused from the frame's header") {
    const std::string target = "text of a notice";
    CHECK(frame_window(frame_with_window(0x88, target)) == std::uint64_t{1} << 27U);
    CHECK(applied_word("base", target, frame_with_window(0x88, target)) == "OK");  // log 27
    CHECK(applied_word("base", target, frame_with_window(0x89, target)) == "E_DECODE");
    CHECK(applied_word("base", target, frame_with_window(0x90, target)) == "E_DECODE");  // log 28
    CHECK(applied_word("base", target, frame_with_window(0xFF, target)) == "E_DECODE");
  }

  TEST_CASE("delta: a base that looks like a zstd dictionary is nothing but bytes") {
    const std::string base = std::string(kDictionaryMagic) + prices(2000);
    const std::string target = std::string(kDictionaryMagic) + prices(2000, 50);
    const auto frame = make_delta(base, target, stored_size(target));
    REQUIRE(frame);
    CHECK(applied_word(base, target, *frame) == "OK");
  }

  TEST_CASE("delta: decoding takes the target's size and a little more, whatever the window says") {
    const std::string base = noise(std::size_t{12} << 20U);
    std::string target = base;
    target[target.size() / 2] = static_cast<char>(target[target.size() / 2] ^ 1);
    const std::string frame = quick_delta(base, target);
    REQUIRE(frame.size() < 10'000);
    constexpr long slack_kib = 16 * 1024;  // most of it is what a sanitizer adds
    CHECK(grown_kib(base, target, frame) < static_cast<long>(target.size() >> 10U) + slack_kib);
    CHECK(grown_kib("base", "text", frame_with_window(0x88, "text")) < slack_kib);  // says 128 MiB
  }

  TEST_CASE("delta: zstd --patch-from makes what we apply and applies what we make") {
    const test::TempDir folder;
    const std::string in = "cd " + folder.path().string() + " && ";
    const std::string base = prices(3000);
    const std::string target = prices(3000, 70) + prices(40);
    folder.write("base", base);
    folder.write("target", target);
    const Said made = shell(in + "zstd -q -19 --patch-from base target -o theirs");
    INFO(made.text);
    REQUIRE(made.exit_code == 0);
    CHECK(applied_word(base, target, read_file(folder / "theirs", 1'000'000).value()) == "OK");

    folder.write("ours", make_delta(base, target, stored_size(target)).value());
    const Said applied = shell(in + "zstd -q -d --patch-from base ours -o out && cmp out target");
    INFO(applied.text);
    CHECK(applied.exit_code == 0);
  }
}

}  // namespace gongshi::content::bundle
