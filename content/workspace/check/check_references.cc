#include "content/workspace/check/check_references.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace gongshi::content::workspace {
namespace {

using Codes = std::unordered_set<std::string_view>;
/// Codes by name, empty where several share the name: other systems export names.
using Names = std::unordered_map<std::string_view, std::string_view>;

template <class T>
Names names_of(const std::vector<Entry<T>>& entries) {
  Names names;
  for (const Entry<T>& entry : entries) {
    const auto [at, fresh] = names.try_emplace(entry.value.name, entry.value.code);
    if (!fresh) at->second = {};
  }
  return names;
}

/// The code that a cell means: a code, or a name that one entry alone has; else what is written.
content::Text code_of(const Codes& codes, const Names& names, content::Text written) {
  if (written.empty() || codes.contains(written)) return written;
  const auto named = names.find(written);
  return named == names.end() || named->second.empty() ? written : named->second;
}

class ReferenceChecks {
 public:
  explicit ReferenceChecks(Context& context)
      : context_(context), workspace_(context.workspace), findings_(context.findings) {}

  void run() {
    check_departments();
    check_doctors();
    check_sessions();
    check_leaders();
    check_pages();
    check_messages();
    check_emergency_cards();
    check_required();
  }

 private:
  template <class T>
  FileCount& file_of(const Entry<T>& entry) {
    return findings_.file(workspace_.mappings[entry.origin.source].file);
  }

  template <class T>
  void refuse(Entry<T>& entry, Field field, Code code, Sentence what) {
    if (!entry.refused) {
      entry.refused = true;
      ++file_of(entry).refused;
    }
    findings_.add(workspace_.place(entry.origin, field), code, std::move(what));
  }

  /// Counts what stays and forgets the rest.
  template <class T>
  void settle(std::vector<Entry<T>>& entries) {
    std::erase_if(entries, [](const Entry<T>& entry) { return entry.refused; });
    for (const Entry<T>& entry : entries) ++file_of(entry).taken;
  }

  template <class T>
  Codes unique_codes(std::vector<Entry<T>>& entries) {
    Codes codes;
    for (Entry<T>& entry : entries) {
      if (codes.insert(entry.value.code).second) continue;
      const std::string code(entry.value.code);
      refuse(entry, Field::kCode, Code::kDuplicateCode,
             {"编码 " + code + " 已经用过", "code " + code + " is used before"});
    }
    return codes;
  }

  void check_departments() {
    const Codes codes = unique_codes(workspace_.departments);
    std::map<std::string_view, std::string_view> parents;
    for (auto& entry : workspace_.departments) {
      if (entry.refused || entry.value.parent.empty()) continue;
      if (!codes.contains(entry.value.parent)) {
        unknown_department(entry, Field::kParent, entry.value.parent);
      } else {
        parents[entry.value.code] = entry.value.parent;
      }
    }
    for (auto& entry : workspace_.departments) {
      if (entry.refused || !loops(entry.value.code, parents)) continue;
      refuse(entry, Field::kParent, Code::kParentLoop,
             {"沿着上级科室会回到自己", "following the parents leads back to itself"});
    }
    drop_orphans();
    settle(workspace_.departments);
    for (const auto& entry : workspace_.departments) departments_.insert(entry.value.code);
    department_names_ = names_of(workspace_.departments);
  }

  /// A department below a refused one cannot stand either.
  void drop_orphans() {
    bool again = true;
    while (again) {
      again = false;
      Codes left;
      for (const auto& entry : workspace_.departments) {
        if (!entry.refused) left.insert(entry.value.code);
      }
      for (auto& entry : workspace_.departments) {
        if (entry.refused || entry.value.parent.empty() || left.contains(entry.value.parent))
          continue;
        unknown_department(entry, Field::kParent, entry.value.parent);
        again = true;
      }
    }
  }

  static bool loops(std::string_view code,
                    const std::map<std::string_view, std::string_view>& parents) {
    std::string_view at = code;
    for (std::size_t steps = 0; steps <= parents.size(); ++steps) {
      const auto parent = parents.find(at);
      if (parent == parents.end()) return false;
      at = parent->second;
      if (at == code) return true;
    }
    return false;
  }

  template <class T>
  void unknown_department(Entry<T>& entry, Field field, std::string_view code) {
    const std::string name(code);
    refuse(entry, field, Code::kUnknownDepartment,
           {"科室表里没有编码 " + name, "the table of departments has no code " + name});
  }

  void check_doctors() {
    unique_codes(workspace_.doctors);
    for (auto& entry : workspace_.doctors) {
      content::Text& department = entry.value.department;
      department = code_of(departments_, department_names_, department);
      if (!entry.refused && !departments_.contains(entry.value.department)) {
        unknown_department(entry, Field::kDepartment, entry.value.department);
      }
    }
    settle(workspace_.doctors);
    for (const auto& entry : workspace_.doctors) doctors_.insert(entry.value.code);
    doctor_names_ = names_of(workspace_.doctors);
    std::erase_if(workspace_.doctor_photos,
                  [&](const PhotoFile& photo) { return !doctors_.contains(photo.owner); });
  }

  void check_leaders() {
    const Codes codes = unique_codes(workspace_.leaders);
    settle(workspace_.leaders);
    std::erase_if(workspace_.leader_photos,
                  [&](const PhotoFile& photo) { return !codes.contains(photo.owner); });
  }

  void check_sessions() {
    std::erase_if(workspace_.sessions, [&](const Entry<content::Session>& entry) {
      const content::Session& session = entry.value;
      const bool past = session.date && *session.date < context_.today;
      const bool over = session.valid.to && *session.valid.to < context_.today;
      if (past || over) ++file_of(entry).ended;
      return past || over;
    });
    using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view,
                           std::optional<Date>, unsigned, content::Half, Date>;
    std::map<Key, int> seen;
    for (auto& entry : workspace_.sessions) {
      content::Session& session = entry.value;
      session.department = code_of(departments_, department_names_, session.department);
      session.doctor = code_of(doctors_, doctor_names_, session.doctor);
      if (!departments_.contains(session.department)) {
        unknown_department(entry, Field::kDepartment, session.department);
      }
      if (!session.doctor.empty() && !doctors_.contains(session.doctor)) {
        const std::string code(session.doctor);
        refuse(
            entry, Field::kDoctor, Code::kUnknownDoctor,
            {"医生表里没有可用的编码 " + code, "the table of doctors has no usable code " + code});
      }
      if (entry.refused) continue;
      const Key key{session.doctor, session.department, session.room, session.kind,
                    session.date,   session.weekday,    session.half, session.valid.from};
      const auto [first, fresh] = seen.emplace(key, entry.origin.row);
      if (fresh) continue;
      entry.duplicate = true;
      ++file_of(entry).duplicate;
      findings_.add(workspace_.place(entry.origin, Field::kHalf), Code::kDuplicateRow,
                    {"与第 " + std::to_string(first->second) + " 行是同一次出诊，只收一行",
                     "the same session as row " + std::to_string(first->second) + "; one is kept"});
    }
    std::erase_if(workspace_.sessions,
                  [](const Entry<content::Session>& entry) { return entry.duplicate; });
    settle(workspace_.sessions);
  }

  void check_pages() {
    std::map<int, std::string> numbers;
    std::erase_if(workspace_.pages, [&](const Entry<content::Page>& entry) {
      const content::Page& page = entry.value;
      const std::string file = "pages/" + std::string(page.id) + ".zh.md";
      bool refused = false;
      if (find_category(workspace_, page.category) == nullptr) {
        refused = true;
        unknown_category({file, 1, "category"}, page.category);
      }
      const auto [first, fresh] = numbers.emplace(page.number, file);
      if (!fresh) {
        refused = true;
        findings_.add(
            {file, 1, "number"}, Code::kDuplicateNumber,
            {"页面号码 " + std::to_string(page.number) + " 已被 " + first->second + " 使用",
             "number " + std::to_string(page.number) + " is taken by " + first->second});
      }
      if (refused) {
        FileCount& count = findings_.file(file);
        --count.taken;
        ++count.refused;
        std::erase_if(workspace_.page_texts, [&](const PageText& text) {
          return text.path == page.body_zh || text.path == page.body_en;
        });
      }
      return refused;
    });
  }

  void unknown_category(Place place, std::string_view category) {
    const std::string code(category);
    findings_.add(std::move(place), Code::kUnknownCategory,
                  {"目录里没有类别 " + code, "the catalogue has no category " + code});
  }

  /// Messages or emergency cards: each id once, each category one of the catalogue.
  template <class T>
  Codes check_notices(std::vector<Entry<T>>& entries, const std::string& file,
                      const Sentence& kind) {
    Codes ids;
    FileCount& count = findings_.file(file);
    std::erase_if(entries, [&](const Entry<T>& entry) {
      const T& notice = entry.value;
      bool refused = false;
      if (!notice.category.empty() && find_category(workspace_, notice.category) == nullptr) {
        refused = true;
        unknown_category({file, entry.origin.row, "category"}, notice.category);
      }
      if (!ids.insert(notice.id).second) {
        refused = true;
        const std::string id(notice.id);
        findings_.add(
            {file, entry.origin.row, "id"}, Code::kDuplicateCode,
            {kind.zh + "编号 " + id + " 已经用过", kind.en + " id " + id + " is used before"});
      }
      ++(refused ? count.refused : count.taken);
      return refused;
    });
    return ids;
  }

  void check_messages() {
    check_notices(workspace_.messages, "messages.yaml", {"消息", "message"});
    drop_foreign_pictures();
  }

  /// Of two messages with one id the first stays, and so must its picture alone.
  void drop_foreign_pictures() {
    Codes with_picture;
    for (const auto& entry : workspace_.messages) {
      if (!entry.value.picture.empty()) with_picture.insert(entry.value.id);
    }
    Codes seen;
    std::erase_if(workspace_.message_pictures, [&](const PhotoFile& picture) {
      return !with_picture.contains(picture.owner) || !seen.insert(picture.owner).second;
    });
  }

  void check_emergency_cards() {
    if (workspace_.emergency_cards.empty()) return;
    check_notices(workspace_.emergency_cards, "emergency.yaml", {"应急卡", "card"});
  }

  void check_required() {
    const auto filled = filled_categories(workspace_);
    if (workspace_.services.empty() && workspace_.drugs.empty() && workspace_.consumables.empty()) {
      findings_.block(
          {"prices"}, Code::kEmptyCategory,
          {"没有任何价格，不能生成内容包", "there is not one price; no bundle can be made"});
    }
    for (const std::string& code : workspace_.required) {
      if (filled.contains(code)) continue;
      findings_.block({"hospital.yaml", 0, "required"}, Code::kEmptyCategory,
                      {"必须公开的类别 " + code + " 没有任何内容",
                       "required category " + code + " holds nothing"});
    }
  }

  Context& context_;
  Workspace& workspace_;
  Findings& findings_;
  Codes departments_;
  Codes doctors_;
  Names department_names_;
  Names doctor_names_;
};

}  // namespace

std::set<std::string, std::less<>> filled_categories(const Workspace& workspace) {
  std::set<std::string, std::less<>> filled;
  const auto add = [&](const char* code, bool has) {
    if (has) filled.insert(code);
  };
  add("A2", !workspace.departments.empty());
  add("A3", !workspace.doctors.empty());
  add("A7", !workspace.leaders.empty());
  add("B1", !workspace.services.empty());
  add("B2", !workspace.drugs.empty());
  add("B3", !workspace.consumables.empty());
  add("B7", !workspace.hospital.price_office_phone.empty());
  add("C2", !workspace.sessions.empty());
  add("E3", !workspace.hospital.complaint_phone.empty());
  add("F2", !workspace.categories.empty());
  for (const auto& entry : workspace.pages) filled.emplace(entry.value.category);
  for (const auto& entry : workspace.messages) filled.emplace(entry.value.category);
  for (const auto& entry : workspace.emergency_cards) filled.emplace(entry.value.category);
  return filled;
}

void check_references(Context& context) {
  ReferenceChecks(context).run();
}

}  // namespace gongshi::content::workspace
