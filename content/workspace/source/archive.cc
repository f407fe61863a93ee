#include "content/workspace/source/archive.h"

#include <zip.h>

#include "content/workspace/finding.h"
#include "drivers/os/handle.h"

namespace gongshi::content::workspace {
namespace {

constexpr std::uint64_t kMostPart = 256ULL << 20U;
constexpr std::uint64_t kMostTotal = 512ULL << 20U;
/// Deflate cannot pack XML of a real workbook better than about 1:100; a bomb is near 1:1000.
constexpr std::uint64_t kMostRatio = 400;
constexpr std::uint64_t kRatioFree = 1ULL << 20U;

using ZipFile = Handle<zip_file_t, zip_fclose>;

Error bad(const std::string& part, std::string_view zh, std::string_view en) {
  return finding_error(Code::kBadWorkbook, {"工作簿中的 " + part + " " + std::string(zh),
                                            part + " of the workbook " + std::string(en)});
}

Error too_large() {
  return finding_error(Code::kFileTooLarge,
                       {"工作簿解开后过大，或压缩比异常，没有读取",
                        "the workbook unpacks to too much, or packs suspiciously well; not read"});
}

}  // namespace

struct Archive::State {
  Handle<zip_t, zip_discard> zip;  // never written back
  std::uint64_t total = 0;
};

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return finding_error(Code::kBadWorkbook,
                         {"不是完整的 XLSX 工作簿", "not a whole XLSX workbook"});
  }
  auto state = std::make_unique<State>();
  state->zip.reset(zip);
  return Archive(std::move(state));
}

bool Archive::has(const std::string& name) const {
  return zip_name_locate(state_->zip.get(), name.c_str(), 0) >= 0;
}

Result<std::string> Archive::read(const std::string& name) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(state_->zip.get(), name.c_str(), 0, &stat) != 0 ||
      (stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
    return bad(name, "不存在", "is missing");
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return bad(name, "有密码，无法读取", "is encrypted");
  }
  state_->total += stat.size;
  if (stat.size > kMostPart || state_->total > kMostTotal ||
      (stat.size > kRatioFree && stat.size / kMostRatio > stat.comp_size)) {
    return too_large();
  }
  const ZipFile file(zip_fopen(state_->zip.get(), name.c_str(), 0));
  if (!file) return bad(name, "无法打开", "cannot be opened");
  std::string bytes(stat.size, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const auto got = zip_fread(file.get(), bytes.data() + have, bytes.size() - have);
    if (got <= 0) return bad(name, "已损坏", "is damaged");
    have += static_cast<std::size_t>(got);
  }
  char beyond = 0;
  if (zip_fread(file.get(), &beyond, 1) != 0) return bad(name, "已损坏", "is damaged");
  return bytes;
}

}  // namespace gongshi::content::workspace
