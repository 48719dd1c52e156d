# SPDX-License-Identifier: Apache-2.0
# Who may include whom. Run as: cmake -DROOT=<source folder> -P tests/layering.cmake

function(forbid folder include)
  file(GLOB_RECURSE sources ${ROOT}/${folder}/*.h ${ROOT}/${folder}/*.cpp)
  foreach(source IN LISTS sources)
    file(STRINGS ${source} hits REGEX "^ *#include [<\"]${include}")
    if(hits)
      message(SEND_ERROR "${source}: ${hits}")
    endif()
  endforeach()
endfunction()

forbid(geo     "(planner|gui|imgui|GLFW)")
forbid(planner "(gui|imgui|GLFW|gdal|ogr|cpl_|geos|proj)")
forbid(gui     "(gdal|ogr|cpl_|geos|proj)")

# Within planner a stage includes earlier ones only.
set(stages data need network cost people select scenario result draw output synth cli)
set(later ${stages})
foreach(stage IN LISTS stages)
  list(POP_FRONT later)
  foreach(forbidden IN LISTS later)
    forbid(planner/${stage} planner/${forbidden}/)
  endforeach()
endforeach()
