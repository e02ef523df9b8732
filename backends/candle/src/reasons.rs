//! What the compiler says to those who ask candle for what it does not have.
//!
//! The impls of the backend's traits are bounded by the traits here, so that where a bound is not met it is their text
//! that is shown, and not that of core, which knows no reasons.

use candle_core::WithDType;

/// A dtype of candle's.
#[diagnostic::on_unimplemented(
    message = "candle has no tensors of dtype `{Self}`",
    label = "candle can't hold `{Self}`",
    note = "candle's dtypes are `u8`, `u32`, `i16`, `i32`, `i64`, `f16`, `bf16`, `f32` and `f64`; write a `cast` to one of them on the field, such as `#[tensor(copy, cast = f32)]`"
)]
pub trait Held: WithDType {}

#[diagnostic::do_not_recommend]
impl<T: WithDType> Held for T {}
