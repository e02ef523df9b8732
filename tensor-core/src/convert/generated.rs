//! The functions and type aliases that generated code names, so that it is short.
//!
//! The compiler reads generated code anew for each derived struct, and each token has its price.

use core::fmt;

use super::access::{ByMut, ByRef, FieldRefs};
use super::array_field::ArrayField;
use super::attributes::{ArrayAttributes, CastTo, Copied, Declared, Share};
use super::conversion::{ConvertArray, Request, Taken};
use super::field::{Field, FieldOps};
use super::field_tree::FieldTree;
use super::known_backend::IsBackend;
use super::mode::{self, Lent, LentMut, Mode, ModeMut, ModeOwned};
use super::row_selection::RowSelection;
use super::structs::{StructFields, TensorStruct};
use crate::spec::{Report, SoonRows, Visit};
use crate::tensor::Arena;
use crate::{Backend, DimSpec, FieldKind, FieldSpec, InputError, StructSpec};

/// The attributes of a plain `#[tensor(share)]` field.
pub type ByShare = Declared<Share>;

/// The attributes of a plain `#[tensor(copy)]` field.
pub type ByCopy = Copied<Share>;

/// The attributes of a `#[tensor(copy)]` field with a cast.
pub type ByCast<To, K> = Copied<CastTo<To, K>>;

/// [`mode::Read`] of a backend. Of another type it is a companion of no known kind, and using that is no second error.
pub type Read<'data, B> = mode::Read<'data, B, IsBackend<B>>;

/// [`mode::Write`], as [`Read`].
pub type Write<'data, B> = mode::Write<'data, B, IsBackend<B>>;

/// [`mode::Own`], as [`Read`].
pub type Own<B> = mode::Own<B, IsBackend<B>>;

/// [`mode::Rows`], as [`Read`].
pub type Rows<'data, B> = mode::Rows<'data, B, IsBackend<B>>;

/// [`mode::Stacked`], as [`Read`].
pub type Stacked<B> = mode::Stacked<B, IsBackend<B>>;

/// [`Field::Tensor`].
pub type Tensor<F, M, A = ByShare> = <F as Field<A>>::Tensor<M>;

/// A reference to each field of a struct.
pub type Refs<'a, K, S> = <<S as StructFields<K>>::Fields as FieldRefs>::Taken<'a, ByRef>;

/// A unique reference to each field of a struct.
pub type Muts<'a, K, S> = <<S as StructFields<K>>::Fields as FieldRefs>::Taken<'a, ByMut>;

/// [`FieldTree::Tensors`] of a struct.
pub type Tensors<K, S, M> =
    <<S as StructFields<K>>::Fields as FieldTree<<S as StructFields<K>>::Attributes>>::Tensors<M>;

/// [`FieldTree::TensorRefs`] of a struct.
pub type TensorRefs<'s, K, S, M> =
    <<S as StructFields<K>>::Fields as FieldTree<<S as StructFields<K>>::Attributes>>::TensorRefs<'s, M>;

/// [`FieldTree::TensorMuts`] of a struct.
pub type TensorMuts<'s, K, S, M> =
    <<S as StructFields<K>>::Fields as FieldTree<<S as StructFields<K>>::Attributes>>::TensorMuts<'s, M>;

/// [`TensorStruct::SPEC`] by a call.
///
/// The derived `Digits::SPEC` is this call, because it compiles faster than the constant itself: by half a per cent.
#[must_use]
pub const fn spec<S: TensorStruct>() -> StructSpec {
    S::SPEC
}

/// [`Field::KIND`] of a struct.
#[must_use]
pub const fn kind<S: TensorStruct>() -> FieldKind {
    FieldKind::Struct { spec: &S::SPEC, copied: false }
}

/// A value of a type that stands for a mistake, in code which never runs, since the struct does not compile.
#[must_use]
pub fn mistaken<T>() -> T {
    unreachable!("a struct with a mistake does not compile")
}

/// Panics. Generated code asks for it behind the mention of a type that the compiler refuses, which is then the only error. Should the
/// compiler take the type, `message` is the error.
///
/// # Panics
///
/// In any case.
pub const fn refuse(message: &'static str) {
    panic!("{}", message)
}

/// [`FieldOps::check`] of an array: checks its shape, or does what else the report is for.
pub fn visit<F: ArrayField>(array: &F, spec: &FieldSpec, report: &mut Report) {
    match report.visit() {
        Visit::Check => report.shape(spec, array.loan().view().shape()),
        Visit::IsMapped(found) => *found |= array.is_mapped(),
        Visit::WillNeed(SoonRows::Range(rows)) => array.will_need(rows.clone().into()),
        Visit::WillNeed(SoonRows::List(rows)) => array.will_need(RowSelection::Indices(rows)),
    }
}

/// [`FieldOps::lend`] of one field.
pub fn lend<'s: 't, 't, F: Field<A> + ?Sized + 's, A: 's, M: Mode + 's>(
    tensor: &'s F::Tensor<M>,
    arena: &'t Arena<'s>,
) -> F::Tensor<Lent<'t, M::Backend, M::Axes>> {
    F::Ops::lend::<M>(tensor, arena)
}

/// [`FieldOps::lend_mut`] of one field, called `name`.
pub fn lend_mut<'s: 't, 't, F: Field<A> + ?Sized + 's, A: 's, M: ModeMut + 's>(
    name: &'static str,
    tensor: &'s mut F::Tensor<M>,
    arena: &'t Arena<'s>,
) -> F::Tensor<LentMut<'t, M::Backend, M::Axes>> {
    arena.enter(name);
    F::Ops::lend_mut::<M>(tensor, arena)
}

/// [`ConvertOps::convert`](super::field::ConvertOps::convert) of an array.
#[inline]
pub fn convert<'a, V, A, F>(
    array: Taken<'a, V, F>,
    name: &'static str,
    report: &mut Report,
    request: &Request<'_, V::Backend>,
) -> Option<A::Tensor<V::Mode<'a>>>
where
    V: ConvertArray<F, A>,
    A: ArrayAttributes<F::Elem, F::Dim>,
    F: ArrayField + 'a,
{
    let checked = V::check_array(&array, request);
    report.convert(name, V::IS_FREE, checked, || V::convert_array(array, request).map(A::tensor))
}

/// `Debug` of a companion whose impls can't name its struct. `names` is empty for a tuple struct.
///
/// # Errors
///
/// The formatter's.
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

/// The descriptions of a struct's fields, from each field's name and `shape` as the derive writes them.
#[must_use]
pub const fn specs<K: 'static, S: StructFields<K>, const N: usize>(
    declared: [(&'static str, Option<Shape>); N],
) -> [FieldSpec; N] {
    let kinds = <S::Fields as FieldTree<S::Attributes>>::KINDS;
    let mut specs = [FieldSpec::new(
        "",
        FieldKind::Struct { spec: &StructSpec { name: "", samples: None, fields: &[] }, copied: false },
    ); N];
    let mut index = 0;
    while index < N {
        let (kind, optional) = kinds.at(index);
        let spec = FieldSpec::new(declared[index].0, kind).optional(optional);
        specs[index] = match declared[index].1 {
            Some((leading, dims)) => spec.shape(leading, dims),
            None => spec,
        };
        index += 1;
    }
    specs
}

/// A `shape`: whether it begins with `..`, and its axes.
type Shape = (bool, &'static [DimSpec]);

/// Runs a closure on the framework's tensors of a companion struct.
pub fn with<'s, S: Field<Declared<Share>> + 's, M: Mode + 's, R>(
    tensors: &'s S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<Lent<'t, M::Backend, M::Axes>>) -> R,
) -> R {
    Arena::with("", tensors, |tensors, arena| f(S::Ops::lend::<M>(tensors, arena)))
}

/// Runs a closure on the framework's tensors of a companion struct, to write to them.
pub fn with_mut<'s, S: TensorStruct + Field<Declared<Share>> + 's, M: ModeMut + 's, R>(
    tensors: &'s mut S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<LentMut<'t, M::Backend, M::Axes>>) -> R,
) -> R {
    Arena::with(S::SPEC.name, tensors, |tensors, arena| f(S::Ops::lend_mut::<M>(tensors, arena)))
}

/// A companion struct with each tensor on `device`.
///
/// # Errors
///
/// The backend's, of each field.
pub fn to_device<S: TensorStruct + Field<Declared<Share>>, M: ModeOwned>(
    mut tensors: S::Tensor<M>,
    device: &<M::Backend as Backend>::Device,
) -> Result<S::Tensor<M>, InputError> {
    let mut report = Report::default();
    S::Ops::to_device::<M>(&mut tensors, "", &mut report, device);
    report.finish(&S::SPEC, Some(tensors))
}

/// `Debug` of a companion struct.
///
/// # Errors
///
/// The formatter's.
pub fn debug<'s, K: 'static, S: StructFields<K> + 's, M: Mode + 's>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    tensors: &'s S::Tensor<M>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    let mut specs = S::SPEC.fields.iter();
    S::Fields::debug::<M>(S::tensor_refs(tensors), &mut |tensor| {
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
/// The formatter's.
pub fn debug_tuple<'s, K: 'static, S: StructFields<K> + 's, M: Mode + 's>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    tensors: &'s S::Tensor<M>,
) -> fmt::Result {
    let mut shown = f.debug_tuple(name);
    S::Fields::debug::<M>(S::tensor_refs(tensors), &mut |tensor| {
        shown.field(tensor);
    });
    shown.finish()
}
