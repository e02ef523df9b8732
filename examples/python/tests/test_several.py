"""One exception names all fields that are wrong."""

import gc
import sys
import threading
import weakref
from types import SimpleNamespace

import numpy as np
import pytest
import tensor_example


def frame(**changes):
    fields = {
        "image": np.zeros((3, 2), "float32"),
        "class": np.arange(3),
        "mask": np.zeros(3, "bool"),
        "target": np.zeros(3, "float32"),
        "gain": np.array(1.0),
    }
    return SimpleNamespace(**fields | changes)


def record(**changes):
    return {"image": np.zeros((3, 2), "float32"), "class": np.arange(3), "mask": np.zeros(3, "bool")} | changes


def clip(**changes):
    fields = {
        "first": frame(),
        "name": "a name",
        "second": record(),
        "either": np.zeros(3),
        "many": [np.zeros(3, "float32")] * 2,
        "rate": np.ones(1),
    }
    return SimpleNamespace(**fields | changes)


def pair(mask=None, source=None):
    mask = np.ones(2, "bool") if mask is None else mask
    return SimpleNamespace(mask=mask, source=np.ones(2) if source is None else source)


def handmade(**changes):
    fields = {"first": np.ones(1), "filled": np.ones(1), "pair": pair(), "listed": pair(), "rate": np.ones(1)}
    return SimpleNamespace(**fields | changes)


def refused(call, argument, kind, *lines):
    """The call raises exactly this class, with exactly these lines."""
    with pytest.raises(Exception) as caught:
        call(argument)
    assert (caught.type, str(caught.value).split("\n")) == (kind, list(lines))
    return caught.value


def dtype(expected, found):
    return f'expected an array of dtype `{expected}`, found `{found}`; `.astype("{expected}")` converts'


def no_array(expected, found):
    return f"expected a NumPy array of dtype `{expected}`, found `{found}`; `numpy.asarray(…)` makes an array"


AXES = "expected an array with {} axes, found {}"

READ_ONLY = "expected an array that can be written, found one that is read-only"


def read_only(array):
    array.flags.writeable = False
    return array


def test_what_fits_is_taken():
    assert tensor_example.rows(frame()) == 3
    assert tensor_example.rows_of_record(record()) == 3
    assert tensor_example.arrays_of_clip(clip()) == 12
    assert tensor_example.sum_of_handmade(handmade()) == 7


def test_all_fields_of_a_wrong_dtype_are_one_type_error():
    wrong = frame(
        image=np.zeros((3, 2)), mask=[True], target=np.zeros(3), gain=np.float64(1), **{"class": np.arange(3.0)}
    )
    error = refused(
        tensor_example.rows,
        wrong,
        TypeError,
        "5 fields of `Frame` can't become tensors:",
        f"  `Frame.image`: {dtype('float32', 'float64')}",
        f"  `Frame.class`: {dtype('int64', 'float64')}",
        f"  `Frame.mask`: {no_array('bool', 'list')}",
        f"  `Frame.target`: {dtype('float32', 'float64')}",
        f"  `Frame.gain`: {no_array('float64', 'numpy.float64')}",
    )
    assert error.__cause__ is None and error.__context__ is None


def test_fields_with_wrong_dtypes_and_other_mistakes_are_one_value_error():
    wrong = frame(image=np.zeros(3, "float32"), target=read_only(np.zeros(3, "float32")), mask=np.zeros(3))
    refused(
        tensor_example.rows,
        wrong,
        ValueError,
        "3 fields of `Frame` can't become tensors:",
        f"  `Frame.image`: {AXES.format(2, 1)}",
        f"  `Frame.mask`: {dtype('bool', 'float64')}",
        f"  `Frame.target`: {READ_ONLY}",
    )


@pytest.mark.parametrize(
    ("field", "value", "kind", "text"),
    [
        ("image", np.zeros((3, 2)), TypeError, dtype("float32", "float64")),
        ("mask", np.zeros((3, 1), "bool"), ValueError, "expected an array with 1 axis, found 2"),
        ("target", read_only(np.zeros(3, "float32")), ValueError, READ_ONLY),
        ("gain", np.zeros(1), ValueError, AXES.format(0, 1)),
    ],
)
def test_one_wrong_field_is_named_without_a_list(field, value, kind, text):
    error = refused(tensor_example.rows, frame(**{field: value}), kind, f"`Frame.{field}`: {text}")
    assert error.__cause__ is None


def test_shapes_are_checked_together_once_every_array_fits():
    shapes = {"class": np.arange(4), "mask": np.zeros(2, "bool")}
    text = f"`Frame.image`: {dtype('float32', 'float64')}"
    refused(tensor_example.rows, frame(image=np.zeros((3, 2)), **shapes), TypeError, text)
    refused(
        tensor_example.rows,
        frame(image=np.zeros((3, 5), "float32"), **shapes),
        ValueError,
        "3 fields or axes of `Frame` can't become tensors:",
        "  `Frame.image`, axis 1: expected 2 (the constant in its `shape`), found 5",
        "  `Frame.class`, axis 0: expected 3 (`rows`, set by `image`, axis 0), found 4",
        "  `Frame.mask`, axis 0: expected 3 (`rows`, set by `image`, axis 0), found 2",
    )


def test_of_one_array_the_first_mistake_is_named():
    both = {"image": np.zeros(3), "gain": np.zeros(2, "int8")}
    refused(
        tensor_example.rows,
        frame(**both),
        TypeError,
        "2 fields of `Frame` can't become tensors:",
        f"  `Frame.image`: {dtype('float32', 'float64')}",
        f"  `Frame.gain`: {dtype('float64', 'int8')}",
    )


@pytest.mark.parametrize("archive", [False, True])
def test_the_items_of_a_dict_and_of_an_archive(archive, tmp_path):
    entries = record(image=np.zeros((3, 2)), mask=np.zeros(3, "int8"), **{"class": np.arange(3, dtype="int32")})
    if archive:
        np.savez(tmp_path / "record.npz", **entries)
        entries = np.load(tmp_path / "record.npz")
    refused(
        tensor_example.rows_of_record,
        entries,
        TypeError,
        "3 fields of `Record` can't become tensors:",
        f"  `Record.image`: {dtype('float32', 'float64')}",
        f"  `Record.kind`: {dtype('int64', 'int32')}",
        f"  `Record.mask`: {dtype('bool', 'int8')}",
    )


def test_structs_in_a_struct():
    second = record(image=np.zeros(3, "float32"))
    wrong = clip(first=frame(image=None, gain=None), second=second, rate=np.ones(1, "int8"))
    refused(
        tensor_example.arrays_of_clip,
        wrong,
        ValueError,
        "4 fields of `Clip` can't become tensors:",
        f"  `Clip.first`: `Frame.image`: {no_array('float32', 'NoneType')}",
        f"  `Clip.first`: `Frame.gain`: {no_array('float64', 'NoneType')}",
        f"  `Clip.second`: `Record.image`: {AXES.format(2, 1)}",
        f"  `Clip.rate`: {dtype('float64', 'int8')}",
    )


def test_an_enum_takes_the_variant_that_fits_whatever_else_is_wrong():
    wrong = clip(first=frame(image=None), either=np.zeros(3), rate=None)
    refused(
        tensor_example.arrays_of_clip,
        wrong,
        TypeError,
        "2 fields of `Clip` can't become tensors:",
        f"  `Clip.first`: `Frame.image`: {no_array('float32', 'NoneType')}",
        f"  `Clip.rate`: {no_array('float64', 'NoneType')}",
    )


def test_an_enum_of_which_no_variant_fits_ends_the_list():
    wrong = clip(first=frame(image=None), either=np.zeros(3, "int8"), rate=None)
    with pytest.raises(TypeError) as caught:
        tensor_example.arrays_of_clip(wrong)
    lines = str(caught.value).split("\n")
    assert lines[0] == "at least 2 fields of `Clip` can't become tensors:"
    assert lines[2].startswith("  `Clip.either`: TypeError: failed to extract enum Either")
    assert all(line.startswith("  ") for line in lines[1:]) and "Clip.rate" not in str(caught.value)


def test_a_list_of_arrays_has_one_line():
    wrong = clip(many=[np.zeros(3, "float32"), None, np.zeros(3), np.zeros((3, 1), "float32")], rate=None)
    refused(
        tensor_example.arrays_of_clip,
        wrong,
        ValueError,
        "2 fields of `Clip` can't become tensors:",
        f"  `Clip.many`: {no_array('float32', 'NoneType')}",
        f"  `Clip.rate`: {no_array('float64', 'NoneType')}",
    )


def test_a_list_of_very_many_wrong_arrays_is_told_of_soon():
    wrong = clip(many=[None] * 100_000, rate=None)
    refused(tensor_example.arrays_of_clip, wrong, TypeError, f"`Clip.many`: {no_array('float32', 'NoneType')}")
    wrong.first.image = None
    refused(
        tensor_example.arrays_of_clip,
        wrong,
        TypeError,
        "at least 2 fields of `Clip` can't become tensors:",
        f"  `Clip.first`: `Frame.image`: {no_array('float32', 'NoneType')}",
        f"  `Clip.many`: {no_array('float32', 'NoneType')}",
    )


def test_an_attribute_that_is_missing_is_the_last_line_and_the_cause():
    wrong = frame(image=None, gain=None)
    del wrong.target
    text = "'types.SimpleNamespace' object has no attribute 'target'"
    error = refused(
        tensor_example.rows,
        wrong,
        TypeError,
        "at least 2 fields of `Frame` can't become tensors:",
        f"  `Frame.image`: {no_array('float32', 'NoneType')}",
        f"  AttributeError: {text}",
    )
    assert type(error.__cause__) is AttributeError and str(error.__cause__) == text


def test_an_attribute_that_is_missing_first_is_alone():
    wrong = frame(gain=None)
    del wrong.image
    error = refused(
        tensor_example.rows, wrong, AttributeError, "'types.SimpleNamespace' object has no attribute 'image'"
    )
    assert error.__cause__ is None


def test_a_key_that_is_missing_in_a_struct_in_a_struct():
    second = record(image=np.zeros(3))
    del second["class"]
    error = refused(
        tensor_example.arrays_of_clip,
        clip(second=second),
        TypeError,
        "at least 2 fields of `Clip` can't become tensors:",
        f"  `Clip.second`: `Record.image`: {dtype('float32', 'float64')}",
        "  `Clip.second`: KeyError: 'class'",
    )
    assert type(error.__cause__) is KeyError


def test_a_field_of_another_type_ends_the_list():
    wrong = clip(first=frame(image=None), name=3, rate=None)
    error = refused(
        tensor_example.arrays_of_clip,
        wrong,
        TypeError,
        "at least 2 fields of `Clip` can't become tensors:",
        f"  `Clip.first`: `Frame.image`: {no_array('float32', 'NoneType')}",
        "  `Clip.name`: TypeError: 'int' object is not an instance of 'str'",
    )
    assert type(error.__cause__) is TypeError
    wrong.first.image = np.zeros((3, 2), "float32")
    refused(tensor_example.arrays_of_clip, wrong, TypeError, "`Clip.name`: 'int' object is not an instance of 'str'")


class Getter:
    """A frame with a wrong image and a wrong gain, whose `target` is what a function says."""

    def __init__(self, target):
        self.image = self.gain = None
        self.mask = None
        setattr(self, "class", np.arange(3))
        self.get = target

    @property
    def target(self):
        return self.get()


TWO = (
    "2 fields of `Frame` can't become tensors:",
    f"  `Frame.image`: {no_array('float32', 'NoneType')}",
    f"  `Frame.gain`: {no_array('float64', 'NoneType')}",
)


class Own(Exception):
    pass


@pytest.mark.parametrize("error", [Own("mine"), ValueError("mine"), MemoryError("mine")], ids=repr)
def test_the_exception_of_a_property_is_the_last_line_and_the_cause(error):
    def target():
        raise error

    raised = refused(
        tensor_example.rows,
        Getter(target),
        TypeError,
        "at least 2 fields of `Frame` can't become tensors:",
        TWO[1],
        f"  {type(error).__name__}: mine",
    )
    assert raised.__cause__ is error


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_is_never_part_of_a_list(kind):
    def target():
        raise kind

    with pytest.raises(kind):
        tensor_example.rows(Getter(target))


def test_a_property_may_call_the_module_itself():
    def target():
        # A list of its own, one wrong argument, and one that fits, while the frame's own list is being made.
        refused(tensor_example.rows, frame(image=None, gain=None), TypeError, *TWO)
        for wrong in (np.zeros(2, "int8"), None):
            with pytest.raises(TypeError, match="expected a"):
                tensor_example.sums(wrong, np.ones(2))
            with pytest.raises(TypeError, match="expected a"):
                tensor_example.sums(np.ones(2), wrong)
        assert tensor_example.sums(np.ones(2), np.ones(3)) == (2, 3)
        return np.zeros(3, "float32")

    refused(tensor_example.rows, Getter(target), TypeError, *TWO)


def test_a_property_that_calls_the_module_the_second_time_only():
    calls = []

    def target():
        calls.append(None)
        if len(calls) > 1:
            # As many mismatches as the frame had before.
            for _ in range(3):
                with pytest.raises(TypeError, match="expected a"):
                    tensor_example.sums(None, np.ones(1))
        return np.zeros(3, "float32")

    refused(tensor_example.rows, Getter(target), TypeError, *TWO)
    # Image, gain, and one more for what comes after.
    assert len(calls) == 2


def test_a_property_that_mends_itself():
    values = [np.zeros(3), np.zeros(3, "float32"), np.zeros(3, "float32")]
    with pytest.raises(TypeError, match="^2 fields of `Frame`"):
        tensor_example.rows(Getter(lambda: values.pop(0)))


def test_every_thread_has_its_own_list():
    inside, go_on = threading.Event(), threading.Event()

    def target():
        inside.set()
        assert go_on.wait(60)
        return np.zeros(3, "float32")

    found = []

    def other():
        with pytest.raises(TypeError) as caught:
            tensor_example.rows(Getter(target))
        found.append(str(caught.value))

    thread = threading.Thread(target=other)
    thread.start()
    assert inside.wait(60)
    for wrong in (None, np.zeros(1, "int8")):
        with pytest.raises(TypeError, match="expected a"):
            tensor_example.sums(wrong, np.ones(1))
    refused(tensor_example.rows, frame(image=None, gain=None), TypeError, *TWO)
    go_on.set()
    thread.join()
    assert found == ["\n".join(TWO)]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"first": None}, [f"`Handmade.first`: {no_array('float64', 'NoneType')}"]),
        ({"filled": None}, [f"`Handmade.filled`: {no_array('float64', 'NoneType')}"]),
        ({"pair": pair(mask=None, source=[1])}, [f"`Handmade.pair`: `Both.source`: {no_array('float64', 'list')}"]),
        (
            {"pair": pair(mask=[1], source=[1])},
            [
                "2 fields of `Handmade` can't become tensors:",
                f"  `Handmade.pair`: `Both.mask`: {no_array('bool', 'list')}",
                f"  `Handmade.pair`: `Both.source`: {no_array('float64', 'list')}",
            ],
        ),
        (
            {"pair": pair(mask=[1], source=[1]), "rate": None},
            [
                "3 fields of `Handmade` can't become tensors:",
                f"  `Handmade.pair`: `Both.mask`: {no_array('bool', 'list')}",
                f"  `Handmade.pair`: `Both.source`: {no_array('float64', 'list')}",
                f"  `Handmade.rate`: {no_array('float64', 'NoneType')}",
            ],
        ),
    ],
    ids=["panics without an element", "refuses no element", "compares lengths", "equal lengths", "goes on"],
)
def test_code_by_hand_that_can_not_do_with_an_empty_array_adds_nothing_to_the_list(changes, lines):
    refused(tensor_example.sum_of_handmade, handmade(**changes), TypeError, *lines)


def test_a_list_in_a_list():
    wrong = handmade(listed=pair(mask=[1], source=[1]))
    inner = [
        "2 fields of `Both` can't become tensors:",
        f"  `Both.mask`: {no_array('bool', 'list')}",
        f"  `Both.source`: {no_array('float64', 'list')}",
    ]
    refused(tensor_example.sum_of_handmade, wrong, TypeError, "`Handmade.listed`: " + inner[0], *inner[1:])
    wrong.pair.mask = [1]
    wrong.pair.source = np.ones(0)
    refused(
        tensor_example.sum_of_handmade,
        wrong,
        TypeError,
        "at least 2 fields of `Handmade` can't become tensors:",
        f"  `Handmade.pair`: `Both.mask`: {no_array('bool', 'list')}",
        "  `Handmade.listed`: TypeError: " + inner[0],
        *[f"  {line}" for line in inner[1:]],
    )


def test_arguments_that_are_single_arrays_have_an_exception_each():
    # How the argument is named depends on the version of Python: in the text, or in a note.
    for arguments, text in [
        ((None, None), no_array("float64", "NoneType")),
        ((np.ones(1), np.ones(1, "int8")), dtype("float64", "int8")),
    ]:
        with pytest.raises(TypeError) as caught:
            tensor_example.sums(*arguments)
        assert str(caught.value).endswith(text)
    assert tensor_example.sums(np.ones(2), np.ones(3)) == (2, 3)


def test_a_python_without_its_lock_is_told_once(monkeypatch):
    monkeypatch.setattr(sys, "_is_gil_enabled", lambda: False, raising=False)
    text = (
        "expected Python to hold its global lock (GIL), found it running without, where another thread could write "
        "to a shared array; take a `NumpyCopy`"
    )
    refused(tensor_example.rows, frame(gain=None), RuntimeError, f"`Frame.image`: {text}")


def test_nothing_stays_lent_after_a_list():
    target, image = np.zeros(3, "float32"), np.zeros((3, 2), "float32")
    before = sys.getrefcount(target), sys.getrefcount(image)
    for _ in range(50):
        refused(
            tensor_example.rows,
            frame(target=target, image=image, mask=[1], gain=None),
            TypeError,
            "2 fields of `Frame` can't become tensors:",
            f"  `Frame.mask`: {no_array('bool', 'list')}",
            f"  `Frame.gain`: {no_array('float64', 'NoneType')}",
        )
    # The exceptions hold on to the frames of `refused`, which hold on to the exceptions.
    gc.collect()
    assert (sys.getrefcount(target), sys.getrefcount(image)) == before
    assert tensor_example.rows(frame(target=target, image=image)) == 3


def interrupt():
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("call", "argument", "kind"),
    [
        (tensor_example.rows, lambda: frame(gain=None), "TypeError"),
        (tensor_example.rows, lambda: frame(image=None, gain=None), "TypeError"),
        (tensor_example.rows, lambda: SimpleNamespace(), "AttributeError"),
        (tensor_example.rows, lambda: Getter(interrupt), "KeyboardInterrupt"),
        (tensor_example.sum_of_handmade, lambda: handmade(first=np.ones(0)), "PanicException"),
        (tensor_example.sum_of_handmade, lambda: handmade(first=None), "TypeError"),
    ],
    ids=["one", "two", "missing", "interrupt", "panic", "panic without an element"],
)
def test_however_an_extraction_ends_it_is_forgotten(call, argument, kind):
    class Local:
        pass

    def caller():
        local = Local()
        with pytest.raises(BaseException) as caught:
            call(argument())
        assert caught.type.__name__ == kind
        # A mismatch in the same Python code, which is not tolerated.
        for _ in range(3):
            with pytest.raises(TypeError, match="expected a"):
                tensor_example.sums(None, np.ones(1))
        return weakref.ref(local)

    local = caller()
    gc.collect()
    assert local() is None, "an extraction knows the code that called for it"


@pytest.mark.parametrize("writeable", [True, False])
def test_an_array_keeps_its_flag_when_it_is_shared_and_given_back(writeable):
    source = np.arange(4.0)
    source.flags.writeable = writeable
    array, part = tensor_example.given_back(SimpleNamespace(source=source))
    assert array is source and part.base is source
    assert source.flags.writeable == writeable and part.flags.writeable == writeable
    if not writeable:
        with pytest.raises(ValueError, match="read-only"):
            part[0] = 1


@pytest.mark.parametrize("writeable", [True, False])
def test_every_array_keeps_its_flag_when_its_struct_is_taken_or_refused(writeable):
    arrays = frame()
    fields = [name for name in vars(arrays) if name != "target" or writeable]
    for name in fields:
        getattr(arrays, name).flags.writeable = writeable
    for wrong in ({}, {"image": None, "gain": None}):
        changed = SimpleNamespace(**vars(arrays) | wrong)
        if wrong:
            refused(tensor_example.rows, changed, TypeError, *TWO)
        else:
            assert tensor_example.rows(changed) == 3
        assert all(getattr(arrays, name).flags.writeable == writeable for name in fields)
