//! The traits by which generated code asks whether a type is a field. They exist for the compiler's message alone.

use alloc::boxed::Box;

use ndarray::Dimension;

use super::array_field::ArrayField;
use super::attributes::{Declared, Share};
use super::field::{Field, no_field};
use super::structs::TensorStruct;
use crate::{DType, Element};

/// [`Field`], for a generic field such as `channel: Channel<T>`: rustc knows only where the struct is used whether it is one.
///
/// It has one blanket impl, so that rustc has no other impls to list. Case: `generics/argument_that_is_no_field`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor [tensor-field-type]",
    label = "use an array of a dtype, or a struct with `#[derive(TensorInput)]`"
)]
pub trait OpenField<A>: Field<A> {}

#[diagnostic::do_not_recommend]
impl<F: Field<A> + ?Sized, A> OpenField<A> for F {}

/// A type that a field of a struct with `#[derive(TensorInput)]` can have, without attributes.
///
/// Another derive on the same struct asks by it whether this one refuses a field. If so, it can leave the error to it.
pub trait TensorField {}

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<Share>> + ?Sized> TensorField for F {}

/// The compiler's message for `cast`, `rank` or `layout` on a field that is no array.
macro_rules! no_array {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "casts, `rank`, `permute` and `layout` are said of arrays, and this field is a `{Self}` [tensor-attribute]",
            label = "not an array",
            note = "write the attribute on the arrays of that struct, which needs `#[derive(TensorInput)]`"
        )]
        $trait
    };
}

/// A trait by which generated code asks whether a type is a field, with its text.
macro_rules! as_field {
    ($(#[$doc:meta])* $as_field:ident, $text:ident) => {
        $text! {
            $(#[$doc])*
            pub trait $as_field<A> {
                /// `true`: what asks for it does not compile if the type is no field.
                const OK: bool;
            }
        }

        #[diagnostic::do_not_recommend]
        impl<F: Field<A> + ?Sized, A> $as_field<A> for F {
            const OK: bool = true;
        }
    };
}

as_field! {
    /// [`Field`], for a type that the derive does not know to be a field.
    ///
    /// It has one blanket impl, so that rustc has no other impls to list. Case: `field_type/users_struct`.
    AsField, no_field
}

as_field! {
    /// [`AsField`], for a field with attributes that only arrays can have. Case: `cast/of_a_struct`.
    AsArrayField, no_array
}

/// The compiler's message for a type with the name of one that holds a value, such as `Rc`.
macro_rules! no_holder {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "a field of type `{Self}` can't become a tensor [tensor-field-type]",
            label = "neither an array nor a struct of arrays",
            note = "use what it holds as the type of the field, or write `#[tensor(skip)]` on it"
        )]
        $trait
    };
}

as_field! {
    /// [`AsField`], for a type that has the name of one that holds a value. Case: `field_type/cell`.
    AsHolder, no_holder
}

/// The compiler's message for a type with the name of one of ndarray's arrays that is none of them.
macro_rules! no_ndarray {
    ($trait:item) => {
        #[diagnostic::on_unimplemented(
            message = "`{Self}` has the name of an array, and is none of the `ndarray` that `tensor_core` uses [tensor-field-type]",
            label = "an array of another crate, or of another version of `ndarray`",
            note = "import it from `tensor_core::ndarray`, or depend on the same version of `ndarray`: `cargo tree -i ndarray` lists those in use; write a type of your own with a path, such as `self::Array2<f32>`"
        )]
        $trait
    };
}

no_ndarray! {
    /// Whether a type with the name of one of ndarray's arrays has the elements and the axes that the name says.
    /// Case: `used/array_of_another_crate`.
    pub trait AsNdarray<T, D> {
        /// `true`: what asks for it does not compile if the type is another one.
        const OK: bool;
    }
}

#[diagnostic::do_not_recommend]
impl<F: ArrayField<Elem = T, Dim = D> + ?Sized, T: Element, D: Dimension> AsNdarray<T, D> for F {
    const OK: bool = true;
}

/// `Option` or `Box`, for a type that has the name of one. Case: `field_type/option_of_the_user`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has the name of a type of Rust's, and is another one [tensor-field-type]",
    label = "neither Rust's `Option` nor its `Box`",
    note = "write a type of your own with a path, such as `self::Option<T>`"
)]
pub trait AsWrapper {
    /// What it holds.
    type Inner;
}

#[diagnostic::do_not_recommend]
impl<T> AsWrapper for Option<T> {
    type Inner = T;
}

#[diagnostic::do_not_recommend]
impl<T> AsWrapper for Box<T> {
    type Inner = T;
}

/// [`AsField`], for a field with padding, which only arrays have.
#[diagnostic::on_unimplemented(
    message = "`pad` is said of arrays, and this field is a `{Self}` [tensor-collate]",
    label = "not an array",
    note = "write `pad` on the arrays of that struct, if it is one"
)]
pub trait AsPadded {
    /// `true`: what asks for it does not compile if the type is no array.
    const OK: bool;
}

#[diagnostic::do_not_recommend]
impl<F: Field<Declared<Share>, Elem: Element> + ?Sized> AsPadded for F {
    const OK: bool = true;
}

/// The struct that `sample_of` names, which is one of arrays.
#[diagnostic::on_unimplemented(
    message = "samples can't be put together to a `{Self}`, which is no struct of arrays [tensor-collate]",
    label = "not derived",
    note = "write `#[derive(TensorInput)]` on that struct"
)]
pub trait AsBatch {
    /// `true`: what asks for it does not compile if the type is another one.
    const OK: bool;
}

#[diagnostic::do_not_recommend]
impl<S: TensorStruct> AsBatch for S {
    const OK: bool = true;
}

/// `true`: generated code asks for it with the dtype of a type, and does not compile if the type is none.
#[must_use]
pub const fn is_dtype(_: DType) -> bool {
    true
}

/// The dtype `f16`, for a type that is called so. A `f16` that is not imported is Rust's own type, which rustc refuses in an error of
/// its own (E0658).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is Rust's own unstable type here, and not the element type of tensors [tensor-dtype]",
    label = "not `half::f16`",
    note = "write `half::f16`, or `use half::f16;` above the struct; the crate `half` is the one that `tensor_core` uses"
)]
pub trait HalfFloat {
    /// `true`: what asks for it does not compile if the type is another one.
    const OK: bool;
}

#[diagnostic::do_not_recommend]
impl HalfFloat for half::f16 {
    const OK: bool = true;
}

/// A type that is known to be what generated code takes it for.
///
/// Generated code writes the type of a field as `<Type as Known<{ <Type as AsField<A>>::OK }>>::Type`. If `Type` is no field, the
/// constant does not compile: that is one error, with the text of [`AsField`]. Its value is then unknown, and rustc takes
/// whatever depends on it for an error that has been reported. So neither the struct nor a use of it is a second one, as it
/// would be with a bound. Case: `field_type/users_struct`.
pub trait Known<const OK: bool> {
    /// `Self`.
    type Type: ?Sized;
}

impl<T: ?Sized> Known<true> for T {
    type Type = T;
}

/// A type, where generated code wants it as an argument.
pub type Itself<T> = T;
