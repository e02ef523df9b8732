//! Structs with more fields than one tuple has: a tuple of tuples.

use core::fmt;

use super::mode::{Lent, LentMut, Mode, ModeMut, Own, Read, Write};
use super::tuples::{AdoptTuple, CopyTuple, Fields, ReadTuple, Tuple, WriteTuple};
use crate::spec::Report;
use crate::tensor::Arena;
use crate::{Backend, FieldKind, FieldSpec};

/// How many fields each tuple has, the last apart.
pub(super) const GROUP: usize = 16;

/// A tuple of tuples of fields.
#[derive(Debug)]
pub struct Groups<G>(pub G);

/// The descriptions of the fields of a group.
fn of_group(specs: &[FieldSpec], index: usize) -> &[FieldSpec] {
    &specs[index * GROUP..]
}

macro_rules! groups {
    ($($group:ident $how:ident $local:ident $index:tt),*) => {
        impl<$($group: Tuple),*> Tuple for Groups<($($group,)*)> {
            type Refs<'a>
                = ($($group::Refs<'a>,)*)
            where
                Self: 'a;
            type Muts<'a>
                = ($($group::Muts<'a>,)*)
            where
                Self: 'a;
        }

        impl<$($group: Fields<$how>, $how),*> Fields<($($how,)*)> for Groups<($($group,)*)> {
            type Tensors<Kind: Mode> = ($($group::Tensors<Kind>,)*);
            type TensorRefs<'s, Kind: Mode + 's>
                = ($($group::TensorRefs<'s, Kind>,)*)
            where
                Self: 's,
                ($($how,)*): 's;
            type TensorMuts<'s, Kind: Mode + 's>
                = ($($group::TensorMuts<'s, Kind>,)*)
            where
                Self: 's,
                ($($how,)*): 's;

            const KINDS: &'static [&'static [(FieldKind, bool)]] = &[$($group::KINDS[0]),*];

            fn check_all(refs: Self::Refs<'_>, specs: &[FieldSpec], report: &mut Report) {
                $($group::check_all(refs.$index, of_group(specs, $index), report);)*
            }

            fn lend_all<'s: 't, 't, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<Lent<'t, Kind::Backend>>
            where
                Self: 's,
                ($($how,)*): 's,
            {
                ($($group::lend_all::<Kind>(refs.$index, arena),)*)
            }

            fn lend_all_mut<'s: 't, 't, Kind: ModeMut + 's>(
                muts: Self::TensorMuts<'s, Kind>,
                arena: &'t Arena<'s>,
            ) -> Self::Tensors<LentMut<'t, Kind::Backend>>
            where
                Self: 's,
                ($($how,)*): 's,
            {
                ($($group::lend_all_mut::<Kind>(muts.$index, arena),)*)
            }

            fn debug_all<'s, Kind: Mode + 's>(
                refs: Self::TensorRefs<'s, Kind>,
                show: &mut dyn FnMut(&dyn fmt::Debug),
            )
            where
                Self: 's,
                ($($how,)*): 's,
            {
                $($group::debug_all::<Kind>(refs.$index, show);)*
            }
        }

        impl<Back: Backend, $($group: ReadTuple<Back, $how>, $how),*> ReadTuple<Back, ($($how,)*)> for Groups<($($group,)*)> {
            fn read_all<'a>(
                refs: Self::Refs<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Read<'a, Back>>> {
                $(let $local = $group::read_all(refs.$index, of_group(specs, $index), report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($group: WriteTuple<Back, $how>, $how),*> WriteTuple<Back, ($($how,)*)>
            for Groups<($($group,)*)>
        {
            fn write_all<'a>(
                muts: Self::Muts<'a>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Write<'a, Back>>> {
                $(let $local = $group::write_all(muts.$index, of_group(specs, $index), report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($group: CopyTuple<Back, $how>, $how),*> CopyTuple<Back, ($($how,)*)> for Groups<($($group,)*)> {
            fn copy_all(
                refs: Self::Refs<'_>,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = $group::copy_all(refs.$index, of_group(specs, $index), report, device);)*
                Some(($($local?,)*))
            }
        }

        impl<Back: Backend, $($group: AdoptTuple<Back, $how>, $how),*> AdoptTuple<Back, ($($how,)*)>
            for Groups<($($group,)*)>
        {
            fn adopt_all(
                self,
                specs: &'static [FieldSpec],
                report: &mut Report,
                device: &Back::Device,
            ) -> Option<Self::Tensors<Own<Back>>> {
                $(let $local = self.0.$index.adopt_all(of_group(specs, $index), report, device);)*
                Some(($($local?,)*))
            }
        }
    };
}
groups!(G0 H0 g0 0, G1 H1 g1 1);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2, G3 H3 g3 3);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2, G3 H3 g3 3, G4 H4 g4 4);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2, G3 H3 g3 3, G4 H4 g4 4, G5 H5 g5 5);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2, G3 H3 g3 3, G4 H4 g4 4, G5 H5 g5 5, G6 H6 g6 6);
groups!(G0 H0 g0 0, G1 H1 g1 1, G2 H2 g2 2, G3 H3 g3 3, G4 H4 g4 4, G5 H5 g5 5, G6 H6 g6 6, G7 H7 g7 7);
