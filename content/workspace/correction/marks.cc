#include "content/workspace/correction/marks.h"

#include <algorithm>

#include "content/corrections.h"

namespace gongshi::content::workspace {
namespace {

using content::CorrectedKind;
using content::Message;

class Marker {
 public:
  Marker(Workspace& workspace, const GoodCorrection& good)
      : workspace_(workspace),
        good_(good),
        fixed_(good.correction->fixed.value_or(good.page->made_on)),
        number_(std::to_string(good.page->number)) {}

  void run() {
    link();
    switch (good_.item.kind) {
      case CorrectedKind::kPage:
        return mark_page();
      case CorrectedKind::kPrice:
        mark_prices();
        return tell_displays();
      case CorrectedKind::kMessage:
        return tell_displays();
    }
  }

 private:
  void link() {
    content::CorrectionLink link;
    link.page = good_.page->id;
    link.kind = good_.item.kind;
    link.id = workspace_.pool.keep(good_.item.id);
    link.fixed = fixed_;
    link.gone = good_.withdrawn.has_value();
    const auto now = link.gone ? std::nullopt : item_now(workspace_, good_.item);
    link.title_zh = workspace_.pool.keep(now ? now->title_zh : good_.withdrawn->title_zh);
    link.title_en = workspace_.pool.keep(now ? now->title_en : good_.withdrawn->title_en);
    workspace_.corrections.push_back(link);
  }

  [[nodiscard]] std::string words() const {
    const Correction& correction = *good_.correction;
    std::string zh =
        date_text(fixed_) + "）：原文“" + correction.wrong + "”，改为“" + correction.right + "”。";
    if (!correction.reason.empty()) zh += "原因：" + correction.reason + "。";
    return zh + "详见 " + number_ + " 号页面。";
  }

  void mark_page() {
    const std::string zh = std::string(kPageMark) + words() + "\n";
    const std::string en = "\n\n**Correction** (" + date_text(fixed_) + "): \"" +
                           good_.correction->wrong + "\" is now \"" + good_.correction->right +
                           "\". See page " + number_ + ".\n";
    for (const auto& entry : workspace_.pages) {
      if (entry.value.id != good_.item.id) continue;
      for (PageText& text : workspace_.page_texts) {
        if (text.path == entry.value.body_zh) text.text += zh;
        if (text.path == entry.value.body_en) text.text += en;
      }
    }
  }

  void mark_prices() {
    for (auto* list : {&workspace_.services, &workspace_.drugs, &workspace_.consumables}) {
      for (auto& entry : *list) {
        if (entry.value.item.code != good_.item.id) continue;
        std::string remark(entry.value.remark);
        if (!remark.empty()) remark += "；";
        entry.value.remark = workspace_.pool.keep(remark + std::string(kPriceMark) + words());
      }
    }
  }

  /// A message right behind the wrong one, with its places and times, or on every display where it
  /// was a price, for as long as the page stands. It says nothing but what the page's head says,
  /// which was approved with the page.
  void tell_displays() {
    auto& messages = workspace_.messages;
    const auto item = std::ranges::find_if(
        messages, [&](const auto& entry) { return entry.value.id == good_.item.id; });
    const bool price = good_.item.kind == CorrectedKind::kPrice;
    const bool there = !price && item != messages.end();
    Entry<Message> told;
    if (there) told.value = item->value;
    if (good_.withdrawn && good_.withdrawn->message) told.value = *good_.withdrawn->message;
    const Correction& correction = *good_.correction;
    Message& message = told.value;
    message.id = workspace_.pool.keep(content::correction_message_id(good_.page->id));
    const std::string name =
        price ? std::string(workspace_.corrections.back().title_zh) + "的" : std::string();
    message.text_zh =
        workspace_.pool.keep("更正：" + name + "“" + correction.wrong + "”应为“" +
                             correction.right + "”。详见触摸屏 " + number_ + " 号页面。");
    for (content::Text* const other : {&message.short_zh, &message.text_en, &message.text_ug,
                                       &message.text_bo, &message.text_mn, &message.picture}) {
      *other = {};
    }
    message.tags = workspace_.pool.keep(message.tags);
    message.category = good_.page->category;
    message.valid = good_.page->valid;
    message.audience = good_.page->audience;
    messages.insert(there ? item + 1 : messages.end(), told);
  }

  Workspace& workspace_;
  const GoodCorrection& good_;
  Date fixed_;
  std::string number_;
};

}  // namespace

void mark(Workspace& workspace, const GoodCorrection& good) {
  Marker(workspace, good).run();
}

}  // namespace gongshi::content::workspace
