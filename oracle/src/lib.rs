// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! Compares our tensors and casts with files that NumPy and PyTorch wrote.
//!
//! The scripts in `scripts/` write the files. `cargo xtask test` and `cargo xtask oracle` run them, and say in an environment
//! variable where the files are.

use std::fs;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use ndarray::{Array1, ArrayD, ArrayView, ArrayViewD, Axis, Ix1, Ix2, Ix3, IxDyn, ShapeBuilder};
use tensor_conformance::{Complex, Probe, Sample};
use tensor_core::{
    ArrayField, Backend, Cast, Element, Host, Loan, Owned, Shared, Shares, TensorError, TensorInput, for_each_dtype,
};

/// The folder that the scripts wrote to, from an environment variable.
///
/// # Panics
///
/// If `cargo xtask` did not set the variable.
#[must_use]
pub fn folder(variable: &str) -> PathBuf {
    match std::env::var_os(variable) {
        Some(folder) => folder.into(),
        None => panic!("{variable} is not set: `cargo xtask test` and `cargo xtask oracle` run these tests"),
    }
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    let path = folder.join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// Reads a table: its lines, split into fields.
///
/// # Panics
///
/// If the file can't be read.
#[must_use]
pub fn table(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = String::from_utf8(read(folder, name)).expect("the table is UTF-8");
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// A dtype whose values can be read from the bytes that Python wrote.
pub trait Bytes: Sample {
    /// Converts `bytes` to values.
    fn values(bytes: &[u8]) -> Vec<Self>;
}

/// Implements [`Bytes`] for every number.
macro_rules! bytes {
    (@ Bool $ty:ty) => {};
    (@ Complex64 $ty:ty) => {};
    (@ Complex128 $ty:ty) => {};
    (@ $number:ident $ty:ty) => {
        impl Bytes for $ty {
            fn values(bytes: &[u8]) -> Vec<Self> {
                let chunks = bytes.chunks_exact(size_of::<Self>());
                chunks.map(|chunk| Self::from_ne_bytes(chunk.try_into().expect("a chunk of that size"))).collect()
            }
        }
    };
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $(bytes!(@ $variant $ty);)*
    };
}
for_each_dtype!(bytes);

impl Bytes for bool {
    fn values(bytes: &[u8]) -> Vec<Self> {
        bytes.iter().map(|&byte| byte != 0).collect()
    }
}

impl<T: Bytes> Bytes for Complex<T>
where
    Self: Sample,
{
    fn values(bytes: &[u8]) -> Vec<Self> {
        T::values(bytes).chunks_exact(2).map(|parts| Self::new(parts[0], parts[1])).collect()
    }
}

/// Calls a generic function with the dtype that has the given name in the scripts: `for_dtype!(name, f::<P, _>(x))`.
macro_rules! for_dtype {
    (@ $function:ident ($($before:ident)*) $ty:ty, $arguments:tt) => {
        $function::<$($before,)* $ty> $arguments
    };
    (
        [$wanted:expr, $function:ident $before:tt $arguments:tt]
        $($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*
    ) => {
        match $wanted {
            $(stringify!($name) => for_dtype!(@ $function $before $ty, $arguments),)*
            other => panic!("no dtype is called {other}"),
        }
    };
    ($name:expr, $function:ident::<$($before:ident,)* _> $arguments:tt) => {
        for_each_dtype!([$name, $function ($($before)*) $arguments] for_dtype)
    };
}

mod batches;

pub use batches::{batches, scales};

/// The numbers in a field, which is `-` if there are none.
fn numbers<N: std::str::FromStr<Err: std::fmt::Debug>>(field: &str) -> Vec<N> {
    let numbers = field.split(',').filter(|number| *number != "-");
    numbers.map(|number| number.parse().expect("a number")).collect()
}

/// The array with the given layout in `memory`.
fn view<'a, T>(memory: &'a [T], shape: &[usize], strides: &[isize], offset: usize) -> ArrayViewD<'a, T> {
    let backwards = |axis: usize| strides[axis] < 0 && shape[axis] > 1;
    let below: usize = (0..shape.len())
        .filter(|&axis| backwards(axis))
        .map(|axis| (shape[axis] - 1) * strides[axis].unsigned_abs())
        .sum();
    let strides: Vec<usize> = strides.iter().map(|stride| stride.unsigned_abs()).collect();
    if shape.contains(&0) {
        return ArrayView::from_shape(shape, &[]).expect("no elements need no memory");
    }
    let first = offset - below;
    let layout = IxDyn(shape).strides(IxDyn(&strides));
    let mut view = ArrayView::from_shape(layout, &memory[first..])
        .unwrap_or_else(|error| panic!("NumPy has an array of shape {shape:?} and strides {strides:?} there: {error}"));
    for axis in (0..shape.len()).filter(|&axis| backwards(axis)) {
        view.invert_axis(Axis(axis));
    }
    view
}

#[track_caller]
fn same<T: Sample>(name: &str, what: &str, found: &ArrayD<T>, shape: &[usize], expected: &[T]) {
    assert_eq!(found.shape(), shape, "{name}, {what}");
    assert_eq!(found.len(), expected.len(), "{name}, {what}");
    for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!(found.same(*expected), "{name}, {what}, element {position}: expected {expected:?}, found {found:?}");
    }
}

/// Tests every array in the folder, as a copy, a move and a share: the tensor has the same elements as NumPy's array, bit for
/// bit, and converts back to them. Returns how many arrays there are, and how many of them were shared.
///
/// # Panics
///
/// If the elements differ.
#[must_use]
pub fn layouts<P: Every>(folder: &Path) -> [usize; 2]
where
    P::Backend: SharesEvery,
{
    let table = table(folder, "layouts.txt");
    let shared = table.iter().filter(|fields| {
        let [name, dtype, shape, strides, offset] = fields.as_slice() else { panic!("five fields, not {fields:?}") };
        let (shape, strides): (Vec<usize>, Vec<isize>) = (numbers(shape), numbers(strides));
        let offset = offset.parse().expect("a number");
        for_dtype!(dtype.as_str(), layout::<P, _>(folder, name, &shape, &strides, offset))
    });
    let shared = shared.count();
    [table.len(), shared]
}

/// Tests one array, and tells whether it was shared.
fn layout<P, T>(folder: &Path, name: &str, shape: &[usize], strides: &[isize], offset: usize) -> bool
where
    P: Probe<T, IxDyn>,
    T: Bytes,
    P::Backend: Shares<T, IxDyn>,
{
    let memory = T::values(&read(folder, &format!("{name}.memory")));
    let expected = T::values(&read(folder, &format!("{name}.elements")));
    let view = view(&memory, shape, strides, offset);
    same(name, "the array", &view.to_owned(), shape, &expected);

    let device = &P::Backend::host();
    let copy = Owned::<P::Backend, T, IxDyn>::copy_from(view.clone(), device).expect("a copy");
    same(name, "a copy", &copy.with(|tensor| P::values(tensor)), shape, &expected);
    same(name, "a copy, and back", &copy.to_array().expect("an array"), shape, &expected);
    let moved = view.to_owned().into_shared().into_tensor::<P::Backend, IxDyn>(device).expect("a move");
    same(name, "a move", &moved.with(|tensor| P::values(tensor)), shape, &expected);
    same(name, "a move, and back", &moved.to_array().expect("an array"), shape, &expected);
    // SAFETY: all of the array is in `memory`, which is initialized and written by nobody.
    let loan = unsafe { Loan::new_whole(view.clone()) };
    match Shared::<P::Backend, T, IxDyn>::from_loan(loan) {
        Ok(shared) => {
            shared.with(|tensor| {
                assert!(expected.is_empty() || P::address(tensor) == view.as_ptr(), "{name}: shared elsewhere");
                same(name, "a share", &P::values(tensor), shape, &expected);
            });
            true
        }
        Err(TensorError::NegativeStride { .. }) => {
            let backwards = shape.iter().zip(strides).any(|(&len, &stride)| len > 1 && stride < 0);
            assert!(backwards && !P::NEGATIVE_STRIDES, "{name}: refused");
            false
        }
        Err(error) => panic!("{name}: {error}"),
    }
}

/// Tests every cast in the folder: ours gives the same values, bit for bit except for the payload of a NaN. Returns how many
/// values there are.
///
/// # Panics
///
/// If a value differs.
#[must_use]
pub fn casts(folder: &Path) -> usize {
    let table = table(folder, "casts.txt");
    let count = |fields: &Vec<String>| {
        let [from, to] = fields.as_slice() else { panic!("two fields, not {fields:?}") };
        for_dtype!(from.as_str(), casts_from::<_>(folder, from, to))
    };
    table.iter().map(count).sum()
}

fn casts_from<T: Bytes + CastsToAll>(folder: &Path, from: &str, to: &str) -> usize {
    for_dtype!(to, cast::<T, _>(folder, &format!("{from}.{to}")))
}

/// Values, and the dtype that they are cast to.
#[derive(TensorInput)]
struct Values<T: Cast<U>, U: Element> {
    #[tensor(copy, cast_lossy = U)]
    values: Array1<T>,
    #[tensor(skip)]
    to: PhantomData<U>,
}

fn cast<T: Bytes + Cast<U>, U: Bytes>(folder: &Path, name: &str) -> usize {
    let values = Array1::from_vec(T::values(&read(folder, &format!("{name}.before"))));
    let input = Values { values, to: PhantomData::<U> };
    let expected = U::values(&read(folder, &format!("{name}.after")));
    assert_eq!(input.values.len(), expected.len(), "{name}");
    let found = input.tensors::<Host>().expect("memory for a few values").values.into_inner();
    for ((before, found), expected) in input.values.iter().zip(&found).zip(&expected) {
        assert!(alike(*found, *expected), "{name}: {before:?} became {found:?}, in Python {expected:?}");
    }
    expected.len()
}

/// Whether two values have the same bits, except for the payload of a NaN.
fn alike<T: Sample>(found: T, expected: T) -> bool {
    found.same(expected) || format!("{found:?}") == format!("{expected:?}") && is_nan(found)
}

/// Whether a value is NaN, or a complex number with a part that is.
#[allow(clippy::eq_op, reason = "NaN")]
fn is_nan<T: Sample>(value: T) -> bool {
    value != value
}

macro_rules! every_dtype {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        /// A probe of tensors of every dtype.
        pub trait Every:
            $(Probe<$ty, IxDyn> + Probe<$ty, Ix1> + Probe<$ty, Ix2> + Probe<$ty, Ix3> +)*
        {
        }
        impl<P> Every for P
        where
            P: $(Probe<$ty, IxDyn> + Probe<$ty, Ix1> + Probe<$ty, Ix2> + Probe<$ty, Ix3> +)*
        {
        }

        /// A backend that shares arrays of every dtype.
        pub trait SharesEvery: $(Shares<$ty, IxDyn> +)* {}
        impl<B: $(Shares<$ty, IxDyn> +)*> SharesEvery for B {}

        /// A dtype that casts to every other.
        trait CastsToAll: $(Cast<$ty> +)* {}
        impl<T: $(Cast<$ty> +)*> CastsToAll for T {}
    };
}
for_each_dtype!(every_dtype);
