#include "content/history/item_changes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "content/markdown.h"

namespace gongshi::content::history {
namespace {

/// The bytes behind an object path; empty when there are none.
std::string_view bytes_of(const Release& release, Text path) {
  if (path.empty()) return {};
  const auto bytes = release.object(path);
  return bytes ? *bytes : std::string_view{};
}

bool same_bytes(const Release& before, Text old_path, const Release& now, Text new_path) {
  return bytes_of(before, old_path) == bytes_of(now, new_path);
}

/// The same words, and pictures that look the same.
bool same_text(const Release& before, Text old_path, const Release& now, Text new_path) {
  const std::string_view old_text = bytes_of(before, old_path);
  if (old_text != bytes_of(now, new_path)) return false;
  if (old_text.find(kPicturePrefix) == std::string_view::npos) return true;
  return std::ranges::all_of(parse_markdown(old_text), [&](const Element& element) {
    return element.kind != Element::Kind::kImage ||
           same_bytes(before, element.picture, now, element.picture);
  });
}

auto dates(const Validity& valid) {
  return std::pair(valid.from, valid.to);
}

bool same(const Release& before, const Page& a, const Release& now, const Page& b) {
  const auto all = [](const Page& p) {
    return std::tie(p.number, p.category, p.title_zh, p.title_en, p.owner, p.person, p.basis,
                    p.made_on);
  };
  return all(a) == all(b) && dates(a.valid) == dates(b.valid) &&
         same_text(before, a.body_zh, now, b.body_zh) &&
         same_text(before, a.body_en, now, b.body_en);
}

bool same(const Release& /*before*/, const Department& a, const Release& /*now*/,
          const Department& b) {
  const auto all = [](const Department& d) {
    return std::tie(d.name, d.name_en, d.parent, d.place, d.phone, d.duty);
  };
  return all(a) == all(b);
}

bool same(const Release& before, const Doctor& a, const Release& now, const Doctor& b) {
  const auto all = [](const Doctor& d) {
    return std::tie(d.name, d.department, d.post, d.title, d.specialty, d.registration);
  };
  return all(a) == all(b) && same_bytes(before, a.photo, now, b.photo);
}

bool same(const Release& before, const Leader& a, const Release& now, const Leader& b) {
  const auto all = [](const Leader& l) { return std::tie(l.name, l.post, l.duties); };
  return all(a) == all(b) && same_bytes(before, a.photo, now, b.photo);
}

bool same(const Release& before, const Message& a, const Release& now, const Message& b) {
  const auto all = [](const Message& m) {
    return std::tie(m.text_zh, m.short_zh, m.text_en, m.text_ug, m.text_bo, m.text_mn, m.tags,
                    m.category, m.priority, m.weekdays, m.from_minute, m.to_minute, m.days);
  };
  return all(a) == all(b) && dates(a.valid) == dates(b.valid) &&
         same_bytes(before, a.picture, now, b.picture);
}

bool same(const Release& /*before*/, const EmergencyCard& a, const Release& /*now*/,
          const EmergencyCard& b) {
  const auto all = [](const EmergencyCard& c) {
    return std::tie(c.title_zh, c.text_zh, c.short_zh, c.text_en, c.text_ug, c.tags, c.category,
                    c.max_run_min);
  };
  return all(a) == all(b) && dates(a.valid) == dates(b.valid);
}

struct Name {
  Text id, zh, en;
};

Name name_of(const Page& p) {
  return {p.id, p.title_zh, p.title_en};
}
Name name_of(const Department& d) {
  return {d.code, d.name, d.name_en};
}
Name name_of(const Doctor& d) {
  return {d.code, d.name, {}};
}
Name name_of(const Leader& l) {
  return {l.code, l.name, {}};
}
Name name_of(const Message& m) {
  return {m.id, m.text_zh, m.text_en};
}
Name name_of(const EmergencyCard& c) {
  return {c.id, c.title_zh, {}};
}

class Comparer {
 public:
  Comparer(const Release& before, const Release& now) : before_(before), now_(now) {}

  template <class T>
  void compare(ItemSort sort, std::span<const T> olds, std::span<const T> news) {
    std::map<Text, std::pair<const T*, const T*>> all;
    for (const T& each : olds) all[name_of(each).id].first = &each;
    for (const T& each : news) all[name_of(each).id].second = &each;
    for (const auto& [id, pair] : all) {
      const auto& [old, fresh] = pair;
      if (old == nullptr) {
        add(sort, ItemFate::kAdded, name_of(*fresh));
      } else if (fresh == nullptr) {
        add(sort, ItemFate::kRemoved, name_of(*old));
      } else if (!same(before_, *old, now_, *fresh)) {
        add(sort, ItemFate::kChanged, name_of(*fresh));
      }
    }
  }

  ItemChanges take() && { return std::move(found_); }

 private:
  void add(ItemSort sort, ItemFate fate, const Name& name) {
    ++(fate == ItemFate::kAdded     ? found_.added
       : fate == ItemFate::kRemoved ? found_.removed
                                    : found_.changed);
    const bool person = sort == ItemSort::kDoctor || sort == ItemSort::kLeader;
    if (person && fate == ItemFate::kRemoved) return;
    found_.list.push_back({{}, sort, name.id, fate, name.zh, name.en});
  }

  const Release& before_;
  const Release& now_;
  ItemChanges found_;
};

}  // namespace

ItemChanges item_changes(const Release& before, const Release& now) {
  Comparer comparer(before, now);
  comparer.compare(ItemSort::kPage, before.pages(), now.pages());
  comparer.compare(ItemSort::kDepartment, before.departments(), now.departments());
  comparer.compare(ItemSort::kDoctor, before.doctors(), now.doctors());
  comparer.compare(ItemSort::kLeader, before.leaders(), now.leaders());
  comparer.compare(ItemSort::kMessage, before.messages(), now.messages());
  comparer.compare(ItemSort::kCard, before.emergency_cards(), now.emergency_cards());
  return std::move(comparer).take();
}

}  // namespace gongshi::content::history
