//! Rows, stacks, axes in another order, and factors: what the derived methods make of them, against what Python wrote.

use std::path::Path;

use ndarray::{Array, ArrayView, ArrayView1, ArrayViewD, Axis, Dimension, Ix1, Ix2, Ix3, IxDyn};
use tensor_conformance::{Probe, bf16, f16};
use tensor_core::{Cast, Element, Host, TensorInput, for_each_dtype};

use crate::{Bytes, CastsToAll, Every, alike, numbers, read, same, table, view};

/// The factors of the scripts, by their numbers.
const FACTORS: [f64; 3] = [1.0 / 255.0, -0.1, 1e-300];

/// What the files of one array say, and where they are.
struct Expected<'a> {
    folder: &'a Path,
    name: &'a str,
}

impl Expected<'_> {
    /// Compares an array with the file of that name.
    #[track_caller]
    fn of<T: Bytes>(&self, what: &str, found: &ndarray::ArrayD<T>, shape: &[usize]) {
        let expected = T::values(&read(self.folder, &format!("{}.{what}", self.name)));
        same(self.name, what, found, shape, &expected);
    }
}

/// Tests rows, stacks and other orders of axes of every array in the folder: the tensors have the same elements as Python's
/// arrays, bit for bit. Returns how many arrays there are, and how many of them have rows.
///
/// # Panics
///
/// If the elements differ.
#[must_use]
pub fn batches<P: Every>(folder: &Path) -> [usize; 2] {
    let table = table(folder, "batches.txt");
    let with_rows = table.iter().filter(|fields| {
        let [name, dtype, shape, strides, offset, rows] = fields.as_slice() else {
            panic!("six fields, not {fields:?}")
        };
        let (shape, strides, rows): (Vec<usize>, Vec<isize>, Vec<usize>) =
            (numbers(shape), numbers(strides), numbers(rows));
        let offset = offset.parse().expect("a number");
        let expected = Expected { folder, name };
        for_dtype!(dtype.as_str(), batch::<P, _>(&expected, &shape, &strides, offset, &rows))
    });
    let with_rows = with_rows.count();
    [table.len(), with_rows]
}

/// Tests one array, and tells whether it has rows that were tested.
fn batch<P, T>(expected: &Expected<'_>, shape: &[usize], strides: &[isize], offset: usize, rows: &[usize]) -> bool
where
    P: Probe<T, IxDyn> + Probe<T, Ix1> + Probe<T, Ix2> + Probe<T, Ix3>,
    T: Bytes,
{
    let memory = T::values(&read(expected.folder, &format!("{}.memory", expected.name)));
    let array = view(&memory, shape, strides, offset);
    stacked::<P, T>(expected, &array);
    match shape.len() {
        1 => OneAxis::test::<P>(expected, &array, rows),
        2 => TwoAxes::test::<P>(expected, &array, rows),
        3 => ThreeAxes::test::<P>(expected, &array, rows),
        _ => return false,
    }
    true
}

/// A sample of any shape.
#[derive(TensorInput)]
#[tensor(stack)]
struct Sample<'a, T: Element> {
    values: ArrayViewD<'a, T>,
}

fn stacked<P: Probe<T, IxDyn>, T: Bytes>(expected: &Expected<'_>, array: &ArrayViewD<'_, T>) {
    let mut backwards = array.clone();
    for axis in 0..array.ndim() {
        backwards.invert_axis(Axis(axis));
    }
    let copy = row_major(array);
    let samples = [array.clone(), backwards, copy.view()].map(|values| Sample { values });
    let stack = Sample::stack::<P::Backend>(&samples).expect("arrays of one shape");
    let shape = [&[3], array.shape()].concat();
    expected.of("stack", &stack.values.with(|tensor| P::values(tensor)), &shape);
}

/// The same elements. (`to_owned` of ndarray 0.17.2 asserts that an empty array has no negative strides.)
fn row_major<T: Copy, D: Dimension>(array: &ArrayView<'_, T, D>) -> Array<T, D> {
    let elements = array.iter().copied().collect();
    Array::from_shape_vec(array.raw_dim(), elements).expect("as many as in the array")
}

/// Structs of arrays with so many axes, with the orders of axes that the scripts have.
macro_rules! axes {
    ($($batch:ident $permuted:ident: $dim:ident, $shape:tt, $order:tt, $order_of_rows:tt;)*) => {
        $(
            #[derive(TensorInput)]
            #[tensor(samples = batch)]
            struct $batch<'a, T: Element> {
                #[tensor(shape = $shape)]
                values: ArrayView<'a, T, $dim>,
                #[tensor(shape = $shape, permute = $order_of_rows)]
                permuted: ArrayView<'a, T, $dim>,
                #[tensor(copy, shape = $shape, permute = $order_of_rows)]
                copied: ArrayView<'a, T, $dim>,
            }

            #[derive(TensorInput)]
            struct $permuted<'a, T: Element> {
                #[tensor(permute = $order)]
                values: ArrayView<'a, T, $dim>,
            }

            impl<T: Bytes> $batch<'_, T> {
                fn test<P: Probe<T, $dim>>(expected: &Expected<'_>, array: &ArrayViewD<'_, T>, rows: &[usize]) {
                    let array = || array.clone().into_dimensionality::<$dim>().expect("so many axes");
                    let reordered = |shape: &[usize], order: &[usize]| -> Vec<_> {
                        order.iter().map(|&axis| shape[axis]).collect()
                    };
                    let batch = $batch { values: array(), permuted: array(), copied: array() };

                    let mut shape = array().shape().to_vec();
                    shape[0] = rows.len();
                    let taken = batch.rows::<P::Backend>(rows).expect("rows of the array");
                    expected.of("take", &taken.values.with(|tensor| P::values(tensor)), &shape);
                    let shape = reordered(&shape, &$order_of_rows);
                    expected.of("take_permuted", &taken.permuted.with(|tensor| P::values(tensor)), &shape);
                    expected.of("take_permuted", &taken.copied.with(|tensor| P::values(tensor)), &shape);

                    let height = array().shape()[0];
                    let mut shape = array().shape().to_vec();
                    shape[0] = height.saturating_sub(1);
                    let range = batch.rows::<P::Backend>(1.min(height)..).expect("rows of the array");
                    expected.of("range", &range.values.with(|tensor| P::values(tensor)), &shape);

                    let tensors = $permuted { values: array() }.to_tensors::<P::Backend>().expect("memory");
                    let shape = reordered(array().shape(), &$order);
                    expected.of("permuted", &tensors.values.with(|tensor| P::values(tensor)), &shape);
                }
            }
        )*
    };
}

axes! {
    OneAxis OnePermuted: Ix1, [batch], [0], [0];
    TwoAxes TwoPermuted: Ix2, [batch, _], [1, 0], [0, 1];
    ThreeAxes ThreePermuted: Ix3, [batch, _, _], [2, 0, 1], [0, 2, 1];
}

/// Tests every product in the folder: ours is the same value, bit for bit except for the payload of a NaN. Returns how many
/// values there are.
///
/// # Panics
///
/// If a value differs.
#[must_use]
pub fn scales(folder: &Path) -> usize {
    let table = table(folder, "scales.txt");
    let count = |fields: &Vec<String>| {
        let [from, to, number] = fields.as_slice() else { panic!("three fields, not {fields:?}") };
        let number = number.parse().expect("a number");
        for_dtype!(from.as_str(), scaled::<_>(folder, from, to, number))
    };
    table.iter().map(count).sum()
}

/// A struct for each float, with the values times each of the factors.
macro_rules! floats {
    ($($float:ident $name:literal $structure:ident;)*) => {
        $(
            #[derive(TensorInput)]
            struct $structure<'a, T: Cast<$float> + Cast<f64>> {
                #[tensor(copy, cast_lossy = $float, scale = FACTORS[0])]
                byte: ArrayView1<'a, T>,
                #[tensor(copy, cast_lossy = $float, scale = FACTORS[1])]
                negative: ArrayView1<'a, T>,
                #[tensor(copy, cast_lossy = $float, scale = FACTORS[2])]
                tiny: ArrayView1<'a, T>,
            }
        )*

        fn scaled<T: Bytes + CastsToAll>(folder: &Path, from: &str, to: &str, number: usize) -> usize {
            let name = format!("{from}.{to}.{number}");
            let before = T::values(&read(folder, &format!("{name}.unscaled")));
            let view = || ArrayView1::from(&before);
            match to {
                $($name => {
                    let input = $structure { byte: view(), negative: view(), tiny: view() };
                    let tensors = input.tensors::<Host>().expect("memory for a few values");
                    let found = [tensors.byte, tensors.negative, tensors.tiny].map(|tensor| tensor.into_inner());
                    let expected = $float::values(&read(folder, &format!("{name}.scaled")));
                    assert_eq!(found[number].len(), expected.len(), "{name}");
                    for ((before, found), expected) in before.iter().zip(&found[number]).zip(&expected) {
                        let factor = FACTORS[number];
                        assert!(
                            alike(*found, *expected),
                            "{name}: {before:?} times {factor:?} became {found:?}, in Python {expected:?}"
                        );
                    }
                    expected.len()
                })*
                other => panic!("no float is called {other}"),
            }
        }
    };
}

floats! {
    f16 "f16" ToF16;
    bf16 "bf16" ToBf16;
    f32 "f32" ToF32;
    f64 "f64" ToF64;
}
