// The card's reasons, as sentences. Codes are numbered by their place in one library's list (single
// source); of the names only those that several sources show have a sentence of their own.
#include <array>

#include "drivers/protocol/huidu/xml.h"

namespace gongshi::drivers::huidu {
namespace {

struct Reason {
  const char* zh;
  const char* en;
};

constexpr std::array<Reason, 53> kCodes{{
    {"成功", "success"},
    {"写入完成", "write finished"},
    {"步骤次序不对", "steps out of order"},
    {"版本太旧", "version too old"},
    {"卡正被别的程序占用", "the card is in use by another program"},
    {"文件正被占用", "the file is in use"},
    {"读取者太多", "too many readers"},
    {"数据包长度不对", "wrong packet length"},
    {"参数无效", "invalid parameter"},
    {"存储空间不足", "no space left"},
    {"不能建立文件", "the file cannot be created"},
    {"写入失败", "writing failed"},
    {"读取失败", "reading failed"},
    {"文件数据无效", "invalid file data"},
    {"文件内容有误", "wrong file content"},
    {"不能打开文件", "the file cannot be opened"},
    {"文件定位失败", "seeking in the file failed"},
    {"文件改名失败", "renaming the file failed"},
    {"找不到文件", "file not found"},
    {"文件没有收全", "the file is not complete"},
    {"XML 太长", "the XML is too long"},
    {"XML 分段位置不对", "wrong offset in the XML"},
    {"XML 解析失败", "the XML cannot be read"},
    {"不认识的方法", "unknown method"},
    {"内存错误", "memory error"},
    {"系统错误", "system error"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"不支持的媒体格式", "media format that is not supported"},
    {"下载失败", "download failed"},
    {"缺少 screen 节点", "the screen node is missing"},
    {"节点已存在", "the node exists already"},
    {"节点不存在", "the node does not exist"},
    {"缺少插件", "a plug-in is missing"},
    {"许可证无效", "the licence is not valid"},
    {"Wi-Fi 出错", "Wi-Fi error"},
    {"Wi-Fi 出错", "Wi-Fi error"},
    {"运行出错", "error while running"},
    {"不支持这个方法", "the method is not supported"},
    {"会话标识无效", "the session's guid is not valid"},
    {"固件格式不对", "wrong firmware format"},
    {"缺少标签", "a tag is missing"},
    {"缺少属性", "an attribute is missing"},
    {"不能建立标签", "a tag cannot be created"},
    {"不支持这种设备", "the type of device is not supported"},
    {"没有权限", "permission denied"},
    {"密码太简单", "the password is too weak"},
    {"稍后应答", "the answer comes later"},
    {"直接返回", "direct return"},
}};

}  // namespace

Sentence code_sentence(int code) {
  const std::string number = std::to_string(code);
  if (code < 0 || static_cast<std::size_t>(code) >= kCodes.size()) {
    return {"代码 " + number, "code " + number};
  }
  const Reason& reason = kCodes[static_cast<std::size_t>(code)];
  return {reason.zh + ("（代码 " + number + "）"), reason.en + (" (code " + number + ")")};
}

Sentence result_sentence(const std::string& result) {
  constexpr std::array<std::pair<const char*, Reason>, 5> kNames{{
      {"kInvalidGUID", {"会话标识无效", "the session's guid is not valid"}},
      {"kInvalidXmlIndex", {"XML 里的序号不对", "wrong index in the XML"}},
      {"kFileNotFound", {"找不到文件", "file not found"}},
      {"kDownloadingFile", {"还在接收文件", "a file is still on its way"}},
      {"kDownloadFileFailed", {"接收文件失败", "a file did not arrive"}},
  }};
  for (const auto& [name, reason] : kNames) {
    if (result == name) {
      return {reason.zh + ("（" + result + "）"), reason.en + (" (" + result + ")")};
    }
  }
  return {result, result};
}

}  // namespace gongshi::drivers::huidu
