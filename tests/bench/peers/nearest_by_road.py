# SPDX-License-Identifier: Apache-2.0
"""nearest_by_road.py BASE: distance of every crossing to its nearest source, by scipy's dijkstra."""
import sys
import time
import points

points.need("scipy")
import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

first, head, sources = (numpy.fromfile(sys.argv[1] + part, "u4").astype("i4") for part in (".first", ".head", ".terminals"))
weight = numpy.fromfile(sys.argv[1] + ".weight", "f4").astype("f8")
roads = csr_matrix((weight, head, first), shape=(len(first) - 1,) * 2)
begin = time.perf_counter()
distance = dijkstra(roads, indices=sources, min_only=True)
points.answer(time.perf_counter() - begin, distance[numpy.isfinite(distance)].sum())
