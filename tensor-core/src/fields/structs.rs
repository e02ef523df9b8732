//! [`StructForm`]: what is done with a derived struct, and with one that is a field of another.

use core::fmt;
use core::marker::PhantomData;

use super::groups::GROUP;
use super::{AdoptTuple, CopyTuple, Fields, Parts, ReadTuple, WriteTuple};
use crate::arena::Arena;
use crate::field::{AdoptForm, As, CopyForm, Field, Form, ReadForm, WriteForm};
use crate::how::Share;
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, DimSpec, FieldKind, FieldSpec, StructSpec};

/// A derived struct, whose [`Parts`] are known by `K`.
#[derive(Debug)]
pub struct StructForm<K>(PhantomData<K>);

impl<K: 'static, S: Parts<K>> Form<S, As<Share>> for StructForm<K> {
    fn check(structure: &S, spec: &FieldSpec, report: &mut Report) {
        report.inside(spec.name, |report| S::Fields::check_all(structure.refs(), S::SPEC.fields, report));
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensors: &'s S::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> S::Tensor<Lent<'t, M::Backend>>
    where
        S: 's,
    {
        S::companion(S::Fields::lend_all::<M>(S::tensor_refs(tensors), arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensors: &'s mut S::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> S::Tensor<LentMut<'t, M::Backend>>
    where
        S: 's,
    {
        S::companion(S::Fields::lend_all_mut::<M>(S::tensor_muts(tensors), arena))
    }
}

impl<B, K, S> ReadForm<S, B, As<Share>> for StructForm<K>
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: ReadTuple<B, S::Hows>>,
{
    #[inline]
    fn read<'a>(
        structure: &'a S,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<S::Tensor<Read<'a, B>>> {
        let tensors =
            report.inside(name, |report| S::Fields::read_all(structure.refs(), S::SPEC.fields, report, device));
        tensors.map(S::companion)
    }
}

impl<B, K, S> WriteForm<S, B, As<Share>> for StructForm<K>
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: WriteTuple<B, S::Hows>>,
{
    fn write<'a>(
        structure: &'a mut S,
        name: &'static str,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<S::Tensor<Write<'a, B>>> {
        let tensors =
            report.inside(name, |report| S::Fields::write_all(structure.muts(), S::SPEC.fields, report, device));
        tensors.map(S::companion)
    }
}

impl<B, K, S> CopyForm<S, B, As<Share>> for StructForm<K>
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: CopyTuple<B, S::Hows>>,
{
    fn copy(structure: &S, name: &'static str, report: &mut Report, device: &B::Device) -> Option<S::Tensor<Own<B>>> {
        let tensors =
            report.inside(name, |report| S::Fields::copy_all(structure.refs(), S::SPEC.fields, report, device));
        tensors.map(S::companion)
    }
}

impl<B, K, S> AdoptForm<S, B, As<Share>> for StructForm<K>
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: AdoptTuple<B, S::Hows>>,
{
    fn adopt(structure: S, name: &'static str, report: &mut Report, device: &B::Device) -> Option<S::Tensor<Own<B>>> {
        let tensors = report.inside(name, |report| structure.into_fields().adopt_all(S::SPEC.fields, report, device));
        tensors.map(S::companion)
    }
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
