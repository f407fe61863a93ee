#include "drivers/pixel/onbon/program_upload.h"

#include <algorithm>
#include <utility>

namespace gongshi::drivers {

namespace program = onbon::program;

onbon::Bytes ProgramUpload::request() const {
  switch (step_) {
    case Step::kBegin:
      return program::begin_request();
    case Step::kFile:
      return program::file_request(file_);
    case Step::kBlock:
      return program::block_request(file_, offset_);
    case Step::kEnd:
      return program::end_request();
    case Step::kList:
    case Step::kProve:
    case Step::kDone:
      break;
  }
  return program::list_request();
}

ProgramUpload::Found ProgramUpload::find(const onbon::GraphicReply& reply) const {
  const auto list = program::decode_list(reply.data);
  if (!list || (list->count > 0 && list->entries.empty())) return Found::kUntold;
  const bool there =
      std::any_of(list->entries.begin(), list->entries.end(), [&](const program::Entry& entry) {
        return entry.name == file_.name && entry.length == file_.bytes.size() &&
               entry.check == file_.check();
      });
  // A list cut short may have left it out.
  if (!there && list->entries.size() < list->count) return Found::kUntold;
  return there ? Found::kThere : Found::kElse;
}

void ProgramUpload::done(const onbon::GraphicReply& reply) {
  switch (step_) {
    case Step::kList:
      listed_ = find(reply) == Found::kThere;
      step_ = listed_ ? Step::kDone : Step::kBegin;
      // Acknowledged once, and a card that lists nothing: as much as can be known.
      if (uploaded_ && find(reply) == Found::kUntold) step_ = Step::kDone;
      return;
    case Step::kBegin:
      step_ = Step::kFile;
      return;
    case Step::kFile:
      offset_ = 0;
      step_ = Step::kBlock;
      return;
    case Step::kBlock:
      perhaps_begun_ = false;
      offset_ += std::min(program::kBlockBytes, file_.bytes.size() - offset_);
      uploaded_ = offset_ == file_.bytes.size();
      if (uploaded_) step_ = Step::kEnd;
      return;
    case Step::kEnd:
      step_ = Step::kProve;
      return;
    case Step::kProve: {
      const Found found = find(reply);
      listed_ = found == Found::kThere;
      failed_ = found == Found::kElse || (found == Found::kUntold && !uploaded_);
      step_ = Step::kDone;
      return;
    }
    case Step::kDone:
      return;
  }
}

bool ProgramUpload::refused() {
  switch (step_) {
    case Step::kBlock:
      if (std::exchange(perhaps_begun_, false)) {
        step_ = Step::kFile;  // it was not
        return true;
      }
      [[fallthrough]];
    case Step::kFile:
      step_ = Step::kEnd;
      return true;
    case Step::kList:
      step_ = Step::kBegin;  // the list is a convenience
      return true;
    case Step::kEnd:
      step_ = Step::kProve;
      return true;
    case Step::kProve:
      failed_ = !uploaded_;
      step_ = Step::kDone;
      return true;
    case Step::kBegin:
    case Step::kDone:
      break;
  }
  return false;
}

void ProgramUpload::doubt() {
  if (step_ == Step::kFile) {
    // Beginning a file wears the flash: its first block tells whether it was begun.
    perhaps_begun_ = true;
    offset_ = 0;
    step_ = Step::kBlock;
  }
  if (step_ != Step::kDone) return;  // the step that is due is asked again, which does no harm
  step_ = Step::kList;
  listed_ = failed_ = false;
}

}  // namespace gongshi::drivers
