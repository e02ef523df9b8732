//! The compiler's message for a dtype that candle lacks.
//!
//! The impls of core's traits are bounded by the trait here. Where the bound is not met, the compiler shows its text, which
//! gives the reason, and not the text of core's trait, which can't.

use candle_core::WithDType;

/// A dtype that candle has.
#[diagnostic::on_unimplemented(
    message = "candle has no tensors of dtype `{Self}` [tensor-backend]",
    label = "candle can't hold `{Self}`",
    note = "candle's dtypes are `u8`, `u32`, `i16`, `i32`, `i64`, `f16`, `bf16`, `f32` and `f64`; write a `cast` to one of them on the field, such as `#[tensor(copy, cast = f32)]`"
)]
pub trait Held: WithDType {}

#[diagnostic::do_not_recommend]
impl<T: WithDType> Held for T {}
