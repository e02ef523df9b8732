//! All fields of a struct at once: a tuple of fields, or, of more than 16, a tuple of such tuples.
//!
//! Generated code would have to name each field's type and bounds in each of its functions. It takes a struct apart into a
//! tuple instead, and puts a companion together from one; what is done with the fields is done here, once for all structs.
//!
//! A [`Leaf`] is a tree, and so is a tuple of trees. What a conversion does with a field is therefore said in one impl, and
//! that it does so with each part of a tuple in another.

use core::fmt;
use core::slice::Iter;

use super::field::{AdoptOps, CopyOps, Field, FieldOps, ReadOps, WriteOps};
use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// How many parts a tuple has at most.
///
/// Each length costs the compiler an impl of every trait below when it compiles this crate, and each impl is a candidate
/// where a derived struct is compiled. 16 holds most structs in one tuple; more fields nest.
pub const FIELDS_PER_TUPLE: usize = 16;

/// The descriptions of the fields that are still to come, in the order of the struct.
pub(super) type Specs = Iter<'static, FieldSpec>;

/// One field.
///
/// A type of its own, so that no impl for a field can be one for a tuple: where rustc has two impls to choose from and neither
/// will do, it names this room's traits in its message and not the bound that is missed.
#[derive(Debug)]
pub struct Leaf<F>(pub F);

/// A [`Leaf`], or a tuple of trees; `A` is the attributes of the field, or a tuple of those of the parts.
pub trait FieldTree<A>: Sized {
    /// A reference to each field.
    type Refs<'a>
    where
        Self: 'a;
    /// A unique reference to each field.
    type Muts<'a>
    where
        Self: 'a;
    /// The tensors.
    type Tensors<M: Mode>;
    /// A reference to each tensor.
    type TensorRefs<'s, M: Mode + 's>
    where
        Self: 's,
        A: 's;
    /// A unique reference to each tensor.
    type TensorMuts<'s, M: Mode + 's>
    where
        Self: 's,
        A: 's;

    /// What the types say of the fields.
    const KINDS: FieldKinds;

    /// [`FieldOps::check`] of each field.
    fn check(refs: Self::Refs<'_>, specs: &mut Specs, report: &mut Report);

    /// [`FieldOps::lend`] of each field.
    fn lend<'s: 't, 't, M: Mode + 's>(
        refs: Self::TensorRefs<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<Lent<'t, M::Backend>>
    where
        Self: 's,
        A: 's;

    /// [`FieldOps::lend_mut`] of each field.
    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        muts: Self::TensorMuts<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<LentMut<'t, M::Backend>>
    where
        Self: 's,
        A: 's;

    /// Shows each tensor to `show`.
    fn debug<'s, M: Mode + 's>(refs: Self::TensorRefs<'s, M>, show: &mut dyn FnMut(&dyn fmt::Debug))
    where
        Self: 's,
        A: 's;
}

/// [`Field::KIND`] and [`Field::OPTIONAL`] of each field of a tree.
#[derive(Debug)]
pub enum FieldKinds {
    /// Of a field.
    One(FieldKind, bool),
    /// Of each part of a tuple.
    Each(&'static [Self]),
}

impl FieldKinds {
    /// Those of the field at `index`.
    ///
    /// # Panics
    ///
    /// If there are fewer fields.
    pub(super) const fn at(&self, index: usize) -> (FieldKind, bool) {
        match self {
            Self::One(kind, optional) => (*kind, *optional),
            Self::Each(parts) => match parts[0] {
                Self::One(..) => parts[index].at(0),
                // Every tuple but the last is full.
                Self::Each(_) => parts[index / FIELDS_PER_TUPLE].at(index % FIELDS_PER_TUPLE),
            },
        }
    }
}

/// A tree that `tensors` of `B` can convert.
pub trait ReadTree<B: Backend, A>: FieldTree<A> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn read<'a>(
        refs: Self::Refs<'a>,
        specs: &mut Specs,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Read<'a, B>>>;
}

/// A tree that `tensors_mut` of `B` can convert.
pub trait WriteTree<B: Backend, A>: FieldTree<A> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn write<'a>(
        muts: Self::Muts<'a>,
        specs: &mut Specs,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Write<'a, B>>>;
}

/// A tree that `to_tensors` of `B` can convert.
pub trait CopyTree<B: Backend, A>: FieldTree<A> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn copy(
        refs: Self::Refs<'_>,
        specs: &mut Specs,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<Self::Tensors<Own<B>>>;
}

/// A tree that `into_tensors` of `B` can convert.
pub trait AdoptTree<B: Backend, A>: FieldTree<A> {
    /// The tensors; nothing, and entries in the report, if one of them can't be made.
    fn adopt(self, specs: &mut Specs, report: &mut Report, device: &B::Device) -> Option<Self::Tensors<Own<B>>>;
}

/// The description of the next field.
fn next(specs: &mut Specs) -> &'static FieldSpec {
    specs.next().expect("each field has its description")
}

impl<F: Field<A>, A> FieldTree<A> for Leaf<F> {
    type Refs<'a>
        = &'a F
    where
        Self: 'a;
    type Muts<'a>
        = &'a mut F
    where
        Self: 'a;
    type Tensors<M: Mode> = F::Tensor<M>;
    type TensorRefs<'s, M: Mode + 's>
        = &'s F::Tensor<M>
    where
        Self: 's,
        A: 's;
    type TensorMuts<'s, M: Mode + 's>
        = &'s mut F::Tensor<M>
    where
        Self: 's,
        A: 's;

    const KINDS: FieldKinds = FieldKinds::One(F::KIND, F::OPTIONAL);

    fn check(field: &F, specs: &mut Specs, report: &mut Report) {
        F::Ops::check(field, next(specs), report);
    }

    fn lend<'s: 't, 't, M: Mode + 's>(tensor: &'s F::Tensor<M>, arena: &'t Arena<'s>) -> F::Tensor<Lent<'t, M::Backend>>
    where
        Self: 's,
        A: 's,
    {
        F::Ops::lend::<M>(tensor, arena)
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        tensor: &'s mut F::Tensor<M>,
        arena: &'t Arena<'s>,
    ) -> F::Tensor<LentMut<'t, M::Backend>>
    where
        Self: 's,
        A: 's,
    {
        F::Ops::lend_mut::<M>(tensor, arena)
    }

    fn debug<'s, M: Mode + 's>(tensor: &'s F::Tensor<M>, show: &mut dyn FnMut(&dyn fmt::Debug))
    where
        Self: 's,
        A: 's,
    {
        show(tensor);
    }
}

impl<B: Backend, F: Field<A, Ops: ReadOps<F, B, A>>, A> ReadTree<B, A> for Leaf<F> {
    #[inline]
    fn read<'a>(
        field: Self::Refs<'a>,
        specs: &mut Specs,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Read<'a, B>>> {
        F::Ops::read(field, next(specs).name, report, device)
    }
}

impl<B: Backend, F: Field<A, Ops: WriteOps<F, B, A>>, A> WriteTree<B, A> for Leaf<F> {
    fn write<'a>(
        field: Self::Muts<'a>,
        specs: &mut Specs,
        report: &mut Report,
        device: &B::Device,
    ) -> Option<F::Tensor<Write<'a, B>>> {
        F::Ops::write(field, next(specs).name, report, device)
    }
}

impl<B: Backend, F: Field<A, Ops: CopyOps<F, B, A>>, A> CopyTree<B, A> for Leaf<F> {
    fn copy(field: &F, specs: &mut Specs, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Ops::copy(field, next(specs).name, report, device)
    }
}

impl<B: Backend, F: Field<A, Ops: AdoptOps<F, B, A>>, A> AdoptTree<B, A> for Leaf<F> {
    fn adopt(self, specs: &mut Specs, report: &mut Report, device: &B::Device) -> Option<F::Tensor<Own<B>>> {
        F::Ops::adopt(self.0, next(specs).name, report, device)
    }
}

/// The impls of a tuple: each part with the names of its type, its attributes and its value, and its place.
macro_rules! tuple {
    ($($part:ident $attributes:ident $local:ident $index:tt),*) => {
        impl<$($part: FieldTree<$attributes>, $attributes),*> FieldTree<($($attributes,)*)> for ($($part,)*) {
            type Refs<'a>
                = ($($part::Refs<'a>,)*)
            where
                Self: 'a;
            type Muts<'a>
                = ($($part::Muts<'a>,)*)
            where
                Self: 'a;
            type Tensors<Kind: Mode> = ($($part::Tensors<Kind>,)*);
            type TensorRefs<'s, Kind: Mode + 's>
                = ($($part::TensorRefs<'s, Kind>,)*)
            where
                Self: 's,
                ($($attributes,)*): 's;
            type TensorMuts<'s, Kind: Mode + 's>
                = ($($part::TensorMuts<'s, Kind>,)*)
            where
                Self: 's,
                ($($attributes,)*): 's;

            const KINDS: FieldKinds = FieldKinds::Each(&[$($part::KINDS),*]);

            fn check(refs: Self::Refs<'_>, specs: &mut Specs, report: &mut Report) {
                $($part::check(refs.$index, specs, report);)*
            }

            fn lend<'s: 't, 't, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<Lent<'t, Kind::Backend>>
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                ($($part::lend::<Kind>(refs.$index, arena),)*)
            }

            fn lend_mut<'s: 't, 't, Kind: ModeMut + 's>(
                muts: Self::TensorMuts<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<LentMut<'t, Kind::Backend>>
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                ($($part::lend_mut::<Kind>(muts.$index, arena),)*)
            }

            fn debug<'s, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                show: &mut dyn FnMut(&dyn fmt::Debug),
            )
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                $($part::debug::<Kind>(refs.$index, show);)*
            }
        }

        impl<Back: Backend, $($part: ReadTree<Back, $attributes>, $attributes),*> ReadTree<Back, ($($attributes,)*)>
            for ($($part,)*)
        {
            #[inline]
            fn read<'a>(
                refs: Self::Refs<'a>,
                specs: &mut Specs,
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Read<'a, Back>>> {
                $(let $local = $part::read(refs.$index, specs, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($part: WriteTree<Back, $attributes>, $attributes),*> WriteTree<Back, ($($attributes,)*)>
            for ($($part,)*)
        {
            fn write<'a>(
                muts: Self::Muts<'a>,
                specs: &mut Specs,
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Write<'a, Back>>> {
                $(let $local = $part::write(muts.$index, specs, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($part: CopyTree<Back, $attributes>, $attributes),*> CopyTree<Back, ($($attributes,)*)>
            for ($($part,)*)
        {
            fn copy(
                refs: Self::Refs<'_>,
                specs: &mut Specs,
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $part::copy(refs.$index, specs, report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($part: AdoptTree<Back, $attributes>, $attributes),*> AdoptTree<Back, ($($attributes,)*)>
            for ($($part,)*)
        {
            fn adopt(
                self,
                specs: &mut Specs,
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = self.$index.adopt(specs, report, device);)*
                Some(($($local?,)*))
            }
        }
    };
}

/// `tuple!` for the parts given, and for each shorter list of them.
macro_rules! up_to {
    ([$($done:tt)*]) => {};
    ([$($done:tt)*] ($($next:tt)*) $($more:tt)*) => {
        tuple!($($done)* $($next)*);
        up_to!([$($done)* $($next)*,] $($more)*);
    };
}
up_to!([]
    (F0 A0 f0 0)
    (F1 A1 f1 1)
    (F2 A2 f2 2)
    (F3 A3 f3 3)
    (F4 A4 f4 4)
    (F5 A5 f5 5)
    (F6 A6 f6 6)
    (F7 A7 f7 7)
    (F8 A8 f8 8)
    (F9 A9 f9 9)
    (F10 A10 f10 10)
    (F11 A11 f11 11)
    (F12 A12 f12 12)
    (F13 A13 f13 13)
    (F14 A14 f14 14)
    (F15 A15 f15 15)
);
