//! Tests rows of arrays, as the derived `rows` makes them: a range is a share wherever the backend shares such an array, and
//! other rows are gathered in memory of their own.

mod copies;
pub(crate) mod whole;

use std::marker::PhantomData;

use ndarray::{ArrayBase, ArrayView, Axis, CowArray, Dimension, IxDyn, RawData, Slice};
use tensor_core::{
    Backend, FitsIn, InputError, MaybeShared, Problem, RowMajor, RowSelection, Storage, Strided, Supports, TensorError,
};

use crate::batch::{Batch, batches, more_batches};
use crate::by_rank::for_each_rank;
use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify_tensor};
use crate::probe::{Candidate, Probe, Sharing};
use crate::refusal::{is_share, problems};
use crate::sample::Sample;
use crate::tally::Owner;

/// A struct with samples whose one field is an array.
pub(crate) trait RowsOf<S: Storage>: Sized {
    type Dim: Dimension + 'static;
    type Layout: tensor_core::Layout + FitsIn<Strided>;

    /// The array's axis for each axis of the tensor.
    const AXES: &'static [usize];
    /// What the field's attributes are.
    const ATTRIBUTES: &'static str;

    fn new(array: ArrayBase<S, Self::Dim>) -> Self;

    fn array(&self) -> ArrayView<'_, S::Elem, Self::Dim>;

    fn count(&self) -> Result<usize, InputError>;

    fn pick<B: Supports<S::Elem, Self::Dim>>(
        &self,
        rows: RowSelection<'_>,
    ) -> Result<RowsTensor<'_, B, S, Self>, InputError>;
}

/// The rows of the array of a struct `I`.
type RowsTensor<'a, B, S, I> =
    MaybeShared<'a, B, <S as RawData>::Elem, <I as RowsOf<S>>::Dim, <I as RowsOf<S>>::Layout>;

/// The structs with samples for arrays of one rank.
pub(crate) trait RankedRows<T: Sample> {
    type Dim: Dimension + 'static;
    type Plain<S: Storage<Elem = T>>: RowsOf<S, Dim = Self::Dim, Layout = Strided>;
    type Permuted<S: Storage<Elem = T>>: RowsOf<S, Dim = Self::Dim, Layout = Strided>;
    type RowMajor<S: Storage<Elem = T>>: RowsOf<S, Dim = Self::Dim, Layout = RowMajor>;

    const AXES: usize;
}

macro_rules! structs {
    ($($name:ident: $dim:ty, $axes:literal, $shape:tt, ($($permute:tt)*) $order:tt;)*) => {$(
        mod $name {
            use ndarray::{ArrayBase, ArrayView};
            use tensor_core::{InputError, MaybeShared, RowMajor, RowSelection, Storage, Strided, Supports, TensorInput};

            use super::{RankedRows, RowsOf};
            use crate::sample::Sample;

            #[derive(TensorInput)]
            #[tensor(samples = batch)]
            pub(super) struct Plain<S: Storage> {
                #[tensor(shape = $shape)]
                array: ArrayBase<S, $dim>,
            }

            #[derive(TensorInput)]
            #[tensor(samples = batch)]
            pub(super) struct Permuted<S: Storage> {
                #[tensor($($permute)* shape = $shape)]
                array: ArrayBase<S, $dim>,
            }

            #[derive(TensorInput)]
            #[tensor(samples = batch)]
            pub(super) struct Lined<S: Storage> {
                #[tensor(layout = row_major, shape = $shape)]
                array: ArrayBase<S, $dim>,
            }

            structs!(@one Plain, $dim, Strided, [], "");
            structs!(@one Permuted, $dim, Strided, $order, ", permuted");
            structs!(@one Lined, $dim, RowMajor, [], ", row-major");

            pub(super) struct Rank;

            impl<T: Sample> RankedRows<T> for Rank {
                type Dim = $dim;
                type Plain<S: Storage<Elem = T>> = Plain<S>;
                type Permuted<S: Storage<Elem = T>> = Permuted<S>;
                type RowMajor<S: Storage<Elem = T>> = Lined<S>;

                const AXES: usize = $axes;
            }
        }
    )*

    /// Tests rows of arrays of every rank that has them. `sharing` says which arrays the backend shares.
    pub(crate) fn every_rank<P, T>(sharing: Sharing)
    where
        T: Sample,
        P: $(Probe<T, $dim> +)*,
    {
        $(at_rank::<P, T, $name::Rank>(sharing);)*
        every_owner::<P, T, three::Rank>(sharing);
        copies::every_rank::<P, T>();
    }
    };
    (@one $name:ident, $dim:ty, $layout:ty, $axes:expr, $attributes:literal) => {
        impl<S: Storage> RowsOf<S> for $name<S> {
            type Dim = $dim;
            type Layout = $layout;

            const AXES: &'static [usize] = &$axes;
            const ATTRIBUTES: &'static str = $attributes;

            fn new(array: ArrayBase<S, $dim>) -> Self {
                Self { array }
            }

            fn array(&self) -> ArrayView<'_, S::Elem, $dim> {
                self.array.view()
            }

            fn count(&self) -> Result<usize, InputError> {
                self.sample_count()
            }

            fn pick<B: Supports<S::Elem, $dim>>(
                &self,
                rows: RowSelection<'_>,
            ) -> Result<MaybeShared<'_, B, S::Elem, $dim, $layout>, InputError> {
                Ok(self.rows::<B>(rows)?.array)
            }
        }
    };
}
for_each_rank!(structs);

/// Rows of a view, and of an array that owns its memory, by all of the structs.
fn at_rank<P, T, R>(sharing: Sharing)
where
    R: RankedRows<T>,
    P: Probe<T, R::Dim>,
    T: Sample,
{
    for layout in &layouts(Some(R::AXES)) {
        let cases = RowCases::<P, T, R::Dim> { layout, sharing, types: PhantomData };
        let buffer = layout.buffer();
        let view = layout.view::<T, R::Dim>(&buffer);
        let plain = R::Plain::new(view.clone());
        cases.rows("an `ArrayView`", &plain, false, batches);
        cases.rows("an `ArrayView`", &plain, false, more_batches);
        cases.rows("an `ArrayView`", &R::Permuted::new(view.clone()), false, batches);
        cases.rows("an `ArrayView`", &R::RowMajor::new(view.clone()), false, batches);
        cases.out_of_range(&view, &|| plain.count(), &|rows| plain.pick(rows));
        cases.case(&view, Owner::RowRange, "rows, afterwards").untouched("the array", &buffer);
        if !layout.overlaps() {
            cases.rows("an `Array`", &R::Plain::new(layout.array::<T, R::Dim>()), true, batches);
        }
    }
}

/// Rows of arrays with every other owner.
fn every_owner<P, T, R>(sharing: Sharing)
where
    R: RankedRows<T>,
    P: Probe<T, R::Dim>,
    T: Sample,
{
    for layout in &layouts(Some(R::AXES)) {
        let cases = RowCases::<P, T, R::Dim> { layout, sharing, types: PhantomData };
        let mut buffer = layout.buffer();
        let cow = CowArray::from(layout.view::<T, R::Dim>(&buffer));
        cases.rows("a borrowed `CowArray`", &R::Plain::new(cow), false, batches);
        if !layout.overlaps() {
            let view = layout.view_mut::<T, R::Dim>(&mut buffer);
            cases.rows("an `ArrayViewMut`", &R::Plain::new(view), false, batches);
            let array = || layout.array::<T, R::Dim>();
            cases.rows("an `Array`", &R::Permuted::new(array()), true, batches);
            cases.rows("an `Array`", &R::RowMajor::new(array()), true, batches);
            let arc = array().into_shared();
            cases.rows("one of two owners of an `ArcArray`", &R::Plain::new(arc.clone()), true, batches);
            // Its type does not say whether a `CowArray` owns its memory, so its gaps count as someone else's.
            cases.rows("an owned `CowArray`", &R::Plain::new(CowArray::from(array())), false, batches);
        }
    }
}

/// Rows of a struct's array, as tensors of the backend of `P`.
type Pick<'p, 'a, P, T, D, L> =
    &'p dyn Fn(RowSelection<'_>) -> Result<MaybeShared<'a, <P as Candidate>::Backend, T, D, L>, InputError>;

/// The cases for arrays of one layout. Most of their code knows neither the struct nor the array's owner, so that it is compiled
/// once for all of them.
struct RowCases<'l, P, T, D> {
    layout: &'l Layout,
    sharing: Sharing,
    types: PhantomData<(P, T, D)>,
}

impl<P, T, D> RowCases<'_, P, T, D>
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
{
    fn case(&self, array: &ArrayView<'_, T, D>, owner: Owner, how: impl Into<String>) -> Case {
        Case::new::<P, T, D>(self.layout, array, owner, how)
    }

    /// Takes rows of one array; `whole` if the gaps between its elements belong to it.
    fn rows<S, I>(&self, owner: &str, input: &I, whole: bool, batches: fn(usize) -> Vec<Batch>)
    where
        S: Storage<Elem = T>,
        I: RowsOf<S, Dim = D>,
    {
        let array = input.array();
        let axes = if I::AXES.is_empty() { (0..array.ndim()).collect() } else { I::AXES.to_vec() };
        let owner = format!("{owner}{}", I::ATTRIBUTES);
        for batch in batches(array.shape()[0]) {
            self.batch::<I::Layout>(&owner, &array, &axes, &batch, whole, &|rows| input.pick(rows));
        }
    }

    /// Takes one batch of an array whose axes become those of a tensor in the order `axes`.
    fn batch<L: tensor_core::Layout + FitsIn<Strided>>(
        &self,
        owner: &str,
        array: &ArrayView<'_, T, D>,
        axes: &[usize],
        batch: &Batch,
        whole: bool,
        pick: Pick<'_, '_, P, T, D, L>,
    ) {
        let permuted = array.view().into_dyn().permuted_axes(IxDyn(axes));
        let expected = permuted.select(Axis(0), &batch.rows);
        let case = self.case(array, batch.owner(), format!("{} of {owner}", batch.name()));
        let case = case.with_tensor(expected.shape());
        let picked = case.expect("`rows`", pick(batch.selection()));
        let slice = batch.range.clone().map(|range| permuted.slice_axis(Axis(0), Slice::from(range)));
        let share = slice.filter(|slice| is_share::<P, L>(self.sharing, slice.shape(), slice.strides(), whole));
        case.equal("whether the rows are a share", &picked.is_shared(), &share.is_some());
        let address = picked.with(|tensor| P::address(tensor));
        if let Some(slice) = &share {
            case.at("the rows", address, slice.as_ptr());
            case.at("the rows, the second time", picked.with(|tensor| P::address(tensor)), slice.as_ptr());
        } else {
            case.not_at("the rows", address, array);
            if !picked.with(|tensor| P::is_row_major(tensor)) {
                case.fail("expected a row-major tensor from rows that are gathered");
            }
        }
        let kind = if share.is_some() { "Shared" } else { "Owned" };
        case.equal("`Debug`", &format!("{picked:?}"), &case.debug(kind));
        case.equal("`MaybeShared::shape`", picked.shape().as_slice(), case.shape());
        case.equal("`MaybeShared::device`", &picked.device(), &P::Backend::host());
        picked.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, &expected));
        case.at("the rows, as an argument", as_argument::<P, T, D>(&case, &picked), address);

        let mut own = case.expect("`MaybeShared::into_owned`", picked.into_owned());
        case.same_values("the rows that own their memory", &own.with(|tensor| P::values(tensor)), &expected);
        own.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
        case.all("the rows, written", &own.with(|tensor| P::values(tensor)), T::FILLS[0]);
        let after = permuted.select(Axis(0), &batch.rows);
        case.same_values("the array, after its rows were written", &after, &expected);
    }

    /// Rows that the array has not are an error that names the field, the rows and their number.
    fn out_of_range(
        &self,
        array: &ArrayView<'_, T, D>,
        sample_count: &dyn Fn() -> Result<usize, InputError>,
        pick: Pick<'_, '_, P, T, D, Strided>,
    ) {
        let count = array.shape()[0];
        let case = self.case(array, Owner::RowRange, "rows that the array has not");
        case.equal("`sample_count`", &case.expect("`sample_count`", sample_count()), &count);
        let range = |start, end| TensorError::RowRange { start, end, rows: count };
        let row = |row| TensorError::Row { row, rows: count };
        let listed = [0, count, usize::MAX];
        let first = if count == 0 { 0 } else { count };
        for (rows, expected) in [
            (RowSelection::from(0..count + 1), range(0, count + 1)),
            (RowSelection::from(count + 1..count + 1), range(count + 1, count + 1)),
            (RowSelection::from(..=usize::MAX), range(0, usize::MAX)),
            (RowSelection::Range { start: 1, end: Some(0) }, range(1, 0)),
            (RowSelection::from(&listed), row(first)),
            (RowSelection::from(&[usize::MAX]), row(usize::MAX)),
        ] {
            let found = pick(rows.clone()).err().map(|error| problems(&error));
            let expected = Some(vec![("array".to_owned(), Problem::Tensor(expected))]);
            case.equal(&format!("the error of {rows:?}"), &found, &expected);
            case.refused();
        }
    }
}
