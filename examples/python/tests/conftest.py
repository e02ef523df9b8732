"""What the tests share."""

from types import SimpleNamespace

import ml_dtypes  # adds `bfloat16` to NumPy
import numpy as np
import pytest

DTYPES = [
    "bool",
    *[f"{kind}int{bits}" for kind in ("u", "") for bits in (8, 16, 32, 64)],
    "float16",
    "bfloat16",
    "float32",
    "float64",
    "complex64",
    "complex128",
]


def edges(dtype):
    """Values at which conversions go wrong: the ends of the range, zeros of both signs, infinities, NaN."""
    dtype = np.dtype(dtype)
    if dtype == bool:
        return np.array([False, True, True, False, True, False])
    if dtype.kind in "iu":
        ends = np.iinfo(dtype)
        return np.array([ends.min, ends.max, 0, 1, ends.max // 2, ends.max - 1], dtype)
    real = np.dtype({"complex64": "float32", "complex128": "float64"}.get(dtype.name, dtype))
    ends = ml_dtypes.finfo(real)
    values = np.array([ends.smallest_subnormal, ends.max, -0.0, np.inf, -np.inf, np.nan], real)
    if dtype == real:
        return values
    pairs = np.empty(6, dtype)
    pairs.real, pairs.imag = values, values[::-1]
    return pairs


def holder(values):
    """An object with the attribute that the module's structs ask for."""
    return SimpleNamespace(values=values)


def same_bytes(a, b):
    """Equal to the bit: NaN is itself, and -0 is not 0."""
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


@pytest.fixture(params=DTYPES)
def dtype(request):
    return request.param


@pytest.fixture
def points():
    """Two clouds of 64 points, the second farther up and to the right."""
    random = np.random.default_rng(0)
    label = np.arange(128) % 2
    xy = random.normal(size=(128, 2)) + 2.0 * label[:, None]
    return SimpleNamespace(xy=xy.astype("float32"), label=label.astype("int64"))
