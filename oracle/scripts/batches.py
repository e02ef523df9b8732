"""What NumPy makes of the arrays of `layouts.py` when it takes rows, stacks, permutes and scales.

Writes into the folder that is its argument: `batches.txt`, one array a line (what `layouts.txt` has, and the rows to take),
and for each array its memory, `NAME.memory`, and elements in row-major order:

- `NAME.stack`, of the array, the same backwards along each axis, and a copy of it in row-major order;
- if the array has one to three axes, `NAME.take`, of the rows, and `NAME.range`, of all rows but the first;
- for the same arrays, `NAME.permuted`, and `NAME.take_permuted`, of the rows, in the orders of axes below.

And `scales.txt`, one pair of dtypes and factor a line (from, to, the factor's number), and for each the values before,
`FROM.TO.FACTOR.unscaled`, and after, `FROM.TO.FACTOR.scaled`: the product is an `f64`, which is rounded to the dtype.
"""

import sys
import warnings
from pathlib import Path

import numpy as np

from casts import more
from layouts import DTYPES, layouts, line, memory_of

# The orders of axes, and those that keep the axis of the samples, by the number of axes.
ORDERS = {1: (0,), 2: (1, 0), 3: (2, 0, 1)}
ORDERS_OF_ROWS = {1: (0,), 2: (0, 1), 3: (0, 2, 1)}

FACTORS = [1.0 / 255.0, -0.1, 1e-300]


def rows_of(array):
    """Rows to take: all of them backwards, then some again; none, if the array has none."""
    count = array.shape[0] if array.ndim else 0
    return [*range(count)][::-1] + [*range(0, count, 2)] + [*range(count)][-1:]


def samples_of(array):
    """Arrays to stack: of one shape, each with strides of its own."""
    return [array, np.flip(array), np.ascontiguousarray(array).reshape(array.shape)]


def write_batches(folder):
    lines = []
    for dtype_name, dtype in DTYPES.items():
        for name, array in layouts(dtype):
            name = f"{dtype_name}.{name}"
            rows = rows_of(array)
            lines.append(f"{line(name, dtype_name, array)[:-1]}\t{','.join(map(str, rows)) or '-'}\n")
            results = {"stack": np.stack(samples_of(array))}
            if array.ndim in ORDERS:
                results["take"] = np.take(array, np.array(rows, np.intp), axis=0)
                results["range"] = array[1:]
                results["permuted"] = np.transpose(array, ORDERS[array.ndim])
                results["take_permuted"] = np.transpose(results["take"], ORDERS_OF_ROWS[array.ndim])
            Path(folder, f"{name}.memory").write_bytes(memory_of(array).tobytes(order="A"))
            for what, result in results.items():
                Path(folder, f"{name}.{what}").write_bytes(result.tobytes(order="C"))
    Path(folder, "batches.txt").write_text("".join(lines))


def write_scales(folder):
    lines = []
    for from_name, from_dtype in DTYPES.items():
        before = more(from_dtype)
        for to_name in ["f16", "f32", "f64"]:
            for number, factor in enumerate(FACTORS):
                after = (before.astype(np.float64) * factor).astype(DTYPES[to_name])
                name = f"{from_name}.{to_name}.{number}"
                lines.append(f"{from_name}\t{to_name}\t{number}\n")
                Path(folder, f"{name}.unscaled").write_bytes(before.tobytes())
                Path(folder, f"{name}.scaled").write_bytes(after.tobytes())
    Path(folder, "scales.txt").write_text("".join(lines))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with np.errstate(all="ignore"):
        write_batches(sys.argv[1])
        write_scales(sys.argv[1])
