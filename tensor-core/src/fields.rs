//! All fields of a struct at once, as a tuple of their types and a tuple of what their attributes say.
//!
//! Generated code would have to name each field's type and bounds in each of its functions. It takes a struct apart into a
//! tuple, and puts a companion together from one, instead; what is done with the fields is done here, once.

mod groups;

use crate::arena::Arena;
use crate::field::{AdoptField, As, CopyField, Field, ReadField, WriteField};
use crate::how::Share;
use crate::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::report::Report;
use crate::{Backend, FieldSpec, InputError, TensorStruct};

pub use groups::Groups;

/// A struct that can be taken apart.
///
/// `K` is a type that nobody but the struct's own generated code can name, so that the struct may be more visible than the
/// types of its fields.
pub trait Parts<K: 'static> {
    /// The types of the fields.
    type Fields: Tuple;
    /// What the attributes say of each.
    type Hows;
    /// The companion struct.
    type Companion<M: Mode>;

    /// The fields, to read.
    fn refs(&self) -> <Self::Fields as Tuple>::Refs<'_>;

    /// The fields, to write.
    fn muts(&mut self) -> <Self::Fields as Tuple>::Muts<'_>;

    /// The fields themselves.
    fn into_fields(self) -> Self::Fields
    where
        Self: Sized;

    /// The companion of its fields.
    fn companion<M: Mode>(tensors: <Self::Fields as Fields<Self::Hows>>::Tensors<M>) -> Self::Companion<M>
    where
        Self::Fields: Fields<Self::Hows>;
}

/// A tuple of fields.
pub trait Tuple {
    /// A reference to each.
    type Refs<'a>
    where
        Self: 'a;
    /// A unique reference to each.
    type Muts<'a>
    where
        Self: 'a;
}

/// A tuple of fields that can become tensors, as `H` says of each.
pub trait Fields<H>: Tuple + Sized {
    /// The tensors.
    type Tensors<M: Mode>;

    /// [`Field::check`] of each.
    fn check_all(refs: Self::Refs<'_>, specs: &[FieldSpec], report: &mut Report);
}

/// [`ReadField`], of each field.
pub trait ReadTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn read_all<'a>(
        refs: Self::Refs<'a>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Read<'a, B>>>;
}

/// [`WriteField`], of each field.
pub trait WriteTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn write_all<'a>(
        muts: Self::Muts<'a>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Write<'a, B>>>;
}

/// [`CopyField`], of each field.
pub trait CopyTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn copy_all(
        refs: Self::Refs<'_>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Own<B>>>;
}

/// [`AdoptField`], of each field.
pub trait AdoptTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn adopt_all(
        self,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Own<B>>>;
}

/// [`Field::check`] of each field of a struct, which is the field `name` of another one.
pub fn check<K, S>(structure: &S, name: &'static str, specs: &[FieldSpec], report: &mut Report)
where
    K: 'static,
    S: Parts<K, Fields: Fields<S::Hows>>,
{
    report.inside(name, |report| <S::Fields as Fields<S::Hows>>::check_all(structure.refs(), specs, report));
}

/// Runs a closure on the framework's tensors of a companion struct.
pub fn with<S: Field<As<Share>>, M: Mode, R>(
    tensors: &S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<Lent<'t, M::Backend>>) -> R,
) -> R {
    Arena::with(tensors, |tensors, arena| f(S::lend::<M>(tensors, arena)))
}

/// Runs a closure on the framework's tensors of a companion struct, to write to them.
pub fn with_mut<S: Field<As<Share>>, M: ModeMut, R>(
    tensors: &mut S::Tensor<M>,
    f: impl for<'t> FnOnce(S::Tensor<LentMut<'t, M::Backend>>) -> R,
) -> R {
    Arena::with(tensors, |tensors, arena| f(S::lend_mut::<M>(tensors, arena)))
}

/// A struct whose fields `tensors` of `B` can convert to those of an `O`.
pub trait ReadParts<'a, B: Backend, K, O> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn read_parts(
        &'a self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O>;
}

/// A struct whose fields `tensors_mut` of `B` can convert to those of an `O`.
pub trait WriteParts<'a, B: Backend, K, O> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn write_parts(
        &'a mut self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O>;
}

/// A struct whose fields `to_tensors` of `B` can convert to those of an `O`.
pub trait CopyParts<B: Backend, K, O> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn copy_parts(
        &self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O>;
}

/// A struct whose fields `into_tensors` of `B` can convert to those of an `O`.
pub trait AdoptParts<B: Backend, K, O> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn adopt_parts(
        self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O>;
}

/// `tensors` of a struct.
///
/// # Errors
///
/// As `TensorInput::tensors_on`.
pub fn tensors<'a, B, K, O, S>(structure: &'a S, device: &B::Device) -> Result<O, InputError>
where
    B: Backend,
    S: TensorStruct + Field<As<Share>> + ReadParts<'a, B, K, O>,
{
    let mut report = Report::checked(structure);
    let tensors = structure.read_parts("", S::SPEC.fields, &mut report, device);
    report.finish(&S::SPEC, tensors)
}

/// `tensors_mut` of a struct.
///
/// # Errors
///
/// As `TensorInputMut::tensors_mut_on`.
pub fn tensors_mut<'a, B, K, O, S>(structure: &'a mut S, device: &B::Device) -> Result<O, InputError>
where
    B: Backend,
    S: TensorStruct + Field<As<Share>> + WriteParts<'a, B, K, O>,
{
    let mut report = Report::checked(structure);
    let tensors = structure.write_parts("", S::SPEC.fields, &mut report, device);
    report.finish(&S::SPEC, tensors)
}

/// `to_tensors` of a struct.
///
/// # Errors
///
/// As `IntoTensors::to_tensors_on`.
pub fn to_tensors<B, K, O, S>(structure: &S, device: &B::Device) -> Result<O, InputError>
where
    B: Backend,
    S: TensorStruct + Field<As<Share>> + CopyParts<B, K, O>,
{
    let mut report = Report::checked(structure);
    let tensors = structure.copy_parts("", S::SPEC.fields, &mut report, device);
    report.finish(&S::SPEC, tensors)
}

/// `into_tensors` of a struct.
///
/// # Errors
///
/// As `IntoTensors::into_tensors_on`.
pub fn into_tensors<B, K, O, S>(structure: S, device: &B::Device) -> Result<O, InputError>
where
    B: Backend,
    S: TensorStruct + Field<As<Share>> + AdoptParts<B, K, O>,
{
    let mut report = Report::checked(&structure);
    let tensors = structure.adopt_parts("", S::SPEC.fields, &mut report, device);
    report.finish(&S::SPEC, tensors)
}

impl<'a, B, K, O, S> ReadParts<'a, B, K, O> for S
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: ReadTuple<B, S::Hows>, Companion<Read<'a, B>> = O>,
{
    fn read_parts(
        &'a self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O> {
        report.inside(name, |report| S::Fields::read_all(self.refs(), specs, report, device)).map(S::companion)
    }
}

impl<'a, B, K, O, S> WriteParts<'a, B, K, O> for S
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: WriteTuple<B, S::Hows>, Companion<Write<'a, B>> = O>,
{
    fn write_parts(
        &'a mut self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O> {
        report.inside(name, |report| S::Fields::write_all(self.muts(), specs, report, device)).map(S::companion)
    }
}

impl<B, K, O, S> CopyParts<B, K, O> for S
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: CopyTuple<B, S::Hows>, Companion<Own<B>> = O>,
{
    fn copy_parts(
        &self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O> {
        report.inside(name, |report| S::Fields::copy_all(self.refs(), specs, report, device)).map(S::companion)
    }
}

impl<B, K, O, S> AdoptParts<B, K, O> for S
where
    B: Backend,
    K: 'static,
    S: Parts<K, Fields: AdoptTuple<B, S::Hows>, Companion<Own<B>> = O>,
{
    fn adopt_parts(
        self,
        name: &'static str,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<O> {
        report.inside(name, |report| self.into_fields().adopt_all(specs, report, device)).map(S::companion)
    }
}

macro_rules! tuples {
    ($($field:ident $how:ident $local:ident $index:tt),*) => {
        impl<$($field),*> Tuple for ($($field,)*) {
            type Refs<'a>
                = ($(&'a $field,)*)
            where
                Self: 'a;
            type Muts<'a>
                = ($(&'a mut $field,)*)
            where
                Self: 'a;
        }

        impl<$($field: Field<$how>, $how),*> Fields<($($how,)*)> for ($($field,)*) {
            type Tensors<Kind: Mode> = ($($field::Tensor<Kind>,)*);

            fn check_all(refs: Self::Refs<'_>, specs: &[FieldSpec], report: &mut Report) {
                $(refs.$index.check(&specs[$index], report);)*
            }
        }

        impl<Back: Backend, $($field: ReadField<Back, $how>, $how),*> ReadTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn read_all<'a>(
                refs: Self::Refs<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Read<'a, Back>>> {
                $(let $local = $field::read(refs.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: WriteField<Back, $how>, $how),*> WriteTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn write_all<'a>(
                muts: Self::Muts<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Write<'a, Back>>> {
                $(let $local = $field::write(muts.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: CopyField<Back, $how>, $how),*> CopyTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn copy_all(
                refs: Self::Refs<'_>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $field::copy(refs.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: AdoptField<Back, $how>, $how),*> AdoptTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn adopt_all(
                self,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $field::adopt(self.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }
    };
}

/// `tuples!` for the fields given, and for each shorter list of them.
macro_rules! up_to {
    ([$($done:tt)*]) => {};
    ([$($done:tt)*] ($($next:tt)*) $($more:tt)*) => {
        tuples!($($done)* $($next)*);
        up_to!([$($done)* $($next)*,] $($more)*);
    };
}
up_to!([]
    (A0 H0 a0 0)
    (A1 H1 a1 1)
    (A2 H2 a2 2)
    (A3 H3 a3 3)
    (A4 H4 a4 4)
    (A5 H5 a5 5)
    (A6 H6 a6 6)
    (A7 H7 a7 7)
    (A8 H8 a8 8)
    (A9 H9 a9 9)
    (A10 H10 a10 10)
    (A11 H11 a11 11)
    (A12 H12 a12 12)
    (A13 H13 a13 13)
    (A14 H14 a14 14)
    (A15 H15 a15 15)
);
