//! [`Field`] by other names, for the sake of the compiler's message.

use super::field::Field;

/// [`Field`], as generated code asks for it of a type whose parameters only say where it is used whether it is one. Where they
/// don't make it one, the compiler has no other impl to list.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "use an array of a dtype, or a struct with `#[derive(TensorInput)]`"
)]
pub trait OpenField<A>: Field<A> {}

#[diagnostic::do_not_recommend]
impl<F: Field<A> + ?Sized, A> OpenField<A> for F {}

macro_rules! as_field {
    ($($(#[$attribute:meta])* $as_field:ident;)*) => {
        $(
            $(#[$attribute])*
            pub trait $as_field<A> {
                /// `Self`.
                type Type: Field<A>;

                /// The field, to read.
                fn as_field(&self) -> &Self::Type;

                /// The field, to write.
                fn as_field_mut(&mut self) -> &mut Self::Type;

                /// The field itself.
                fn into_field(self) -> Self::Type;
            }

            #[diagnostic::do_not_recommend]
            impl<F: Field<A>, A> $as_field<A> for F {
                type Type = Self;

                fn as_field(&self) -> &Self {
                    self
                }

                fn as_field_mut(&mut self) -> &mut Self {
                    self
                }

                fn into_field(self) -> Self {
                    self
                }
            }
        )*
    };
}
as_field! {
    /// [`Field`], as generated code asks for it where a type is not known to be one.
    ///
    /// Where it is none, this is the one thing that the compiler misses: that [`Self::Type`] is a field holds all the same. And
    /// since this has no impl but one, the compiler has none to list.
    #[diagnostic::on_unimplemented(
        message = "a field of type `{Self}` can't become a tensor",
        label = "neither an array nor a struct of arrays",
        note = "a field is an array or a view with a lifetime, such as `Array2<f32>`, a `Vec` or `[T; N]` of a dtype, or a struct with `#[derive(TensorInput)]`; write `#[tensor(skip)]` on one that is to be left out"
    )]
    AsField;

    /// [`AsField`], of a field with attributes that only arrays can have.
    #[diagnostic::on_unimplemented(
        message = "casts, `rank` and `layout` are said of arrays, and this field is a `{Self}`",
        label = "not an array",
        note = "write the attribute on the arrays of that struct, which needs `#[derive(TensorInput)]`"
    )]
    AsArrayField;
}
