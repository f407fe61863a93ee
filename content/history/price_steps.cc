#include "content/history/price_steps.h"

#include <algorithm>
#include <span>

namespace gongshi::content::history {
namespace {

/// One row of a price table under the name of its thing.
struct Row {
  PriceStep key;
  const PriceItem* item;
};

using Course = std::span<const Row>;

std::chrono::sys_days first_day(const Row& row) {
  return row.item->valid.from;
}

std::vector<Row> rows_of(const Release& release) {
  std::vector<Row> rows;
  rows.reserve(release.prices().size());
  for (const PriceItem& item : release.prices()) {
    PriceDetail named;
    // Only a consumable is told apart by a column that stands in its row alone.
    if (item.kind == PriceKind::kConsumable) named = release.detail(item);
    named.item = item;
    rows.push_back({step_key(named), &item});
  }
  std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
    if (item_before(a.key, b.key)) return true;
    return same_item(a.key, b.key) && first_day(a) < first_day(b);
  });
  return rows;
}

/// Takes the rows of the first thing off `rest`.
Course next_course(Course& rest) {
  std::size_t count = 1;
  while (count < rest.size() && same_item(rest[count].key, rest.front().key)) ++count;
  const Course course = rest.first(count);
  rest = rest.subspan(count);
  return course;
}

/// What holds on `day`: the last row begun by then. A last day does not end it, since what comes
/// after that is said by the next issue.
const PriceItem* at(Course course, std::chrono::sys_days day) {
  const PriceItem* found = nullptr;
  for (const Row& row : course) {
    if (first_day(row) <= day) found = row.item;
  }
  return found;
}

bool same_price(const PriceItem& a, const PriceItem& b) {
  return a.price == b.price && a.unit == b.unit;
}

class Comparer {
 public:
  Comparer(const Release& now, Date day) : now_(now), day_(day) {}

  void compare(Course before, Course after) {
    const std::size_t first = steps_.size();
    if (after.empty()) {
      const PriceItem* old = at(before, day_);
      add(before, old != nullptr ? old : before.front().item, nullptr, day_);
    } else if (before.empty()) {
      const PriceItem* old = nullptr;
      for (const Row& row : after) {
        if (old == nullptr || !same_price(*old, *row.item))
          add(after, old, row.item, first_day(row));
        old = row.item;
      }
    } else {
      compare_both(before, after);
    }
    std::reverse(steps_.begin() + static_cast<std::ptrdiff_t>(first), steps_.end());
  }

  std::vector<PriceStep> take() && { return std::move(steps_); }

 private:
  void compare_both(Course before, Course after) {
    std::vector<std::chrono::sys_days> days{day_};
    for (const Course course : {before, after}) {
      for (const Row& row : course) {
        if (first_day(row) > day_) days.push_back(first_day(row));
      }
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const auto day : days) {
      const PriceItem* old = at(before, day);
      const PriceItem* fresh = at(after, day);
      if (fresh == nullptr || (old != nullptr && same_price(*old, *fresh))) continue;
      add(after, old, fresh, day == day_ ? std::chrono::sys_days(fresh->valid.from) : day);
    }
  }

  void add(Course course, const PriceItem* old, const PriceItem* fresh,
           std::chrono::sys_days from) {
    PriceStep step = course.front().key;
    step.serial = {};
    step.from = from;
    step.name = fresh != nullptr ? fresh->name : old->name;
    if (old != nullptr) {
      step.before = old->price;
      step.unit_before = old->unit;
    }
    if (fresh != nullptr) {
      step.after = fresh->price;
      step.unit_after = fresh->unit;
      step.basis = now_.detail(*fresh).basis;
    }
    steps_.push_back(step);
  }

  const Release& now_;
  std::chrono::sys_days day_;
  std::vector<PriceStep> steps_;
};

}  // namespace

std::vector<PriceStep> price_steps(const Release& before, const Release& now, Date day) {
  const std::vector<Row> old_rows = rows_of(before);
  const std::vector<Row> new_rows = rows_of(now);
  Course olds(old_rows);
  Course news(new_rows);
  Comparer comparer(now, day);
  while (!olds.empty() || !news.empty()) {
    const bool only_old =
        news.empty() || (!olds.empty() && item_before(olds.front().key, news.front().key));
    const bool only_new =
        olds.empty() || (!news.empty() && item_before(news.front().key, olds.front().key));
    const Course before_course = only_new ? Course{} : next_course(olds);
    const Course after_course = only_old ? Course{} : next_course(news);
    comparer.compare(before_course, after_course);
  }
  return std::move(comparer).take();
}

}  // namespace gongshi::content::history
