//! A backend over ndarray that does what its `Faults` say: nothing wrong, or one thing.

use std::borrow::{Borrow, BorrowMut};
use std::cell::Cell;
use std::marker::PhantomData;

use ndarray::{Array, ArrayD, ArrayRef, ArrayView, ArrayViewMut, CowArray, Dimension, ShapeBuilder};
use tensor_conformance::{Adoption, Candidate, OwnedOf, Probe, TensorOf};
use tensor_core::{
    Backend, Element, Host, HostMemory, Layout, Loan, LoanMut, ShareOrCopy, Shares, SharesMut, Strided, Supports,
    SupportsRowMajor, TensorError, Values,
};

/// One thing that a [`Mock`] does wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A copy keeps the order of memory.
    CopyKeepsOrder,
    /// A copy takes the first elements in memory, whatever the strides.
    CopyIgnoresStrides,
    /// An adopted array is copied.
    AdoptionCopies,
    /// A share to read is a copy.
    ShareCopies,
    /// A share to write is a copy.
    WritableShareCopies,
    /// A share ignores the strides.
    ShareIgnoresStrides,
    /// A share with gaps is accepted.
    AcceptsGaps,
    /// A share with a negative stride is accepted.
    AcceptsNegativeStrides,
    /// A whole array with gaps is refused.
    RefusesOwnGaps,
    /// A refusal names another backend.
    RefusesInAnotherName,
    /// The shape lacks the axes of length 1.
    Squeezes,
    /// Nothing can be copied or adopted.
    HasNoMemory,
    /// `check` refuses everything.
    CheckRefuses,
    /// The array that comes back keeps the order of memory.
    BackKeepsOrder,
    /// The array that comes back has zeros.
    BackIsZero,
    /// NaN becomes 0 on the way back.
    BackLosesNan,
    /// A row-major argument keeps the order of memory.
    RowMajorKeepsOrder,
    /// A row-major argument takes the elements as they lie in memory, whatever the strides.
    RowMajorIgnoresStrides,
    /// A tensor that is row-major is copied as a row-major argument.
    RowMajorCopies,
    /// A row-major copy fails.
    RowMajorFails,
    /// A move to a device copies a tensor that is already there.
    MoveCopies,
    /// Rows of a range are copied, though the array can be shared.
    RowsAreCopied,
    /// What is gathered, stacked or cast keeps the order of memory.
    ConversionKeepsOrder,
    /// What is gathered, stacked or cast is written from its end.
    ConversionReverses,
    /// What is gathered, stacked or cast has zeros where a value was refused.
    ConversionHidesRefusals,
    /// A write through a shared reference is lost.
    WritesBehindNothing,
    /// What outlives a share has zeros.
    EscapesAsZero,
}

/// What is wrong with a [`Mock`]. By default nothing is wrong: it refuses negative strides and gaps.
pub(crate) trait Faults: 'static {
    fn has(_: Fault) -> bool {
        false
    }
}

/// The fault that the present test has [chosen](Self::choose). The tests of many faults share this one type, so that the
/// suite is compiled once for all of them.
pub(crate) struct Chosen;

thread_local! {
    static CHOSEN: Cell<Option<Fault>> = const { Cell::new(None) };
}

impl Chosen {
    /// Sets the fault of this thread, until the next call.
    pub(crate) fn choose(fault: Option<Fault>) {
        CHOSEN.set(fault);
    }
}

impl Faults for Chosen {
    fn has(fault: Fault) -> bool {
        CHOSEN.get() == Some(fault)
    }
}

/// A backend over ndarray with the faults `F`.
pub(crate) struct Mock<F>(PhantomData<F>);

impl<F: Faults> Backend for Mock<F> {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Array<T, D>;

    const NAME: &'static str = "Mock";

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().iter().copied().filter(|len| !F::has(Fault::Squeezes) || *len != 1).collect()
    }

    fn to_device<T: Element, D: Dimension>(tensor: &mut Array<T, D>, _: &HostMemory) -> Result<(), TensorError> {
        if F::has(Fault::MoveCopies) {
            *tensor = row_major(tensor);
        }
        Ok(())
    }
}

fn row_major<T: Element, D: Dimension>(view: &ArrayRef<T, D>) -> Array<T, D> {
    Array::from_shape_vec(view.raw_dim(), view.iter().copied().collect()).expect("as many values as elements")
}

fn column_major<T: Element, D: Dimension>(view: &ArrayRef<T, D>) -> Array<T, D> {
    let mut array = Array::from_elem(view.raw_dim().f(), T::default());
    array.assign(view);
    array
}

/// The result of taking memory for row-major although it is not.
fn ignoring_strides<'data, T: Element, D: Dimension>(view: &ArrayView<'data, T, D>) -> CowArray<'data, T, D> {
    let mut memory: Vec<(usize, T)> = view.iter().map(|value| (std::ptr::from_ref(value).addr(), *value)).collect();
    memory.sort_by_key(|(address, _)| *address);
    let values = memory.into_iter().map(|(_, value)| value).collect();
    Array::from_shape_vec(view.raw_dim(), values).expect("as many values as elements").into()
}

impl<F: Faults, T: Element, D: Dimension> Supports<T, D> for Mock<F> {
    fn copy(view: ArrayView<'_, T, D>, _: &HostMemory) -> Result<Array<T, D>, TensorError> {
        Self::allocate()?;
        Ok(if F::has(Fault::CopyKeepsOrder) {
            column_major(&view)
        } else if F::has(Fault::CopyIgnoresStrides) {
            ignoring_strides(&view).into_owned()
        } else {
            row_major(&view)
        })
    }

    fn adopt(array: Array<T, D>, _: &HostMemory) -> Result<Array<T, D>, TensorError> {
        Self::allocate()?;
        Ok(if F::has(Fault::AdoptionCopies) { row_major(&array) } else { array })
    }

    fn convert(values: impl Values<T, D>, _: &HostMemory) -> Result<Array<T, D>, TensorError> {
        Self::allocate()?;
        let dim = values.dim();
        let array = match values.into_array() {
            Err(TensorError::Cast { .. }) if F::has(Fault::ConversionHidesRefusals) => {
                Array::from_elem(dim, T::default())
            }
            array => array?,
        };
        Ok(if F::has(Fault::ConversionKeepsOrder) {
            column_major(&array)
        } else if F::has(Fault::ConversionReverses) {
            let mut reversed: Vec<T> = array.iter().copied().collect();
            reversed.reverse();
            Array::from_shape_vec(array.raw_dim(), reversed).expect("as many values as elements")
        } else {
            array
        })
    }

    fn share_or_copy<C: ShareOrCopy<Self, T, D>>(choice: C) -> C::Output
    where
        D: 'static,
    {
        if F::has(Fault::RowsAreCopied) { choice.copy() } else { choice.share::<Strided>() }
    }

    fn check(_: &ArrayRef<T, D>) -> Result<(), TensorError> {
        if F::has(Fault::CheckRefuses) { Err(TensorError::NotDense { found: "a mock".to_owned() }) } else { Ok(()) }
    }

    fn device(_: &ArrayRef<T, D>) -> HostMemory {
        HostMemory
    }

    fn to_array(tensor: &ArrayRef<T, D>) -> Result<Array<T, D>, TensorError> {
        let mut array = row_major(tensor);
        if F::has(Fault::BackIsZero) {
            array.fill(T::default());
        }
        if F::has(Fault::BackLosesNan) {
            // Of all values, NaN alone differs from itself.
            #[allow(clippy::eq_op, reason = "NaN")]
            array.mapv_inplace(|value| if value == value { value } else { T::default() });
        }
        if F::has(Fault::BackKeepsOrder) {
            array = column_major(tensor);
        }
        Ok(array)
    }
}

impl<F: Faults, T: Element, D: Dimension> SupportsRowMajor<T, D> for Mock<F> {
    fn with_row_major<R>(
        tensor: &ArrayRef<T, D>,
        f: impl for<'t> FnOnce(&'t ArrayRef<T, D>) -> R,
    ) -> Result<R, TensorError> {
        let is_row_major = tensor.is_standard_layout();
        Ok(if F::has(Fault::RowMajorKeepsOrder) || is_row_major && !F::has(Fault::RowMajorCopies) {
            f(tensor)
        } else if F::has(Fault::RowMajorFails) {
            return Err(TensorError::Backend { backend: Self::NAME, message: "out of memory".to_owned() });
        } else if F::has(Fault::RowMajorIgnoresStrides) {
            f(&ignoring_strides(&tensor.view()))
        } else {
            f(&row_major(tensor))
        })
    }
}

impl<F: Faults> Mock<F> {
    fn judge(outcome: Result<(), TensorError>) -> Result<(), TensorError> {
        match outcome {
            Err(TensorError::Gaps { .. }) if F::has(Fault::AcceptsGaps) => Ok(()),
            Err(TensorError::NegativeStride { .. }) if F::has(Fault::AcceptsNegativeStrides) => Ok(()),
            outcome => outcome,
        }
    }

    fn allocate() -> Result<(), TensorError> {
        let failed = || TensorError::Backend { backend: Self::NAME, message: "out of memory".to_owned() };
        if F::has(Fault::HasNoMemory) { Err(failed()) } else { Ok(()) }
    }

    fn name() -> &'static str {
        if F::has(Fault::RefusesInAnotherName) { Host::NAME } else { Self::NAME }
    }
}

// SAFETY: the guard is an `ArrayView` that borrows the loan's view, or a copy.
unsafe impl<F: Faults, T: Element, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Mock<F> {
    type Guard<'loan> = CowArray<'loan, T, D>;

    fn check_loan(loan: &Loan<'_, T, D>) -> Result<(), TensorError> {
        if F::has(Fault::RefusesOwnGaps) {
            return Self::judge(Loan::new(loan.view().clone()).check_span(Self::name()));
        }
        Self::judge(loan.check_span(Self::name()))
    }

    unsafe fn lend<'loan>(loan: &Loan<'loan, T, D>) -> Self::Guard<'loan> {
        if F::has(Fault::ShareCopies) {
            row_major(loan.view()).into()
        } else if F::has(Fault::ShareIgnoresStrides) {
            ignoring_strides(loan.view())
        } else {
            loan.view().clone().into()
        }
    }
}

/// A share to write: a correct one, or a copy.
pub(crate) enum GuardMut<'loan, T, D> {
    Share(ArrayViewMut<'loan, T, D>),
    Copy(Array<T, D>),
}

impl<T, D: Dimension> Borrow<ArrayRef<T, D>> for GuardMut<'_, T, D> {
    fn borrow(&self) -> &ArrayRef<T, D> {
        match self {
            Self::Share(view) => view,
            Self::Copy(array) => array,
        }
    }
}

impl<T, D: Dimension> BorrowMut<ArrayRef<T, D>> for GuardMut<'_, T, D> {
    fn borrow_mut(&mut self) -> &mut ArrayRef<T, D> {
        match self {
            Self::Share(view) => view,
            Self::Copy(array) => array,
        }
    }
}

// SAFETY: the guard is an `ArrayViewMut` that borrows the loan's view, or a copy.
unsafe impl<F: Faults, T: Element, D: Dimension + 'static, L: Layout> SharesMut<T, D, L> for Mock<F> {
    type GuardMut<'loan> = GuardMut<'loan, T, D>;

    fn check_loan_mut(loan: &LoanMut<'_, T, D>) -> Result<(), TensorError> {
        Self::judge(loan.check_span(Self::name()))
    }

    unsafe fn lend_mut(loan: LoanMut<'_, T, D>) -> Self::GuardMut<'_> {
        if F::has(Fault::WritableShareCopies) {
            GuardMut::Copy(row_major(&loan.view()))
        } else {
            GuardMut::Share(loan.into_view())
        }
    }
}

/// The probe of [`Mock`].
pub(crate) struct MockProbe<F>(PhantomData<F>);

impl<F: Faults> Candidate for MockProbe<F> {
    type Backend = Mock<F>;
    const NEGATIVE_STRIDES: bool = false;
    const FOREIGN_GAPS: bool = false;
    const ADOPTS: Adoption = Adoption::Everything;
}

impl<F: Faults, T: Element, D: Dimension> Probe<T, D> for MockProbe<F> {
    fn address(tensor: &TensorOf<Self, T, D>) -> *const T {
        tensor.as_ptr()
    }

    fn is_row_major(tensor: &TensorOf<Self, T, D>) -> bool {
        tensor.is_standard_layout()
    }

    fn values(tensor: &TensorOf<Self, T, D>) -> ArrayD<T> {
        tensor.to_owned().into_dyn()
    }

    fn fill(tensor: &mut TensorOf<Self, T, D>, value: T) {
        tensor.fill(value);
    }

    fn write_behind(_: &TensorOf<Self, T, D>, _: T) -> bool {
        F::has(Fault::WritesBehindNothing)
    }

    fn escape(tensor: &TensorOf<Self, T, D>) -> Option<OwnedOf<Self, T, D>> {
        let mut array = row_major(tensor);
        if F::has(Fault::EscapesAsZero) {
            array.fill(T::default());
        }
        Some(array)
    }
}
