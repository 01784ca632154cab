# `cmake --install`: the program, the three libraries with their public headers, and the package that find_package(dateline) reads.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)

install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dateline_common dateline_indexer dateline_searcher EXPORT dateline_targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(room common indexer searcher)
  install(DIRECTORY ${room}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
endforeach()

# The manual page and the completions, which the program makes of its own option table.
set(reference_folder ${CMAKE_CURRENT_BINARY_DIR}/reference)
set(reference_files ${reference_folder}/dateline.1 ${reference_folder}/dateline ${reference_folder}/_dateline
                    ${reference_folder}/dateline.fish)
add_custom_command(
  OUTPUT ${reference_files}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${reference_folder}
  COMMAND dateline man > ${reference_folder}/dateline.1
  COMMAND dateline completion bash > ${reference_folder}/dateline
  COMMAND dateline completion zsh > ${reference_folder}/_dateline
  COMMAND dateline completion fish > ${reference_folder}/dateline.fish
  DEPENDS dateline
  VERBATIM)
add_custom_target(dateline_reference ALL DEPENDS ${reference_files})
install(FILES ${reference_folder}/dateline.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${reference_folder}/dateline DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${reference_folder}/_dateline DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${reference_folder}/dateline.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(EXPORT dateline_targets NAMESPACE dateline:: FILE datelineTargets.cmake DESTINATION ${package_folder})
configure_package_config_file(cmake/datelineConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake
              cmake/Dependencies.cmake
        DESTINATION ${package_folder})
