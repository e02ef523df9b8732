//! Tensors that read an array's own memory: at its address, whatever its strides, and never written.

use std::borrow::{Borrow, BorrowMut};

use ndarray::{CowArray, Dimension};
use tensor_core::{ArrayField, Loan, Shared, Shares, TensorError};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::refusal::{refusal, text};
use crate::{Candidate, Probe, Sample};

pub(crate) fn at_rank<P, T, D>()
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    P::Backend: Shares<T, D>,
{
    for layout in &layouts(D::NDIM) {
        let mut buffer = layout.buffer();
        from_view::<P, T, D>(layout, &buffer);
        outlived::<P, T, D>(layout);
        if !layout.overlaps() {
            shared::<P, T, D>(
                layout,
                "a share of an `ArrayViewMut`",
                layout.view_mut::<T, D>(&mut buffer).loan(),
                false,
            );
            case_of_owners::<P, T, D>(layout);
        }
    }
}

fn from_view<P, T, D>(layout: &Layout, buffer: &[T])
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    P::Backend: Shares<T, D>,
{
    let view = layout.view::<T, D>(buffer);
    shared::<P, T, D>(layout, "a share of an `ArrayView`", view.loan(), false);
    shared::<P, T, D>(layout, "a share of a view", Loan::new(view.view()), false);
    shared::<P, T, D>(layout, "a share of a borrowed `CowArray`", CowArray::from(view).loan(), false);
    // SAFETY: the memory of the whole layout is the buffer, which is initialized and borrowed.
    let whole = unsafe { Loan::new_whole(layout.view::<T, D>(buffer)) };
    shared::<P, T, D>(layout, "a share of a view of memory that is lent as a whole", whole, true);
    case_untouched::<P, T, D>(layout, buffer);
}

fn case_untouched<P: Probe<T, D>, T: Sample, D: Dimension + 'static>(layout: &Layout, buffer: &[T]) {
    Case::new::<P, T, D>(layout, &layout.view(buffer), "a share of a view").untouched("the array, shared", buffer);
}

/// Shares of arrays that own their memory, with the memory between the elements.
fn case_of_owners<P, T, D>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    P::Backend: Shares<T, D>,
{
    let array = layout.array::<T, D>();
    shared::<P, T, D>(layout, "a share of an `Array`", array.loan(), true);
    let first = array.into_shared();
    shared::<P, T, D>(layout, "a share of an `ArcArray`", first.loan(), true);
    let second = first.clone();
    shared::<P, T, D>(layout, "a share of one of two owners of an `ArcArray`", second.loan(), true);
    // Nothing says whether a `CowArray` owns its memory until it is asked, so its gaps count as somebody else's.
    let cow = CowArray::from(layout.array::<T, D>());
    shared::<P, T, D>(layout, "a share of an owned `CowArray`", cow.loan(), false);
}

fn shared<P, T, D>(layout: &Layout, owner: &'static str, loan: Loan<'_, T, D>, whole: bool)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    P::Backend: Shares<T, D>,
{
    let view = loan.view().clone();
    let case = Case::new::<P, T, D>(layout, &view, owner);
    let Some(shared) = accepted::<P, _>(&case, Shared::<P::Backend, T, D>::from_loan(loan), view.strides(), whole)
    else {
        return;
    };
    let expected = view.to_owned().into_dyn();
    let address = |shared: &Shared<'_, P::Backend, T, D>| shared.with(|tensor| P::address(tensor));
    // Twice, since each time the framework gets another tensor.
    for what in ["the share", "the share, the second time"] {
        case.at(what, address(&shared), view.as_ptr());
        shared.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, &expected));
    }
    case.at("a clone of the share", address(&shared.clone()), view.as_ptr());
    case.at("a reference to the share, as an argument", as_argument::<P, T, D>(&shared), view.as_ptr());
    case.at("the share, as an argument", as_argument::<P, T, D>(shared.clone()), view.as_ptr());
    case.equal("`Shared::shape`", shared.shape(), view.shape());
    case.equal("`Shared::view`, strides", shared.view().strides(), view.strides());
    case.at("`Shared::view`", shared.view().as_ptr(), view.as_ptr());
    case.equal("`Debug`", &format!("{shared:?}"), &case.debug("Shared"));

    let mut copy = case.expect("`Shared::to_owned`", shared.to_owned());
    if !copy.with(|tensor| P::is_row_major(tensor)) {
        case.fail("expected a row-major tensor from `Shared::to_owned`");
    }
    verify::<P, T, D>(&case, &copy, &expected);
    copy.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
    case.same_values("the array, after its copy was written", &view.to_owned().into_dyn(), &expected);

    for value in T::FILLS {
        shared.with(|tensor| {
            if P::write_behind(tensor, value) {
                case.all("the share, written behind the array's back", &P::values(tensor), value);
            }
        });
        case.same_values("the array, after its share was written", &view.to_owned().into_dyn(), &expected);
    }
    shared.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, &expected));
}

/// What escapes from the closure refers to the array no more.
fn outlived<P, T, D>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    P::Backend: Shares<T, D>,
{
    let mut buffer = layout.buffer();
    let view = layout.view::<T, D>(&buffer);
    let case = Case::new::<P, T, D>(layout, &view, "an alias that outlived a share");
    let expected = view.to_owned().into_dyn();
    let escaped = Shared::<P::Backend, T, D>::new(view).ok().and_then(|shared| shared.with(|tensor| P::escape(tensor)));
    let Some(mut escaped) = escaped else {
        return;
    };
    case.not_in("the alias", P::address(escaped.borrow()), &buffer);
    for value in T::FILLS {
        buffer.fill(value);
        case.same_values("the alias, after the array was written", &P::values(escaped.borrow()), &expected);
    }
    if !layout.overlaps() {
        P::fill(escaped.borrow_mut(), T::FILLS[0]);
        case.all("the alias, written", &P::values(escaped.borrow()), T::FILLS[0]);
        case.all("the array, after the alias was written", &buffer, T::FILLS[1]);
    }
}

/// The share, if there has to be one; nothing, if it was refused as it has to be.
pub(crate) fn accepted<P: Candidate, S>(
    case: &Case,
    outcome: Result<S, TensorError>,
    strides: &[isize],
    whole: bool,
) -> Option<S> {
    match (outcome, refusal::<P>(case.shape(), strides, whole)) {
        (Ok(share), None) => Some(share),
        (Err(found), Some(expected)) => {
            case.equal("the refusal", &found, &expected);
            case.equal("the text of the refusal", &found.to_string(), &text(&expected));
            None
        }
        (Ok(_), Some(expected)) => case.fail(format_args!("expected the refusal \"{expected}\", found a share")),
        (Err(found), None) => case.fail(format_args!("expected a share, found the refusal \"{found}\"")),
    }
}
