#include "drivers/os/result.h"

#include <cstring>

namespace gongshi {

Error os_error(int error_number, const Sentence& doing, Errc code) {
  const std::string reason = std::strerror(error_number);
  return Error{code, {doing.zh + "失败：" + reason, doing.en + ": " + reason}, {}};
}

}  // namespace gongshi
