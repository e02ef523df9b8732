"""What can't be shared raises an exception that names the field, what was expected and what was found."""

import itertools
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import tensor_example

from conftest import DTYPES, holder


def refused(kind, text, call, *args):
    """The call raises exactly this class, with exactly this text."""
    with pytest.raises(Exception) as caught:
        call(*args)
    assert (caught.type, str(caught.value)) == (kind, text)


def every_way(kind, text, values, dtype):
    """Shared, shared to write and copied, `values` is refused alike."""
    for struct, call in [
        ("Shared", tensor_example.lend),
        ("SharedMut", tensor_example.write_zeros),
        ("Copied", tensor_example.copy_out),
    ]:
        refused(kind, f"`{struct}.values`: {text}", call, holder(values), dtype)


FOUND = [*DTYPES, "longdouble", "datetime64[s]", "S4", "U2", "O", "i4,f4"]


@pytest.mark.parametrize(("dtype", "found"), [pair for pair in itertools.product(DTYPES, FOUND) if len({*pair}) == 2])
def test_another_dtype(dtype, found):
    values = np.zeros(3, found)
    text = f'expected an array of dtype `{dtype}`, found `{values.dtype}`; `.astype("{dtype}")` converts'
    every_way(TypeError, text, values, dtype)


@pytest.mark.parametrize("dtype", [name for name in DTYPES if name not in ("bool", "int8", "uint8", "bfloat16")])
def test_foreign_byte_order(dtype):
    values = np.zeros(3, np.dtype(dtype).newbyteorder())
    text = (
        f"expected an array of dtype `{dtype}`, found `{values.dtype}`, whose bytes are in foreign order; "
        f'`.astype("{dtype}")` converts'
    )
    every_way(TypeError, text, values, dtype)


@pytest.mark.parametrize("found", [[1.0], 1.0, None, "text", memoryview(b"1234")])
def test_no_array(found):
    name = type(found).__name__
    text = f"expected a NumPy array of dtype `float32`, found `{name}`; `numpy.asarray(…)` makes an array"
    every_way(TypeError, text, found, "float32")


def test_a_scalar_of_numpys_own_is_no_array():
    text = "expected a NumPy array of dtype `float64`, found `numpy.float64`; `numpy.asarray(…)` makes an array"
    every_way(TypeError, text, np.float64(3), "float64")


def test_masked_array():
    text = (
        "expected a plain NumPy array, found a masked one, and a tensor has no mask; "
        "`.filled()` puts values in its place"
    )
    every_way(TypeError, text, np.ma.masked_array([1.0, 2.0], [True, False]), "float64")


@pytest.mark.parametrize("dtype", [name for name in DTYPES if name not in ("bool", "int8", "uint8")])
def test_misaligned(dtype):
    item = np.dtype(dtype).itemsize
    buffer = np.zeros(4 * item + 1, "uint8")
    values = np.ndarray((3,), dtype, buffer, offset=1)
    align = item // 2 if dtype.startswith("complex") else item
    past = values.ctypes.data % align
    assert past
    text = f"expected memory that begins at a multiple of {align} bytes, found it {past} past one; `.copy()` aligns it"
    every_way(ValueError, text, values, dtype)


def test_stride_that_is_no_number_of_elements():
    packed = np.zeros(4, [("a", "c16"), ("b", "f8")])["a"]
    assert packed.flags.aligned, "NumPy sees nothing wrong"
    text = (
        "expected strides that are multiples of the item size, 16 bytes, found 24 for axis 0; `.copy()` packs it"
    )
    every_way(ValueError, text, packed, "complex128")


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("byte", [2, 255])
def test_bool_bytes(order, byte):
    raw = np.zeros((2, 3), "uint8", order)
    raw[0, 1] = 1
    raw[1, 2] = byte
    text = (
        f"expected bytes 0 and 1 in an array of dtype `bool`, found {byte} at [1, 2]; "
        '`.view("uint8") != 0` makes them so'
    )
    every_way(ValueError, text, raw.view("bool"), "bool")
    every_way(ValueError, text.replace("[1, 2]", "[0, 0]"), raw.view("bool")[::-1, ::-1], "bool")


def test_bool_bytes_outside_the_view_are_nobodys_business():
    raw = np.array([0, 2, 1, 2], "uint8")
    assert tensor_example.copy_out(holder(raw.view("bool")[::2]), "bool").tolist() == [False, True]


def test_more_axes_than_rust_numpy_has():
    text = "expected an array with at most 32 axes, found 33"
    every_way(ValueError, text, np.zeros((1,) * 33), "float64")
    assert tensor_example.copy_out(holder(np.zeros((1,) * 32)), "float64").shape == (1,) * 32


def test_read_only_to_write():
    for values in [np.arange(3.0), np.zeros((0, 2))]:
        values.flags.writeable = False
        refused(
            ValueError,
            "`SharedMut.values`: expected an array that can be written, found one that is read-only",
            tensor_example.write_zeros,
            holder(values),
            "float64",
        )


def test_elements_that_share_memory_to_write():
    values = np.lib.stride_tricks.sliding_window_view(np.arange(4.0), 3, writeable=True)
    refused(
        ValueError,
        "`SharedMut.values`: expected elements with memory of their own, as they are to be written, "
        "found shape [2, 3] with strides [8, 8], where some share theirs; `.copy()` parts them",
        tensor_example.write_zeros,
        holder(values),
        "float64",
    )


LENT = (
    "expected memory that is free, found it in use by another array that is lent, and one of the two is to write "
    "to it; pass the array once, or a `.copy()`"
)


def foreign(offset):
    """Two arrays over one buffer, whose bases are different objects."""
    buffer = bytearray(64)
    return np.frombuffer(buffer), np.frombuffer(buffer, offset=offset)


@pytest.mark.parametrize(
    "pair",
    [
        lambda a: (a, a),
        lambda a: (a, a[::-1]),
        lambda a: (a[:5], a[4:]),
        lambda a: foreign(0),
        lambda a: foreign(16),
    ],
)
def test_memory_that_is_lent_already(pair):
    source, target = pair(np.arange(8.0))
    text = f"`Transfer.target`: {LENT}"
    refused(ValueError, text, tensor_example.transfer, SimpleNamespace(source=source, target=target))
    refused(ValueError, text, tensor_example.transfer, SimpleNamespace(source=target, target=source))


def test_a_number_and_its_imaginary_part_share_memory():
    numbers = np.arange(4) * (1 + 1j)
    text = f"`TransferImaginary.target`: {LENT}"
    refused(ValueError, text, tensor_example.transfer_imaginary, SimpleNamespace(source=numbers, target=numbers.imag))
    other = np.zeros(4)
    assert tensor_example.transfer_imaginary(SimpleNamespace(source=numbers, target=other)) == [0, 1, 2, 3]


def test_parts_of_an_array_that_do_not_meet():
    a = np.arange(8.0)
    tensor_example.transfer(SimpleNamespace(source=a[::2], target=a[1::2]))
    assert a.tolist() == [0, 0, 2, 2, 4, 4, 6, 6]
    tensor_example.transfer(SimpleNamespace(source=a[:4], target=a[4:]))
    assert a.tolist() == [0, 0, 2, 2, 0, 0, 2, 2]


def test_python_without_its_lock_may_copy_only(monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    values = np.arange(6.0).reshape(2, 3)[:, ::-1]
    text = (
        "expected Python to hold its global lock (GIL), found it running without, where another thread could write "
        "to a shared array; take a `NumpyCopy`"
    )
    refused(RuntimeError, f"`Shared.values`: {text}", tensor_example.lend, holder(values), "float64")
    refused(RuntimeError, f"`SharedMut.values`: {text}", tensor_example.write_zeros, holder(values), "float64")
    assert tensor_example.copy_out(holder(values), "float64").tolist() == values.tolist()


def test_bfloat16_without_its_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "ml_dtypes", None)
    with pytest.raises(ModuleNotFoundError, match="`Shared.values`: .*ml_dtypes"):
        tensor_example.lend(holder(np.zeros(3)), "bfloat16")


@pytest.mark.parametrize(
    "repeated", [lambda x: np.broadcast_to(x, (4,)), lambda x: x.reshape(())[None]], ids=["broadcast", "new axis"]
)
def test_one_element_repeated_in_two_sizes(repeated):
    memory = np.zeros(8, "uint8")
    arrays = SimpleNamespace(mask=repeated(memory[:1].view("bool")), source=repeated(memory.view("float64")))
    text = (
        "`Selection.source`: expected no other array that repeats a part of the same element, found one that is lent, and "
        "the two can't be told apart; `.copy()` parts them"
    )
    refused(ValueError, text, tensor_example.select, arrays)


def test_a_mask_that_repeats_itself_endlessly_is_looked_at_once():
    endless = np.broadcast_to(np.array([2], "uint8").view("bool"), (1 << 40,))
    with pytest.raises(ValueError, match="found 2 at \\[0\\]"):
        tensor_example.select(SimpleNamespace(mask=endless, source=np.zeros(1)))


class Raises:
    """An object whose attribute is not to be had."""

    def __init__(self, error):
        self.error = error

    @property
    def mask(self):
        raise self.error


class Own(Exception):
    pass


def caused(error, cause):
    error.__cause__ = cause
    return error


def its_own_cause(error):
    return caused(error, error)


@pytest.mark.parametrize(
    "error",
    [
        caused(Own("mine"), KeyError("k")),
        caused(KeyboardInterrupt(), KeyError("k")),
        its_own_cause(ValueError("round")),
        its_own_cause(TypeError("failed to extract field a.b")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_python_code_raises_stays_what_it_is(error):
    with pytest.raises(BaseException) as caught:
        tensor_example.select(Raises(error))
    assert caught.type is type(error)


class Shrinking(np.ndarray):
    """Without elements, until it is copied."""

    def copy(self, *_):
        np.ndarray.resize(self, (1 << 17,), refcheck=False)
        return np.zeros(0)


def test_a_subclass_that_grows_while_it_is_copied_is_as_long_as_it_was():
    _, copy = tensor_example.lend(holder(Shrinking(0)), "float64")
    assert copy.shape == (0,)


class Mischief:
    """Gives `source`, and as `target` an array of its own; before that, it does something to `source`."""

    def __init__(self, source, change):
        self.source = source
        self.change = change

    @property
    def target(self):
        self.change(self.source)
        return np.zeros(8)


@pytest.mark.parametrize(
    "change",
    [
        lambda a: setattr(a, "shape", (2, 4)),
        lambda a: setattr(a, "dtype", "uint8"),
        lambda a: a.resize(1 << 20),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_python_code_between_two_fields_can_not_change_what_was_checked(change):
    thing = Mischief(np.arange(8.0), change)
    try:
        assert tensor_example.transfer(thing) == list(range(8))
    except ValueError as error:
        # NumPy itself does not resize an array that has a view.
        assert "resize" in str(error)


class Latecomer:
    """Puts a byte that is no bool into `mask` once that has been checked."""

    def __init__(self):
        self.mask = np.array([True, False, True])

    @property
    def source(self):
        self.mask.view("uint8")[1] = 2
        return np.arange(3.0)


def test_a_bool_that_python_code_spoils_meanwhile_is_never_read():
    assert tensor_example.select(SimpleNamespace(mask=np.array([True, False, True]), source=np.arange(3.0))) == [0, 2]
    # Not an `Exception`: it is the program that is wrong, not its input.
    with pytest.raises(BaseException, match="changed an array while it was lent: .* found 2 at \\[1\\]") as caught:
        tensor_example.select(Latecomer())
    assert caught.type.__name__ == "PanicException"
