//! Derived structs: what the derive implements for one, and what works on one, by itself or as a field of another.

use core::marker::PhantomData;

use super::access::{Access, ByMut, ByRef, FieldRefs};
use super::attributes::{Declared, Share};
use super::conversion::{Conversion, Request, Taken};
use super::field::{ConvertOps, Field, FieldOps};
use super::field_tree::{ConvertTree, FieldTree};
use super::mode::{Lent, LentMut, Mode, ModeMut, ModeOwned};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldSpec, StructSpec};

/// A struct of arrays that is described by a derive.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a struct of arrays that can become tensors [tensor-struct]",
    label = "not derived",
    note = "write `#[derive(TensorInput)]` on the struct"
)]
pub trait TensorStruct /* `#[derive(TensorInput)]` above the struct implements it */ {
    /// The fields with their dtypes, shapes and owners.
    const SPEC: StructSpec;
}

/// How a struct and its companion are taken apart into their fields and put together again. Written by the derive.
///
/// `K` is private to the struct's generated code. It keeps `type Fields` out of the struct's public interface; otherwise
/// a private field type in a public struct would be E0446. Case: `pass/nested_visibility`.
pub trait StructFields<K: 'static>: TensorStruct + Field<Declared<Share>> {
    /// The types of the fields.
    type Fields: FieldTree<Self::Attributes>;
    /// The attributes of each.
    type Attributes: 'static;

    /// The fields, to read.
    fn refs(&self) -> <Self::Fields as FieldRefs>::Taken<'_, ByRef>;

    /// The fields, to write.
    fn muts(&mut self) -> <Self::Fields as FieldRefs>::Taken<'_, ByMut>;

    /// Takes the fields out.
    fn into_fields(self) -> Self::Fields
    where
        Self: Sized;

    /// The companion that has these tensors.
    fn companion<M: Mode>(tensors: <Self::Fields as FieldTree<Self::Attributes>>::Tensors<M>) -> Self::Tensor<M>;

    /// The fields of the companion, to read.
    fn tensor_refs<'s, M: Mode + 's>(
        tensors: &'s Self::Tensor<M>,
    ) -> <Self::Fields as FieldTree<Self::Attributes>>::TensorRefs<'s, M>
    where
        Self: 's;

    /// The fields of the companion, to write.
    fn tensor_muts<'s, M: Mode + 's>(
        tensors: &'s mut Self::Tensor<M>,
    ) -> <Self::Fields as FieldTree<Self::Attributes>>::TensorMuts<'s, M>
    where
        Self: 's;
}

/// A struct that does not implement `Drop`, so that it can be taken apart. The derive implements it for each struct, and one with `Drop`
/// has the impl here besides: that is a short error (E0119), which names `Drop`. Case: `used/drop`.
pub trait WithoutDrop {
    /// `Self`. In a struct with two impls, it is the type of an error, and what is done with it is no further one.
    type Itself;
}

#[expect(drop_bounds, reason = "only types that have the impl are meant, and not those that need to be dropped")]
impl<S: Drop> WithoutDrop for S {
    type Itself = S;
}

/// Works on a derived struct that implements [`StructFields<K>`](StructFields).
#[derive(Debug)]
pub struct StructOps<K>(PhantomData<K>);

impl<K: 'static, S: StructFields<K>> FieldOps<S, Declared<Share>> for StructOps<K> {
    fn check(structure: &S, spec: &FieldSpec, report: &mut Report) {
        report.inside(spec.name, |report| S::Fields::check(structure.refs(), &mut S::SPEC.fields.iter(), report));
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        tensors: &'s S::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> S::Tensor<Lent<'t, M::Backend, M::Axes>>
    where
        S: 's,
    {
        S::companion(S::Fields::lend::<M>(S::tensor_refs(tensors), arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensors: &'s mut S::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> S::Tensor<LentMut<'t, M::Backend, M::Axes>>
    where
        S: 's,
    {
        let specs = &mut S::SPEC.fields.iter();
        S::companion(arena.inside(|| S::Fields::lend_mut::<M>(S::tensor_muts(tensors), specs, arena)))
    }

    fn to_device<M: ModeOwned>(
        tensors: &mut S::Tensor<M>,
        name: &'static str,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) {
        report.inside(name, |report| {
            S::Fields::to_device::<M>(S::tensor_muts(tensors), &mut S::SPEC.fields.iter(), report, device);
        });
    }
}

impl<V, K, S> ConvertOps<S, V, Declared<Share>> for StructOps<K>
where
    V: Conversion,
    K: 'static,
    S: StructFields<K, Fields: ConvertTree<V, S::Attributes>>,
{
    #[inline]
    fn convert<'a>(
        taken: Taken<'a, V, S>,
        name: &'static str,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<S::Tensor<V::Mode<'a>>>
    where
        S: 'a,
    {
        let fields = V::Access::fields::<S, S::Fields>(taken, S::refs, S::muts, S::into_fields);
        let tensors =
            report.inside(name, |report| S::Fields::convert(fields, &mut S::SPEC.fields.iter(), report, request));
        tensors.map(S::companion)
    }
}
