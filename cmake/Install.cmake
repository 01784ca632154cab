# `cmake --install`: the program, the three libraries with their public headers, and the package that find_package(dateline) reads.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)

install(TARGETS dateline RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dateline_common dateline_indexer dateline_searcher EXPORT dateline_targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(room common indexer searcher)
  install(DIRECTORY ${room}/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
endforeach()

install(EXPORT dateline_targets NAMESPACE dateline:: FILE datelineTargets.cmake DESTINATION ${package_folder})
configure_package_config_file(cmake/datelineConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake
              cmake/Dependencies.cmake
        DESTINATION ${package_folder})
