//! Tests fields with `whole`, which are shared or copied with all of their rows, whatever rows are asked for.

use ndarray::{ArrayView, ArrayView1, Dimension, Ix1, aview1};
use tensor_core::{Problem, Shares, Strided, Supports, TensorInput};

use crate::case::Case;
use crate::layouts::layouts;
use crate::owning::{verify, verify_tensor};
use crate::probe::Probe;
use crate::refusal::{problems, refusal};
use crate::sample::Sample;
use crate::tally::Owner;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Copied<'a, T: Sample, D: Dimension> {
    #[tensor(shape = [batch])]
    labels: ArrayView1<'a, T>,
    #[tensor(whole, copy)]
    array: ArrayView<'a, T, D>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Shared<'a, T: Sample, D: Dimension> {
    #[tensor(shape = [batch])]
    labels: ArrayView1<'a, T>,
    #[tensor(whole)]
    array: ArrayView<'a, T, D>,
}

/// Tests arrays that are copied as a whole.
pub(crate) fn copied<P, T, D>()
where
    P: Probe<T, D>,
    P::Backend: Supports<T, Ix1>,
    T: Sample,
    D: Dimension + 'static,
{
    let labels = [T::sample(0), T::sample(1)];
    for layout in &layouts(D::NDIM) {
        let buffer = layout.buffer();
        let input = Copied { labels: aview1(&labels), array: layout.view::<T, D>(&buffer) };
        let case = Case::new::<P, T, D>(layout, &input.array, Owner::RowRange, "a copy of a whole array");
        let rows = case.expect("`rows`", input.rows::<P::Backend>(1..));
        case.equal("the shape of the rows beside it", rows.labels.shape().as_slice(), &[1]);
        case.not_at("the copy", rows.array.with(|tensor| P::address(tensor)), &input.array);
        verify::<P, T, D>(&case, &rows.array, &input.array.to_owned().into_dyn());
    }
}

/// Tests arrays that are shared as a whole.
pub(crate) fn shared<P, T, D>()
where
    P: Probe<T, D>,
    P::Backend: Supports<T, Ix1> + Shares<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    let labels = [T::sample(0), T::sample(1)];
    for layout in &layouts(D::NDIM) {
        let buffer = layout.buffer();
        let input = Shared { labels: aview1(&labels), array: layout.view::<T, D>(&buffer) };
        let array = &input.array;
        let case = Case::new::<P, T, D>(layout, array, Owner::RowIndices, "a share of a whole array");
        let rows = input.rows::<P::Backend>(&[1]);
        match (rows, refusal::<P, Strided>(array.shape(), array.strides(), false)) {
            (Ok(rows), None) => {
                case.equal("the shape of the rows beside it", rows.labels.shape().as_slice(), &[1]);
                case.at("the share", rows.array.with(|tensor| P::address(tensor)), array.as_ptr());
                let expected = array.to_owned().into_dyn();
                rows.array.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, &expected));
            }
            (rows, expected) => {
                let expected = expected.map(|error| vec![("array".to_owned(), Problem::Tensor(error))]);
                case.equal("the refusal", &rows.err().map(|error| problems(&error)), &expected);
                case.refused();
            }
        }
    }
}
