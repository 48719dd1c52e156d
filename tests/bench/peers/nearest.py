# SPDX-License-Identifier: Apache-2.0
"""nearest.py POINTS TARGETS K: k nearest on the sphere by scipy's k-d tree, on all cores."""
import sys
import time
import points

points.need("scipy")
from scipy.spatial import cKDTree

places, targets, count = points.read(sys.argv[1]), points.read(sys.argv[2]), int(sys.argv[3])
begin = time.perf_counter()
chord, _ = cKDTree(points.in_space(targets)).query(points.in_space(places), k=count, workers=-1)
distance_m = points.arc_m(chord)
points.answer(time.perf_counter() - begin, distance_m.sum())
