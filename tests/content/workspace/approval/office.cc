#include "tests/content/workspace/approval/office.h"

#include <doctest/doctest.h>

#include "content/workspace/starter.h"

namespace gongshi::test {

using namespace content::workspace;

Date day_of(std::string_view text) {
  return parse_date(text).value();
}

std::string signer_of(Role role) {
  switch (role) {
    case Role::kProposer:
      return "周文";
    case Role::kAnswerable:
      return "吴主任";
    case Role::kOffice:
      return "郑公开";
    case Role::kSecrecy:
      return "王保密";
    case Role::kLeader:
      return "冯院长";
    case Role::kChief:
      break;
  }
  return "陈书记";
}

Office::Office() : folder_(dir_.path() / "w") {
  REQUIRE(write_starter(folder_).has_value());
  edit("hospital.yaml", "\napprovals: off\n", "\napprovals: required\n");
  std::string hospital = text("hospital.yaml") + "\nsigners:\n";
  for (const Role role : kRoles) {
    hospital += "  - {name: " + signer_of(role) + ", as: " + std::string(role_word(role)) + "}\n";
  }
  write("hospital.yaml", hospital);
}

std::string Office::text(const std::string& file) const {
  return read_file(folder_ / file, 1U << 22U).value();
}

void Office::write(const std::string& file, const std::string& text) const {
  REQUIRE(make_directories((folder_ / file).parent_path()).has_value());
  REQUIRE(write_file_atomic(folder_ / file, text).has_value());
}

void Office::edit(const std::string& file, const std::string& from, const std::string& to) const {
  std::string all = text(file);
  const std::size_t at = all.find(from);
  REQUIRE(at != std::string::npos);
  write(file, all.replace(at, from.size(), to));
}

std::string Office::findings(std::string_view day, Workspace* workspace, bool only_errors) const {
  Findings findings;
  auto read = read_workspace(folder_, day_of(day), findings);
  REQUIRE(read.has_value());
  std::string text;
  for (const Finding& finding : findings.list()) {
    if (only_errors && finding.severity != Severity::kError) continue;
    text += finding.place.file + " " + code_word(finding.code) + "\n";
  }
  if (workspace != nullptr) *workspace = *std::move(read);
  return text;
}

void Office::approve_all(std::string_view day) const {
  Workspace workspace;
  (void)findings(day, &workspace);
  std::vector<Act> acts;
  for (const Item& item : workspace.items) {
    REQUIRE(keep_words(folder_, item).has_value());
    for (const Role role : workspace.signing.wanted) {
      Act act;
      act.item = item.key;
      act.role = role;
      act.name = signer_of(role);
      act.date = day_of(day);
      act.words = item.hash().hex();
      acts.push_back(act);
    }
  }
  REQUIRE(append_acts(folder_, acts).has_value());
}

}  // namespace gongshi::test
