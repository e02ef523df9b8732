//! The functions and type aliases that generated code calls, so that it has few words to write.

use core::fmt;

use super::array_field::{ArrayField, ArrayFieldMut};
use super::attributes::{As, Converted, Copied, OwnHow, ReadHow, Share, WriteHow};
use super::field::{Field, Form};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use super::nested_tuples::GROUP;
use super::structs::{Parts, TensorStruct};
use super::tuples::{Fields, Tuple};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, DimSpec, FieldKind, FieldSpec, StructSpec};

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

/// [`ReadForm::read`](super::field::ReadForm::read) of an array.
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

/// [`WriteForm::write`](super::field::WriteForm::write) of an array.
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

/// [`CopyForm::copy`](super::field::CopyForm::copy) of an array.
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

/// [`AdoptForm::adopt`](super::field::AdoptForm::adopt) of an array.
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

/// The descriptions of a struct's fields, of which the derive says the names, and what `shape` says of each.
#[must_use]
pub const fn specs<K: 'static, S: Parts<K>, const N: usize>(
    said: [(&'static str, Option<DimsSaid>); N],
) -> [FieldSpec; N] {
    let kinds = <S::Fields as Fields<S::Hows>>::KINDS;
    let mut specs =
        [FieldSpec::new("", FieldKind::Struct { spec: &StructSpec { name: "", fields: &[] }, copied: false }); N];
    let mut index = 0;
    while index < N {
        let (kind, optional) = kinds[index / GROUP][index % GROUP];
        let spec = FieldSpec::new(said[index].0, kind).optional(optional);
        specs[index] = match said[index].1 {
            Some((leading, dims)) => spec.shape(leading, dims),
            None => spec,
        };
        index += 1;
    }
    specs
}

/// What `shape` says: whether it begins with `..`, and its axes.
type DimsSaid = (bool, &'static [DimSpec]);

/// Runs a closure on the framework's tensors of a companion struct.
pub fn with<'s, S: Field<As<Share>> + 's, M: Mode + 's, R>(
    tensors: &'s S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<Lent<'t, M::Backend>>) -> R,
) -> R {
    Arena::with(tensors, |tensors, arena| f(S::Form::lend::<M>(tensors, arena)))
}

/// Runs a closure on the framework's tensors of a companion struct, to write to them.
pub fn with_mut<'s, S: Field<As<Share>> + 's, M: ModeMut + 's, R>(
    tensors: &'s mut S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<LentMut<'t, M::Backend>>) -> R,
) -> R {
    Arena::with(tensors, |tensors, arena| f(S::Form::lend_mut::<M>(tensors, arena)))
}

/// `Debug` of a companion struct.
///
/// # Errors
///
/// As the formatter's.
pub fn debug<'s, K: 'static, S: Parts<K> + 's, M: Mode + 's>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    tensors: &'s S::Tensor<M>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    let mut specs = S::SPEC.fields.iter();
    S::Fields::debug_all::<M>(S::tensor_refs(tensors), &mut |tensor| {
        if let Some(spec) = specs.next() {
            shown.field(spec.name, tensor);
        }
    });
    shown.finish()
}

/// [`debug()`] of a tuple struct.
///
/// # Errors
///
/// As the formatter's.
pub fn debug_tuple<'s, K: 'static, S: Parts<K> + 's, M: Mode + 's>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    tensors: &'s S::Tensor<M>,
) -> fmt::Result {
    let mut shown = f.debug_tuple(name);
    S::Fields::debug_all::<M>(S::tensor_refs(tensors), &mut |tensor| {
        shown.field(tensor);
    });
    shown.finish()
}
