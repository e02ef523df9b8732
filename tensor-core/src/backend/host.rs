//! The reference backend: ndarray itself. It needs nothing installed, borrows everything and copies when asked to.

use ndarray::{Array, ArrayRef, ArrayView, ArrayViewMut, Dimension};

use alloc::vec::Vec;

use crate::{
    Backend, Element, Layout, Loan, LoanMut, ShareOrCopy, Shares, SharesMut, Strided, Supports, SupportsRowMajor,
    TensorError, row_major, to_array,
};

/// ndarray as a tensor backend: tensors are seen as `&ArrayRef`, and owned as `Array`.
///
/// Every dtype, rank and layout is supported, negative strides and views with gaps included. A tensor that is a copy is
/// made by [`row_major`], so its elements begin a little after its allocation does. The elements of an array from
/// `to_array` begin where its allocation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Host;

/// The one place where [`Host`] tensors can be: this process's memory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HostMemory;

impl Backend for Host {
    type Device = HostMemory;
    type Tensor<T: Element, D: Dimension> = ArrayRef<T, D>;
    type Owned<T: Element, D: Dimension> = Array<T, D>;

    const NAME: &'static str = "Host";

    fn host() -> HostMemory {
        HostMemory
    }

    fn shape<T: Element, D: Dimension>(tensor: &ArrayRef<T, D>) -> Vec<usize> {
        tensor.shape().to_vec()
    }
}

impl<T: Element, D: Dimension> Supports<T, D> for Host {
    fn copy(view: ArrayView<'_, T, D>, _: &HostMemory) -> Result<Array<T, D>, TensorError> {
        row_major(&view)
    }

    fn adopt(array: Array<T, D>, _: &HostMemory) -> Result<Array<T, D>, TensorError> {
        Ok(array)
    }

    fn share_or_copy<C: ShareOrCopy<Self, T, D>>(choice: C) -> C::Output
    where
        D: 'static,
    {
        choice.share::<Strided>()
    }

    fn check(_: &ArrayRef<T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    fn device(_: &ArrayRef<T, D>) -> HostMemory {
        HostMemory
    }

    fn to_array(tensor: &ArrayRef<T, D>) -> Result<Array<T, D>, TensorError> {
        to_array(&tensor.view())
    }
}

impl<T: Element, D: Dimension> SupportsRowMajor<T, D> for Host {
    fn with_row_major<R>(
        tensor: &ArrayRef<T, D>,
        f: impl for<'t> FnOnce(&'t ArrayRef<T, D>) -> R,
    ) -> Result<R, TensorError> {
        // Not `as_standard_layout`, which aborts where there is no memory.
        if tensor.is_standard_layout() { Ok(f(tensor)) } else { row_major(&tensor.view()).map(|copy| f(&copy)) }
    }
}

// SAFETY: the guard is an `ArrayView` that borrows the loan's view, so the borrow checker upholds all of the contract.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Host {
    type Guard<'loan> = ArrayView<'loan, T, D>;

    fn check_loan(_: &Loan<'_, T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    unsafe fn lend<'loan>(loan: &Loan<'loan, T, D>) -> ArrayView<'loan, T, D> {
        loan.view().clone()
    }
}

// SAFETY: the guard is an `ArrayViewMut` that borrows the loan's view, so the borrow checker upholds all of the contract,
// and safe code can write only valid elements through it.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element, D: Dimension + 'static, L: Layout> SharesMut<T, D, L> for Host {
    type GuardMut<'loan> = ArrayViewMut<'loan, T, D>;

    fn check_loan_mut(_: &LoanMut<'_, T, D>) -> Result<(), TensorError> {
        Ok(())
    }

    unsafe fn lend_mut(loan: LoanMut<'_, T, D>) -> ArrayViewMut<'_, T, D> {
        loan.into_view()
    }
}
