//! Tensors that read and write an array's own memory: what is written arrives in every element and nowhere else.

use std::borrow::{Borrow, BorrowMut};
use std::collections::HashSet;

use ndarray::{CowArray, Dimension};
use tensor_core::{ArrayFieldMut, FitsIn, Layout as InType, LoanMut, SharedMut, SharesMut, Strided};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::sharing::accepted;
use crate::{Owner, Probe, Sample};

pub(crate) fn at_rank<P, T, D, L>()
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    for layout in layouts(D::NDIM).iter().filter(|layout| !layout.overlaps()) {
        views::<P, T, D, L>(layout);
        owned_array::<P, T, D, L>(layout);
        arc_arrays::<P, T, D, L>(layout);
        cow_arrays::<P, T, D, L>(layout);
        outlived::<P, T, D, L>(layout);
    }
}

/// The owner, in the words of the table.
fn owner<L: InType>() -> Owner {
    if L::ROW_MAJOR { Owner::ShareMutRowMajor } else { Owner::ShareMut }
}

fn views<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let mut buffer = layout.buffer();
    let loan = LoanMut::new(layout.view_mut::<T, D>(&mut buffer));
    let (case, written) = write::<P, T, D, L>(layout, "a writable share of a view", loan, false);
    only_elements::<T, D>(&case, layout, &buffer, written);

    let mut buffer = layout.buffer();
    let mut view = layout.view_mut::<T, D>(&mut buffer);
    let (case, written) = write::<P, T, D, L>(layout, "a writable share of an `ArrayViewMut`", view.loan_mut(), false);
    only_elements::<T, D>(&case, layout, &buffer, written);

    let mut buffer = layout.buffer();
    // SAFETY: the memory of the whole layout is the buffer, which is initialized and mutably borrowed.
    let whole = unsafe { LoanMut::new_whole(layout.view_mut::<T, D>(&mut buffer)) };
    let how = "a writable share of a view of memory that is lent as a whole";
    let (case, written) = write::<P, T, D, L>(layout, how, whole, true);
    only_elements::<T, D>(&case, layout, &buffer, written);
}

fn owned_array<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let mut array = layout.array::<T, D>();
    let address = array.as_ptr();
    let (case, written) = write::<P, T, D, L>(layout, "a writable share of an `Array`", array.loan_mut(), true);
    case.at("the array, after it was written", array.as_ptr(), address);
    only_elements::<T, D>(&case, layout, &array.into_raw_vec_and_offset().0, written);
}

/// An only owner is written where it is; one of two gets memory of its own first.
fn arc_arrays<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let mut only = layout.array::<T, D>().into_shared();
    let address = only.as_ptr();
    let (case, _) = write::<P, T, D, L>(layout, "a writable share of an `ArcArray`", only.loan_mut(), true);
    case.at("the only owner, after it was written", only.as_ptr(), address);

    let other = layout.array::<T, D>().into_shared();
    let expected = other.to_owned().into_dyn();
    let mut written = other.clone();
    let how = "a writable share of one of two owners of an `ArcArray`";
    let (case, _) = write::<P, T, D, L>(layout, how, written.loan_mut(), true);
    case.same_values("the other owner", &other.to_owned().into_dyn(), &expected);
}

/// A borrowed one becomes an owner first.
fn cow_arrays<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let buffer = layout.buffer();
    let mut borrowed = CowArray::from(layout.view::<T, D>(&buffer));
    let how = "a writable share of a borrowed `CowArray`";
    let (case, _) = write::<P, T, D, L>(layout, how, borrowed.loan_mut(), false);
    case.untouched("the array that was borrowed", &buffer);

    let mut own = CowArray::from(layout.array::<T, D>());
    write::<P, T, D, L>(layout, "a writable share of an owned `CowArray`", own.loan_mut(), false);
}

/// Writes through a share; whether there is one is the second part of the result.
fn write<P, T, D, L>(layout: &Layout, how: &'static str, loan: LoanMut<'_, T, D>, whole: bool) -> (Case, bool)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let case = Case::new::<P, T, D>(layout, &loan.view(), owner::<L>(), how);
    let strides = loan.view().strides().to_vec();
    let address = loan.view().as_ptr();
    let expected = loan.view().to_owned().into_dyn();
    let outcome = SharedMut::<P::Backend, T, D, L>::from_loan(loan);
    let Some(mut shared) = accepted::<P, L, _>(&case, outcome, &strides, whole) else {
        return (case, false);
    };
    case.equal("`Debug`", &format!("{shared:?}"), &case.debug("SharedMut"));
    case.at("the share, to read", as_argument::<P, T, D>(&shared), address);
    shared.with_mut(|tensor| {
        case.at("the share", P::address(tensor), address);
        verify_tensor::<P, T, D>(&case, tensor, &expected);
        case.at("the share, after it was read", P::address(tensor), address);
    });
    for value in T::FILLS {
        shared.with_mut(|tensor| {
            P::fill(tensor, value);
            case.at("the share, written", P::address(tensor), address);
            case.all("the share, written", &P::values(tensor), value);
        });
        case.all("the array, written by a share", shared.view(), value);
        tensor_core::TensorArg::with(&shared, |tensor| {
            case.all("the share, read after it was written", &P::values(tensor), value);
        });
    }
    let mut copy = case.expect("`SharedMut::to_owned`", shared.to_owned());
    verify::<P, T, D>(&case, &copy, &shared.view().to_owned().into_dyn());
    copy.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    case.all("the array, after its copy was written", shared.view(), T::FILLS[1]);
    (case, true)
}

/// That the elements have what was written last, and the memory between them what it had.
fn only_elements<T: Sample, D: Dimension + 'static>(case: &Case, layout: &Layout, memory: &[T], written: bool) {
    let positions: Vec<usize> = (0..memory.len()).collect();
    let elements: HashSet<usize> = layout.view::<_, D>(&positions).iter().copied().collect();
    for (position, found) in memory.iter().enumerate() {
        let element = written && elements.contains(&position);
        let expected = if element { T::FILLS[1] } else { T::sample(position) };
        if !found.same(expected) {
            let what = if element { "an element" } else { "memory that is not written" };
            case.fail(format_args!("{what}, at position {position}: expected {expected:?}, found {found:?}"));
        }
    }
}

/// What escapes from the closure refers to the array no more.
fn outlived<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    let [first, second] = T::FILLS;
    let mut buffer = layout.buffer();
    let case =
        Case::new::<P, T, D>(layout, &layout.view(&buffer), owner::<L>(), "an alias that outlived a writable share");
    let shared = SharedMut::<P::Backend, T, D, L>::from_loan(LoanMut::new(layout.view_mut(&mut buffer)));
    let escaped = shared.ok().and_then(|mut shared| {
        shared.with_mut(|tensor| {
            P::fill(tensor, first);
            P::escape(tensor)
        })
    });
    let Some(mut escaped) = escaped else {
        return;
    };
    case.not_in("the alias", P::address(escaped.borrow()), &buffer);
    case.all("the array", layout.view::<T, D>(&buffer), first);
    buffer.fill(second);
    case.all("the alias, after the array was written", &P::values(escaped.borrow()), first);
    buffer.fill(first);
    P::fill(escaped.borrow_mut(), second);
    case.all("the array, after the alias was written", &buffer, first);
}
