"""Arrays of every dtype, layout and edge value, and their elements in row-major order, as NumPy has them.

Writes into the folder that is its argument: `layouts.txt`, one array a line (name, dtype, shape, strides and offset in
elements), and for each the whole memory, `NAME.memory`, and the elements, `NAME.elements`.
"""

import sys
from pathlib import Path

import numpy as np

DTYPES = {
    "bool": np.bool_,
    "u8": np.uint8,
    "u16": np.uint16,
    "u32": np.uint32,
    "u64": np.uint64,
    "i8": np.int8,
    "i16": np.int16,
    "i32": np.int32,
    "i64": np.int64,
    "f16": np.float16,
    "f32": np.float32,
    "f64": np.float64,
    "complex64": np.complex64,
    "complex128": np.complex128,
}


def edges(dtype):
    """Values at the edges of a dtype, and small ones between them; NaNs with a payload among the floats."""
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return np.array([False, True, True, False, True], dtype)
    if dtype.kind in "ui":
        info = np.iinfo(dtype)
        numbers = [info.min, info.max, 0, 1, info.max // 2, info.max - 1, info.min + 1, 117]
        return np.array(numbers, dtype)
    if dtype.kind == "f":
        info = np.finfo(dtype)
        bits = np.dtype(f"u{dtype.itemsize}")
        numbers = [0.0, -0.0, 1.0, -1.5, np.inf, -np.inf, np.nan, info.max, info.min, info.tiny, info.eps, 117.25]
        plain = np.array(numbers, dtype)
        mantissa = info.nmant
        exponent = ((1 << (8 * dtype.itemsize - 1 - mantissa)) - 1) << mantissa
        odd = [1, exponent | 1, exponent | (1 << (mantissa - 1)) | 5, (1 << (8 * dtype.itemsize - 1)) | exponent | 3]
        return np.concatenate([plain, np.array(odd, bits).view(dtype)])
    parts = edges(np.float32 if dtype.itemsize == 8 else np.float64)
    return np.stack([parts, parts[::-1]], axis=-1).copy().view(dtype).reshape(-1)


def filled(dtype, count):
    """So many values, no two neighbours of a stride alike where the dtype has enough."""
    return np.resize(edges(dtype), count)


def layouts(dtype):
    """Pairs of a name and an array, each cut from memory of its own."""

    def whole(*shape, order="C"):
        return filled(dtype, int(np.prod(shape))).reshape(shape, order=order)

    yield "row_major", whole(3, 4, 5)
    yield "column_major", whole(3, 4, 5, order="F")
    yield "transposed", whole(3, 4, 5).transpose(2, 0, 1)
    yield "offset", whole(5, 4)[2:]
    yield "row", whole(3, 4)[1]
    yield "column", whole(3, 4)[:, 1]
    yield "holes", whole(6, 8)[1:5, 2:7].T
    yield "stepped", whole(7, 9)[::2, 1::3]
    yield "backwards", whole(5)[::-1]
    yield "backwards_and_stepped", whole(6, 7)[::-2, ::-3]
    yield "broadcast", np.broadcast_to(whole(3, 1), (2, 3, 4))
    yield "windows", np.lib.stride_tricks.sliding_window_view(whole(9), 4)
    yield "one", whole(4, 5)[2:3, 1:2]
    yield "odd_strides_of_one", np.lib.stride_tricks.as_strided(
        whole(6), shape=(1, 6), strides=(np.dtype(dtype).itemsize * 77, np.dtype(dtype).itemsize)
    )
    yield "scalar", whole(3)[1:2].reshape(())
    yield "no_rows", whole(0, 2)
    yield "no_columns", whole(2, 0)
    yield "sliced_to_nothing", whole(3, 4)[:, 2:2]
    yield "rank_8", whole(2, 1, 2, 1, 3, 1, 1, 2).transpose(7, 6, 5, 4, 3, 2, 1, 0)


def memory_of(array):
    """The array at the end of the chain of bases, which has all of the memory; `as_strided` puts an object in between."""
    base = memory = array
    while base is not None:
        if isinstance(base, np.ndarray):
            memory = base
        base = getattr(base, "base", None)
    return memory


def address(array):
    return array.__array_interface__["data"][0]


def line(name, dtype_name, array):
    """The array's line of the table."""
    size = array.dtype.itemsize
    offset, rest = divmod(address(array) - address(memory_of(array)), size)
    assert rest == 0 and all(stride % size == 0 for stride in array.strides)

    def numbers(values):
        return ",".join(map(str, values)) or "-"

    strides = [stride // size for stride in array.strides]
    fields = [name, dtype_name, numbers(array.shape), numbers(strides), str(offset if array.size else 0)]
    return "\t".join(fields) + "\n"


def main(folder):
    lines = []
    for dtype_name, dtype in DTYPES.items():
        for name, array in layouts(dtype):
            name = f"{dtype_name}.{name}"
            lines.append(line(name, dtype_name, array))
            Path(folder, f"{name}.memory").write_bytes(memory_of(array).tobytes(order="A"))
            Path(folder, f"{name}.elements").write_bytes(array.tobytes(order="C"))
    Path(folder, "layouts.txt").write_text("".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
