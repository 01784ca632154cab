# One library a room, with its public headers in include/ and everything else included from the root of the tree.

function(dateline_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)  # false alarms of GCC 12 on std::string + (PR 105651)
  endif()
  if(DATELINE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  if(DATELINE_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${DATELINE_SANITIZE})
  endif()
endfunction()

# dateline_room(NAME) makes the library dateline_NAME; the folders inside add their own sources to it.
function(dateline_room name)
  add_library(dateline_${name} STATIC)
  add_library(dateline::${name} ALIAS dateline_${name})
  set_target_properties(dateline_${name} PROPERTIES EXPORT_NAME ${name})
  dateline_warnings(dateline_${name})
  if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include)
    target_include_directories(dateline_${name} PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>
                                                       $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  endif()
endfunction()
