//! [`StructForm`]: what is done with a derived struct, and with one that is a field of another.

use core::marker::PhantomData;

use super::attributes::{As, Share};
use super::field::{AdoptForm, CopyForm, Field, Form, ReadForm, WriteForm};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use super::tuples::{AdoptTuple, CopyTuple, Fields, ReadTuple, Tuple, WriteTuple};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldSpec, StructSpec};

/// A struct of arrays that is described by a derive.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a struct of arrays that can become tensors",
    label = "not derived",
    note = "write `#[derive(TensorInput)]` on the struct"
)]
pub trait TensorStruct {
    /// The fields with their dtypes, shapes and owners.
    const SPEC: StructSpec;
}

/// A struct that can be taken apart, and its companion.
///
/// `K` is a type that nobody but the struct's own generated code can name, so that the struct may be more visible than the
/// types of its fields.
pub trait Parts<K: 'static>: TensorStruct + Field<As<Share>> {
    /// The types of the fields.
    type Fields: Fields<Self::Hows>;
    /// What the attributes say of each.
    type Hows: 'static;

    /// The fields, to read.
    fn refs(&self) -> <Self::Fields as Tuple>::Refs<'_>;

    /// The fields, to write.
    fn muts(&mut self) -> <Self::Fields as Tuple>::Muts<'_>;

    /// The fields themselves.
    fn into_fields(self) -> Self::Fields
    where
        Self: Sized;

    /// The companion of its fields.
    fn companion<M: Mode>(tensors: <Self::Fields as Fields<Self::Hows>>::Tensors<M>) -> Self::Tensor<M>;

    /// The fields of the companion, to read.
    fn tensor_refs<'s, M: Mode + 's>(
        tensors: &'s Self::Tensor<M>,
    ) -> <Self::Fields as Fields<Self::Hows>>::TensorRefs<'s, M>
    where
        Self: 's;

    /// The fields of the companion, to write.
    fn tensor_muts<'s, M: Mode + 's>(
        tensors: &'s mut Self::Tensor<M>,
    ) -> <Self::Fields as Fields<Self::Hows>>::TensorMuts<'s, M>
    where
        Self: 's;
}

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
