# SPDX-License-Identifier: Apache-2.0
"""forest.py SITES SOURCES LIMIT_M: the spanning forest of all pairs within reach on the sphere, by scipy."""
import sys
import time
import points

points.need("scipy")
import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import minimum_spanning_tree, connected_components
from scipy.spatial import cKDTree

sites, sources, limit_m = points.read(sys.argv[1]), points.read(sys.argv[2]), float(sys.argv[3])
begin = time.perf_counter()
at, of_sources = points.in_space(sites), points.in_space(sources)
reach = 2.0 * numpy.sin(limit_m / points.EARTH_M / 2.0)
pairs = cKDTree(at).query_pairs(reach, output_type="ndarray")
to_source, _ = cKDTree(of_sources).query(at, distance_upper_bound=reach)
near = numpy.flatnonzero(numpy.isfinite(to_source))
root = len(sites)
lengths = numpy.concatenate([points.arc_m(numpy.linalg.norm(at[pairs[:, 0]] - at[pairs[:, 1]], axis=1)),
                             points.arc_m(to_source[near])])
ends = numpy.concatenate([pairs, numpy.column_stack([near, numpy.full(len(near), root)])])
graph = coo_matrix((numpy.maximum(lengths, 1e-6), (ends[:, 0], ends[:, 1])), shape=(root + 1,) * 2).tocsr()
tree = minimum_spanning_tree(graph).tocoo()
_, part = connected_components(tree, directed=False)
total = tree.data[part[tree.row] == part[root]].sum()
points.answer(time.perf_counter() - begin, total)
