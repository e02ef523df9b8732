//! What the compiler says to those who ask candle for what it does not have.
//!
//! The impls of the backend's traits are bounded by the traits here, so that where a bound is not met it is their text that is
//! shown, and not that of core, which knows no reasons.

use candle_core::{Tensor, WithDType};
use ndarray::Dimension;
use tensor_core::{Element, Layout, Loan, LoanMut, Shares, SharesMut, TensorError};

use crate::Candle;

/// A dtype of candle's.
#[diagnostic::on_unimplemented(
    message = "candle has no tensors of dtype `{Self}`",
    label = "candle can't hold `{Self}`",
    note = "candle's dtypes are `u8`, `u32`, `i16`, `i32`, `i64`, `f16`, `bf16`, `f32` and `f64`; write a `cast` to one of them on the field, such as `#[tensor(copy, cast = f32)]`"
)]
pub trait Held: WithDType {}

#[diagnostic::do_not_recommend]
impl<T: WithDType> Held for T {}

/// A dtype whose arrays candle's tensors can use in place: none is.
#[diagnostic::on_unimplemented(
    message = "candle can't share an array's memory: each of its tensors keeps its values in a `Vec` of its own",
    label = "candle would have to copy the array of `{Self}`",
    note = "write `#[tensor(copy)]` on the field, or call `to_tensors`, which copies every field, or `into_tensors`, which moves what is row-major"
)]
pub trait Lent: Held {
    /// What would be done with such an array.
    fn never<R>() -> R;
}

// SAFETY: no type is `Lent`, and none outside of this crate can become so, as an `Element` is a type of Rust's or of a crate
// that is not the user's. So none of this is ever called.
unsafe impl<T: Element + Lent, D: Dimension + 'static, L: Layout> Shares<T, D, L> for Candle {
    type Guard<'loan> = Tensor;

    fn check_loan(_: &Loan<'_, T, D>) -> Result<(), TensorError> {
        T::never()
    }

    unsafe fn lend<'loan>(_: &Loan<'loan, T, D>) -> Tensor {
        T::never()
    }
}

// SAFETY: as above.
unsafe impl<T: Element + Lent, D: Dimension + 'static, L: Layout> SharesMut<T, D, L> for Candle {
    type GuardMut<'loan> = Tensor;

    fn check_loan_mut(_: &LoanMut<'_, T, D>) -> Result<(), TensorError> {
        T::never()
    }

    unsafe fn lend_mut(_: LoanMut<'_, T, D>) -> Tensor {
        T::never()
    }
}
