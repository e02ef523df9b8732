//! Tests tensors that read and write an array's own memory: what they write is in every element, and nowhere else.

use std::borrow::{Borrow, BorrowMut};
use std::collections::HashSet;
use std::marker::PhantomData;

use ndarray::{ArrayRef, CowArray, Dimension};
use tensor_core::{ArrayFieldMut, FitsIn, LoanMut, SharedMut, SharesMut, Strided, TensorArg};

use crate::case::Case;
use crate::layout::Layout;
use crate::layouts::layouts;
use crate::owning::{as_argument, verify, verify_tensor};
use crate::probe::Probe;
use crate::sample::Sample;
use crate::sharing::accepted;
use crate::tally::Owner;

pub(crate) fn at_rank<P, T, D, L>()
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: tensor_core::Layout + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    for layout in layouts(D::NDIM).iter().filter(|layout| !layout.overlaps()) {
        ShareMutCases::<P, T, D, L> { layout, types: PhantomData }.run();
    }
}

/// The cases for arrays of one layout.
struct ShareMutCases<'l, P, T, D, L> {
    layout: &'l Layout,
    types: PhantomData<(P, T, D, L)>,
}

impl<P, T, D, L> ShareMutCases<'_, P, T, D, L>
where
    P: Probe<T, D>,
    T: Sample,
    D: Dimension + 'static,
    L: tensor_core::Layout + FitsIn<Strided>,
    P::Backend: SharesMut<T, D, L>,
{
    fn run(&self) {
        self.views();
        self.owned_array();
        self.arc_arrays();
        self.cow_arrays();
        self.outlived();
    }

    fn case(&self, array: &ArrayRef<T, D>, how: &'static str) -> Case {
        let owner = if L::ROW_MAJOR { Owner::ShareMutRowMajor } else { Owner::ShareMut };
        Case::new::<P, T, D>(self.layout, array, owner, how)
    }

    fn views(&self) {
        let mut buffer = self.layout.buffer();
        let loan = LoanMut::new(self.layout.view_mut::<T, D>(&mut buffer));
        let (case, written) = self.write("a writable share of a view", loan, false);
        self.only_elements(&case, &buffer, written);

        let mut buffer = self.layout.buffer();
        let mut view = self.layout.view_mut::<T, D>(&mut buffer);
        let (case, written) = self.write("a writable share of an `ArrayViewMut`", view.loan_mut(), false);
        self.only_elements(&case, &buffer, written);

        let mut buffer = self.layout.buffer();
        // SAFETY: the memory of the whole layout is the buffer, which is initialized and mutably borrowed.
        let whole = unsafe { LoanMut::new_whole(self.layout.view_mut::<T, D>(&mut buffer)) };
        let how = "a writable share of a view of memory that is lent as a whole";
        let (case, written) = self.write(how, whole, true);
        self.only_elements(&case, &buffer, written);
    }

    fn owned_array(&self) {
        let mut array = self.layout.array::<T, D>();
        let address = array.as_ptr();
        let (case, written) = self.write("a writable share of an `Array`", array.loan_mut(), true);
        case.at("the array, after it was written", array.as_ptr(), address);
        self.only_elements(&case, &array.into_raw_vec_and_offset().0, written);
    }

    /// The only owner is written in place; one of two owners gets memory of its own first.
    fn arc_arrays(&self) {
        let mut only = self.layout.array::<T, D>().into_shared();
        let address = only.as_ptr();
        let (case, _) = self.write("a writable share of an `ArcArray`", only.loan_mut(), true);
        case.at("the only owner, after it was written", only.as_ptr(), address);

        let other = self.layout.array::<T, D>().into_shared();
        let expected = other.to_owned().into_dyn();
        let mut written = other.clone();
        let how = "a writable share of one of two owners of an `ArcArray`";
        let (case, _) = self.write(how, written.loan_mut(), true);
        case.same_values("the other owner", &other.to_owned().into_dyn(), &expected);
    }

    /// A borrowed `CowArray` becomes an owner first.
    fn cow_arrays(&self) {
        let buffer = self.layout.buffer();
        let mut borrowed = CowArray::from(self.layout.view::<T, D>(&buffer));
        let how = "a writable share of a borrowed `CowArray`";
        let (case, _) = self.write(how, borrowed.loan_mut(), false);
        case.untouched("the array that was borrowed", &buffer);

        let mut own = CowArray::from(self.layout.array::<T, D>());
        self.write("a writable share of an owned `CowArray`", own.loan_mut(), false);
    }

    /// Writes through a share. The second value tells whether there was one: the backend may have to refuse.
    fn write(&self, how: &'static str, loan: LoanMut<'_, T, D>, whole: bool) -> (Case, bool) {
        let case = self.case(&loan.view(), how);
        let strides = loan.view().strides().to_vec();
        let address = loan.view().as_ptr();
        let expected = loan.view().to_owned().into_dyn();
        let outcome = SharedMut::<P::Backend, T, D, L>::from_loan(loan);
        let Some(mut shared) = accepted::<P, L, _>(&case, outcome, &strides, whole) else {
            return (case, false);
        };
        case.equal("`Debug`", &format!("{shared:?}"), &case.debug("SharedMut"));
        case.at("the share, to read", as_argument::<P, T, D>(&case, &shared), address);
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
            TensorArg::with(&shared, |tensor| {
                case.all("the share, read after it was written", &P::values(tensor), value);
            });
        }
        let mut copy = case.expect("`SharedMut::to_owned`", shared.to_owned());
        verify::<P, T, D>(&case, &copy, &shared.view().to_owned().into_dyn());
        copy.with_mut(|tensor| P::fill(tensor, T::FILLS[0]));
        case.all("the array, after its copy was written", shared.view(), T::FILLS[1]);
        (case, true)
    }

    /// Checks that the elements have the value that was written last, and that the memory between them is unchanged. Without
    /// a share (`written` is false), all of the memory is unchanged.
    fn only_elements(&self, case: &Case, memory: &[T], written: bool) {
        let positions: Vec<usize> = (0..memory.len()).collect();
        let elements: HashSet<usize> = self.layout.view::<_, D>(&positions).iter().copied().collect();
        for (position, found) in memory.iter().enumerate() {
            let element = written && elements.contains(&position);
            let expected = if element { T::FILLS[1] } else { T::sample(position) };
            if !found.same(expected) {
                let what = if element { "an element" } else { "memory that is not written" };
                case.fail(format_args!("{what}, at position {position}: expected {expected:?}, found {found:?}"));
            }
        }
    }

    /// An alias that leaves the closure no longer refers to the array.
    fn outlived(&self) {
        let [first, second] = T::FILLS;
        let mut buffer = self.layout.buffer();
        let case = self.case(&self.layout.view(&buffer), "an alias that outlived a writable share");
        let shared = SharedMut::<P::Backend, T, D, L>::from_loan(LoanMut::new(self.layout.view_mut(&mut buffer)));
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
        case.all("the array", self.layout.view::<T, D>(&buffer), first);
        buffer.fill(second);
        case.all("the alias, after the array was written", &P::values(escaped.borrow()), first);
        buffer.fill(first);
        P::fill(escaped.borrow_mut(), second);
        case.all("the array, after the alias was written", &buffer, first);
    }
}
