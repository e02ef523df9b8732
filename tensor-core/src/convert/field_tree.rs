//! All fields of a struct at once, as a tree: a tuple of fields, or a pair of trees where there are more fields than a tuple has.
//!
//! Generated code would have to name each field's type and bounds in each of its functions. It takes a struct apart into a
//! tree instead, and puts a companion together from one; what is done with the fields is done here, once for all structs.

use alloc::vec::Vec;
use core::fmt;
use core::slice::Iter;

use super::access::{Access, ByList, ByParts, ByRef, ByValue, FieldRefs, Parts};
use super::conversion::{Conversion, Request};
use super::field::{Convert, Field, FieldOps};
use super::mode::{Lent, LentMut, Mode, ModeMut, ModeOwned};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// The most fields of one tuple.
///
/// Each length costs an impl of every trait below, which are compiled with this crate and searched where a derived struct is.
/// Most structs have no more than 16 fields; the others use a [`Pair`].
pub const FIELDS_PER_TUPLE: usize = 16;

/// The descriptions of the fields that are still to come, in the order of the struct.
pub(super) type Specs = Iter<'static, FieldSpec>;

/// Two trees: a full tuple, and the fields that did not fit into it.
#[derive(Debug)]
pub struct Pair<First, Rest>(pub First, pub Rest);

/// A tuple of fields, or a [`Pair`] of trees. `A` is a tuple of the fields' attributes, or of those of the two trees.
pub trait FieldTree<A>: FieldRefs {
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

    /// [`Field::KIND`] and [`Field::OPTIONAL`] of each field.
    const KINDS: FieldKinds;

    /// [`FieldOps::check`] of each field.
    fn check(refs: Self::Taken<'_, ByRef>, specs: &mut Specs, report: &mut Report);

    /// [`FieldOps::lend`] of each field.
    fn lend<'s: 't, 't, M: Mode + 's>(
        refs: Self::TensorRefs<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<Lent<'t, M::Backend, M::Axes>>
    where
        Self: 's,
        A: 's;

    /// [`FieldOps::lend_mut`] of each field.
    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        muts: Self::TensorMuts<'s, M>,
        specs: &mut Specs,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<LentMut<'t, M::Backend, M::Axes>>
    where
        Self: 's,
        A: 's;

    /// [`FieldOps::to_device`] of each field.
    fn to_device<'s, M: ModeOwned + 's>(
        muts: Self::TensorMuts<'s, M>,
        specs: &mut Specs,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) where
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
    /// The fields of a tuple.
    Tuple(&'static [(FieldKind, bool)]),
    /// The fields of two trees.
    Pair(&'static Self, &'static Self),
}

impl FieldKinds {
    /// The kind of the field at `index`, and whether it is optional.
    ///
    /// # Panics
    ///
    /// If there are fewer fields.
    pub(super) const fn at(&self, index: usize) -> (FieldKind, bool) {
        match self {
            Self::Tuple(kinds) => kinds[index],
            Self::Pair(first, _) if index < FIELDS_PER_TUPLE => first.at(index),
            Self::Pair(_, rest) => rest.at(index - FIELDS_PER_TUPLE),
        }
    }
}

/// A tree that the conversion `V` can convert.
pub trait ConvertTree<V: Conversion, A>: FieldTree<A> {
    /// The tensors; `None` if a field failed, and the report then says why.
    fn convert<'a>(
        taken: Self::Taken<'a, V::Access>,
        specs: &mut Specs,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<Self::Tensors<V::Mode<'a>>>
    where
        Self: 'a;
}

/// The description of the next field.
fn next(specs: &mut Specs) -> &'static FieldSpec {
    specs.next().expect("each field has its description")
}

/// The impls of a tuple. For each field: the names for its type, its attributes and its value, then its index.
macro_rules! tuple {
    ($($field:ident $attributes:ident $local:ident $index:tt),*) => {
        impl<$($field),*> FieldRefs for ($($field,)*) {
            type Taken<'a, By: Access + 'a>
                = ($(By::Of<'a, $field>,)*)
            where
                Self: 'a;

            fn by_list<'a>(list: Vec<Self::Taken<'a, ByRef>>) -> Self::Taken<'a, ByList>
            where
                Self: 'a,
            {
                let mut lists = ($(Vec::<&'a $field>::with_capacity(list.len()),)*);
                for fields in list {
                    $(lists.$index.push(fields.$index);)*
                }
                lists
            }

            fn by_part<'a>(part: Self::Taken<'a, ByRef>) -> Self::Taken<'a, ByParts>
            where
                Self: 'a,
            {
                ($(Parts::One(part.$index),)*)
            }

            fn by_parts<'a>(parts: Self::Taken<'a, ByList>) -> Self::Taken<'a, ByParts>
            where
                Self: 'a,
            {
                ($(Parts::Joined(parts.$index),)*)
            }

            fn by_value<'a>(self) -> Self
            where
                Self: 'a,
            {
                self
            }
        }

        impl<$($field: Field<$attributes>, $attributes),*> FieldTree<($($attributes,)*)> for ($($field,)*) {
            type Tensors<Kind: Mode> = ($($field::Tensor<Kind>,)*);
            type TensorRefs<'s, Kind: Mode + 's>
                = ($(&'s $field::Tensor<Kind>,)*)
            where
                Self: 's,
                ($($attributes,)*): 's;
            type TensorMuts<'s, Kind: Mode + 's>
                = ($(&'s mut $field::Tensor<Kind>,)*)
            where
                Self: 's,
                ($($attributes,)*): 's;

            const KINDS: FieldKinds = FieldKinds::Tuple(&[$(($field::KIND, $field::OPTIONAL)),*]);

            fn check(refs: Self::Taken<'_, ByRef>, specs: &mut Specs, report: &mut Report) {
                $($field::Ops::check(refs.$index, next(specs), report);)*
            }

            fn lend<'s: 't, 't, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<Lent<'t, Kind::Backend, Kind::Axes>>
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                ($($field::Ops::lend::<Kind>(refs.$index, arena),)*)
            }

            fn lend_mut<'s: 't, 't, Kind: ModeMut + 's>(
                muts: Self::TensorMuts<'s, Kind>,
                specs: &mut Specs,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<LentMut<'t, Kind::Backend, Kind::Axes>>
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                ($({
                    arena.enter(next(specs).name);
                    $field::Ops::lend_mut::<Kind>(muts.$index, arena)
                },)*)
            }

            fn to_device<'s, Kind: ModeOwned + 's>(
                muts: Self::TensorMuts<'s, Kind>,
                specs: &mut Specs,
                report: &mut Report,
                device: &<Kind::Backend as Backend>::Device,
            )
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                $($field::Ops::to_device::<Kind>(muts.$index, next(specs).name, report, device);)*
            }

            fn debug<'s, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                show: &mut dyn FnMut(&dyn fmt::Debug),
            )
            where
                Self: 's,
                ($($attributes,)*): 's,
            {
                $(show(refs.$index);)*
            }
        }

        impl<Conv: Conversion, $($field: Convert<Conv, $attributes>, $attributes),*> ConvertTree<Conv, ($($attributes,)*)>
            for ($($field,)*)
        {
            #[inline]
            fn convert<'a>(
                taken: Self::Taken<'a, Conv::Access>,
                specs: &mut Specs,
                report: &mut Report,
                request: &Request<'_, Conv::Backend>,
            ) -> Option<Self::Tensors<Conv::Mode<'a>>>
            where
                Self: 'a,
            {
                $(let $local = $field::convert(taken.$index, next(specs).name, report, request);)*
                Some(($($local?,)*))
            }
        }
    };
}

/// `tuple!` for the fields given, and for each shorter list of them.
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

impl<First: FieldRefs, Rest: FieldRefs> FieldRefs for Pair<First, Rest> {
    type Taken<'a, By: Access + 'a>
        = (First::Taken<'a, By>, Rest::Taken<'a, By>)
    where
        Self: 'a;

    fn by_list<'a>(list: Vec<Self::Taken<'a, ByRef>>) -> Self::Taken<'a, ByList>
    where
        Self: 'a,
    {
        let (first, rest) = list.into_iter().unzip();
        (First::by_list(first), Rest::by_list(rest))
    }

    fn by_part<'a>((first, rest): Self::Taken<'a, ByRef>) -> Self::Taken<'a, ByParts>
    where
        Self: 'a,
    {
        (First::by_part(first), Rest::by_part(rest))
    }

    fn by_parts<'a>((first, rest): Self::Taken<'a, ByList>) -> Self::Taken<'a, ByParts>
    where
        Self: 'a,
    {
        (First::by_parts(first), Rest::by_parts(rest))
    }

    fn by_value<'a>(self) -> Self::Taken<'a, ByValue>
    where
        Self: 'a,
    {
        (self.0.by_value(), self.1.by_value())
    }
}

impl<First: FieldTree<A0>, Rest: FieldTree<A1>, A0, A1> FieldTree<(A0, A1)> for Pair<First, Rest> {
    type Tensors<M: Mode> = (First::Tensors<M>, Rest::Tensors<M>);
    type TensorRefs<'s, M: Mode + 's>
        = (First::TensorRefs<'s, M>, Rest::TensorRefs<'s, M>)
    where
        Self: 's,
        (A0, A1): 's;
    type TensorMuts<'s, M: Mode + 's>
        = (First::TensorMuts<'s, M>, Rest::TensorMuts<'s, M>)
    where
        Self: 's,
        (A0, A1): 's;

    const KINDS: FieldKinds = FieldKinds::Pair(&First::KINDS, &Rest::KINDS);

    fn check((first, rest): Self::Taken<'_, ByRef>, specs: &mut Specs, report: &mut Report) {
        First::check(first, specs, report);
        Rest::check(rest, specs, report);
    }

    fn lend<'s: 't, 't, M: Mode + 's>(
        (first, rest): Self::TensorRefs<'s, M>,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<Lent<'t, M::Backend, M::Axes>>
    where
        Self: 's,
        (A0, A1): 's,
    {
        (First::lend::<M>(first, arena), Rest::lend::<M>(rest, arena))
    }

    fn lend_mut<'s: 't, 't, M: ModeMut + 's>(
        (first, rest): Self::TensorMuts<'s, M>,
        specs: &mut Specs,
        arena: &'t Arena<'s>,
    ) -> Self::Tensors<LentMut<'t, M::Backend, M::Axes>>
    where
        Self: 's,
        (A0, A1): 's,
    {
        (First::lend_mut::<M>(first, specs, arena), Rest::lend_mut::<M>(rest, specs, arena))
    }

    fn to_device<'s, M: ModeOwned + 's>(
        (first, rest): Self::TensorMuts<'s, M>,
        specs: &mut Specs,
        report: &mut Report,
        device: &<M::Backend as Backend>::Device,
    ) where
        Self: 's,
        (A0, A1): 's,
    {
        First::to_device::<M>(first, specs, report, device);
        Rest::to_device::<M>(rest, specs, report, device);
    }

    fn debug<'s, M: Mode + 's>((first, rest): Self::TensorRefs<'s, M>, show: &mut dyn FnMut(&dyn fmt::Debug))
    where
        Self: 's,
        (A0, A1): 's,
    {
        First::debug::<M>(first, show);
        Rest::debug::<M>(rest, show);
    }
}

// The rest is converted even if the first failed, so that all that is wrong is reported.
impl<V: Conversion, First: ConvertTree<V, A0>, Rest: ConvertTree<V, A1>, A0, A1> ConvertTree<V, (A0, A1)>
    for Pair<First, Rest>
{
    fn convert<'a>(
        (first, rest): Self::Taken<'a, V::Access>,
        specs: &mut Specs,
        report: &mut Report,
        request: &Request<'_, V::Backend>,
    ) -> Option<Self::Tensors<V::Mode<'a>>>
    where
        Self: 'a,
    {
        let first = First::convert(first, specs, report, request);
        let rest = Rest::convert(rest, specs, report, request);
        first.zip(rest)
    }
}
