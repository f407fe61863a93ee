#include "drivers/protocol/huidu/xml.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <pugixml.hpp>

#include "drivers/board_words.h"

namespace gongshi::drivers::huidu {
namespace {

// Nobody reads more of a value than this, whatever a card sends.
constexpr std::size_t kMostValue = 128;
constexpr std::size_t kMostPrograms = 64;

std::string value_of(const pugi::xml_node& node, const char* name) {
  return harmless(node.attribute(name).value(), kMostValue);
}

std::string two(long value) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%02ld", value);
  return text.data();
}

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (const char character : text) {
    switch (character) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += '\n';
        break;
      default:
        out += static_cast<unsigned char>(character) < 0x20 || character == 0x7F ? ' ' : character;
        break;
    }
  }
  return out;
}

std::string request(std::string_view guid, std::string_view method, std::string_view body) {
  std::string xml = R"(<?xml version="1.0" encoding="utf-8"?>)"
                    "\n";
  xml += "<sdk guid=\"" + escape(guid) + "\"><in method=\"" + escape(method) + "\">";
  xml += body;
  xml += "</in></sdk>";
  return xml;
}

std::string interface_version_body() {
  return R"(<version value="1000000"/>)";
}

std::string luminance_body(int percent) {
  return R"(<mode value="default"/><default value=")" +
         std::to_string(std::clamp(percent, 1, 100)) +
         R"("/><ploy></ploy><sensor min="1" max="100" time="5"/>)";
}

std::string time_body(const LocalTime& time, std::string_view zone) {
  const auto minutes = time.minute_of_day.count();
  return "<timezone value=\"" + escape(zone) +
         "\"/><summer enable=\"false\"/><sync value=\"none\"/><time value=\"" +
         date_text(time.date) + " " + two(minutes / 60) + ":" + two(minutes % 60) + ":" +
         two(time.second.count()) + "\"/>";
}

struct Answer::Tree {
  pugi::xml_document document;
  [[nodiscard]] pugi::xml_node out() const { return document.child("sdk").child("out"); }
};

Answer::Answer(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {
  guid_ = value_of(tree_->document.child("sdk"), "guid");
  method_ = value_of(tree_->out(), "method");
  result_ = value_of(tree_->out(), "result");
}
Answer::Answer(Answer&&) noexcept = default;
Answer::~Answer() = default;

std::optional<Answer> Answer::parse(std::string_view xml) {
  auto tree = std::make_unique<Tree>();
  const auto parsed = tree->document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default & ~pugi::parse_doctype, pugi::encoding_utf8);
  if (!parsed || !tree->out()) return std::nullopt;
  return Answer(std::move(tree));
}

DeviceInfo Answer::device() const {
  const pugi::xml_node out = tree_->out();
  DeviceInfo info;
  info.model = value_of(out.child("device"), "model");
  info.id = value_of(out.child("device"), "id");
  info.firmware = value_of(out.child("version"), "app");
  info.width = out.child("screen").attribute("width").as_int();
  info.height = out.child("screen").attribute("height").as_int();
  return info;
}

std::optional<Luminance> Answer::luminance() const {
  const pugi::xml_node mode = tree_->out().child("mode");
  const pugi::xml_node level = tree_->out().child("default");
  if (!mode || !level) return std::nullopt;
  return Luminance{value_of(mode, "value") == "default", level.attribute("value").as_int(-1)};
}

std::string Answer::time() const {
  return value_of(tree_->out().child("time"), "value");
}

std::vector<std::string> Answer::program_guids() const {
  const pugi::xml_node out = tree_->out();
  const pugi::xml_node screen = out.child("screen");
  std::vector<std::string> guids;
  for (const pugi::xml_node program : (screen ? screen : out).children("program")) {
    if (guids.size() == kMostPrograms) break;
    guids.push_back(value_of(program, "guid"));
  }
  return guids;
}

}  // namespace gongshi::drivers::huidu
