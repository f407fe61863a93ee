// Site: what the parts of the web site hand their files to.
#pragma once

#include <functional>
#include <string_view>

#include "content/workspace/web/edition.h"
#include "content/workspace/web/frame.h"

namespace gongshi::content::web {

/// Takes a file; each name once.
using Put = std::function<Status(std::string_view name, std::string_view bytes)>;

/// Frames `content` and puts it into the edition's folder.
[[nodiscard]] inline Status put_page(const Put& put, const Edition& edition, const PageHead& head,
                                     const Markup& content) {
  return put(std::string(edition.folder()) + std::string(head.file),
             framed(edition, head, content));
}

class PriceShelf;
class PeopleShelf;

/// The QR code of the address of the hospital's disclosure pages, where the release has one.
inline constexpr std::string_view kAddressCode = "img/address.svg";
[[nodiscard]] Status put_address_code(const Put& put, const Release& release);

/// index.html
[[nodiscard]] Status put_home(const Put& put, const Edition& edition);
/// topic-<key>.html of each topic, and page-<number>.html of each page that is shown.
[[nodiscard]] Status put_topics(const Put& put, const Edition& edition);
/// prices.html, and the lists of services, drugs and consumables.
[[nodiscard]] Status put_prices(const Put& put, const Edition& edition, const PriceShelf& shelf);
/// departments.html, department-<code>.html, doctors.html, leaders.html
[[nodiscard]] Status put_people(const Put& put, const Edition& edition, const PeopleShelf& shelf);
/// clinics.html and clinics-2.html … clinics-7.html: today and the six days after.
[[nodiscard]] Status put_clinics(const Put& put, const Edition& edition, const PeopleShelf& shelf);
/// issues.html, changes-<serial>.html of the issues whose changes are listed.
[[nodiscard]] Status put_record(const Put& put, const Edition& edition);
/// plans.html, plan-<n>.html
[[nodiscard]] Status put_plans(const Put& put, const Edition& edition);
/// answers.html
[[nodiscard]] Status put_answers(const Put& put, const Edition& edition);
/// catalogue.html
[[nodiscard]] Status put_catalogue(const Put& put, const Edition& edition);
/// uyghur.html, tibetan.html, mongolian.html: of those that a notice is written in.
[[nodiscard]] Status put_other_languages(const Put& put, const Edition& edition);
/// search.html
[[nodiscard]] Status put_search(const Put& put, const Edition& edition, std::size_t chunks);
/// The data behind it, the same for all languages; how many files.
[[nodiscard]] Result<std::size_t> put_search_data(const Put& put, const Edition& edition,
                                                  const PriceShelf& prices,
                                                  const PeopleShelf& people);

/// Where the picture of this object path lies, seen from the edition's folder; it will be put
/// there.
[[nodiscard]] Result<std::string> picture_file(const Edition& edition, std::string_view path);

}  // namespace gongshi::content::web
