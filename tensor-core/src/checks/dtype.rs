//! Whether an array has the dtype that `dtype` on its field says.

/// `Self`, the array's dtype, is the `T` of `dtype = T` on the field `F`.
#[diagnostic::on_unimplemented(
    message = "field `{F}` has dtype `{Self}`, but `{T}` was declared",
    label = "expected an array of `{T}`",
    note = "write `dtype = {Self}`, or use an array of `{T}`; `copy, cast = {T}` converts where that keeps every value"
)]
pub trait SameDtype<T, F> {
    /// What generated code names to ask for the trait.
    const OK: () = ();
}

impl<T, F> SameDtype<T, F> for T {}
