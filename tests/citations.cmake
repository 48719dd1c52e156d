# SPDX-License-Identifier: Apache-2.0
# What code cites is there to be read: a section of planner/METHODS.md by its title, or a publication.
# Run as: cmake -DROOT=<source folder> -P tests/citations.cmake

cmake_minimum_required(VERSION 3.25)

file(READ ${ROOT}/planner/METHODS.md methods)
string(REGEX MATCHALL "\n#+ [^\n]+" titles "${methods}")
list(TRANSFORM titles REPLACE "^\n#+ " "")

foreach(folder geo planner gui tests)
  file(GLOB_RECURSE sources ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
  foreach(source IN LISTS sources)
    file(READ ${source} text)
    string(REGEX MATCHALL "METHODS\\.md[ \n/]+\\\\?\"[^\"\\\\]+" citations "${text}")
    foreach(citation IN LISTS citations)
      string(REGEX REPLACE "^.*\"" "" title "${citation}")
      string(REGEX REPLACE "\n */// *" " " title "${title}")
      if(NOT title IN_LIST titles)
        message(SEND_ERROR "${source}: planner/METHODS.md has no section \"${title}\"")
      endif()
    endforeach()
    string(REGEX MATCHALL "(METHODS(\\.md)? [0-9]|(DESIGN|PEERS|GROUND|BENCHMARKS|GUIDE)[ .,:)])[^\n]*" elsewhere "${text}")
    if(elsewhere)
      message(SEND_ERROR "${source} cites what is not here: ${elsewhere}")
    endif()
  endforeach()
endforeach()
