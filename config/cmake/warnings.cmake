# gongshi::options: language level, warnings, sanitizers and hardening for every target of ours.
add_library(gongshi_options INTERFACE)
add_library(gongshi::options ALIAS gongshi_options)

target_compile_features(gongshi_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
target_include_directories(gongshi_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(gongshi_options INTERFACE GONGSHI_VERSION="${PROJECT_VERSION}")

target_compile_options(
  gongshi_options
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
            -Wnon-virtual-dtor -Woverloaded-virtual -Wformat=2
            $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wuseless-cast>
            $<$<BOOL:${GONGSHI_WERROR}>:-Werror>)

if(GONGSHI_SANITIZE)
  target_compile_options(gongshi_options INTERFACE -fsanitize=${GONGSHI_SANITIZE}
                                                   -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(gongshi_options INTERFACE -fsanitize=${GONGSHI_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  target_compile_options(gongshi_options INTERFACE -D_FORTIFY_SOURCE=2 -fstack-protector-strong
                                                   -fstack-clash-protection)
  target_link_options(gongshi_options INTERFACE -Wl,-z,relro,-z,now)
  # Once it has inlined the library's variant, string and vector, GCC 12 warns of values unset and
  # of copies out of bounds that are neither. Whoever installs need not read that; the dev build
  # keeps these warnings, and the sanitizers look at what really happens.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(gongshi_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict
                                                     -Wno-array-bounds -Wno-stringop-overflow
                                                     -Wno-stringop-overread)
  endif()
endif()

find_program(GONGSHI_CCACHE ccache)
if(GONGSHI_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${GONGSHI_CCACHE})
endif()
