//! The entry points of the suite: each runs one part of it, for the ranks 0 to 6 and for `IxDyn`.

use ndarray::{Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn};
use tensor_core::{FitsIn, Layout, Shares, SharesMut, Strided};

use crate::probe::{Probe, Sharing};
use crate::sample::Sample;
use crate::{permutations, rows, stacks};

macro_rules! every_rank {
    ($(#[$doc:meta])* $name:ident<T: $element:ident $(, $layout:ident)?>: $bound:ident) => {
        $(#[$doc])*
        pub trait $name<T: $element $(, $layout: Layout)?>:
            $bound<T, Ix0 $(, $layout)?> + $bound<T, Ix1 $(, $layout)?> + $bound<T, Ix2 $(, $layout)?>
            + $bound<T, Ix3 $(, $layout)?> + $bound<T, Ix4 $(, $layout)?> + $bound<T, Ix5 $(, $layout)?>
            + $bound<T, Ix6 $(, $layout)?> + $bound<T, IxDyn $(, $layout)?>
        {
        }

        impl<B, T: $element $(, $layout: Layout)?> $name<T $(, $layout)?> for B where
            B: $bound<T, Ix0 $(, $layout)?> + $bound<T, Ix1 $(, $layout)?> + $bound<T, Ix2 $(, $layout)?>
                + $bound<T, Ix3 $(, $layout)?> + $bound<T, Ix4 $(, $layout)?> + $bound<T, Ix5 $(, $layout)?>
                + $bound<T, Ix6 $(, $layout)?> + $bound<T, IxDyn $(, $layout)?>
        {
        }
    };
}

every_rank! {
    /// A [`Probe`] for every rank. Implemented for all types that are one.
    EveryRank<T: Sample>: Probe
}
every_rank! {
    /// A backend that [`Shares`] arrays of every rank. Implemented for all types that are one.
    SharesEveryRank<T: Sample, L>: Shares
}
every_rank! {
    /// A backend that [`SharesMut`] arrays of every rank. Implemented for all types that are one.
    SharesMutEveryRank<T: Sample, L>: SharesMut
}

macro_rules! at_every_rank {
    ($part:ident::<$probe:ident, $dtype:ident $(, $layout:ident)?>) => {
        crate::$part::at_rank::<$probe, $dtype, Ix0 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix1 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix2 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix3 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix4 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix5 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, Ix6 $(, $layout)?>();
        crate::$part::at_rank::<$probe, $dtype, IxDyn $(, $layout)?>();
    };
}

/// Tests tensors that own their memory: copies, and arrays of all of ndarray's owners that are adopted.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn owning<P: EveryRank<T>, T: Sample>() {
    at_every_rank!(owning::<P, T>);
}

/// Tests tensors that read an array's memory, with the layout `L` in their type.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn sharing<P, T, L>()
where
    P: EveryRank<T>,
    T: Sample,
    L: Layout + FitsIn<Strided>,
    P::Backend: SharesEveryRank<T, L>,
{
    at_every_rank!(sharing::<P, T, L>);
}

/// Tests tensors that read and write an array's memory, with the layout `L` in their type.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn sharing_mut<P, T, L>()
where
    P: EveryRank<T>,
    T: Sample,
    L: Layout + FitsIn<Strided>,
    P::Backend: SharesMutEveryRank<T, L>,
{
    at_every_rank!(sharing_mut::<P, T, L>);
}

/// Tests what derived structs make of arrays in tensors that own their memory: rows, stacks, and permuted axes. Rows of a range
/// are shared as `sharing` says that the backend shares arrays.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn fields<P: EveryRank<T>, T: Sample>(sharing: Sharing) {
    rows::every_rank::<P, T>(sharing);
    rows::whole::copied::<P, T, Ix0>();
    rows::whole::copied::<P, T, Ix3>();
    rows::whole::copied::<P, T, IxDyn>();
    stacks::at_rank::<P, T, Ix0>();
    stacks::at_rank::<P, T, Ix1>();
    stacks::at_rank::<P, T, Ix2>();
    stacks::at_rank::<P, T, Ix3>();
    stacks::at_rank::<P, T, Ix4>();
    stacks::at_rank::<P, T, Ix5>();
    stacks::at_rank::<P, T, Ix6>();
    stacks::at_rank::<P, T, IxDyn>();
    stacks::casts_at_rank::<P, T, Ix1>();
    stacks::casts_at_rank::<P, T, IxDyn>();
    permutations::owning::<P, T>();
}

/// Tests what derived structs make of arrays in tensors that read their memory: permuted axes, and arrays that are `whole`.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn shared_fields<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesEveryRank<T, Strided>,
{
    permutations::sharing::<P, T>();
    rows::whole::shared::<P, T, Ix0>();
    rows::whole::shared::<P, T, Ix3>();
    rows::whole::shared::<P, T, IxDyn>();
}

/// Tests what derived structs make of arrays in tensors that read and write their memory: permuted axes.
///
/// # Panics
///
/// If the backend does not conform. The message names the dtype, the layout and the owner.
pub fn written_fields<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesMutEveryRank<T, Strided>,
{
    permutations::sharing_mut::<P, T>();
}
