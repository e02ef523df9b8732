//! The types a field can have, and what becomes of it: arrays, nested structs, and `Option`, `Box` and references of these.
//!
//! `A` stands for what the field's attributes say, as a type; see [`attributes`](super::attributes). [`Field`] says which tensor a field becomes and
//! knows nothing of backends, so that a companion struct can be written down without any bound. The other traits make the
//! tensor, where the backend can.

use core::fmt;

use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// A field that can become a tensor, or a struct of tensors.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` can't become a tensor",
    label = "neither an array nor a struct of arrays",
    note = "a field is an array or a view with a lifetime, such as `Array2<f32>`, a `Vec` or `[T; N]` of a dtype, or a struct with `#[derive(TensorInput)]`; write `#[tensor(skip)]` on one that is to be left out"
)]
pub trait Field<A> {
    /// The dtype of the array; of a nested struct, [`NoArray`](crate::dtype::NoArray).
    type Elem;
    /// The number of axes of the array, as a type; of a nested struct, [`NoArray`](crate::dtype::NoArray).
    type Dim;
    /// What the field becomes in a companion struct.
    type Tensor<M: Mode>: fmt::Debug;
    /// The form of the field, which does the work.
    type Ops: FieldOps<Self, A>;

    /// What the type says of the field; the derive adds its name and shape.
    const KIND: FieldKind;
    /// Whether the field can be empty.
    const OPTIONAL: bool = false;
}

/// The form of a field of type `F`.
pub trait FieldOps<F: Field<A> + ?Sized, A> {
    /// Checks the shapes of the arrays in the field.
    fn check(field: &F, spec: &FieldSpec, report: &mut Report);

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend>>
    where
        F: 's,
        A: 's;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>>
    where
        F: 's,
        A: 's;
}

/// The form of a field that `tensors` of `B` can convert.
pub trait ReadOps<F: Field<A> + ?Sized, B: Backend, A> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn read<'a>(
        field: &'a F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Read<'a, B>>>;
}

/// The form of a field that `tensors_mut` of `B` can convert.
pub trait WriteOps<F: Field<A> + ?Sized, B: Backend, A> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn write<'a>(
        field: &'a mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>>;
}

/// The form of a field that `to_tensors` of `B` can convert.
pub trait CopyOps<F: Field<A> + ?Sized, B: Backend, A> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn copy(field: &F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>>;
}

/// The form of a field that `into_tensors` of `B` can convert.
pub trait AdoptOps<F: Field<A>, B: Backend, A> {
    /// The tensor; nothing, and an entry in the report, if it can't be made.
    fn adopt(field: F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>>;
}

/// An array: [`array_field!`](crate::array_field) says what becomes of it.
#[derive(Debug)]
pub struct ArrayOps;
