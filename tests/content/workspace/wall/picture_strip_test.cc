// What a camera or an editor wrote into a picture stays at home.
#include "content/workspace/file/picture_strip.h"

#include <doctest/doctest.h>

#include <string>

using namespace gongshi::content::workspace;
using namespace std::string_literals;

namespace {

std::string chunk(const std::string& type, const std::string& data) {
  std::string out(3, '\0');
  out += static_cast<char>(data.size());
  return out + type + data + "CRC!";
}

std::string segment(char marker, const std::string& data) {
  return "\xFF"s + marker + '\0' + static_cast<char>(data.size() + 2) + data;
}

const std::string kPng = "\x89PNG\r\n\x1a\n"s;
const std::string kHead = chunk("IHDR", "\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0"s);

}  // namespace

TEST_SUITE("content") {
  TEST_CASE("picture strip: text chunks of a PNG and what stands behind its end") {
    const std::string clean = kPng + kHead + chunk("IDAT", "pixels") + chunk("IEND", "");
    CHECK(without_metadata(clean) == clean);
    const std::string dirty = kPng + kHead + chunk("tEXt", "Comment\00013812345678"s) +
                              chunk("eXIf", "GPS") + chunk("IDAT", "pixels") +
                              chunk("iTXt", "patient") + chunk("IEND", "") + "13812345678";
    CHECK(without_metadata(dirty) == clean);
  }

  TEST_CASE("picture strip: EXIF, XMP and comments of a JPEG, coded pixels untouched") {
    const std::string jfif = segment('\xE0', "JFIF\0data"s);
    const std::string scan = segment('\xDA', "scan") + "ab\xFF\0cd\xFF\xD0"s + "ef";
    const std::string clean =
        "\xFF\xD8"s + jfif + segment('\xDB', "q") + scan + segment('\xC4', "h") + scan + "\xFF\xD9";
    CHECK(without_metadata(clean) == clean);
    const std::string dirty = "\xFF\xD8"s + jfif + segment('\xE1', "Exif\0 13812345678"s) +
                              segment('\xDB', "q") + segment('\xFE', "13812345678") + scan +
                              segment('\xED', "iptc") + segment('\xC4', "h") + scan + "\xFF\xD9" +
                              "PK behind the end";
    CHECK(without_metadata(dirty) == clean);
  }

  TEST_CASE("picture strip: a file that is cut off stays as it is, for the decoder to refuse") {
    for (const std::string& cut : {kPng + kHead + "\0\0"s, kPng + kHead.substr(0, 9), "\xFF\xD8"s,
                                   "\xFF\xD8\xFF\xC0\0"s, "GIF89a"s, ""s}) {
      CHECK(without_metadata(cut) == cut);
    }
  }
}
