# Installation and the Debian package (cmake --workflow --preset deb).
install(FILES config/example.yaml DESTINATION /etc/gongshi RENAME site.yaml)
install(FILES config/systemd/gongshi-signage.service config/systemd/gongshi-sync.service
              config/systemd/gongshi-kiosk.service
        DESTINATION /lib/systemd/system)
install(FILES config/systemd/gongshi.tmpfiles DESTINATION /usr/lib/tmpfiles.d RENAME gongshi.conf)
install(FILES config/systemd/gongshi.sysusers DESTINATION /usr/lib/sysusers.d RENAME gongshi.conf)
install(FILES config/udev/70-gongshi-boards.rules config/udev/71-gongshi-sticks.rules
        DESTINATION /lib/udev/rules.d)
install(FILES config/debian/copyright README.md content/FORMAT.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY config/handbook DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES config/theme.yaml config/theme-warm.yaml
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

find_program(GONGSHI_GZIP gzip REQUIRED)
file(GLOB manual_pages CONFIGURE_DEPENDS config/man/*.1)
foreach(page ${manual_pages})
  get_filename_component(name ${page} NAME)
  set(packed ${PROJECT_BINARY_DIR}/man/${name}.gz)
  add_custom_command(
    OUTPUT ${packed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
    COMMAND ${GONGSHI_GZIP} -9nc ${page} > ${packed}
    DEPENDS ${page})
  list(APPEND packed_pages ${packed})
  install(FILES ${packed} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
add_custom_command(
  OUTPUT ${PROJECT_BINARY_DIR}/man/changelog.gz
  COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/man
  COMMAND ${GONGSHI_GZIP} -9nc ${PROJECT_SOURCE_DIR}/config/debian/changelog >
          ${PROJECT_BINARY_DIR}/man/changelog.gz
  DEPENDS config/debian/changelog)
install(FILES ${PROJECT_BINARY_DIR}/man/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
add_custom_target(gongshi_manual ALL DEPENDS ${packed_pages} ${PROJECT_BINARY_DIR}/man/changelog.gz)

file(GLOB completions CONFIGURE_DEPENDS config/completion/gongshi-*)
install(FILES ${completions} DESTINATION /usr/share/bash-completion/completions)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gongshi)
set(CPACK_PACKAGE_CONTACT "Gongshi maintainers <maintainers@gongshi.example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "public disclosure on hospital kiosks, LED boards and screens")
set(CPACK_PACKAGE_DESCRIPTION
    "Shows prices, doctors, procedures, rules and complaint ways of a hospital
on touch kiosks, serial LED boards and rolling screens, from one bundle
that the disclosure office and a reviewer have both signed.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-cjk, fonts-noto-core, fonts-unifont")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xfonts-wqy, cage, xwayland, libegl1, libgles2, libgl1-mesa-dri, ffmpeg, rime-data-pinyin-simp, unicode-data, speech-dispatcher, speech-dispatcher-espeak-ng")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${PROJECT_SOURCE_DIR}/config/debian/conffiles;${PROJECT_SOURCE_DIR}/config/debian/postinst;${PROJECT_SOURCE_DIR}/config/debian/prerm")
include(CPack)
