#include "drivers/text/huidu_upload.h"

#include <algorithm>

#include "drivers/protocol/huidu/file.h"

namespace gongshi::drivers {
namespace {

constexpr int kDone = 0, kWriteFinished = 1;

}  // namespace

bool HuiduUpload::holds(const std::string& name) const {
  return std::find(held_.begin(), held_.end(), name) != held_.end();
}

huidu::Bytes HuiduUpload::start(const std::string& name, const huidu::Bytes& file) {
  name_ = name;
  agreed_ = false;
  return huidu::file_start(huidu::md5_hex(file), file.size(), huidu::FileType::kImage, name);
}

huidu::Bytes HuiduUpload::rest(const huidu::Bytes& file) const {
  return huidu::file_rest(file, from_);
}

HuiduUpload::Step HuiduUpload::started(const huidu::Packet& packet) {
  if (packet.command != huidu::Command::kFileStartAnswer) return Step::kNotThis;
  const auto start = huidu::decode_file_start(packet.payload);
  status_ = start ? start->status : -1;
  from_ = start ? start->existing : 0;
  if (status_ != kDone) return settle(Step::kThere);
  agreed_ = true;
  return Step::kGoOn;
}

HuiduUpload::Step HuiduUpload::ended(const huidu::Packet& packet) {
  if (packet.command != huidu::Command::kFileEndAnswer) return Step::kNotThis;
  status_ = huidu::decode_file_end(packet.payload).value_or(-1);
  return settle(Step::kStored);
}

HuiduUpload::Step HuiduUpload::settle(Step held) {
  agreed_ = false;
  if (status_ != kDone && status_ != kWriteFinished) return Step::kRefused;
  held_.push_back(name_);
  return held;
}

}  // namespace gongshi::drivers
