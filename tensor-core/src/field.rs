//! The types a field can have, and what becomes of it: arrays, nested structs, and `Option`, `Box` and references of these.
//!
//! `H` stands for what the field's attributes say, as a type; see `how`. [`Field`] says which tensor a field becomes and
//! knows nothing of backends, so that a companion struct can be written down without any bound. The other traits make the
//! tensor, where the backend can.

mod around;
mod macros;

use core::fmt;
use core::marker::PhantomData;

use crate::arena::Arena;
use crate::how::Share;
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldKind, FieldSpec};

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

    /// What the type says of the field; the derive adds its name and shape.
    const KIND: FieldKind;
    /// Whether the field can be empty.
    const OPTIONAL: bool = false;

    /// Checks the shapes of the arrays in the field.
    fn check(&self, spec: &FieldSpec, report: &mut Report);

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode>(
        tensor: &'s Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<Lent<'t, M::Backend>>;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut>(
        tensor: &'s mut Self::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensor<LentMut<'t, M::Backend>>;
}

/// What a nested struct has where an array has a dtype and a rank.
#[derive(Debug)]
pub struct NoArray;

/// What the attributes of a nested struct can say: that it is shared.
#[diagnostic::on_unimplemented(
    message = "casts, `rank` and `layout` are said of arrays, and this field is a struct",
    label = "a struct of arrays",
    note = "write the attribute on the fields of that struct"
)]
pub trait OfStruct {}

#[diagnostic::do_not_recommend]
impl OfStruct for Share {}

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

/// What the attributes say, `copy` apart: that turns any field into an owned one, and this is told from it by its name, so
/// that the compiler never has two impls to choose from.
#[derive(Debug)]
pub struct As<H>(PhantomData<H>);
