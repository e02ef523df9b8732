//! The types a field can have, and what becomes of it: arrays, nested structs, and `Option`, `Box` and references of these.
//!
//! `H` stands for what the field's attributes say, as a type; see `how`. [`Field`] says which tensor a field becomes and
//! knows nothing of backends, so that a companion struct can be written down without any bound. The other traits make the
//! tensor, where the backend can.

mod around;
mod form;
mod macros;

use core::fmt;
use core::marker::PhantomData;

use crate::mode::{Mode, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldKind};

pub use form::{AdoptForm, ArrayForm, CopyForm, Form, ReadForm, WriteForm};

/// A field that can become a tensor, or a struct of tensors.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "neither an array nor a struct of arrays",
    note = "a field is an array or a view with a lifetime, such as `Array2<f32>`, a `Vec` or `[T; N]` of a dtype, or a struct with `#[derive(TensorInput)]`; write `#[tensor(skip)]` on one that is to be left out"
)]
pub trait Field<H> {
    /// The dtype of the array; of a nested struct, [`NoArray`].
    type Elem;
    /// The number of axes of the array, as a type; of a nested struct, [`NoArray`].
    type Dim;
    /// What the field becomes in a companion struct.
    type Tensor<M: Mode>: fmt::Debug;
    /// The form of the field, which does the work.
    type Form: Form<Self, H>;

    /// What the type says of the field; the derive adds its name and shape.
    const KIND: FieldKind;
    /// Whether the field can be empty.
    const OPTIONAL: bool = false;
}

/// [`Field`], as generated code asks for it of a type whose parameters only say where it is used whether it is one. Where they
/// don't make it one, the compiler has no other impl to list.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "use an array of a dtype, or a struct with `#[derive(TensorInput)]`"
)]
pub trait OpenField<H>: Field<H> {}

#[diagnostic::do_not_recommend]
impl<F: Field<H> + ?Sized, H> OpenField<H> for F {}

macro_rules! as_field {
    ($($(#[$attribute:meta])* $as_field:ident;)*) => {
        $(
            $(#[$attribute])*
            pub trait $as_field<H> {
                /// `Self`.
                type Type: Field<H>;

                /// The field, to read.
                fn as_field(&self) -> &Self::Type;

                /// The field, to write.
                fn as_field_mut(&mut self) -> &mut Self::Type;

                /// The field itself.
                fn into_field(self) -> Self::Type;
            }

            #[diagnostic::do_not_recommend]
            impl<F: Field<H>, H> $as_field<H> for F {
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

/// What a nested struct has where an array has a dtype and a rank.
#[derive(Debug)]
pub struct NoArray;

/// A field that `tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait ReadField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn read<'a>(
        &'a self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensor<Read<'a, B>>>;
}

/// A field that `tensors_mut` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "tensors of backend `{B}` can't write to a field of type `{Self}`",
    label = "not a field that `{B}` can write to",
    note = "use an array that owns its memory or an `ArrayViewMut`, of a dtype that the backend has, or write `#[tensor(copy)]` on the field"
)]
pub trait WriteField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensor<Write<'a, B>>>;
}

/// A field that `to_tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait CopyField<B: Backend, H>: Field<H> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn copy(&self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Self::Tensor<Own<B>>>;
}

/// A field that `into_tensors` of `B` can convert.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor of backend `{B}`",
    label = "not a field for `{B}`",
    note = "a field is an array of a dtype that the backend has, or a struct with `#[derive(TensorInput)]` of such arrays"
)]
pub trait AdoptField<B: Backend, H>: Field<H> + Sized {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<Self::Tensor<Own<B>>>;
}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Field<H, Form: ReadForm<F, B, H>> + ?Sized, H> ReadField<B, H> for F {
    fn read<'a>(
        &'a self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Read<'a, B>>> {
        F::Form::read(self, name, report, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Field<H, Form: WriteForm<F, B, H>> + ?Sized, H> WriteField<B, H> for F {
    fn write<'a>(
        &'a mut self,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::Form::write(self, name, report, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Field<H, Form: CopyForm<F, B, H>> + ?Sized, H> CopyField<B, H> for F {
    fn copy(&self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Form::copy(self, name, report, device)
    }
}

#[diagnostic::do_not_recommend]
impl<B: Backend, F: Field<H, Form: AdoptForm<F, B, H>>, H> AdoptField<B, H> for F {
    fn adopt(self, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Form::adopt(self, name, report, device)
    }
}

/// What the attributes say, `copy` apart: that turns any field into an owned one, and this is told from it by its name, so
/// that the compiler never has two impls to choose from.
#[derive(Debug)]
pub struct As<H>(PhantomData<H>);
