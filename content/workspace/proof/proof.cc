#include "content/workspace/proof/proof.h"

#include <algorithm>
#include <map>

#include "content/bundle/container.h"
#include "content/bundle/object.h"
#include "content/workspace/paper/bind.h"
#include "content/workspace/paper/pdf.h"
#include "content/workspace/proof/cover.h"
#include "content/workspace/proof/sections.h"

namespace gongshi::content::proof {
namespace {

struct Read {
  std::shared_ptr<const Release> release;
  std::vector<ListedObject> objects;
};

Result<std::map<std::string, std::string, std::less<>>> raw_objects(
    const bundle::Container& container, const bundle::Manifest& manifest) {
  std::map<bundle::Hash, std::string_view> stored;
  for (const auto& entry : container.objects) stored.emplace(entry.stored_hash, entry.stored);
  std::map<std::string, std::string, std::less<>> objects;
  for (const bundle::ManifestObject& object : manifest.objects) {
    const auto found = stored.find(object.stored_hash);
    if (found == stored.end()) {
      return Error{Errc::kRejected,
                   {"内容包里缺少对象 " + object.path + "，无法出样张",
                    "the bundle lacks the object " + object.path + ", so it cannot be proofed"},
                   "E_MISSING_OBJECT"};
    }
    GONGSHI_TRY(std::string raw, bundle::raw_object(object, found->second));
    objects.emplace(object.path, std::move(raw));
  }
  return objects;
}

Result<Read> read(std::string_view file) {
  GONGSHI_TRY(const auto container, bundle::Container::read(file));
  GONGSHI_TRY(const auto manifest, bundle::Manifest::parse(container.manifest.text));
  GONGSHI_CHECK(bundle::match_objects(container, manifest));
  GONGSHI_TRY(auto objects, raw_objects(container, manifest));
  Read found;
  for (const bundle::ManifestObject& object : manifest.objects) {
    found.objects.push_back({object.path, std::string(bundle::kind_word(object.kind)),
                             object.raw_size, object.raw_hash.hex()});
  }
  ReleaseId id{manifest.site,
               manifest.channel,
               manifest.epoch,
               manifest.seq,
               bundle::sha256(container.manifest.text).hex(),
               manifest.created,
               manifest.fresh_until};
  GONGSHI_TRY(found.release,
              Release::load(std::move(id), std::make_shared<MemoryObjects>(std::move(objects))));
  return found;
}

}  // namespace

Result<Proof> make_proof(std::string_view bundle, const Displays& displays, Lang lang,
                         fonts::TypeCase& type, Progress* progress) {
  GONGSHI_TRY(const Read input, read(bundle));
  const Release& release = *input.release;
  GONGSHI_TRY(Typesetter setter, Typesetter::create(type));
  setter.watch(progress);

  Flow flow(setter, kProofFormat);
  draw_changes(flow, release, lang);
  draw_hospital(flow, release, lang);
  GONGSHI_CHECK(draw_emergency_cards(flow, release, displays, lang));
  draw_prices(flow, release, lang);
  GONGSHI_CHECK(draw_leaders(flow, release, lang));
  GONGSHI_CHECK(draw_people(flow, release, lang));
  GONGSHI_CHECK(draw_pages(flow, release, lang));
  GONGSHI_CHECK(draw_messages(flow, release, displays, lang));
  GONGSHI_CHECK(draw_plans(flow, release, lang));
  draw_answers(flow, release, lang);
  draw_objects(flow, input.objects, lang);

  const CoverFacts facts{input.objects.size(), setter.missing(), flow.paper().bookmarks};
  Paper paper = bind(draw_cover(setter, release, facts, lang), std::move(flow.paper()));
  draw_heads_and_feet(paper, setter, release, lang);

  const std::string serial = release.id().serial();
  const std::string hospital(release.hospital().name_zh);
  GONGSHI_TRY(
      std::string bytes,
      pdf(paper, setter,
          {Sentence{"审校样张 " + serial + " " + hospital, "Proof " + serial + " " + hospital}.in(
               lang),
           hospital, "gongshi-bundle proof", release.id().created}));
  return Proof{std::move(bytes), paper.sheets.size(), serial, release.id().manifest_hash,
               setter.missing()};
}

Result<std::size_t> check_proof(std::string_view bundle, std::string_view pdf,
                                const std::optional<Displays>& displays, fonts::TypeCase& type) {
  for (const Lang lang : {Lang::kZh, Lang::kEn}) {
    GONGSHI_TRY(const Proof again,
                make_proof(bundle, displays ? *displays : usual_displays(lang), lang, type));
    if (again.pdf == pdf) return again.sheets;
  }
  return Error{Errc::kRejected,
               {"这份样张不是由这个内容包生成的，或者被改动过。请用 gongshi-bundle proof "
                "重新生成，通读后再签（做样张时给了 --displays，签名时也要给同样的）",
                "this proof was not made from this bundle, or was altered. Make it again with "
                "gongshi-bundle proof and read that (give --displays here too if it was given "
                "there)"},
               {}};
}

}  // namespace gongshi::content::proof
