#include "content/workspace/web/web_pages.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/workspace/web/look.h"
#include "content/workspace/web/people_shelf.h"
#include "content/workspace/web/picture_shelf.h"
#include "content/workspace/web/price_shelf.h"
#include "content/workspace/web/site.h"
#include "content/workspace/web/site_folder.h"

namespace gongshi::content::web {
namespace {

std::string issue_file(const outlet::Issue& issue, Date today) {
  const ReleaseId& id = issue.release->id();
  const nlohmann::ordered_json json{{"format", "gongshi-web-pages 1"},
                                    {"serial", id.serial()},
                                    {"site", id.site},
                                    {"channel", id.channel},
                                    {"manifest", id.manifest_hash},
                                    {"created", utc_text(id.created)},
                                    {"fresh_until", utc_text(id.fresh_until)},
                                    {"signatures_verified", issue.verified},
                                    {"pages_as_of", date_text(today)}};
  return json.dump(2) + "\n";
}

std::size_t held_back(const Edition& e) {
  const auto pages = std::ranges::count_if(e.release.pages(), [&](const Page& page) {
    return page.valid.holds(e.today) && !is_public(e.release, page);
  });
  const auto messages = std::ranges::count_if(e.release.messages(), [&](const Message& message) {
    return message.valid.holds(e.today) && message.audience != Audience::kPublic;
  });
  return static_cast<std::size_t>(pages + messages);
}

Status put_edition(const Put& put, const Edition& e, const PriceShelf& prices,
                   const PeopleShelf& people, std::size_t chunks) {
  GONGSHI_CHECK(put_home(put, e));
  GONGSHI_CHECK(put_topics(put, e));
  GONGSHI_CHECK(put_prices(put, e, prices));
  GONGSHI_CHECK(put_people(put, e, people));
  GONGSHI_CHECK(put_clinics(put, e, people));
  GONGSHI_CHECK(put_record(put, e));
  GONGSHI_CHECK(put_plans(put, e));
  GONGSHI_CHECK(put_catalogue(put, e));
  GONGSHI_CHECK(put_other_languages(put, e));
  return put_search(put, e, chunks);
}

}  // namespace

Result<Count> write_web_pages(const outlet::Issue& issue, const fs::path& target, Date today,
                              Progress* progress) {
  GONGSHI_TRY(SiteFolder folder, SiteFolder::begin(target));
  if (progress != nullptr) progress->begin({"写入网页：文件", "writing files"}, 0);
  const Put put = [&](std::string_view name, std::string_view bytes) {
    if (progress != nullptr) progress->at(folder.files());
    return folder.put(name, bytes);
  };
  const Release& release = *issue.release;
  const PriceShelf prices(release, today);
  const PeopleShelf people(release, today);
  PictureShelf pictures(release);
  const Edition chinese_edition{release, today, issue.verified, Lang::kZh, pictures};
  const Edition english_edition{release, today, issue.verified, Lang::kEn, pictures};

  GONGSHI_CHECK(put(kIssueFile, issue_file(issue, today)));
  for (const LookFile& file : look_files()) GONGSHI_CHECK(put(file.name, file.text));
  GONGSHI_TRY(const std::size_t chunks, put_search_data(put, chinese_edition, prices, people));
  GONGSHI_CHECK(put_edition(put, chinese_edition, prices, people, chunks));
  if (!release.hospital().name_en.empty()) {
    GONGSHI_CHECK(put_edition(put, english_edition, prices, people, chunks));
  }
  GONGSHI_CHECK(put_address_code(put, release));
  GONGSHI_CHECK(pictures.put_all(put));
  GONGSHI_CHECK(folder.finish());
  return Count{folder.files(), prices.count(), held_back(chinese_edition)};
}

}  // namespace gongshi::content::web
