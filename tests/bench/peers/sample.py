# SPDX-License-Identifier: Apache-2.0
"""sample.py RASTER POINTS: the cell under each point, by rasterio, tile by tile."""
import sys
import time
import points

points.need("rasterio")
import numpy
import rasterio
from rasterio.windows import Window

lon, lat = points.read(sys.argv[2]).T
begin = time.perf_counter()
with rasterio.open(sys.argv[1]) as raster:
    side, to_cell = 256, ~raster.transform
    col = numpy.floor(to_cell.a * lon + to_cell.c).astype(int)
    row = numpy.floor(to_cell.e * lat + to_cell.f).astype(int)
    tile = row // side * 1000000 + col // side
    order = numpy.argsort(tile, kind="stable")
    value = numpy.empty(len(lon), "f8")
    for of_tile in numpy.split(order, numpy.flatnonzero(numpy.diff(tile[order])) + 1):
        top, left = row[of_tile[0]] // side * side, col[of_tile[0]] // side * side
        cells = raster.read(1, window=Window(left, top, min(side, raster.width - left), min(side, raster.height - top)))
        value[of_tile] = cells[row[of_tile] - top, col[of_tile] - left]
    value[value == raster.nodata] = numpy.nan
points.answer(time.perf_counter() - begin, numpy.nansum(value))
