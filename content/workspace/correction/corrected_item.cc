#include "content/workspace/correction/corrected_item.h"

#include <algorithm>

#include "content/corrections.h"
#include "content/release.h"
#include "drivers/os/utf8.h"

namespace gongshi::content::workspace {
namespace {

using content::CorrectedKind;
using content::Message;
using content::Page;
using content::PriceDetail;

constexpr std::size_t kMostTitle = 24;  // characters of a message that stand for it

std::string detail_text(const PriceDetail& price) {
  const content::PriceItem& item = price.item;
  std::string text(item.name);
  for (const content::Text part : {item.aliases, item.spec, item.unit, item.maker}) {
    text.append("\n").append(part);
  }
  if (item.price.amount) text += "\n" + item.price.amount->text();
  for (const content::Text part : {price.basis, price.remark, price.limit, price.content,
                                   price.excluded, price.department, price.group}) {
    text.append("\n").append(part);
  }
  return text;
}

/// A message is called by its beginning.
std::string beginning(content::Text text) {
  std::string_view rest = text;
  for (std::size_t count = 0; count < kMostTitle && utf8::next(rest); ++count) {
  }
  std::string title(text.substr(0, text.size() - rest.size()));
  return rest.empty() ? title : title + "…";
}

std::string price_title(const content::PriceItem& item) {
  return std::string(item.name) + (item.spec.empty() ? "" : " " + std::string(item.spec));
}

std::optional<ItemNow> page_now(const Workspace& workspace, std::string_view id) {
  for (const auto& entry : workspace.pages) {
    const Page& page = entry.value;
    if (page.id != id) continue;
    ItemNow now{std::string(page.title_zh), std::string(page.title_zh), std::string(page.title_en)};
    for (const PageText& body : workspace.page_texts) {
      if (body.path == page.body_zh) now.words += "\n" + body.text;
    }
    return now;
  }
  return std::nullopt;
}

std::optional<ItemNow> message_now(const Workspace& workspace, std::string_view id) {
  for (const auto& entry : workspace.messages) {
    const Message& message = entry.value;
    if (message.id != id) continue;
    return ItemNow{std::string(message.text_zh) + "\n" + std::string(message.short_zh),
                   beginning(message.text_zh), beginning(message.text_en)};
  }
  return std::nullopt;
}

std::optional<ItemNow> price_now(const Workspace& workspace, std::string_view code) {
  std::optional<ItemNow> now;
  for (const auto* list : {&workspace.services, &workspace.drugs, &workspace.consumables}) {
    for (const auto& entry : *list) {
      if (entry.value.item.code != code) continue;
      if (!now) now = ItemNow{{}, price_title(entry.value.item), {}};
      now->words += detail_text(entry.value) + "\n";
    }
  }
  return now;
}

std::string without_mark(std::string_view text) {
  return std::string(text.substr(0, std::min(text.find(kPageMark), text.find(kPriceMark))));
}

const Message* message_of(const content::Release& release, std::string_view id) {
  const auto found = std::ranges::find(release.messages(), id, &Message::id);
  return found == release.messages().end() ? nullptr : &*found;
}

/// Withdrawn before that issue too: it corrects the item, and says what it was.
std::optional<WithdrawnItem> item_before(const std::shared_ptr<const content::Release>& release,
                                         const ItemKey& item) {
  for (const content::CorrectionLink& link : release->corrections()) {
    if (link.kind != item.kind || link.id != item.id) continue;
    WithdrawnItem found{std::string(link.title_zh), std::string(link.title_en), {}, release};
    const Message* const told = message_of(*release, content::correction_message_id(link.page));
    if (told != nullptr) found.message = *told;
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ItemKey> item_key(std::string_view item) {
  const std::size_t slash = item.find('/');
  if (slash == item.npos || slash + 1 == item.size()) return std::nullopt;
  const std::string_view kind = item.substr(0, slash);
  const std::string_view id = item.substr(slash + 1);
  if (kind == "page") return ItemKey{CorrectedKind::kPage, id};
  if (kind == "price") return ItemKey{CorrectedKind::kPrice, id};
  if (kind == "message") return ItemKey{CorrectedKind::kMessage, id};
  return std::nullopt;
}

std::optional<ItemNow> item_now(const Workspace& workspace, const ItemKey& item) {
  switch (item.kind) {
    case CorrectedKind::kPage:
      return page_now(workspace, item.id);
    case CorrectedKind::kPrice:
      return price_now(workspace, item.id);
    case CorrectedKind::kMessage:
      break;
  }
  return message_now(workspace, item.id);
}

std::string words_then(const content::Release& release, const ItemKey& item) {
  std::string text;
  if (item.kind == CorrectedKind::kPage) {
    for (const Page& each : release.pages()) {
      if (each.id != item.id) continue;
      text += std::string(each.title_zh) + "\n";
      if (const auto body = release.object(each.body_zh)) text += without_mark(*body);
    }
  } else if (item.kind == CorrectedKind::kMessage) {
    if (const Message* const message = message_of(release, item.id)) {
      text.append(message->text_zh).append("\n").append(message->short_zh);
    }
  } else {
    for (const content::PriceItem& each : release.prices()) {
      if (each.code != item.id) continue;
      PriceDetail detail = release.detail(each);
      const std::string remark = without_mark(detail.remark);
      detail.remark = remark;
      text += detail_text(detail) + "\n";
    }
  }
  return text;
}

std::optional<WithdrawnItem> item_then(const std::shared_ptr<const content::Release>& release,
                                       const ItemKey& item) {
  if (item.kind == CorrectedKind::kPage) {
    const auto page = std::ranges::find(release->pages(), item.id, &Page::id);
    if (page == release->pages().end()) return item_before(release, item);
    return WithdrawnItem{std::string(page->title_zh), std::string(page->title_en), {}, release};
  }
  if (item.kind == CorrectedKind::kPrice) {
    const auto price = std::ranges::find(release->prices(), item.id, &content::PriceItem::code);
    if (price == release->prices().end()) return item_before(release, item);
    return WithdrawnItem{price_title(*price), {}, {}, release};
  }
  const Message* const message = message_of(*release, item.id);
  if (message == nullptr) return item_before(release, item);
  return WithdrawnItem{beginning(message->text_zh), beginning(message->text_en), *message, release};
}

bool says_wrong(std::string text, const Correction& correction) {
  const std::string& right = correction.right;
  for (std::size_t at = text.find(right); at != text.npos; at = text.find(right, at)) {
    text.replace(at, right.size(), "\n");
  }
  return text.find(correction.wrong) != text.npos;
}

}  // namespace gongshi::content::workspace
