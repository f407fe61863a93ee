// ProgramUpload: one program file on its way into a card's flash, and the proof that it is there.
//
//   list ─▶ there already? done ─▶ begin ─▶ file ─▶ block … ─▶ end ─▶ list ─▶ there? done
//
// The list of files holds the check of each, so an upload that is not needed is not made, and one
// that was made is read back. A card that lists no files leaves it at the acknowledgements.
#pragma once

#include "drivers/protocol/onbon/program.h"

namespace gongshi::drivers {

class ProgramUpload {
 public:
  explicit ProgramUpload(onbon::program::File file) : file_(std::move(file)) {}

  enum class Step : std::uint8_t { kList, kBegin, kFile, kBlock, kEnd, kProve, kDone };

  /// The body of the next request; not at kDone.
  [[nodiscard]] onbon::Bytes request() const;
  /// The step that request() is of. kFile is what wears the flash.
  [[nodiscard]] Step step() const { return step_; }
  void done(const onbon::GraphicReply& reply);
  /// The transfer is ended, for the screen is dark meanwhile; then the list tells what became of
  /// the file. False: the card refused something that nothing can be made of.
  [[nodiscard]] bool refused();
  /// What the card holds is not known any more: ask before anything else.
  void doubt();

  /// The card listed the file with its check.
  [[nodiscard]] bool read_back() const { return step_ == Step::kDone && listed_; }
  [[nodiscard]] bool acknowledged() const { return step_ == Step::kDone && !failed_; }
  [[nodiscard]] const onbon::program::File& file() const { return file_; }

 private:
  enum class Found : std::uint8_t { kThere, kElse, kUntold };
  [[nodiscard]] Found find(const onbon::GraphicReply& reply) const;

  onbon::program::File file_;
  Step step_ = Step::kList;
  std::size_t offset_ = 0;
  bool perhaps_begun_ = false;  // the request to begin had no reply
  bool uploaded_ = false;       // acknowledged to the end
  bool listed_ = false;
  bool failed_ = false;
};

}  // namespace gongshi::drivers
