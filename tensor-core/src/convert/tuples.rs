//! All fields of a struct at once, as a tuple of their types and a tuple of what their attributes say.
//!
//! Generated code would have to name each field's type and bounds in each of its functions. It takes a struct apart into a
//! tuple, and puts a companion together from one, instead; what is done with the fields is done here, once.

use core::fmt;

use super::field::{AdoptForm, CopyForm, Field, Form, ReadForm, WriteForm};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

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
    /// A reference to each tensor.
    type TensorRefs<'s, M: Mode + 's>
    where
        Self: 's,
        H: 's;
    /// A unique reference to each tensor.
    type TensorMuts<'s, M: Mode + 's>
    where
        Self: 's,
        H: 's;

    /// [`Field::KIND`] and [`Field::OPTIONAL`] of each; a slice for each tuple.
    const KINDS: &'static [&'static [(FieldKind, bool)]];

    /// [`Form::check`] of each.
    fn check_all(refs: Self::Refs<'_>, specs: &[FieldSpec], report: &mut Report);

    /// [`Form::lend`] of each.
    fn lend_all<'s: 't, 't, M: Mode + 's>(
        refs: Self::TensorRefs<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<Lent<'t, M::Backend>>
    where
        Self: 's,
        H: 's;

    /// [`Form::lend_mut`] of each.
    fn lend_all_mut<'s: 't, 't, M: ModeMut + 's>(
        muts: Self::TensorMuts<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<LentMut<'t, M::Backend>>
    where
        Self: 's,
        H: 's;

    /// Shows each tensor to `show`.
    fn debug_all<'s, M: Mode + 's>(refs: Self::TensorRefs<'s, M>, show: &mut dyn FnMut(&dyn fmt::Debug))
    where
        Self: 's,
        H: 's;
}

/// [`ReadForm`], of each field.
pub trait ReadTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn read_all<'a>(
        refs: Self::Refs<'a>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Read<'a, B>>>;
}

/// [`WriteForm`], of each field.
pub trait WriteTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn write_all<'a>(
        muts: Self::Muts<'a>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Write<'a, B>>>;
}

/// [`CopyForm`], of each field.
pub trait CopyTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn copy_all(
        refs: Self::Refs<'_>,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Own<B>>>;
}

/// [`AdoptForm`], of each field.
pub trait AdoptTuple<B: Backend, H>: Fields<H> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn adopt_all(
        self,
        specs: &'static [FieldSpec],
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Own<B>>>;
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
            type TensorRefs<'s, Kind: Mode + 's>
                = ($(&'s $field::Tensor<Kind>,)*)
            where
                Self: 's,
                ($($how,)*): 's;
            type TensorMuts<'s, Kind: Mode + 's>
                = ($(&'s mut $field::Tensor<Kind>,)*)
            where
                Self: 's,
                ($($how,)*): 's;

            const KINDS: &'static [&'static [(FieldKind, bool)]] = &[&[$(($field::KIND, $field::OPTIONAL)),*]];

            fn check_all(refs: Self::Refs<'_>, specs: &[FieldSpec], report: &mut Report) {
                $($field::Form::check(refs.$index, &specs[$index], report);)*
            }

            fn lend_all<'s: 't, 't, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<Lent<'t, Kind::Backend>>
            where
                Self: 's,
                ($($how,)*): 's,
            {
                ($($field::Form::lend::<Kind>(refs.$index, arena),)*)
            }

            fn lend_all_mut<'s: 't, 't, Kind: ModeMut + 's>(
                muts: Self::TensorMuts<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<LentMut<'t, Kind::Backend>>
            where
                Self: 's,
                ($($how,)*): 's,
            {
                ($($field::Form::lend_mut::<Kind>(muts.$index, arena),)*)
            }

            fn debug_all<'s, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                show: &mut dyn FnMut(&dyn fmt::Debug),
            )
            where
                Self: 's,
                ($($how,)*): 's,
            {
                $(show(refs.$index);)*
            }
        }

        impl<Back: Backend, $($field: Field<$how, Form: ReadForm<$field, Back, $how>>, $how),*> ReadTuple<Back, ($($how,)*)> for ($($field,)*) {
            #[inline]
            fn read_all<'a>(
                refs: Self::Refs<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Read<'a, Back>>> {
                $(let $local = $field::Form::read(refs.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: Field<$how, Form: WriteForm<$field, Back, $how>>, $how),*> WriteTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn write_all<'a>(
                muts: Self::Muts<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Write<'a, Back>>> {
                $(let $local = $field::Form::write(muts.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: Field<$how, Form: CopyForm<$field, Back, $how>>, $how),*> CopyTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn copy_all(
                refs: Self::Refs<'_>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $field::Form::copy(refs.$index, specs[$index].name, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($field: Field<$how, Form: AdoptForm<$field, Back, $how>>, $how),*> AdoptTuple<Back, ($($how,)*)> for ($($field,)*) {
            fn adopt_all(
                self,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $field::Form::adopt(self.$index, specs[$index].name, report, device);)*
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
