"""The struct as an argument, and the training loop."""

import threading
from types import SimpleNamespace

import numpy as np
import pytest
import tensor_example


def test_describe_names_every_field(points):
    text = tensor_example.describe(points)
    assert "Points" in text and "batch" in text
    assert "NumpyArray<f32>[128, 2]" in text and "NumpyArray<i64>[128]" in text


def test_the_sum_is_that_of_the_arrays_own_memory(points):
    total, address = tensor_example.sum(points)
    assert total == pytest.approx(points.xy.sum(dtype="float64"))
    assert address == points.xy.ctypes.data


def test_normalize_writes_to_the_array(points):
    alias = points.xy[:]
    expected = points.xy - points.xy.mean(0)
    assert tensor_example.normalize(points) is None
    np.testing.assert_allclose(alias, expected, atol=1e-6)


def test_a_result_is_a_new_array(points):
    scaled = tensor_example.scaled(points, 3.0)
    np.testing.assert_array_equal(scaled, points.xy * np.float32(3.0))
    scaled[:] = 0
    assert points.xy.any()


def test_the_loss_goes_down_and_nothing_is_copied(points):
    losses, copies = tensor_example.train(points, 60)
    assert len(losses) == 60
    assert losses[-1] < 0.5 * losses[0]
    assert copies == 0


def test_training_detached_is_the_same_and_python_goes_on(points):
    shared, _ = tensor_example.train(points, 60)
    went_on = threading.Event()
    thread = threading.Thread(target=lambda: (points.xy.fill(0), went_on.set()))
    copied = SimpleNamespace(xy=points.xy.copy(), label=points.label)
    thread.start()
    detached = tensor_example.train_detached(copied, 60)
    thread.join()
    assert went_on.is_set()
    assert detached == pytest.approx(shared, rel=1e-5)


@pytest.mark.parametrize("field", ["xy", "label"])
def test_a_field_that_is_missing(points, field):
    delattr(points, field)
    with pytest.raises(AttributeError) as caught:
        tensor_example.sum(points)
    assert str(caught.value) == f"'types.SimpleNamespace' object has no attribute '{field}'"


def test_a_property_that_raises_is_heard(points):
    class Broken:
        xy = points.xy

        @property
        def label(self):
            raise LookupError("no labels today")

    with pytest.raises(LookupError, match="no labels today"):
        tensor_example.sum(Broken())


@pytest.mark.parametrize(
    ("field", "change", "kind", "text"),
    [
        (
            "xy",
            lambda a: a.astype("float64"),
            TypeError,
            '`Points.xy`: expected an array of dtype `float32`, found `float64`; `.astype("float32")` converts',
        ),
        ("xy", lambda a: a[0], ValueError, "`Points.xy`: expected an array with 2 axes, found 1"),
        ("label", lambda a: a[None], ValueError, "`Points.label`: expected an array with 1 axis, found 2"),
        (
            "xy",
            lambda a: np.zeros((128, 3), "float32"),
            ValueError,
            "`Points.xy`, axis 1: expected 2 (the constant in its `shape`), found 3",
        ),
        (
            "label",
            lambda a: a[:-1],
            ValueError,
            "`Points.label`, axis 0: expected 128 (`batch`, set by `xy`, axis 0), found 127",
        ),
    ],
)
def test_the_exception_names_the_field(points, field, change, kind, text):
    setattr(points, field, change(getattr(points, field)))
    with pytest.raises(Exception) as caught:
        tensor_example.sum(points)
    assert (caught.type, str(caught.value)) == (kind, text)
    assert caught.value.__cause__ is None


def test_every_shape_that_is_wrong_is_told_at_once(points):
    points.xy, points.label = np.zeros((128, 3), "float32"), points.label[:5]
    with pytest.raises(ValueError, match="2 fields or axes of `Points` can't become tensors") as caught:
        tensor_example.sum(points)
    assert "`Points.xy`, axis 1" in str(caught.value) and "`Points.label`, axis 0" in str(caught.value)


def test_what_pytorch_can_not_express_says_what_to_write_instead(points):
    points.xy = points.xy[::-1]
    text = (
        "`Points.xy`: axis 0 runs backwards, which PyTorch can't express: expected strides of at least 0; "
        "`np.ascontiguousarray(xy)` makes a copy that can"
    )
    with pytest.raises(ValueError) as caught:
        tensor_example.sum(points)
    assert str(caught.value) == text
    points.xy = np.ascontiguousarray(points.xy)
    tensor_example.sum(points)


def test_a_dict_or_an_archive_is_taken_by_its_keys(tmp_path):
    entries = {"xy": np.ones((3, 2), "float32"), "weight": np.array([1, 2, 3], "float32"), "other": "is left alone"}
    assert tensor_example.weighted_sum(entries) == 12
    np.savez(tmp_path / "points.npz", xy=entries["xy"], weight=entries["weight"])
    with np.load(tmp_path / "points.npz") as archive:
        assert tensor_example.weighted_sum(archive) == 12


def test_an_array_that_may_be_missing_is_none():
    assert tensor_example.weighted_sum({"xy": np.ones((3, 2), "float32")}) == 6
    assert tensor_example.weighted_sum({"xy": np.ones((3, 2), "float32"), "weight": None}) == 6
    with pytest.raises(KeyError, match="xy"):
        tensor_example.weighted_sum({"weight": np.ones(3, "float32")})
    with pytest.raises(TypeError, match="`Entries.weight`: expected an array of dtype `float32`, found `float64`"):
        tensor_example.weighted_sum({"xy": np.ones((3, 2), "float32"), "weight": np.ones(3)})


def test_a_read_only_array_is_shared_and_stays_read_only(points):
    points.xy.flags.writeable = False
    assert tensor_example.sum(points)[1] == points.xy.ctypes.data
    assert not points.xy.flags.writeable


def test_a_label_that_is_none_is_an_exception(points):
    points.label[0] = 5
    for train in (tensor_example.train, tensor_example.train_detached):
        with pytest.raises(RuntimeError, match="out of bounds"):
            # More losses than there is memory for, were it taken beforehand.
            train(points, 1 << 44)
