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

/// What the attributes of a nested struct can say: that it is shared.
#[diagnostic::on_unimplemented(
    message = "casts, `rank` and `layout` are said of arrays, and this field is a struct",
    label = "a struct of arrays",
    note = "write the attribute on the fields of that struct"
)]
pub trait OfStruct: Sized {
    /// [`Form::lend`].
    fn lend<'s: 't, 't, K: 'static, S: Parts<K> + Field<As<Self>> + 's, M: Mode + 's>(
        tensors: &'s <S as Field<As<Self>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<Self>>>::Tensor<Lent<'t, M::Backend>>;

    /// [`Form::lend_mut`].
    fn lend_mut<'s: 't, 't, K: 'static, S: Parts<K> + Field<As<Self>> + 's, M: ModeMut + 's>(
        tensors: &'s mut <S as Field<As<Self>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<Self>>>::Tensor<LentMut<'t, M::Backend>>;
}

#[diagnostic::do_not_recommend]
impl OfStruct for Share {
    fn lend<'s: 't, 't, K: 'static, S: Parts<K> + 's, M: Mode + 's>(
        tensors: &'s <S as Field<As<Self>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<Self>>>::Tensor<Lent<'t, M::Backend>> {
        S::companion(S::Fields::lend_all::<M>(S::tensor_refs(tensors), arena))
    }

    fn lend_mut<'s: 't, 't, K: 'static, S: Parts<K> + 's, M: ModeMut + 's>(
        tensors: &'s mut <S as Field<As<Self>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<Self>>>::Tensor<LentMut<'t, M::Backend>> {
        S::companion(S::Fields::lend_all_mut::<M>(S::tensor_muts(tensors), arena))
    }
}

impl<K: 'static, S: Parts<K> + Field<As<H>>, H: OfStruct> Form<S, As<H>> for StructForm<K> {
    fn check(structure: &S, spec: &FieldSpec, report: &mut Report) {
        report.inside(spec.name, |report| S::Fields::check_all(structure.refs(), S::SPEC.fields, report));
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensors: &'s <S as Field<As<H>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<H>>>::Tensor<Lent<'t, M::Backend>>
    where
        S: 's,
        As<H>: 's,
    {
        H::lend::<K, S, M>(tensors, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensors: &'s mut <S as Field<As<H>>>::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> <S as Field<As<H>>>::Tensor<LentMut<'t, M::Backend>>
    where
        S: 's,
        As<H>: 's,
    {
        H::lend_mut::<K, S, M>(tensors, arena)
    }
}

impl<B, K, S> ReadForm<S, B, As<Share>> for StructForm<K>
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: ReadTuple<B, S::Hows>>,
{
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
