"""What PyTorch makes of the arrays of `layouts.py`, and of the edge values of every dtype, bfloat16 among them.

Writes into the folder that is its argument what `layouts.py` and `casts.py` write there, but with the elements that
`torch.tensor(a)` has, as `.numpy()` gives them back, and the values after `.to(dtype)`; and `from_numpy.txt`, one array
a line: its name, and whether `torch.from_numpy(a)` shares its memory. And what `batches.py` writes there, as PyTorch's
`index_select`, `stack`, `permute` and `mul` have it, and `div` where bytes are divided by 255.
"""

import os
import sys
import warnings
from pathlib import Path

import numpy as np

if hasattr(os, "RTLD_LAZY"):
    # CUDA, which PyTorch's wheel wants, is not there and not called: functions are looked for only when they are called.
    sys.setdlopenflags(os.RTLD_LAZY)
import torch

from batches import FACTORS, ORDERS, ORDERS_OF_ROWS, rows_of
from casts import defined, more
from layouts import DTYPES, address, layouts, line, memory_of

TORCH = {
    "bool": torch.bool,
    "u8": torch.uint8,
    "u16": torch.uint16,
    "u32": torch.uint32,
    "u64": torch.uint64,
    "i8": torch.int8,
    "i16": torch.int16,
    "i32": torch.int32,
    "i64": torch.int64,
    "f16": torch.float16,
    "f32": torch.float32,
    "f64": torch.float64,
    "complex64": torch.complex64,
    "complex128": torch.complex128,
}


# Unsigned integers, of which PyTorch has few functions, and the dtypes that it takes their bits for.
SIGNED = {torch.uint16: torch.int16, torch.uint32: torch.int32, torch.uint64: torch.int64}


def from_bits(bits):
    """bfloat16 of 16-bit patterns, which NumPy has no dtype for."""
    return torch.from_numpy(bits.view(np.int16).copy()).view(torch.bfloat16)


def bytes_of(tensor):
    """The elements, row-major."""
    tensor = tensor.contiguous()
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.view(torch.int16)
    return tensor.numpy().tobytes()


def shares(array):
    try:
        tensor = torch.from_numpy(array)
    except ValueError as error:
        assert "negative" in str(error), error
        return False
    assert array.size == 0 or tensor.data_ptr() == address(array)
    assert tensor.numpy().tobytes() == array.tobytes()
    return True


def write_layouts(folder):
    lines, shared = [], []
    for dtype_name in [*TORCH, "bf16"]:
        is_bfloat16 = dtype_name == "bf16"
        for name, array in layouts(np.uint16 if is_bfloat16 else DTYPES[dtype_name]):
            name = f"{dtype_name}.{name}"
            lines.append(line(name, dtype_name, array))
            Path(folder, f"{name}.memory").write_bytes(memory_of(array).tobytes(order="A"))
            # `torch.tensor` refuses negative strides as `from_numpy` does; what it says is to copy.
            try:
                tensor = torch.tensor(array)
            except ValueError:
                tensor = torch.tensor(array.copy())
            if is_bfloat16:
                tensor = tensor.view(torch.bfloat16)
            Path(folder, f"{name}.elements").write_bytes(bytes_of(tensor))
            shared.append(f"{name}\t{'shared' if shares(array) else 'refused'}\n")
    Path(folder, "layouts.txt").write_text("".join(lines))
    Path(folder, "from_numpy.txt").write_text("".join(shared))


def values(dtype_name, to_name):
    """Values whose conversion C defines, as NumPy sees them and as a tensor."""
    to = DTYPES.get(to_name, np.float32)
    if dtype_name != "bf16":
        before = defined(more(DTYPES[dtype_name]), to)
        return before.tobytes(), torch.from_numpy(before.copy())
    bits = np.concatenate([np.arange(0, 1 << 16, 97, dtype=np.uint16), np.array([0x7F80, 0xFF80, 0x8000], np.uint16)])
    wide = (bits.astype(np.uint32) << 16).view(np.float32)
    keep = np.ones(len(bits), bool)
    if np.dtype(to).kind in "ui":
        info = np.iinfo(to)
        real = np.trunc(wide.astype(np.longdouble))
        keep = np.isfinite(real) & (real >= np.longdouble(info.min)) & (real <= np.longdouble(info.max))
    return bits[keep].tobytes(), from_bits(bits[keep])


def write_casts(folder):
    lines = []
    for from_name in [*TORCH, "bf16"]:
        for to_name in [*TORCH, "bf16"]:
            before, tensor = values(from_name, to_name)
            after = tensor.to(torch.bfloat16 if to_name == "bf16" else TORCH[to_name])
            name = f"{from_name}.{to_name}"
            lines.append(f"{from_name}\t{to_name}\n")
            Path(folder, f"{name}.before").write_bytes(before)
            Path(folder, f"{name}.after").write_bytes(bytes_of(after))
    Path(folder, "casts.txt").write_text("".join(lines))


def tensor_of(array):
    """The array's bits as a tensor that PyTorch can do anything with; a share where it can be."""
    try:
        tensor = torch.from_numpy(array)
    except ValueError:
        tensor = torch.from_numpy(array.copy())
    return tensor.view(SIGNED[tensor.dtype]) if tensor.dtype in SIGNED else tensor


def write_batches(folder):
    lines = []
    for dtype_name in [*TORCH, "bf16"]:
        is_bfloat16 = dtype_name == "bf16"
        for name, array in layouts(np.uint16 if is_bfloat16 else DTYPES[dtype_name]):
            name = f"{dtype_name}.{name}"
            rows = rows_of(array)
            lines.append(f"{line(name, dtype_name, array)[:-1]}\t{','.join(map(str, rows)) or '-'}\n")
            tensor = tensor_of(array)
            if is_bfloat16:
                tensor = tensor.view(torch.bfloat16)
            results = {"stack": torch.stack([tensor, tensor.flip(tuple(range(tensor.ndim))), tensor.contiguous()])}
            if tensor.ndim in ORDERS:
                results["take"] = tensor.index_select(0, torch.tensor(rows, dtype=torch.int64))
                results["range"] = tensor[1:]
                results["permuted"] = tensor.permute(ORDERS[tensor.ndim])
                results["take_permuted"] = results["take"].permute(ORDERS_OF_ROWS[tensor.ndim])
            Path(folder, f"{name}.memory").write_bytes(memory_of(array).tobytes(order="A"))
            for what, result in results.items():
                Path(folder, f"{name}.{what}").write_bytes(bytes_of(result))
    Path(folder, "batches.txt").write_text("".join(lines))


def write_scales(folder):
    lines = []
    for from_name in [*TORCH, "bf16"]:
        # PyTorch rounds an `f64` twice on the way to a narrower float than `f32`.
        for to_name in ["f32", "f64"]:
            for number, factor in enumerate(FACTORS):
                before, tensor = values(from_name, to_name)
                if tensor.is_complex():
                    tensor = tensor.real
                after = tensor.to(torch.float64).mul(factor).to(TORCH[to_name])
                if (from_name, to_name, number) == ("u8", "f32", 0):
                    tensor = torch.arange(256, dtype=torch.uint8)
                    before, after = bytes_of(tensor), tensor.to(torch.float32).div(255)
                name = f"{from_name}.{to_name}.{number}"
                lines.append(f"{from_name}\t{to_name}\t{number}\n")
                Path(folder, f"{name}.unscaled").write_bytes(before)
                Path(folder, f"{name}.scaled").write_bytes(bytes_of(after))
    Path(folder, "scales.txt").write_text("".join(lines))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    with np.errstate(all="ignore"):
        write_layouts(sys.argv[1])
        write_casts(sys.argv[1])
        write_batches(sys.argv[1])
        write_scales(sys.argv[1])
