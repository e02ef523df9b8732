"""What `astype` makes of every edge value, for every pair of dtypes.

Writes into the folder that is its argument: `casts.txt`, one pair a line (from, to), and for each the values before,
`FROM.TO.before`, and after, `FROM.TO.after`. Left out are floats that C does not say the conversion to an integer of: NaN
and those out of its range.
"""

import sys
import warnings
from pathlib import Path

import numpy as np

from layouts import DTYPES, edges


def more(dtype):
    """The edge values, and values that round to one of the narrower floats and back in every way."""
    dtype = np.dtype(dtype)
    values = [edges(dtype)]
    if dtype.kind in "fc":
        near = [65503.0, 65504.0, 65519.0, 65520.0, 65536.0, 2.0**-24, 2.0**-25, 1.5 * 2.0**-25, 2.0**-149, 2.0**-150]
        ties = [1 + 2.0**-11, 1 + 3 * 2.0**-11, 1 + 2.0**-24, 1 + 3 * 2.0**-24, 1 + 2.0**-9, 0.1, -7.9, 254.5, 255.9]
        values.append(np.array(near + ties, np.float64).astype(dtype))
    elif dtype.kind in "ui" and dtype.itemsize > 1:
        big = [2**12 + 1, 2**11 + 1, 65519, 65520, 65535, 2**24 + 1, 2**24 + 3, 2**53 + 1, 2**53 + 3, 2**62 + 2**38]
        values.append(np.array([number for number in big if number <= np.iinfo(dtype).max], dtype))
    return np.concatenate(values)


def defined(values, to):
    """Those of the values whose conversion C defines."""
    if values.dtype.kind not in "fc" or np.dtype(to).kind not in "ui":
        return values
    info = np.iinfo(to)
    real = np.trunc(values.real.astype(np.longdouble))
    return values[np.isfinite(real) & (real >= np.longdouble(info.min)) & (real <= np.longdouble(info.max))]


def main(folder):
    warnings.simplefilter("ignore")
    lines = []
    for from_name, from_dtype in DTYPES.items():
        for to_name, to_dtype in DTYPES.items():
            with np.errstate(all="ignore"):
                before = defined(more(from_dtype), to_dtype)
                after = before.astype(to_dtype)
            name = f"{from_name}.{to_name}"
            lines.append(f"{from_name}\t{to_name}\n")
            Path(folder, f"{name}.before").write_bytes(before.tobytes())
            Path(folder, f"{name}.after").write_bytes(after.tobytes())
    Path(folder, "casts.txt").write_text("".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
