//! Tensors that read an array's own memory: at its address, whatever its strides, and never written.

use std::borrow::{Borrow, BorrowMut};

use ndarray::{CowArray, Dimension};
use tensor_core::{ArrayField, FitsIn, Layout as InType, Loan, Shared, Shares, Strided, TensorError};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::refusal::{refusal, text};
use crate::{Candidate, Owner, Probe, Sample};

pub(crate) fn at_rank<P, T, D, L>()
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    for layout in &layouts(D::NDIM) {
        let mut buffer = layout.buffer();
        from_view::<P, T, D, L>(layout, &buffer);
        outlived::<P, T, D, L>(layout);
        if !layout.overlaps() {
            shared::<P, T, D, L>(
                layout,
                "a share of an `ArrayViewMut`",
                layout.view_mut::<T, D>(&mut buffer).loan(),
                false,
            );
            owners::<P, T, D, L>(layout);
        }
    }
}

/// The owner, in the words of the table.
fn owner<L: InType>() -> Owner {
    if L::ROW_MAJOR { Owner::ShareRowMajor } else { Owner::Share }
}

fn from_view<P, T, D, L>(layout: &Layout, buffer: &[T])
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    let view = layout.view::<T, D>(buffer);
    shared::<P, T, D, L>(layout, "a share of an `ArrayView`", view.loan(), false);
    shared::<P, T, D, L>(layout, "a share of a view", Loan::new(view.view()), false);
    shared::<P, T, D, L>(layout, "a share of a borrowed `CowArray`", CowArray::from(view).loan(), false);
    // SAFETY: the memory of the whole layout is the buffer, which is initialized and borrowed.
    let whole = unsafe { Loan::new_whole(layout.view::<T, D>(buffer)) };
    shared::<P, T, D, L>(layout, "a share of a view of memory that is lent as a whole", whole, true);
    let how = "a share of a view, afterwards";
    Case::new::<P, T, D>(layout, &layout.view(buffer), owner::<L>(), how).untouched("the array, shared", buffer);
}

/// Shares of arrays that own their memory, with the memory between the elements.
fn owners<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    let array = layout.array::<T, D>();
    shared::<P, T, D, L>(layout, "a share of an `Array`", array.loan(), true);
    let first = array.into_shared();
    shared::<P, T, D, L>(layout, "a share of an `ArcArray`", first.loan(), true);
    let second = first.clone();
    shared::<P, T, D, L>(layout, "a share of one of two owners of an `ArcArray`", second.loan(), true);
    // Nothing says whether a `CowArray` owns its memory until it is asked, so its gaps count as somebody else's.
    let cow = CowArray::from(layout.array::<T, D>());
    shared::<P, T, D, L>(layout, "a share of an owned `CowArray`", cow.loan(), false);
}

fn shared<P, T, D, L>(layout: &Layout, how: &'static str, loan: Loan<'_, T, D>, whole: bool)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    let view = loan.view().clone();
    let case = Case::new::<P, T, D>(layout, &view, owner::<L>(), how);
    let outcome = Shared::<P::Backend, T, D, L>::from_loan(loan);
    let Some(shared) = accepted::<P, L, _>(&case, outcome, view.strides(), whole) else {
        return;
    };
    let expected = view.to_owned().into_dyn();
    let address = |shared: &Shared<'_, P::Backend, T, D, L>| shared.with(|tensor| P::address(tensor));
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
fn outlived<P, T, D, L>(layout: &Layout)
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: InType + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    let mut buffer = layout.buffer();
    let view = layout.view::<T, D>(&buffer);
    let case = Case::new::<P, T, D>(layout, &view, owner::<L>(), "an alias that outlived a share");
    let expected = view.to_owned().into_dyn();
    let shared = Shared::<P::Backend, T, D, L>::from_loan(Loan::new(view));
    let escaped = shared.ok().and_then(|shared| shared.with(|tensor| P::escape(tensor)));
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
pub(crate) fn accepted<P: Candidate, L: InType, S>(
    case: &Case,
    outcome: Result<S, TensorError>,
    strides: &[isize],
    whole: bool,
) -> Option<S> {
    match (outcome, refusal::<P, L>(case.shape(), strides, whole)) {
        (Ok(share), None) => Some(share),
        (Err(found), Some(expected)) => {
            case.equal("the refusal", &found, &expected);
            case.equal("the text of the refusal", &found.to_string(), &text(&expected));
            case.refused();
            None
        }
        (Ok(_), Some(expected)) => case.fail(format_args!("expected the refusal \"{expected}\", found a share")),
        (Err(found), None) => case.fail(format_args!("expected a share, found the refusal \"{found}\"")),
    }
}
