//! The traits by which generated code asks whether a type is a field. They exist for the compiler's message alone.

use super::field::{Field, no_field};

/// [`Field`], for a generic field such as `channel: Channel<T>`: rustc knows only where the struct is used whether it is one.
///
/// It has one blanket impl, so that rustc has no other impls to list. Case: `generics/argument_that_is_no_field`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "use an array of a dtype, or a struct with `#[derive(TensorInput)]`"
)]
pub trait OpenField<A>: Field<A> {}

#[diagnostic::do_not_recommend]
impl<F: Field<A> + ?Sized, A> OpenField<A> for F {}

/// The compiler's message for `cast`, `rank` or `layout` on a field that is no array.
macro_rules! no_array {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "casts, `rank`, `permute` and `layout` are said of arrays, and this field is a `{Self}`",
            label = "not an array",
            note = "write the attribute on the arrays of that struct, which needs `#[derive(TensorInput)]`"
        )]
        $trait
    };
}

/// A trait by which the type of a field is named as [`Type`](AsField::Type), with its text.
macro_rules! as_field {
    ($(#[$doc:meta])* $as_field:ident, $text:ident) => {
        $text! {
            $(#[$doc])*
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
    };
}

as_field! {
    /// [`Field`], for a type that the derive does not know to be a field.
    ///
    /// It has one blanket impl, so that rustc has no other impls to list. Generated code names the type as [`Self::Type`], which
    /// is a field by this trait's own bound. So if the type is no field, this missing trait is the only error. Case: `field_type/users_struct`.
    AsField, no_field
}

as_field! {
    /// [`AsField`], for a field with attributes that only arrays can have. Case: `cast/of_a_struct`.
    AsArrayField, no_array
}
