//! Tests tensors that read an array's own memory: they are at its address, whatever its strides, and never change it.

use std::borrow::{Borrow, BorrowMut};
use std::marker::PhantomData;

use ndarray::{ArrayRef, CowArray, Dimension};
use tensor_core::{ArrayField, FitsIn, Loan, Shared, Shares, Strided, TensorError};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::probe::{Candidate, Probe};
use crate::refusal::{refusal, text};
use crate::sample::Sample;
use crate::tally::Owner;

pub(crate) fn at_rank<P, T, D, L>()
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: tensor_core::Layout + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    for layout in &layouts(D::NDIM) {
        ShareCases::<P, T, D, L> { layout, types: PhantomData }.run();
    }
}

/// The cases for arrays of one layout.
struct ShareCases<'l, P, T, D, L> {
    layout: &'l Layout,
    types: PhantomData<(P, T, D, L)>,
}

impl<P, T, D, L> ShareCases<'_, P, T, D, L>
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: tensor_core::Layout + FitsIn<Strided>,
    P::Backend: Shares<T, D, L>,
{
    fn run(&self) {
        let mut buffer = self.layout.buffer();
        self.views(&buffer);
        self.outlived();
        if !self.layout.overlaps() {
            let view = self.layout.view_mut::<T, D>(&mut buffer);
            self.shared("a share of an `ArrayViewMut`", view.loan(), false);
            self.owners();
        }
    }

    fn case(&self, array: &ArrayRef<T, D>, how: &'static str) -> Case {
        let owner = if L::ROW_MAJOR { Owner::ShareRowMajor } else { Owner::Share };
        Case::new::<P, T, D>(self.layout, array, owner, how)
    }

    /// Shares of views, whose memory belongs to someone else.
    fn views(&self, buffer: &[T]) {
        let view = self.layout.view::<T, D>(buffer);
        self.shared("a share of an `ArrayView`", view.loan(), false);
        self.shared("a share of a view", Loan::new(view.view()), false);
        self.shared("a share of a borrowed `CowArray`", CowArray::from(view).loan(), false);
        // SAFETY: the memory of the whole layout is the buffer, which is initialized and borrowed.
        let whole = unsafe { Loan::new_whole(self.layout.view::<T, D>(buffer)) };
        self.shared("a share of a view of memory that is lent as a whole", whole, true);
        let case = self.case(&self.layout.view(buffer), "a share of a view, afterwards");
        case.untouched("the array, shared", buffer);
    }

    /// Shares of arrays that own their memory, the gaps between their elements included.
    fn owners(&self) {
        let array = self.layout.array::<T, D>();
        self.shared("a share of an `Array`", array.loan(), true);
        let first = array.into_shared();
        self.shared("a share of an `ArcArray`", first.loan(), true);
        let second = first.clone();
        self.shared("a share of one of two owners of an `ArcArray`", second.loan(), true);
        // Its type does not say whether a `CowArray` owns its memory, so its gaps count as someone else's.
        let cow = CowArray::from(self.layout.array::<T, D>());
        self.shared("a share of an owned `CowArray`", cow.loan(), false);
    }

    /// Shares one array, and looks at the share in every way there is; `whole` if the gaps between the elements are lent too.
    fn shared(&self, how: &'static str, loan: Loan<'_, T, D>, whole: bool) {
        let view = loan.view().clone();
        let case = self.case(&view, how);
        let outcome = Shared::<P::Backend, T, D, L>::from_loan(loan);
        let Some(shared) = accepted::<P, L, _>(&case, outcome, view.strides(), whole) else {
            return;
        };
        let expected = view.to_owned().into_dyn();
        let address = |shared: &Shared<'_, P::Backend, T, D, L>| shared.with(|tensor| P::address(tensor));
        // Twice, since the framework makes a new tensor each time.
        for what in ["the share", "the share, the second time"] {
            case.at(what, address(&shared), view.as_ptr());
            shared.with(|tensor| verify_tensor::<P, T, D>(&case, tensor, &expected));
        }
        case.at("a clone of the share", address(&shared.clone()), view.as_ptr());
        case.at("a reference to the share, as an argument", as_argument::<P, T, D>(&case, &shared), view.as_ptr());
        case.at("the share, as an argument", as_argument::<P, T, D>(&case, shared.clone()), view.as_ptr());
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

    /// An alias that leaves the closure no longer refers to the array.
    fn outlived(&self) {
        let mut buffer = self.layout.buffer();
        let view = self.layout.view::<T, D>(&buffer);
        let case = self.case(&view, "an alias that outlived a share");
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
        if !self.layout.overlaps() {
            P::fill(escaped.borrow_mut(), T::FILLS[0]);
            case.all("the alias, written", &P::values(escaped.borrow()), T::FILLS[0]);
            case.all("the array, after the alias was written", &buffer, T::FILLS[1]);
        }
    }
}

/// The share, or nothing if it was rightly refused. Fails if the backend should have done the other.
pub(crate) fn accepted<P: Candidate, L: tensor_core::Layout, S>(
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
