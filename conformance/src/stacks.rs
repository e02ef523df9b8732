//! Tests stacks of arrays, as the derived `stack` makes them: one tensor with one axis more, whatever the layouts of the arrays.

use ndarray::{Array, ArrayBase, ArrayD, ArrayView, Axis, Dimension, stack};
use tensor_core::{Owned, Problem, Storage, Supports, TensorInput};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::verify;
use crate::probe::Probe;
use crate::refusal::problems;
use crate::sample::Sample;
use crate::sources::{SourceBuffers, Sources, refused};
use crate::tally::Owner;

#[derive(TensorInput)]
#[tensor(stack)]
struct One<S: Storage, D: Dimension> {
    array: ArrayBase<S, D>,
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Copies<'a, T: Sample, D: Dimension> {
    #[tensor(copy)]
    plain: ArrayView<'a, T, D>,
    #[tensor(copy, cast = T)]
    lossless: ArrayView<'a, T::Lossless, D>,
    #[tensor(copy, cast_checked = T)]
    checked: ArrayView<'a, T::Checked, D>,
    #[tensor(copy, cast_lossy = T)]
    lossy: ArrayView<'a, T::Lossy, D>,
}

impl<'a, T: Sample, D: Dimension> From<Sources<'a, T, D>> for Copies<'a, T, D> {
    fn from(Sources { plain, lossless, checked, lossy }: Sources<'a, T, D>) -> Self {
        Self { plain, lossless, checked, lossy }
    }
}

/// `P` is a probe of the tensors, which have an axis more than the arrays.
pub(crate) fn at_rank<P, T, D>()
where
    P: Probe<T, D::Larger>,
    P::Backend: Supports<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    for layout in &layouts(D::NDIM) {
        owners::<P, T, D>(layout);
    }
}

/// Tests every kind of cast.
pub(crate) fn casts_at_rank<P, T, D>()
where
    P: Probe<T, D::Larger>,
    P::Backend: Supports<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    for layout in &layouts(D::NDIM) {
        casts::<P, T, D>(layout);
        refused_values::<P, T, D>(layout);
    }
}

fn case<P, T, D>(layout: &Layout, array: &ArrayView<'_, T, D>, number: usize, how: &str) -> Case
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    let case = Case::new::<P, T, D>(layout, array, Owner::Stack, how);
    case.with_tensor(&[&[number], array.shape()].concat())
}

/// Stacks of structs of one array, by every owner.
fn owners<P, T, D>(layout: &Layout)
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    let buffer = layout.buffer::<T>();
    let view = layout.view::<T, D>(&buffer);
    // Other values, in row-major order, so that a stack has arrays of several layouts.
    let others: Vec<T> = (0..view.len()).map(|index| T::sample(index + 5)).collect();
    let other = Array::from_shape_vec(view.raw_dim(), others).expect("as many values as elements");
    let other = other.view();
    for (how, arrays) in [
        ("a stack of one `ArrayView`", vec![&view]),
        ("a stack of `ArrayView`s of one layout", vec![&view, &view]),
        ("a stack of `ArrayView`s of several layouts", vec![&view, &other, &other, &view]),
    ] {
        let samples: Vec<_> = arrays.into_iter().map(|array| One { array: array.view() }).collect();
        stacked::<P, T, D, _>(layout, how, &samples);
    }
    case::<P, T, D>(layout, &view, 1, "a stack, afterwards").untouched("the array", &buffer);
    if !layout.overlaps() {
        let array = layout.array::<T, D>();
        stacked::<P, T, D, _>(layout, "a stack of `Array`s", &[One { array: array.clone() }, One { array }]);
    }
}

fn stacked<P, T, D, S>(layout: &Layout, how: &str, samples: &[One<S, D>])
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
    S: Storage<Elem = T>,
{
    let arrays: Vec<_> = samples.iter().map(|sample| sample.array.view()).collect();
    let case = case::<P, T, D>(layout, &arrays[0], samples.len(), how);
    let tensor = case.expect("`stack`", One::stack::<P::Backend>(samples)).array;
    check_stack::<P, T, D>(&case, tensor, &arrays);
}

fn check_stack<P, T, D>(case: &Case, mut tensor: Owned<P::Backend, T, D::Larger>, arrays: &[ArrayView<'_, T, D>])
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    let views: Vec<_> = arrays.iter().map(|array| array.view().into_dyn()).collect();
    let expected = stack(Axis(0), &views).expect("arrays of one shape");
    check::<P, T, D>(case, "the stack", &tensor, &expected);
    for array in arrays {
        case.not_at("the stack", tensor.with(|tensor| P::address(tensor)), array);
    }
    verify::<P, T, D::Larger>(case, &tensor, &expected);
    tensor.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    case.all("the stack, written", &tensor.with(|tensor| P::values(tensor)), T::FILLS[0]);
    let after = stack(Axis(0), &views).expect("arrays of one shape");
    case.same_values("the arrays, after the stack was written", &after, &expected);
}

fn check<P, T, D>(case: &Case, what: &str, tensor: &Owned<P::Backend, T, D::Larger>, expected: &ArrayD<T>)
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    if !tensor.with(|tensor| P::is_row_major(tensor)) {
        case.fail(format_args!("expected a row-major tensor from {what}"));
    }
    case.same_values(what, &tensor.with(|tensor| P::values(tensor)), expected);
}

/// Stacks of structs of several arrays, with every kind of cast.
fn casts<P, T, D>(layout: &Layout)
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    let buffers = SourceBuffers::<T>::new(layout);
    let sources: Sources<'_, T, D> = buffers.sources(layout);
    let case = case::<P, T, D>(layout, &sources.plain, 2, "a stack with casts");
    let samples: [Copies<'_, T, D>; 2] = [sources.clone().into(), sources.clone().into()];
    let tensors = case.expect("`stack`", Copies::stack::<P::Backend>(&samples));
    let tensors = [tensors.plain, tensors.lossless, tensors.checked, tensors.lossy];
    for ((what, values), tensor) in sources.expected().iter().zip(tensors) {
        let expected = stack(Axis(0), &[values.view(), values.view()]).expect("arrays of one shape");
        check::<P, T, D>(&case, what, &tensor, &expected);
    }
}

/// A checked cast of values that `T` has not names the first of them, by the number of the struct and the index in its array.
fn refused_values<P, T, D>(layout: &Layout)
where
    P: Probe<T, D::Larger>,
    T: Sample,
    D: Dimension + 'static,
{
    let buffers = SourceBuffers::<T>::new(layout);
    let sources: Sources<'_, T, D> = buffers.sources(layout);
    let values: Vec<T::Checked> = layout.buffer();
    let wrong = Sources { checked: layout.view(&values), ..sources.clone() };
    let checked = wrong.checked.view().into_dyn();
    let indexed = checked.indexed_iter().map(|(index, value)| ([&[1], index.slice()].concat(), *value));
    let expected = refused::<T, T::Checked>(indexed);
    let case = case::<P, T, D>(layout, &sources.plain, 2, "a stack with a checked cast");
    let samples: [Copies<'_, T, D>; 2] = [sources.into(), wrong.into()];
    let found = Copies::stack::<P::Backend>(&samples).err().map(|error| problems(&error));
    let expected = expected.map(|error| {
        case.refused();
        vec![("checked".to_owned(), Problem::Tensor(error))]
    });
    case.equal("the refused value", &found, &expected);
}
