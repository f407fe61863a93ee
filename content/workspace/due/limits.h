// Limits: how long everybody may take, as hospital.yaml has it under `limits`.
//
// The numbers below are those of the usual disclosure plans; no hospital has to accept one of them.
#pragma once

namespace gongshi::content::workspace {

class YamlMap;
class Findings;

/// Working days, unless said otherwise.
struct DutyLimits {
  int soon = 10;      // duties are told so many days ahead
  int disclose = 20;  // after an item was made or changed
  int office = 5;     // for each sign-off, after the one before
  int secrecy = 3;
  int leader = 3;         // for each of both approvals
  int issue = 5;          // what is approved is in an issue
  int request = 10;       // a department handles a request for disclosure
  int answer = 15;        // the applicant has the answer, from the day of acceptance
  int extension = 15;     // added once
  int licence_days = 60;  // calendar days ahead
  int staff_board = 0;    // day of a quarter's first month, 0: nobody is reminded
};

/// The keys of `limits` that are read here; each a whole number within its bounds, else E1013 and
/// no build.
void read_duty_limits(const YamlMap& map, Findings& findings, DutyLimits& limits);

}  // namespace gongshi::content::workspace
