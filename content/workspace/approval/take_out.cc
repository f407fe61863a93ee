#include "content/workspace/approval/take_out.h"

#include <algorithm>

namespace gongshi::content::workspace {
namespace {

template <class T, class Gone>
std::size_t erase(std::vector<Entry<T>>& entries, const Gone& gone) {
  return std::erase_if(entries, [&](const Entry<T>& entry) { return gone(entry); });
}

class Remover {
 public:
  explicit Remover(Workspace& workspace) : workspace_(workspace) {}

  std::size_t remove(const std::string& kind, const std::string& id, const std::string& key) {
    const auto has_id = [&](const auto& entry) { return entry.value.id == id; };
    if (kind == "page") return remove_page(id);
    if (kind == "card") return erase(workspace_.emergency_cards, has_id);
    if (kind == "answer") {
      return erase(workspace_.answers, [&](const auto& entry) { return entry.value.number == id; });
    }
    if (kind != "message") return remove_file(key);
    std::erase_if(workspace_.message_pictures, [&](const auto& file) { return file.owner == id; });
    return erase(workspace_.messages, has_id);
  }

 private:
  std::size_t remove_page(const std::string& id) {
    for (const auto& entry : workspace_.pages) {
      if (entry.value.id != id) continue;
      std::erase_if(workspace_.page_texts, [&](const PageText& text) {
        return text.path == entry.value.body_zh || text.path == entry.value.body_en;
      });
    }
    return erase(workspace_.pages, [&](const auto& entry) { return entry.value.id == id; });
  }

  std::size_t remove_file(const std::string& file) {
    const auto from_file = [&](const auto& entry) {
      return workspace_.mappings[entry.origin.source].file == file;
    };
    std::size_t gone = 0;
    for (const SheetKind kind : {SheetKind::kService, SheetKind::kDrug, SheetKind::kConsumable}) {
      gone += erase(workspace_.prices(kind), from_file);
    }
    drop_photos(workspace_.doctors, workspace_.doctor_photos, from_file);
    drop_photos(workspace_.leaders, workspace_.leader_photos, from_file);
    return gone + erase(workspace_.doctors, from_file) + erase(workspace_.leaders, from_file) +
           erase(workspace_.departments, from_file) + erase(workspace_.sessions, from_file);
  }

  template <class T, class FromFile>
  static void drop_photos(const std::vector<Entry<T>>& people, std::vector<PhotoFile>& photos,
                          const FromFile& from_file) {
    for (const Entry<T>& entry : people) {
      if (!from_file(entry)) continue;
      std::erase_if(photos,
                    [&](const PhotoFile& photo) { return photo.owner == entry.value.code; });
    }
  }

  Workspace& workspace_;
};

/// What a page, message or card may not be shown before, and why; empty when today will do.
std::optional<Sentence> why_held(const Terms& terms, Date today) {
  if (terms.higher && today < terms.higher->published) {
    const std::string day = date_text(terms.higher->published);
    const std::string& number = terms.higher->number;
    return Sentence{"待上级公开：" + number + " 于 " + day + " 公开，本期不含",
                    "waits for the higher authority: " + number + " is published on " + day +
                        "; this issue leaves it out"};
  }
  if (!terms.not_before || *terms.not_before <= today) return std::nullopt;
  const std::string day = date_text(*terms.not_before);
  return Sentence{"不早于 " + day + " 公开，本期不含",
                  "not to be shown before " + day + "; this issue leaves it out"};
}

}  // namespace

std::string item_file(const std::string& key) {
  const std::size_t slash = key.find('/');
  const std::string kind = key.substr(0, slash);
  if (kind == "page") return "pages/" + key.substr(slash + 1) + ".zh.md";
  if (kind == "message") return "messages.yaml";
  if (kind == "card") return "emergency.yaml";
  if (kind == "answer") return "answers.yaml";
  return slash == std::string::npos ? key + ".yaml" : key;
}

void take_out(Context& context, const std::string& key, int FileCount::* where) {
  const std::size_t slash = key.find('/');
  const std::string kind = key.substr(0, slash);
  FileCount& file = context.findings.file(item_file(key));
  const auto gone =
      static_cast<int>(Remover(context.workspace).remove(kind, key.substr(slash + 1), key));
  // Pages and answers have been counted as taken already, rows are counted by later checks.
  if (kind == "page" || kind == "answer") file.taken -= gone;
  file.*where += gone;
}

std::set<std::string> hold_back(Context& context) {
  std::set<std::string> held;
  for (const auto& [key, terms] : context.workspace.terms) {
    auto why = why_held(terms, context.today);
    if (!why) continue;
    context.findings.add({item_file(key), 0, key}, Code::kNotYet, *std::move(why));
    take_out(context, key, &FileCount::held);
    held.insert(key);
  }
  return held;
}

}  // namespace gongshi::content::workspace
