# SPDX-License-Identifier: Apache-2.0
"""circle_sum.py RASTER POINTS RADIUS_M: cells whose middle lies within a radius, by sums along rows, with numba on all
cores. Counts whole cells: with some tens of cells across, its sums differ by parts of a percent from exact ones."""
import sys
import time
import points

points.need("numba", "rasterio")
import numpy
import numba
import rasterio

lon, lat = points.read(sys.argv[2]).T
radius_m = float(sys.argv[3])


@numba.njit(parallel=True)
def sum_rows(cells, no_data):
    sums = numpy.zeros((cells.shape[0], cells.shape[1] + 1))
    for row in numba.prange(cells.shape[0]):
        total = 0.0
        for col in range(cells.shape[1]):
            if cells[row, col] != no_data:
                total += cells[row, col]
            sums[row, col + 1] = total
    return sums


@numba.njit(parallel=True)
def sum_circles(sums, lon, lat, west, north, step, radius_m, earth_m):
    height, width = sums.shape[0], sums.shape[1] - 1
    totals = numpy.zeros(len(lon))
    reach = numpy.degrees(radius_m / earth_m)
    squared = numpy.sin(radius_m / (2.0 * earth_m)) ** 2
    for point in numba.prange(len(lon)):
        here = numpy.radians(lat[point])
        first = max(0, int((north - lat[point] - reach) / step))
        last = min(height - 1, int((north - lat[point] + reach) / step) + 1)
        for row in range(first, last + 1):
            there = numpy.radians(north - (row + 0.5) * step)
            left = squared - numpy.sin((there - here) / 2.0) ** 2
            if left < 0.0:
                continue
            half = numpy.degrees(2.0 * numpy.arcsin(numpy.sqrt(min(1.0, left / (numpy.cos(here) * numpy.cos(there))))))
            begin = max(0, int(numpy.ceil((lon[point] - half - west) / step - 0.5)))
            end = min(width - 1, int(numpy.floor((lon[point] + half - west) / step - 0.5)))
            if end >= begin:
                totals[point] += sums[row, end + 1] - sums[row, begin]
    return totals


sum_circles(sum_rows(numpy.ones((2, 2), "f4"), numpy.float32(-1.0)), lon[:2], lat[:2], 0.0, 0.0, 1.0, radius_m,
            points.EARTH_M)  # compiles
begin = time.perf_counter()
with rasterio.open(sys.argv[1], NUM_THREADS="ALL_CPUS") as raster:
    cells, corner = raster.read(1), raster.transform
    sums = sum_rows(cells, numpy.float32(raster.nodata))
totals = sum_circles(sums, lon, lat, corner.c, corner.f, corner.a, radius_m, points.EARTH_M)
points.answer(time.perf_counter() - begin, totals.sum())
