"""Writes the files that the tests read, beside itself: `python make.py`, with NumPy 2.

They are kept with the tests, so that these need no Python. `every.npz` has an array of each dtype.
"""

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

HERE = Path(__file__).parent

DTYPES = {
    "bool_": np.bool_,
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
    "c64": np.complex64,
    "c128": np.complex128,
}


def values(dtype):
    """Six values with the dtype's edges among them, as two rows."""
    if dtype == np.bool_:
        return np.array([[True, False, True], [False, False, True]])
    if np.issubdtype(dtype, np.integer):
        info = np.iinfo(dtype)
        return np.array([[info.min, 0, 1], [2, info.max - 1, info.max]], dtype)
    if np.issubdtype(dtype, np.complexfloating):
        return np.array([[0, 1j, -1], [1.5 - 2.5j, complex(np.inf, -0.0), 3]], dtype)
    return np.array([[0.0, -0.0, 1.5], [np.inf, -np.inf, np.finfo(dtype).max]], dtype)


def digits():
    images = np.zeros((2, 8, 8), np.float32)
    images[0, 1, 2] = 0.5
    images[1, 7, 7] = 1.0
    return {"images": images, "labels": np.array([4, 2], np.uint8)}


def member(array, version=None):
    buffer = io.BytesIO()
    npy.write_array(buffer, array, version=version)
    return buffer.getvalue()


def main():
    every = {name: values(dtype) for name, dtype in DTYPES.items()}
    np.savez_compressed(HERE / "every.npz", **every)
    np.savez_compressed(HERE / "big_endian.npz", **{
        name: array.astype(array.dtype.newbyteorder(">")) for name, array in every.items()
    })

    np.savez(HERE / "digits.npz", **digits())
    np.savez(HERE / "unnamed.npz", np.arange(3, dtype=np.int16), np.arange(2.0))
    np.savez(HERE / "nested.npz", **{"id": np.arange(2), "points.xy": np.ones((2, 2)), "points.class": np.arange(2)})

    folder = HERE / "folder"
    folder.mkdir(exist_ok=True)
    for name, array in digits().items():
        np.save(folder / name, array)
    np.save(folder / "fortran", np.asfortranarray(np.arange(24, dtype=np.float64).reshape(2, 3, 4)))
    np.save(folder / "scalar", np.float64(2.5))
    np.save(folder / "empty", np.zeros((3, 0, 2), np.complex128))
    np.save(folder / "swapped", np.arange(3, dtype=">i4"))
    np.save(folder / "mask", np.array([True, False, True]))

    for version in [(1, 0), (2, 0), (3, 0)]:
        (folder / f"version_{version[0]}.npy").write_bytes(member(np.arange(3, dtype=np.uint16), version))

    # What tensors have no dtype for.
    np.savez(
        HERE / "foreign.npz",
        structured=np.zeros(2, [("x", "<f4"), ("y", "<f4")]),
        dates=np.array(["2020-01-01"], "datetime64[D]"),
        text=np.array(["a", "bc"]),
        long_double=np.zeros(2, np.longdouble),
    )
    with zipfile.ZipFile(HERE / "twice.npz", "w") as archive:
        archive.writestr("images.npy", member(np.zeros(1)))
        archive.writestr("images.npy", member(np.ones(1)))
        archive.writestr("labels.npy", member(np.arange(2, dtype=np.uint8)))


if __name__ == "__main__":
    main()
