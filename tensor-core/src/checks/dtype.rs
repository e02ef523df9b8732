//! Whether an array has the dtype that `dtype` on its field says.

/// `Self` is the array's dtype. It has to be the `T` that `dtype = T` on the field `F` declares.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has dtype `{Self}`, but `{T}` was declared [tensor-dtype]",
    label = "expected an array of `{T}`",
    note = "write `dtype = {Self}`, or use an array of `{T}`; `copy, cast = {T}` converts where that keeps every value"
)]
pub trait SameDtype<T, F> {
    /// Generated code names this constant to require the trait.
    const OK: () = ();
}

impl<T, F> SameDtype<T, F> for T {}
