"""What is shared is the array's own memory, in every dtype and order; what is copied is equal to the bit."""

import numpy as np
import pytest
import tensor_example

from conftest import edges, holder, same_bytes

ORDERS = {
    "C": lambda a: np.ascontiguousarray(a.reshape(2, 3)),
    "F": lambda a: np.asfortranarray(a.reshape(2, 3)),
    "transposed": lambda a: a.reshape(3, 2).T,
    "every other": lambda a: np.repeat(a, 2)[::2],
    "column": lambda a: a.reshape(3, 2)[:, 1],
    "reversed": lambda a: a[::-1],
    "reversed in both axes": lambda a: a.reshape(2, 3)[::-1, ::-1],
    "broadcast": lambda a: np.broadcast_to(a, (4, 6)),
    "overlapping": lambda a: np.lib.stride_tricks.sliding_window_view(a, 3),
    "new axes": lambda a: a[None, :, None],
    "rank 0": lambda a: a[1:2].reshape(()),
    "five axes": lambda a: a.reshape(1, 2, 1, 3, 1),
    "read-only": lambda a: np.frombuffer(a.tobytes(), a.dtype),
    "any stride in an axis of length 1": lambda a: np.lib.stride_tricks.as_strided(a, (1, 6), (7, a.itemsize)),
}

EMPTY = {
    "no rows": lambda a: a.reshape(2, 3)[:0],
    "no columns": lambda a: a.reshape(2, 3)[:, :0],
    "no element, reversed": lambda a: a[::-1][:0],
    "no element, misaligned": lambda a: np.ndarray((0,), a.dtype, bytearray(17), offset=1),
}


@pytest.fixture(params=ORDERS)
def array(request, dtype):
    return ORDERS[request.param](edges(dtype))


def first_element(array):
    return array.__array_interface__["data"][0]


def test_rust_reads_at_the_address_where_numpy_has_the_array(array, dtype):
    address, copy = tensor_example.lend(holder(array), dtype)
    assert address == first_element(array)
    assert same_bytes(copy, array)


def test_a_copy_is_equal_and_elsewhere(array, dtype):
    copy = tensor_example.copy_out(holder(array), dtype)
    assert same_bytes(copy, array)
    assert not np.shares_memory(copy, array)
    assert copy.flags.writeable and copy.flags.aligned


@pytest.mark.parametrize("empty", EMPTY)
def test_an_array_without_elements_keeps_its_shape(empty, dtype):
    array = EMPTY[empty](edges(dtype))
    assert same_bytes(tensor_example.lend(holder(array), dtype)[1], array)
    assert same_bytes(tensor_example.copy_out(holder(array), dtype), array)
    tensor_example.write_zeros(holder(array), dtype)


@pytest.mark.parametrize("order", ["C", "F", "transposed", "every other", "column", "reversed", "rank 0"])
def test_numpy_sees_what_rust_writes_and_only_there(order, dtype):
    whole = edges(dtype)
    before = whole.copy()
    part = ORDERS[order](whole)
    tensor_example.write_zeros(holder(part), dtype)
    assert same_bytes(part, np.zeros(part.shape, dtype))
    if np.shares_memory(part, whole):
        written = np.zeros(6, bool)
        ORDERS[order](written)[...] = True
        assert same_bytes(whole[~written], before[~written])


@pytest.mark.parametrize("kind", [np.matrix, np.recarray, np.memmap])
def test_a_subclass_is_its_memory(kind, tmp_path):
    values = np.arange(6.0).reshape(2, 3)
    if kind is np.memmap:
        np.save(tmp_path / "values.npy", values)
        array = np.load(tmp_path / "values.npy", mmap_mode="r")
    else:
        array = values.view(kind)
    assert isinstance(array, kind)
    address, copy = tensor_example.lend(holder(array), "float64")
    assert address == first_element(array)
    assert type(copy) is np.ndarray and same_bytes(copy, values)


def test_what_came_back_can_be_written_and_shared_again():
    first = tensor_example.copy_out(holder(np.arange(4, dtype="int32")), "int32")
    assert tensor_example.lend(holder(first), "int32")[0] == first_element(first)
    tensor_example.write_zeros(holder(first), "int32")
    assert first.tolist() == [0, 0, 0, 0]


def test_nothing_stays_lent_and_no_reference_is_left():
    from sys import getrefcount

    array = np.arange(4.0)
    before = getrefcount(array)
    for _ in range(100):
        tensor_example.lend(holder(array), "float64")
        tensor_example.write_zeros(holder(array), "float64")
        with pytest.raises(ValueError):
            tensor_example.write_zeros(holder(np.broadcast_to(array, (2, 4))), "float64")
    assert getrefcount(array) == before


def test_memory_is_freed_with_the_array_that_took_it_over():
    import resource

    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    array = np.ones(1 << 22)
    tensor_example.copy_out(holder(array), "float64")
    before = peak()
    for _ in range(32):
        tensor_example.copy_out(holder(array), "float64")
    # Half of what 32 arrays of 32 MiB would take, in KiB.
    assert peak() - before < 512 * 1024
