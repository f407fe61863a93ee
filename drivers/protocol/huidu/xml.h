// Huidu XML: requests to a method, and answers. An answer names its method and a result, "kSuccess"
// or why not; under it stand elements whose attributes hold the values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/lang.h"

namespace gongshi::drivers::huidu {

/// Under which a session's first request goes, before the card has given it a guid.
inline constexpr std::string_view kNoGuid = "##GUID";

/// Text between tags or in quotes; control characters other than a line feed become spaces, since
/// XML 1.0 has no way to write them.
[[nodiscard]] std::string escape(std::string_view text);

/// A whole request; `body` is XML.
[[nodiscard]] std::string request(std::string_view guid, std::string_view method,
                                  std::string_view body);

// ---- bodies -------------------------------------------------------------------------------------

[[nodiscard]] std::string interface_version_body();
/// 1 .. 100 percent at all hours.
[[nodiscard]] std::string luminance_body(int percent);
/// `zone` as the cards write it, "(UTC+08:00)Beijing".
[[nodiscard]] std::string time_body(const LocalTime& time, std::string_view zone);

// ---- answers ------------------------------------------------------------------------------------

struct DeviceInfo {
  std::string model, id, firmware;
  int width = 0, height = 0;  // 0: not told
};

struct Luminance {
  bool fixed = false;  // mode "default"
  int percent = -1;
};

class Answer {
 public:
  /// Empty: no XML, or no answer.
  [[nodiscard]] static std::optional<Answer> parse(std::string_view xml);
  Answer(Answer&&) noexcept;
  ~Answer();

  [[nodiscard]] const std::string& guid() const { return guid_; }
  [[nodiscard]] const std::string& method() const { return method_; }
  [[nodiscard]] const std::string& result() const { return result_; }
  [[nodiscard]] bool success() const { return result_ == "kSuccess"; }

  [[nodiscard]] DeviceInfo device() const;
  [[nodiscard]] std::optional<Luminance> luminance() const;
  [[nodiscard]] std::string time() const;                        // as the card writes it
  [[nodiscard]] std::vector<std::string> program_guids() const;  // of all that it names

 private:
  struct Tree;
  explicit Answer(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
  std::string guid_, method_, result_;
};

/// What an error code of a packet or a file status means; 0 and 1 are none.
[[nodiscard]] Sentence code_sentence(int code);
/// Of the result of an XML answer, its own name included.
[[nodiscard]] Sentence result_sentence(const std::string& result);

}  // namespace gongshi::drivers::huidu
