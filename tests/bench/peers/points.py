# SPDX-License-Identifier: Apache-2.0
"""What the peers share: their inputs, their answer, the mean radius of the Earth."""
import importlib.util
import json
import sys


def need(*modules):
    """Ends the program with one line where Debian's package of a module is not installed."""
    for module in modules:
        if importlib.util.find_spec(module) is None:
            sys.exit(f"{sys.argv[0]}: no peer, python3-{module} is not installed")


need("numpy")
import numpy

EARTH_M = 6371008.8


def read(path):
    """Longitude and latitude, a row per point."""
    return numpy.fromfile(path, "f8").reshape(-1, 2)


def in_space(points):
    """Points on the unit sphere."""
    lon, lat = numpy.radians(points.T)
    return numpy.column_stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)])


def arc_m(chord):
    """Great circle of a chord of the unit sphere."""
    return 2.0 * EARTH_M * numpy.arcsin(numpy.minimum(chord / 2.0, 1.0))


def answer(seconds, result):
    print(json.dumps({"seconds": seconds, "result": float(result)}))
