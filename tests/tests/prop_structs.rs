//! Random arrays as fields of derived structs on `Host`: rows, stacks, permuted axes and factors, against ndarray's `select`,
//! `stack`, `permuted_axes` and `mapv`.

use ndarray::{
    ArrayD, ArrayView, ArrayView1, ArrayView3, ArrayViewD, ArrayViewMut, ArrayViewMut3, Axis, Dimension, Ix3, IxDyn,
    stack,
};
use proptest::collection::vec;
use proptest::prelude::*;
use tensor_conformance::{Complex, Sample, f16};
use tensor_core::{Backend, Cast, Element, Host, MaybeShared, Owned, RowSelection, TensorInput};
use tensor_tests::{Recipe, recipe};

type Checked = Result<(), TestCaseError>;

/// The memory of a recipe's array.
fn memory<T: Sample>(recipe: &Recipe) -> Vec<T> {
    (0..recipe.memory()).map(T::sample).collect()
}

fn view<'m, T>(recipe: &Recipe, memory: &'m [T]) -> ArrayViewD<'m, T> {
    recipe.array(|whole| ArrayView::from_shape(whole, memory).expect("memory made for it"))
}

/// The array with three axes: with axes of length 1 in front, or with the first index of an axis.
fn with_three_axes<T>(mut view: ArrayViewD<'_, T>) -> Option<ArrayView3<'_, T>> {
    while view.ndim() < 3 {
        let last = view.ndim();
        view = view.insert_axis(Axis(last));
    }
    while view.ndim() > 3 {
        if view.shape()[1] == 0 {
            return None;
        }
        view = view.index_axis_move(Axis(1), 0);
    }
    Some(view.into_dimensionality::<Ix3>().expect("three axes"))
}

fn same<T: Sample, D: Dimension, E: Dimension>(
    what: &str,
    found: &ndarray::ArrayRef<T, D>,
    expected: &ndarray::ArrayRef<T, E>,
) -> Checked {
    prop_assert_eq!(found.shape(), expected.shape(), "{}", what);
    for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
        prop_assert!(found.same(*expected), "{what}, element {position}: expected {expected:?}, found {found:?}");
    }
    Ok(())
}

/// Which rows are asked for. The numbers are taken modulo what the array has.
#[derive(Debug, Clone)]
enum Rows {
    Range(usize, usize),
    Indices(Vec<usize>),
}

fn rows() -> impl Strategy<Value = Rows> {
    prop_oneof![
        (0_usize..64, 0_usize..64).prop_map(|(start, len)| Rows::Range(start, len)),
        vec(0_usize..64, 0..12).prop_map(Rows::Indices),
    ]
}

impl Rows {
    fn of(&self, count: usize) -> Vec<usize> {
        match self {
            Self::Range(start, len) => {
                let start = start % (count + 1);
                (start..start + len % (count - start + 1)).collect()
            }
            Self::Indices(_) if count == 0 => Vec::new(),
            Self::Indices(indices) => indices.iter().map(|index| index % count).collect(),
        }
    }

    fn selection<'i>(&self, count: usize, rows: &'i [usize]) -> RowSelection<'i> {
        match self {
            Self::Range(start, _) => {
                let start = start % (count + 1);
                RowSelection::from(start..start + rows.len())
            }
            Self::Indices(_) => RowSelection::from(rows),
        }
    }
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Labels<'a, T: Element> {
    #[tensor(shape = [batch])]
    one: ArrayView1<'a, T>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Batch<'a, T: Element> {
    #[tensor(shape = [batch, height, width])]
    shared: ArrayView3<'a, T>,
    #[tensor(copy, shape = [batch, height, width])]
    copied: ArrayView3<'a, T>,
    #[tensor(layout = row_major, shape = [batch, height, width])]
    lined: ArrayView3<'a, T>,
    #[tensor(permute = [0, 2, 1], shape = [batch, height, width])]
    permuted: Box<ArrayView3<'a, T>>,
    #[tensor(copy, permute = [0, 2, 1], cast_lossy = f32, scale = 1.0 / 255.0, shape = [batch, height, width])]
    scaled: Option<&'a ArrayView3<'a, u8>>,
    #[tensor(copy, cast_lossy = u8, shape = [batch, _, _])]
    lossy: ArrayView3<'a, f32>,
    #[tensor(rank = 3, shape = [batch, _, _])]
    dynamic: ArrayViewD<'a, T>,
    labels: Labels<'a, T>,
    #[tensor(copy)]
    copied_labels: Option<Labels<'a, T>>,
    #[tensor(shape = [batch])]
    none: Option<ArrayView1<'a, T>>,
    #[tensor(whole, permute = [2, 0, 1])]
    whole: ArrayView3<'a, T>,
    #[tensor(skip)]
    skipped: &'static str,
}

/// Checks a field of rows: the values, and that it reads the array's memory exactly where it says so.
fn check_rows<T: Sample, D: Dimension, L>(
    what: &str,
    found: &MaybeShared<'_, Host, T, D, L>,
    expected: &ArrayD<T>,
    slice: Option<ArrayViewD<'_, T>>,
) -> Checked {
    prop_assert_eq!(found.is_shared(), slice.is_some(), "{}", what);
    found.with(|tensor| {
        if let Some(slice) = slice.filter(|slice| !slice.is_empty()) {
            prop_assert_eq!(tensor.as_ptr(), slice.as_ptr(), "{}", what);
        }
        same(what, tensor, expected)
    })
}

fn check_owned<T: Sample, D: Dimension>(what: &str, found: &Owned<Host, T, D>, expected: &ArrayD<T>) -> Checked {
    found.with(|tensor| {
        prop_assert!(tensor.is_standard_layout(), "{}", what);
        same(what, tensor, expected)
    })
}

/// The rows of a range, where they are in memory.
fn sliced<'a, T>(mut view: ArrayViewD<'a, T>, wanted: &Rows, rows: &[usize]) -> ArrayViewD<'a, T> {
    let RowSelection::Range { start, .. } = wanted.selection(view.shape()[0], rows) else { unreachable!("a range") };
    view.slice_axis_inplace(Axis(0), (start..start + rows.len()).into());
    view
}

fn rows_are_selected<T: Sample>(recipe: &Recipe, wanted: &Rows) -> Checked {
    let (values, bytes, floats) = (memory::<T>(recipe), memory::<u8>(recipe), memory::<f32>(recipe));
    let Some(shared) = with_three_axes(view(recipe, &values)) else { return Ok(()) };
    let bytes = with_three_axes(view(recipe, &bytes)).expect("as above");
    let lossy = with_three_axes(view(recipe, &floats)).expect("as above");
    let count = shared.shape()[0];
    let one: Vec<T> = (0..count).map(|row| T::sample(row + 7)).collect();
    let labels = || Labels { one: ArrayView1::from(&one) };
    let batch = Batch {
        shared,
        copied: shared,
        lined: shared,
        permuted: Box::new(shared),
        scaled: Some(&bytes),
        lossy,
        dynamic: shared.into_dyn(),
        labels: labels(),
        copied_labels: Some(labels()),
        none: None,
        whole: shared,
        skipped: "nothing becomes of it",
    };
    prop_assert_eq!((batch.sample_count().unwrap(), batch.skipped), (count, "nothing becomes of it"));
    let rows = wanted.of(count);
    let is_range = matches!(wanted, Rows::Range(..));
    let tensors = batch.rows::<Host>(wanted.selection(count, &rows)).unwrap();

    let select = |view: ArrayViewD<'_, T>| view.select(Axis(0), &rows);
    let plain = shared.into_dyn();
    let permuted = shared.permuted_axes([0, 2, 1]).into_dyn();
    let slice = is_range.then(|| sliced(plain.view(), wanted, &rows));
    let permuted_slice = is_range.then(|| sliced(permuted.view(), wanted, &rows));
    check_rows("shared", &tensors.shared, &select(plain.view()), slice.clone())?;
    check_rows("dynamic", &tensors.dynamic, &select(plain.view()), slice.clone())?;
    check_rows("permuted", &tensors.permuted, &select(permuted.view()), permuted_slice)?;
    let lined = slice.filter(ndarray::ArrayBase::is_standard_layout);
    check_rows("lined", &tensors.lined, &select(plain.view()), lined)?;
    check_owned("copied", &tensors.copied, &select(plain.view()))?;
    let scaled = bytes.permuted_axes([0, 2, 1]).mapv(|byte| -> f32 { (f64::from(byte) * (1.0 / 255.0)).cast() });
    check_owned("scaled", tensors.scaled.as_ref().unwrap(), &scaled.into_dyn().select(Axis(0), &rows))?;
    let cast = lossy.mapv(|value| -> u8 { value.cast() }).into_dyn().select(Axis(0), &rows);
    check_owned("lossy", &tensors.lossy, &cast)?;
    let one = select(ArrayView1::from(&one).into_dyn());
    tensors.labels.one.with(|tensor| same("labels", tensor, &one))?;
    check_owned("copied_labels", &tensors.copied_labels.as_ref().unwrap().one, &one)?;
    prop_assert!(tensors.none.is_none());
    let whole = shared.permuted_axes([2, 0, 1]);
    prop_assert!(whole.is_empty() || tensors.whole.with(|tensor| tensor.as_ptr()) == whole.as_ptr());
    // The same tensors, all at once.
    tensors.with(|t| {
        same("shared, with", t.shared, &select(plain.view()))?;
        same("permuted, with", t.permuted, &select(permuted.view()))?;
        same("lossy, with", t.lossy, &cast)?;
        same("labels, with", t.labels.one, &one)?;
        same("whole, with", t.whole, &whole)
    })
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Sampled<'a, T: Element> {
    array: ArrayViewD<'a, T>,
    #[tensor(permute = [2, 0, 1])]
    permuted: ArrayView3<'a, T>,
    #[tensor(copy, cast_lossy = f16)]
    lossy: &'a ArrayViewD<'a, f32>,
    #[tensor(copy, cast = f32, scale = -0.5)]
    scaled: Option<Box<ArrayViewD<'a, u8>>>,
    none: Option<ArrayView1<'a, T>>,
    scalar: i64,
    #[tensor(copy, cast = f64)]
    cast: bool,
    nested: Nested,
    #[tensor(skip)]
    _skipped: (),
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Nested(#[tensor(copy, cast_lossy = f32)] f64, Option<u8>, [i16; 3]);

fn arrays_are_stacked<T: Sample>(recipe: &Recipe, number: usize) -> Checked {
    let (values, bytes, floats) = (memory::<T>(recipe), memory::<u8>(recipe), memory::<f32>(recipe));
    let (array, bytes, floats) = (view(recipe, &values), view(recipe, &bytes), view(recipe, &floats));
    let Some(three) = with_three_axes(array.clone()) else { return Ok(()) };
    // Every second sample lies in memory as a row-major array does.
    let others: Vec<T> = (0..array.len()).map(|index| T::sample(index + 3)).collect();
    let other = ArrayView::from_shape(array.shape(), &others).expect("as many values");
    let sample = |index: usize| Sampled {
        array: if index.is_multiple_of(2) { array.clone() } else { other.clone() },
        permuted: three,
        lossy: &floats,
        scaled: Some(Box::new(bytes.clone())),
        none: None,
        scalar: i64::sample(index),
        cast: index.is_multiple_of(3),
        nested: Nested(f64::sample(index), Some(u8::sample(index)), [1, 2, i16::sample(index)]),
        _skipped: (),
    };
    let samples: Vec<Sampled<'_, T>> = (0..number).map(sample).collect();
    let tensors = Sampled::stack::<Host>(&samples).unwrap();
    let arrays: Vec<_> = samples.iter().map(|sample| sample.array.view()).collect();
    check_owned("array", &tensors.array, &stack(Axis(0), &arrays).unwrap())?;
    let permuted = vec![three.permuted_axes([2, 0, 1]).into_dyn(); number];
    check_owned("permuted", &tensors.permuted, &stack(Axis(0), &permuted).unwrap())?;
    let lossy = floats.mapv(|value| -> f16 { value.cast() });
    check_owned("lossy", &tensors.lossy, &stack(Axis(0), &vec![lossy.view(); number]).unwrap())?;
    let scaled = bytes.mapv(|byte| f32::from(byte) * -0.5);
    let expected = stack(Axis(0), &vec![scaled.view(); number]).unwrap();
    check_owned("scaled", tensors.scaled.as_ref().unwrap(), &expected)?;
    prop_assert!(tensors.none.is_none());
    let each = |value: &dyn Fn(&Sampled<'_, T>) -> f64| -> Vec<f64> { samples.iter().map(value).collect() };
    let scalars: Vec<i64> = samples.iter().map(|sample| sample.scalar).collect();
    prop_assert_eq!(tensors.scalar.to_array().unwrap().to_vec(), scalars);
    let cast = each(&|sample| f64::from(u8::from(sample.cast)));
    prop_assert_eq!(tensors.cast.to_array().unwrap().to_vec(), cast);
    let floats: Vec<f32> = samples.iter().map(|sample| sample.nested.0.cast()).collect();
    check_owned("nested.0", &tensors.nested.0, &ArrayD::from_shape_vec(IxDyn(&[number]), floats).unwrap())?;
    let bytes: Vec<u8> = samples.iter().map(|sample| sample.nested.1.unwrap()).collect();
    prop_assert_eq!(tensors.nested.1.as_ref().unwrap().to_array().unwrap().to_vec(), bytes);
    let triples: Vec<i16> = samples.iter().flat_map(|sample| sample.nested.2).collect();
    let found = tensors.nested.2.to_array().unwrap();
    prop_assert_eq!((found.dim(), found.into_raw_vec_and_offset().0), ((number, 3), triples));
    Ok(())
}

#[derive(TensorInput)]
struct Permuted<'a, T: Element> {
    #[tensor(permute = [2, 0, 1])]
    shared: ArrayView3<'a, T>,
    #[tensor(copy, permute = [1, 0, 2])]
    copied: &'a ArrayView3<'a, T>,
    #[tensor(permute = [1, 2, 0])]
    dynamic: ArrayViewD<'a, T>,
    #[tensor(copy, cast_lossy = f64, permute = [0, 2, 1])]
    cast: Option<ArrayView3<'a, f32>>,
}

#[derive(TensorInput)]
struct Written<'a, T: Element> {
    #[tensor(permute = [2, 1, 0])]
    array: ArrayViewMut3<'a, T>,
}

fn axes_are_permuted<T: Sample>(recipe: &Recipe) -> Checked {
    let (mut values, floats) = (memory::<T>(recipe), memory::<f32>(recipe));
    let Some(floats) = with_three_axes(view(recipe, &floats)) else { return Ok(()) };
    let array = with_three_axes(view(recipe, &values)).expect("as above");
    let permuted = || Permuted { shared: array, copied: &array, dynamic: array.into_dyn(), cast: Some(floats) };
    let expected = [[2, 0, 1], [1, 0, 2], [1, 2, 0]].map(|axes| array.permuted_axes(axes));
    let cast = floats.permuted_axes([0, 2, 1]).mapv(f64::from);
    let input = permuted();
    let tensors = input.tensors::<Host>().unwrap();
    tensors.with(|t| {
        prop_assert!(array.is_empty() || t.shared.as_ptr() == array.as_ptr());
        prop_assert!(array.is_empty() || t.dynamic.as_ptr() == array.as_ptr());
        prop_assert_eq!(t.shared.strides(), expected[0].strides());
        same("shared", t.shared, &expected[0])?;
        same("copied", t.copied, &expected[1])?;
        same("dynamic", t.dynamic, &expected[2])?;
        same("cast", t.cast.unwrap(), &cast)
    })?;
    for owned in [permuted().to_tensors::<Host>().unwrap(), permuted().into_tensors::<Host>().unwrap()] {
        owned.with(|t| {
            same("shared, owned", t.shared, &expected[0])?;
            same("copied, owned", t.copied, &expected[1])?;
            same("dynamic, owned", t.dynamic, &expected[2])?;
            same("cast, owned", t.cast.unwrap(), &cast)
        })?;
    }

    let mut whole = recipe.array(|whole| ArrayViewMut::from_shape(whole, &mut values).expect("memory made for it"));
    if whole.ndim() != 3 {
        return Ok(());
    }
    let mut written = Written { array: whole.view_mut().into_dimensionality::<Ix3>().expect("three axes") };
    written.tensors_mut::<Host>().unwrap().with_mut(|t| t.array.fill(T::FILLS[0]));
    let reference = recipe.reference();
    for (position, found) in values.iter().enumerate() {
        let is_element = reference.positions().contains(&position);
        let expected = if is_element { T::FILLS[0] } else { T::sample(position) };
        prop_assert!(found.same(expected), "position {position}: expected {expected:?}, found {found:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn rows_are_those_that_ndarray_selects(recipe in recipe(), rows in rows()) {
        rows_are_selected::<f32>(&recipe, &rows)?;
        rows_are_selected::<bool>(&recipe, &rows)?;
        rows_are_selected::<u64>(&recipe, &rows)?;
        rows_are_selected::<Complex<f64>>(&recipe, &rows)?;
    }

    #[test]
    fn a_stack_is_that_of_ndarray(recipe in recipe(), number in 1_usize..7) {
        arrays_are_stacked::<f32>(&recipe, number)?;
        arrays_are_stacked::<bool>(&recipe, number)?;
        arrays_are_stacked::<i64>(&recipe, number)?;
        arrays_are_stacked::<Complex<f32>>(&recipe, number)?;
    }

    #[test]
    fn permuted_axes_are_those_of_ndarray(recipe in recipe()) {
        axes_are_permuted::<f32>(&recipe)?;
        axes_are_permuted::<u8>(&recipe)?;
        axes_are_permuted::<Complex<f64>>(&recipe)?;
    }

    #[test]
    fn rows_that_are_not_there_are_an_error(count in 0_usize..5, start in 0_usize..9, end in 0_usize..9, row in 0_usize..9) {
        let labels = vec![1.0_f32; count];
        let batch = Labels { one: ArrayView1::from(&labels) };
        let range = batch.rows::<Host>(start..end);
        prop_assert_eq!(range.is_ok(), start <= end && end <= count);
        prop_assert_eq!(batch.rows::<Host>(&[row]).is_ok(), row < count);
        prop_assert_eq!(batch.rows::<Host>(start..).is_ok(), start <= count);
        prop_assert_eq!(batch.rows::<Host>(..=end).is_ok(), end < count);
        prop_assert_eq!(batch.rows_on::<Host>(&vec![row; 3], &Host::host()).is_ok(), row < count);
    }
}
