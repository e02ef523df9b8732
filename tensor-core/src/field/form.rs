//! The forms of fields: array, struct, `Option`, box, reference. A field's type names its form, and the form does the work.
//!
//! A struct's form has the same code for every struct, so that the derive has none of it to write, nor the compiler to check,
//! for each.

use super::Field;
use crate::arena::Arena;
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldSpec};

/// The form of a field of type `F`.
pub trait Form<F: Field<H> + ?Sized, H> {
    /// Checks the shapes of the arrays in the field.
    fn check(field: &F, spec: &FieldSpec, report: &mut Report);

    /// The framework's tensor, for as long as `arena` lives.
    fn lend<'s: 't, 't, M: Mode + 's>(
        tensor: &'s F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<Lent<'t, M::Backend>>
    where
        F: 's,
        H: 's;

    /// The framework's tensor to write, for as long as `arena` lives.
    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>>
    where
        F: 's,
        H: 's;
}

/// What `ReadField` is for one form.
pub trait ReadForm<F: Field<H> + ?Sized, B: Backend, H> {
    /// `ReadField::read`.
    fn read<'a>(
        field: &'a F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Read<'a, B>>>;
}

/// What `WriteField` is for one form.
pub trait WriteForm<F: Field<H> + ?Sized, B: Backend, H> {
    /// `WriteField::write`.
    fn write<'a>(
        field: &'a mut F,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>>;
}

/// What `CopyField` is for one form.
pub trait CopyForm<F: Field<H> + ?Sized, B: Backend, H> {
    /// `CopyField::copy`.
    fn copy(field: &F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>>;
}

/// What `AdoptField` is for one form.
pub trait AdoptForm<F: Field<H>, B: Backend, H> {
    /// `AdoptField::adopt`.
    fn adopt(field: F, name: &'static str, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>>;
}

/// An array: [`array_field!`](crate::array_field) says what becomes of it.
#[derive(Debug)]
pub struct ArrayForm;
