#include "kiosk/check/self_check.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "content/store/reader.h"
#include "kiosk/handwriting/templates.h"
#include "kiosk/look/theme_file.h"
#include "kiosk/page/manner.h"
#include "kiosk/speech/speechd_voice.h"
#include "kiosk/staff/maintenance.h"

namespace gongshi::kiosk {
namespace {

using fonts::FontId;

/// Pixels a millimetre that lobby panels have: 19 inch at 800 x 600 to 10 inch at 1920 x 1200.
constexpr double kLeastDensity = 1.5, kMostDensity = 9.0;
/// A configured diagonal further than this from what the panel tells is a slip of the pen.
constexpr double kDiagonalSlack = 0.15;

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

Finding good(std::string_view subject, Sentence what) {
  return {subject, Verdict::kGood, std::move(what)};
}

Finding fault(std::string_view subject, const Error& error, Sentence cure) {
  return {subject, Verdict::kFault, error.what, std::move(cure), error.word};
}

Finding check_theme(const config::Kiosk& kiosk) {
  if (kiosk.theme.empty()) return good("theme", {"用自带的外观", "our own look"});
  if (const auto look = read_look(kiosk.theme); !look) {
    return fault("theme", look.error(),
                 {"照句中改 " + kiosk.theme.string() + "；改好之前用自带的外观",
                  "mend " + kiosk.theme.string() + " as it says; until then the look is our own"});
  }
  return good("theme", {kiosk.theme.string() + "，每一对颜色都看得清",
                        kiosk.theme.string() + ", every pair of colours can be read"});
}

std::vector<FontId> fonts_for(const std::vector<std::string>& languages) {
  std::vector<FontId> needed = {FontId::kText, FontId::kTextBold};
  for (const std::string& code : languages) {
    if (code == "ug") needed.insert(needed.end(), {FontId::kArabic, FontId::kArabicBold});
    if (code == "bo") needed.push_back(FontId::kTibetan);
    if (code == "mn") needed.push_back(FontId::kMongolian);
  }
  return needed;
}

Finding check_fonts(const config::Kiosk& kiosk, const CheckDoors& doors) {
  for (const FontId id : fonts_for(kiosk.languages)) {
    const auto file = doors.font(id);
    if (file) continue;
    const std::string package(fonts::font_entry(id).package);
    return fault("fonts", file.error(), {"apt install " + package, "apt install " + package});
  }
  std::string codes;
  for (const std::string& code : kiosk.languages) codes += (codes.empty() ? "" : " ") + code;
  return good("fonts", {codes + " 的字体都在", "the fonts of " + codes + " are there"});
}

Finding check_store(const config::Site& site) {
  const Sentence bring{
      "用 gongshi-sync import 或 pull 取一期内容；gongshi-sync status 说明现状",
      "bring an issue in with gongshi-sync import or pull; gongshi-sync status says more"};
  const Sentence make{"先建内容库：gongshi-sync init；或改 site.yaml 的 store",
                      "make it with gongshi-sync init, or correct store in site.yaml"};
  std::error_code none;  // not to be looked at is not there
  if (!fs::is_directory(site.store, none)) {
    return {"store",
            Verdict::kFault,
            {site.store.string() + " 不存在", site.store.string() + " is not there"},
            make};
  }
  const auto reader = content::Reader::open(site.store);
  if (!reader) return fault("store", reader.error(), make);
  const auto release = reader->load();
  if (!release) {
    const bool none_yet = release.error().code == Errc::kNotFound;
    return {"store", none_yet ? Verdict::kWarning : Verdict::kFault, release.error().what, bring,
            release.error().word};
  }
  const std::string serial = (*release)->id().serial();
  const std::string prices = std::to_string((*release)->prices().size());
  return good("store", {"第 " + serial + " 期，价格 " + prices + " 条",
                        "issue " + serial + ", " + prices + " prices"});
}

Finding check_folder(const config::Site& site) {
  const fs::path& folder = site.kiosk.state_folder;
  if (access(folder.c_str(), W_OK | X_OK) == 0) {
    return good("state", {folder.string() + " 可写", folder.string() + " can be written to"});
  }
  return {"state",
          Verdict::kFault,
          {folder.string() + " 不存在或不可写：触摸校准和音量存不下来",
           folder.string() + " is not there or not to be written to: calibration and volume would "
                             "be lost"},
          {"用运行触摸屏的用户检查（sudo -u gongshi-display）；不存在则用 systemd-tmpfiles "
           "--create 建立",
           "check as the kiosk's user (sudo -u gongshi-display); make it with systemd-tmpfiles "
           "--create"}};
}

Finding check_touch(const config::Site& site) {
  const fs::path file = device_file(site);
  const auto settings = read_device_settings(file);
  if (!settings) {
    return fault("touch", settings.error(),
                 {"在维护页“本机”里重新校准触摸", "calibrate touch again on the maintenance page"});
  }
  if (settings->touch == Calibration{}) {
    return good("touch",
                {"没有校准过，按触摸框报告的位置", "not calibrated: as the touch frame tells"});
  }
  return good("touch", {"已校准（" + file.string() + "）", "calibrated (" + file.string() + ")"});
}

Finding check_speech(const config::Kiosk& kiosk, const CheckDoors& doors) {
  if (!kiosk.speech) {
    return good("speech", {"配置为不朗读", "switched off in site.yaml"});
  }
  if (const Status answers = doors.speech(); !answers) {
    return {"speech",
            Verdict::kWarning,
            answers.error().what,
            {"apt install speech-dispatcher speech-dispatcher-espeak-ng；不要朗读则写 speech: no",
             "apt install speech-dispatcher speech-dispatcher-espeak-ng, or write speech: no"}};
  }
  return good("speech", {"speech-dispatcher 有应答", "speech-dispatcher answers"});
}

Finding check_handwriting(const CheckDoors& doors) {
  if (const Status there = doors.handwriting(); !there) {
    return {"handwriting",
            Verdict::kWarning,
            there.error().what,
            {"装带手写模板的软件包；没有时仍有拼音键",
             "install the package with templates; keys work without"}};
  }
  return good("handwriting", {"手写模板在", "the templates are there"});
}

Finding check_density(double diagonal_inch, const PanelFacts& panel, const Sentence& cure) {
  const double density = Metrics::of(panel.pixels, diagonal_inch).px_per_mm;
  const std::string size = std::to_string(panel.pixels.w) + "×" + std::to_string(panel.pixels.h);
  const std::string inch = one_decimal(diagonal_inch);
  const std::string per_mm = one_decimal(density);
  const Sentence facts{size + "，配置为 " + inch + " 英寸，每毫米 " + per_mm + " 点",
                       size + ", configured as " + inch + " inch, " + per_mm + " pixels a mm"};
  if (density < kLeastDensity || density > kMostDensity) {
    return {
        "panel", Verdict::kFault, {facts.zh + "，不像是真的", facts.en + ": hardly true"}, cure};
  }
  const double told = panel.inch;
  if (told > 0 && std::abs(told - diagonal_inch) > kDiagonalSlack * told) {
    const std::string says = one_decimal(told);
    return {"panel",
            Verdict::kWarning,
            {facts.zh + "；屏自己说是 " + says + " 英寸",
             facts.en + "; the panel itself says " + says + " inch"},
            cure};
  }
  return good("panel", facts);
}

Finding check_panel(const config::Kiosk& kiosk, const CheckDoors& doors) {
  const Sentence cure{"用尺量可见部分的对角线，改 kiosk.diagonal_inch（1 英寸 25.4 毫米）",
                      "measure the diagonal of the visible part and correct kiosk.diagonal_inch"};
  const std::vector<PanelFacts> panels = doors.panels();
  const auto known = std::find_if(panels.begin(), panels.end(),
                                  [](const PanelFacts& one) { return one.pixels != Size{}; });
  if (known == panels.end()) {
    return {"panel",
            Verdict::kWarning,
            {"没有看到接着的显示器，尺寸没有检查", "no panel is seen, so its size is not checked"},
            {"在触摸屏这台机器上检查，接好并打开显示器",
             "check on the kiosk itself with its panel plugged in and on"}};
  }
  return check_density(kiosk.diagonal_inch, *known, cure);
}

}  // namespace

CheckDoors real_check_doors() {
  return {[](FontId id) { return fonts::font_file(id); }, speech_answers,
          [] { return connected_panels("/sys/class/drm"); },
          []() -> Status {
            GONGSHI_CHECK(handwriting::Templates::open(handwriting::Templates::installed_file()));
            return {};
          }};
}

Finding config_fault(const fs::path& config, const Error& error) {
  return fault(
      "config", error,
      {"照句中改 " + config.string() + "，再检查一次；其余的还没有检查",
       "mend " + config.string() + " as it says and check again; nothing else was looked at"});
}

std::vector<Finding> self_check(const fs::path& config, const config::Site& site,
                                const CheckDoors& doors) {
  return {good("config", {config.string(), config.string()}),
          check_theme(site.kiosk),
          check_fonts(site.kiosk, doors),
          check_store(site),
          check_panel(site.kiosk, doors),
          check_folder(site),
          check_touch(site),
          check_speech(site.kiosk, doors),
          check_handwriting(doors)};
}

Verdict worst(const std::vector<Finding>& findings) {
  Verdict found = Verdict::kGood;
  for (const Finding& one : findings) found = std::max(found, one.verdict);
  return found;
}

}  // namespace gongshi::kiosk
