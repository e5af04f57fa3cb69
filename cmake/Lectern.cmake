# How every target of Lectern is built: one place for the language, the warnings and the sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

set(LECTERN_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize= takes them")
option(LECTERN_FUZZ "Build for libFuzzer: tests/fuzz only, with clang" OFF)

find_program(CCACHE ccache)
if(CCACHE)
  # ccache needs to be told that a precompiled header may be trusted by its content.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(lectern_options INTERFACE)
target_compile_options(lectern_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -fpch-preprocess -Winvalid-pch -Wno-error=invalid-pch>)
target_compile_definitions(lectern_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
  QT_DISABLE_DEPRECATED_BEFORE=0x060400 LECTERN_VERSION="${PROJECT_VERSION}")
target_link_options(lectern_options INTERFACE -Wl,-z,relro,-z,now)
if(LECTERN_SANITIZE)
  # Sanitizers change what g++ sees: its flow warnings become guesses, and it warns of every fence under tsan.
  target_compile_options(lectern_options INTERFACE
    -fsanitize=${LECTERN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-tsan>)
  target_link_options(lectern_options INTERFACE -fsanitize=${LECTERN_SANITIZE})
endif()
if(LECTERN_FUZZ)
  target_compile_options(lectern_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(NOT LECTERN_SANITIZE)
  target_compile_options(lectern_options INTERFACE
    -fstack-protector-strong $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
endif()

# Tells the thread sanitizer about Qt's locks. Built on demand: in other builds there is nobody to tell.
add_library(lectern_queued_calls OBJECT EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/sanitizers/queued_calls.cpp")
target_link_libraries(lectern_queued_calls PRIVATE lectern_options Qt6::Core)
set_target_properties(lectern_queued_calls PROPERTIES AUTOMOC OFF)
function(lectern_thread_edges program)
  if(LECTERN_SANITIZE MATCHES thread)
    target_link_libraries(${program} PRIVATE lectern_queued_calls)
  endif()
endfunction()

# One precompiled header for all test programs. It stays below <QTest>, whose content depends on what a test links.
function(lectern_test_header)
  if(NOT TARGET lectern_test_pch)
    # Qt6::Test names each test's folders in definitions of its own, which would make one header unfit for all of them.
    set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/test_pch.cpp" CONTENT "int main()\n{\n}\n")
    add_executable(lectern_test_pch EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/test_pch.cpp")
    set_target_properties(lectern_test_pch PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(lectern_test_pch PRIVATE lectern_options Qt6::Test)
    target_precompile_headers(lectern_test_pch PRIVATE
      <QtTest/qtestcase.h> <QtTest/qbenchmark.h> <QtTest/qsignalspy.h>
      <QtCore/QBitArray> <QtCore/QCborMap> <QtCore/QDateTime> <QtCore/QDir> <QtCore/QJsonArray> <QtCore/QJsonDocument>
      <QtCore/QJsonObject> <QtCore/QPoint> <QtCore/QRect> <QtCore/QTemporaryDir> <QtCore/QUrl> <QtCore/QUuid>
      <QtCore/QVariant> <functional> <memory> <optional>)
  endif()
endfunction()

# lectern_library(NAME SOURCES … LINKS … [PRIVATE_LINKS …] [PRECOMPILE …])
# A layer of the program. It may include what it links, and nothing else: tests/architecture checks that.
function(lectern_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PRIVATE_LINKS;PRECOMPILE" ${ARGN})
  add_library(lectern_${name} STATIC ${arg_SOURCES})
  add_library(Lectern::${name} ALIAS lectern_${name})
  target_include_directories(lectern_${name} PUBLIC "${CMAKE_SOURCE_DIR}/app")
  target_link_libraries(lectern_${name} PUBLIC ${arg_LINKS} PRIVATE lectern_options ${arg_PRIVATE_LINKS})
  if(arg_PRECOMPILE)
    target_precompile_headers(lectern_${name} PRIVATE ${arg_PRECOMPILE})
  endif()
endfunction()

# lectern_program(NAME SOURCES … LINKS …)
function(lectern_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE lectern_options ${arg_LINKS})
  lectern_thread_edges(${name})
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# All tests that need no window, known to ctest by the label core: what is built for a sanitizer in a hurry.
add_custom_target(lectern_core_tests)

# lectern_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT SECONDS]): one Qt Test program, known to ctest as NAME. It
# is a core test unless one of its labels is ui.
function(lectern_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE lectern_options Qt6::Test ${arg_LINKS})
  lectern_thread_edges(test_${name})
  lectern_test_header()
  target_precompile_headers(test_${name} REUSE_FROM lectern_test_pch)
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND test_${name})
  if(NOT ui IN_LIST arg_LABELS)
    list(APPEND arg_LABELS core)
    add_dependencies(lectern_core_tests test_${name})
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}")
endfunction()
