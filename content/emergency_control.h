// EmergencyControl: one question and one answer over the socket of gongshi-signage: which emergency
// cards there are, which one runs; start one, stop it. One line of JSON each way
// (drivers/os/line_client.h); the socket belongs to the group gongshi.
//
//   gongshi-signage emergency, the kiosk's maintenance page ─▶ socket ─▶ gongshi-signage run
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/os/clock.h"
#include "drivers/os/file.h"
#include "drivers/os/result.h"

namespace gongshi::content {

enum class EmergencyVerb { kList, kStart, kStop };

struct EmergencyRequest {
  EmergencyVerb verb = EmergencyVerb::kList;
  std::string card;  // of kStart
  std::string from;  // who asks, for the log: "command", "kiosk"; [a-z0-9-]
};

/// A card that may be started now.
struct EmergencyChoice {
  std::string id;
  std::string title;
  int max_run_min = 0;
};

struct EmergencyRunning {
  std::string id;
  std::string title;
  std::string by;  // "command, uid 1000", "kiosk, uid 990", "contact-1", "stick-2"
  WallTime started{};
  WallTime ends{};
};

struct EmergencyReply {
  bool accepted = false;
  Sentence sentence;  // one plain sentence for the person who asked
  int displays = 0;   // of this host
  std::optional<EmergencyRunning> running;
  std::vector<EmergencyChoice> cards;
  bool more_cards = false;  // than one answer holds
};

inline constexpr std::size_t kMaxEmergencyQuestion = 1024;
inline constexpr std::size_t kMaxEmergencyAnswer = 131'072;
/// Of one answer, and the bytes that id and title may take of it.
inline constexpr std::size_t kMaxEmergencyChoices = 128;
inline constexpr std::size_t kMaxEmergencyId = 256;
inline constexpr std::size_t kMaxEmergencyTitle = 400;

[[nodiscard]] std::string format_emergency_request(const EmergencyRequest& request);
[[nodiscard]] Result<EmergencyRequest> parse_emergency_request(std::string_view line);
[[nodiscard]] std::string format_emergency_reply(const EmergencyReply& reply);
[[nodiscard]] Result<EmergencyReply> parse_emergency_reply(std::string_view line);

/// Asks the running gongshi-signage; errors as ask_line.
[[nodiscard]] Result<EmergencyReply> ask_signage(const fs::path& socket,
                                                 const EmergencyRequest& request,
                                                 std::chrono::milliseconds deadline);

}  // namespace gongshi::content
