//! What generated code calls. Nothing here is for anybody else, and all of it may change with any version.

pub use half::{bf16, f16};
pub use ndarray::{Dimension, Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn, RawData};
pub use num_complex::Complex;

pub use core::fmt;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::str;
pub use core::result::Result;

pub use crate::arena::Arena;
pub use crate::element::CastTarget;
pub use crate::field::{
    AdoptForm, ArrayForm, As, AsArrayField, AsField, CopyForm, Field, Form, NoArray, OpenField, ReadForm, WriteForm,
};
pub use crate::fields::{Fields, Groups, Parts, StructForm, Tuple, debug, debug_tuple, specs, with, with_mut};
pub use crate::how::{Checked, Converted, Copied, How, Lossless, Lossy, OwnHow, Ranked, ReadHow, Share, WriteHow};
pub use crate::needs::{CanHold, CanShare, CanWrite, CanWriteTo};
pub use crate::probe::{
    Axes0, Axes1, Axes2, Axes3, Axes4, Axes5, Axes6, HasAtLeast, HasRank, Part, PartOr, SameDtype, SameRank,
};
pub use crate::report::Report;

pub use crate::input::{Owns, Reads, Writes};
pub use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
pub use crate::{
    Backend, Cast, DimSpec, Element, FieldKind, FieldSpec, InputError, IntoTensors, LosslessCast, NumAxes, RowMajor,
    Storage, StructSpec, TensorInput, TensorInputMut, TensorStruct,
};

use crate::{ArrayField, ArrayFieldMut};

/// What attributes say that say nothing but `share`.
pub type ByShare = As<Share>;

/// What attributes say that say nothing but `copy`.
pub type ByCopy = Copied<Share>;

/// What attributes say that say nothing but `copy` and a cast.
pub type ByCast<To, K> = Copied<Converted<To, K>>;

/// [`Field::Tensor`].
pub type Tensor<F, M, H = ByShare> = <F as Field<H>>::Tensor<M>;

/// [`Tuple::Refs`] of a struct.
pub type Refs<'a, K, S> = <<S as Parts<K>>::Fields as Tuple>::Refs<'a>;

/// [`Tuple::Muts`] of a struct.
pub type Muts<'a, K, S> = <<S as Parts<K>>::Fields as Tuple>::Muts<'a>;

/// [`Fields::Tensors`] of a struct.
pub type Tensors<K, S, M> = <<S as Parts<K>>::Fields as Fields<<S as Parts<K>>::Hows>>::Tensors<M>;

/// [`Fields::TensorRefs`] of a struct.
pub type TensorRefs<'s, K, S, M> = <<S as Parts<K>>::Fields as Fields<<S as Parts<K>>::Hows>>::TensorRefs<'s, M>;

/// [`Fields::TensorMuts`] of a struct.
pub type TensorMuts<'s, K, S, M> = <<S as Parts<K>>::Fields as Fields<<S as Parts<K>>::Hows>>::TensorMuts<'s, M>;

/// [`TensorStruct::SPEC`], by a call, which the compiler leaves alone until somebody uses what it gives: the constant itself it
/// would evaluate for each struct.
#[must_use]
pub const fn spec<S: TensorStruct>() -> StructSpec {
    S::SPEC
}

/// [`Field::KIND`] of a struct.
#[must_use]
pub const fn kind<S: TensorStruct>() -> FieldKind {
    FieldKind::Struct { spec: &S::SPEC, copied: false }
}

/// [`Form::lend`] of one field.
pub fn lend<'s: 't, 't, F: Field<H> + ?Sized + 's, H: 's, M: Mode + 's>(
    tensor: &'s F::Tensor<M>,
    arena: &'t Arena<'s>,
) -> F::Tensor<Lent<'t, M::Backend>> {
    F::Form::lend::<M>(tensor, arena)
}

/// [`Form::lend_mut`] of one field.
pub fn lend_mut<'s: 't, 't, F: Field<H> + ?Sized + 's, H: 's, M: ModeMut + 's>(
    tensor: &'s mut F::Tensor<M>,
    arena: &'t Arena<'s>,
) -> F::Tensor<LentMut<'t, M::Backend>> {
    F::Form::lend_mut::<M>(tensor, arena)
}

/// [`ReadForm::read`] of an array.
pub fn read<'a, B, H, F>(
    field: &'a F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Read<'a, B>>>
where
    B: Backend,
    H: ReadHow<B, F::Elem, F::Dim>,
    F: ArrayField + ?Sized,
{
    report.convert(name, H::IS_FREE, || H::read(field.loan(), device))
}

/// [`WriteForm::write`] of an array.
pub fn write<'a, B, H, F>(
    field: &'a mut F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Write<'a, B>>>
where
    B: Backend,
    H: WriteHow<B, F::Elem, F::Dim>,
    F: ArrayFieldMut + ?Sized,
{
    report.convert(name, H::IS_FREE, || H::write(field.loan_mut(), device))
}

/// [`CopyForm::copy`] of an array.
pub fn copy<B, H, F>(
    field: &F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Own<B>>>
where
    B: Backend,
    H: OwnHow<B, F::Elem, F::Dim>,
    F: ArrayField + ?Sized,
{
    report.convert(name, false, || H::copy(field.loan(), device))
}

/// [`AdoptForm::adopt`] of an array.
pub fn adopt<B, H, F>(
    field: F,
    name: &'static str,
    report: &mut Report,
    device: &B::Device,
) -> Option<H::Tensor<Own<B>>>
where
    B: Backend,
    H: OwnHow<B, F::Elem, F::Dim>,
    F: ArrayField,
{
    report.convert(name, false, || H::adopt(field, device))
}

/// `Debug` of a companion struct whose struct can't be named there, with the names of its fields; without names, of a tuple
/// struct.
///
/// # Errors
///
/// As the formatter's.
pub fn debug_each(
    f: &mut fmt::Formatter<'_>,
    structure: &str,
    names: &[&str],
    fields: &[&dyn fmt::Debug],
) -> fmt::Result {
    if names.is_empty() {
        let mut tuple = f.debug_tuple(structure);
        for field in fields {
            tuple.field(field);
        }
        return tuple.finish();
    }
    let mut list = f.debug_struct(structure);
    for (name, field) in names.iter().zip(fields) {
        list.field(name, field);
    }
    list.finish()
}
