# The stroke data that templates are made of: the npm package hanzi-writer-data (Arphic Public
# License), one version, known by its SHA-256. Without it everything else is built all the same;
# the kiosk then has no handwriting and says so (gongshi-kiosk --version, its log).
set(GONGSHI_HANZI_DATA
    "npm"
    CACHE STRING "Stroke data for handwriting: npm, the path of hanzi-writer-data-2.0.1.tgz, or OFF")
set(stroke_data_version 2.0.1)
set(stroke_data_hash 72baf3d82b114e60d6e40ea05f24d2262a05cd39d544e2f322ba2fceb7beff15)

# gongshi_fetch_stroke_data(FILE): asks npm's own client, once for a build folder.
function(gongshi_fetch_stroke_data file)
  if(EXISTS ${file})
    return()
  endif()
  find_program(GONGSHI_NPM npm)
  if(NOT GONGSHI_NPM)
    message(WARNING "npm is not installed: no stroke data can be fetched")
    return()
  endif()
  get_filename_component(folder ${file} DIRECTORY)
  message(STATUS "Fetching hanzi-writer-data ${stroke_data_version} (13 MB) with npm")
  execute_process(
    COMMAND ${GONGSHI_NPM} pack hanzi-writer-data@${stroke_data_version} --silent --prefer-offline
            --pack-destination ${folder}
    WORKING_DIRECTORY ${folder}
    RESULT_VARIABLE failed
    OUTPUT_QUIET ERROR_VARIABLE said
    TIMEOUT 300)
  if(failed)
    message(WARNING "npm could not fetch hanzi-writer-data ${stroke_data_version}: ${said}")
  endif()
endfunction()

# gongshi_find_stroke_data(VARIABLE): the checked tarball, or empty.
function(gongshi_find_stroke_data variable)
  set(${variable} "" PARENT_SCOPE)
  if(NOT GONGSHI_HANZI_DATA)
    return()
  endif()
  if(GONGSHI_HANZI_DATA STREQUAL "npm")
    set(tarball ${CMAKE_CURRENT_BINARY_DIR}/hanzi-writer-data-${stroke_data_version}.tgz)
    gongshi_fetch_stroke_data(${tarball})
    if(NOT EXISTS ${tarball})
      return()
    endif()
  else()
    get_filename_component(tarball ${GONGSHI_HANZI_DATA} ABSOLUTE)
    if(NOT EXISTS ${tarball})
      message(FATAL_ERROR "GONGSHI_HANZI_DATA: ${tarball} does not exist")
    endif()
  endif()
  file(SHA256 ${tarball} hash)
  if(NOT hash STREQUAL stroke_data_hash)
    message(FATAL_ERROR "${tarball} is not hanzi-writer-data ${stroke_data_version}: SHA-256 is "
                        "${hash}, expected ${stroke_data_hash}")
  endif()
  set(${variable} ${tarball} PARENT_SCOPE)
endfunction()

gongshi_find_stroke_data(stroke_data)
set(GONGSHI_HANDWRITING_TEMPLATES "" CACHE INTERNAL "Made by the build; empty: no handwriting")
set(GONGSHI_HANDWRITING_MEDIANS "" CACHE INTERNAL "Unpacked by the build")
if(NOT stroke_data)
  message(WARNING "The kiosk is built WITHOUT handwriting: no stroke data. Give its tarball with "
                  "-DGONGSHI_HANZI_DATA=PATH, or install npm.")
  return()
endif()

set(medians ${CMAKE_CURRENT_BINARY_DIR}/package)
set(unpacked ${CMAKE_CURRENT_BINARY_DIR}/unpacked)
add_custom_command(
  OUTPUT ${unpacked}
  COMMAND ${CMAKE_COMMAND} -E tar xzf ${stroke_data}
  COMMAND ${CMAKE_COMMAND} -E touch ${unpacked}
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}
  DEPENDS ${stroke_data}
  COMMENT "Unpacking stroke data")

# In the build folder as installed: share/gongshi beside bin/, where the kiosk looks.
set(share ${PROJECT_BINARY_DIR}/share/gongshi)
set(templates ${share}/handwriting.templates)
set(own ${CMAKE_CURRENT_SOURCE_DIR})
add_custom_command(
  OUTPUT ${templates}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${share}
  COMMAND make_templates ${medians} ${own}/more_characters.txt ${own}/own_strokes.txt ${templates}
  COMMAND ${CMAKE_COMMAND} -E copy ${medians}/ARPHICPL.TXT ${own}/handwriting.NOTICE ${share}
  DEPENDS make_templates ${unpacked} ${own}/more_characters.txt ${own}/own_strokes.txt
          ${own}/handwriting.NOTICE
  COMMENT "Making handwriting templates")
add_custom_target(gongshi_handwriting_templates ALL DEPENDS ${templates})
set(GONGSHI_HANDWRITING_TEMPLATES ${templates} CACHE INTERNAL "Made by the build")
set(GONGSHI_HANDWRITING_MEDIANS ${medians} CACHE INTERNAL "Unpacked by the build")

install(FILES ${templates} ${share}/ARPHICPL.TXT ${own}/handwriting.NOTICE
        DESTINATION ${CMAKE_INSTALL_DATADIR}/gongshi)
install(FILES ${share}/ARPHICPL.TXT ${own}/handwriting.NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
