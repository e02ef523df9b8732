//! Tests rows that are copied, with every kind of cast.

use ndarray::{Axis, Dimension, IxDyn};
use tensor_core::{InputError, Owned, Problem, RowSelection, Supports};

use crate::batch::batches;
use crate::by_rank::for_some_ranks;
use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::probe::Probe;
use crate::refusal::problems;
use crate::sample::Sample;
use crate::sources::{SourceBuffers, Sources, refused};

/// The struct for arrays of one rank.
trait RankedCopies<T: Sample> {
    type Dim: Dimension + 'static;

    const AXES: usize;
    /// The order of the axes of the last tensor that [`copies`](Self::copies) makes.
    const PERMUTED: &'static [usize];

    /// Rows as copies: one of each source, and one more of the last with its axes permuted.
    fn copies<B: Supports<T, Self::Dim>>(
        sources: Sources<'_, T, Self::Dim>,
        rows: RowSelection<'_>,
    ) -> Result<[Owned<B, T, Self::Dim>; 5], InputError>;
}

macro_rules! structs {
    ($($name:ident: $dim:ty, $axes:literal, $shape:tt, ($($permute:tt)*) $order:tt;)*) => {$(
        mod $name {
            use ndarray::ArrayView;
            use tensor_core::{InputError, Owned, RowSelection, Supports, TensorInput};

            use crate::rows::copies::RankedCopies;
            use crate::sample::Sample;
            use crate::sources::Sources;

            #[derive(TensorInput)]
            #[tensor(samples = batch)]
            struct Copies<'a, T: Sample> {
                #[tensor(copy, shape = $shape)]
                plain: ArrayView<'a, T, $dim>,
                #[tensor(copy, cast = T, shape = $shape)]
                lossless: ArrayView<'a, T::Lossless, $dim>,
                #[tensor(copy, cast_checked = T, shape = $shape)]
                checked: ArrayView<'a, T::Checked, $dim>,
                #[tensor(copy, cast_lossy = T, shape = $shape)]
                lossy: ArrayView<'a, T::Lossy, $dim>,
                #[tensor(copy, cast_lossy = T, $($permute)* shape = $shape)]
                permuted: ArrayView<'a, T::Lossy, $dim>,
            }

            pub(super) struct Rank;

            impl<T: Sample> RankedCopies<T> for Rank {
                type Dim = $dim;

                const AXES: usize = $axes;
                const PERMUTED: &'static [usize] = &$order;

                fn copies<B: Supports<T, $dim>>(
                    sources: Sources<'_, T, $dim>,
                    rows: RowSelection<'_>,
                ) -> Result<[Owned<B, T, $dim>; 5], InputError> {
                    let Sources { plain, lossless, checked, lossy } = sources;
                    let permuted = lossy.clone();
                    let input = Copies { plain, lossless, checked, lossy, permuted };
                    let tensors = input.rows::<B>(rows)?;
                    Ok([tensors.plain, tensors.lossless, tensors.checked, tensors.lossy, tensors.permuted])
                }
            }
        }
    )*

    /// Tests rows of arrays of some ranks.
    pub(super) fn every_rank<P, T>()
    where
        T: Sample,
        P: $(Probe<T, $dim> +)*,
    {
        $(at_rank::<P, T, $name::Rank>();)*
    }
    };
}
for_some_ranks!(structs);

fn at_rank<P, T, R>()
where
    R: RankedCopies<T>,
    P: Probe<T, R::Dim>,
    T: Sample,
{
    for layout in &layouts(Some(R::AXES)) {
        let buffers = SourceBuffers::<T>::new(layout);
        let sources: Sources<'_, T, R::Dim> = buffers.sources(layout);
        copies::<P, T, R>(layout, &sources);
        refused_values::<P, T, R>(layout, &sources, &layout.buffer());
    }
}

/// Takes rows of arrays that are copied, with every kind of cast.
fn copies<P, T, R>(layout: &Layout, sources: &Sources<'_, T, R::Dim>)
where
    R: RankedCopies<T>,
    P: Probe<T, R::Dim>,
    T: Sample,
{
    let [copy, lossless, checked, lossy] = sources.expected();
    let permuted = ("the permuted cast", lossy.1.clone().permuted_axes(IxDyn(R::PERMUTED)));
    let expected = [copy, lossless, checked, lossy, permuted];
    for batch in batches(sources.plain.shape()[0]) {
        let how = format!("{} as copies", batch.name());
        let case = Case::new::<P, T, R::Dim>(layout, &sources.plain, batch.owner(), how);
        let copies = case.expect("`rows`", R::copies::<P::Backend>(sources.clone(), batch.selection()));
        for ((what, values), copy) in expected.iter().zip(copies) {
            let expected = values.select(Axis(0), &batch.rows);
            let case = case.clone().with_tensor(expected.shape());
            if !copy.with(|tensor| P::is_row_major(tensor)) {
                case.fail(format_args!("expected a row-major tensor from {what}"));
            }
            case.same_values(what, &copy.with(|tensor| P::values(tensor)), &expected);
            case.not_at(what, copy.with(|tensor| P::address(tensor)), &sources.plain);
        }
    }
}

/// A checked cast of values that `T` has not names the first of them, in the order of the rows.
fn refused_values<P, T, R>(layout: &Layout, sources: &Sources<'_, T, R::Dim>, values: &[T::Checked])
where
    R: RankedCopies<T>,
    P: Probe<T, R::Dim>,
    T: Sample,
{
    let checked = layout.view::<T::Checked, R::Dim>(values);
    let indexed: Vec<(Vec<usize>, T::Checked)> =
        checked.view().into_dyn().indexed_iter().map(|(index, value)| (index.slice().to_vec(), *value)).collect();
    for batch in batches(checked.shape()[0]) {
        let of_row = |row: usize| indexed.iter().filter(move |(index, _)| index[0] == row).cloned();
        let expected = refused::<T, T::Checked>(batch.rows.iter().copied().flat_map(of_row));
        let how = format!("{} with a checked cast", batch.name());
        let case = Case::new::<P, T, R::Dim>(layout, &sources.plain, batch.owner(), how);
        let sources = Sources { checked: checked.clone(), ..sources.clone() };
        let found = R::copies::<P::Backend>(sources, batch.selection()).err();
        let found = found.map(|error| problems(&error));
        let expected = expected.map(|error| {
            case.refused();
            vec![("checked".to_owned(), Problem::Tensor(error))]
        });
        case.equal("the refused value", &found, &expected);
    }
}
