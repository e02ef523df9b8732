//! Structs of several arrays, of which several may be wrong. For the tests.

use ndarray::{Ix0, Ix1, Ix2};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PySlice;
use tensor_core::{Host, TensorInput};
use tensor_numpy::{IntoPyErr, NumpyArray, NumpyArrayMut, NumpyCopy, extract};

/// A field of each kind. Any Python object with these attributes.
#[derive(FromPyObject, TensorInput)]
pub(crate) struct Frame<'py> {
    #[tensor(shape = [rows, 2])]
    image: NumpyArray<'py, f32, Ix2>,
    #[tensor(shape = [rows])]
    class: NumpyCopy<i64, Ix1>,
    #[pyo3(default)]
    #[tensor(shape = [rows])]
    mask: Option<NumpyArray<'py, bool, Ix1>>,
    #[tensor(shape = [rows])]
    target: NumpyArrayMut<'py, f32, Ix1>,
    gain: NumpyArray<'py, f64, Ix0>,
}

/// The same, from a dict or an archive, where one key is another.
#[derive(FromPyObject, TensorInput)]
#[pyo3(from_item_all)]
pub(crate) struct Record<'py> {
    image: NumpyArray<'py, f32, Ix2>,
    #[pyo3(item("class"))]
    kind: NumpyCopy<i64, Ix1>,
    #[pyo3(default)]
    mask: Option<NumpyArray<'py, bool, Ix1>>,
}

/// A struct in a struct, and fields that are no arrays of this library.
#[derive(FromPyObject)]
pub(crate) struct Clip<'py> {
    first: Frame<'py>,
    name: String,
    second: Record<'py>,
    either: Either<'py>,
    many: Vec<NumpyArray<'py, f32, Ix1>>,
    rate: NumpyArray<'py, f64, Ix1>,
}

/// One of two dtypes.
#[derive(FromPyObject)]
pub(crate) enum Either<'py> {
    Single(NumpyArray<'py, f32, Ix1>),
    Double(NumpyArray<'py, f64, Ix1>),
}

/// Fields whose code for the extraction was written by hand.
#[derive(FromPyObject)]
pub(crate) struct Handmade<'py> {
    first: First,
    filled: Filled<'py>,
    pair: Pair<'py>,
    listed: Listed<'py>,
    rate: NumpyArray<'py, f64, Ix1>,
}

/// The first element of an array. The code relies on there being one.
struct First(f64);

impl<'a, 'py> FromPyObject<'a, 'py> for First {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(object.extract::<NumpyArray<'py, f64, Ix1>>()?.view()[0]))
    }
}

/// An array with at least one element. The code checks this.
struct Filled<'py>(NumpyArray<'py, f64, Ix1>);

impl<'a, 'py> FromPyObject<'a, 'py> for Filled<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let array: NumpyArray<'py, f64, Ix1> = object.extract()?;
        if array.view().is_empty() { Err(PyValueError::new_err("no element")) } else { Ok(Self(array)) }
    }
}

#[derive(FromPyObject)]
struct Both<'py> {
    mask: NumpyArray<'py, bool, Ix1>,
    source: NumpyArray<'py, f64, Ix1>,
}

/// Two arrays of one length. The code checks this.
struct Pair<'py>(Both<'py>);

impl<'a, 'py> FromPyObject<'a, 'py> for Pair<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let both: Both<'py> = object.extract()?;
        if both.mask.view().len() == both.source.view().len() {
            Ok(Self(both))
        } else {
            Err(PyValueError::new_err("the mask and the source differ in length"))
        }
    }
}

/// Two arrays. The code asks for the list of all that is wrong with them.
struct Listed<'py>(Both<'py>);

impl<'a, 'py> FromPyObject<'a, 'py> for Listed<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        extract(&object).map(Self)
    }
}

/// The number of rows, after a check of all arrays and of their shapes.
#[pyfunction]
pub(crate) fn rows(#[pyo3(from_py_with = extract)] frame: Frame<'_>) -> PyResult<usize> {
    frame.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
    Ok(frame.class.len())
}

/// The same for a dict or an archive.
#[pyfunction]
pub(crate) fn rows_of_record(#[pyo3(from_py_with = extract)] record: Record<'_>) -> PyResult<usize> {
    record.tensors::<Host>().map_err(IntoPyErr::into_py_err)?;
    Ok(record.kind.len())
}

/// How many arrays a clip has.
#[pyfunction]
pub(crate) fn arrays_of_clip(#[pyo3(from_py_with = extract)] clip: Clip<'_>) -> usize {
    let masks = usize::from(clip.first.mask.is_some()) + usize::from(clip.second.mask.is_some());
    let either = match clip.either {
        Either::Single(array) => array.view().ndim(),
        Either::Double(array) => array.view().ndim(),
    };
    drop((clip.name, clip.rate));
    4 + 2 + masks + either + clip.many.len() + 1
}

/// The sum of the elements that the code by hand extracted.
#[pyfunction]
pub(crate) fn sum_of_handmade(#[pyo3(from_py_with = extract)] handmade: Handmade<'_>) -> f64 {
    let Handmade { first, filled, pair, listed, rate } = handmade;
    let masked = |both: &Both<'_>| {
        let pairs = both.source.view().into_iter().zip(both.mask.view());
        pairs.filter_map(|(value, set)| set.then_some(*value)).sum::<f64>()
    };
    first.0 + filled.0.view().sum() + masked(&pair.0) + masked(&listed.0) + rate.view().sum()
}

/// The sums of two arrays, each an argument of its own.
#[pyfunction]
pub(crate) fn sums(
    left: NumpyArray<'_, f64, Ix1>,
    #[pyo3(from_py_with = extract)] right: NumpyArray<'_, f64, Ix1>,
) -> (f64, f64) {
    (left.view().sum(), right.view().sum())
}

/// Shares `object.source` and returns it: the array itself, and every other element of it.
#[pyfunction]
pub(crate) fn given_back<'py>(object: &Bound<'py, PyAny>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let array = object.getattr("source")?;
    let shared: NumpyArray<'py, f64, Ix1> = extract(&array)?;
    let part = array.get_item(PySlice::new(object.py(), 0, isize::MAX, 2))?;
    drop(shared);
    Ok((array, part))
}
