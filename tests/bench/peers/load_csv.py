# SPDX-License-Identifier: Apache-2.0
"""load_csv.py FILE: reads a list of schools by pandas, without any check."""
import sys
import time
import points

points.need("pandas")
import pandas

begin = time.perf_counter()
schools = pandas.read_csv(sys.argv[1])
points.answer(time.perf_counter() - begin, len(schools))
