//! The suite's entrances: each runs its part for the ranks 0 to 6 and for ranks known at run time only.

use ndarray::{Ix0, Ix1, Ix2, Ix3, Ix4, Ix5, Ix6, IxDyn};
use tensor_core::{Shares, SharesMut};

use crate::{Probe, Sample};

macro_rules! every_rank {
    ($(#[$doc:meta])* $name:ident, $bound:ident, $element:ident) => {
        $(#[$doc])*
        pub trait $name<T: $element>:
            $bound<T, Ix0> + $bound<T, Ix1> + $bound<T, Ix2> + $bound<T, Ix3>
            + $bound<T, Ix4> + $bound<T, Ix5> + $bound<T, Ix6> + $bound<T, IxDyn>
        {
        }

        impl<B, T: $element> $name<T> for B where
            B: $bound<T, Ix0> + $bound<T, Ix1> + $bound<T, Ix2> + $bound<T, Ix3>
                + $bound<T, Ix4> + $bound<T, Ix5> + $bound<T, Ix6> + $bound<T, IxDyn>
        {
        }
    };
}

every_rank! {
    /// A [`Probe`] for all ranks. Every type that is one for each of them has it.
    EveryRank, Probe, Sample
}
every_rank! {
    /// A backend that [`Shares`] all ranks. Every type that does for each of them has it.
    SharesEveryRank, Shares, Sample
}
every_rank! {
    /// A backend that [`SharesMut`] all ranks. Every type that does for each of them has it.
    SharesMutEveryRank, SharesMut, Sample
}

macro_rules! at_every_rank {
    ($part:ident::<$probe:ident, $dtype:ident>) => {
        crate::$part::at_rank::<$probe, $dtype, Ix0>();
        crate::$part::at_rank::<$probe, $dtype, Ix1>();
        crate::$part::at_rank::<$probe, $dtype, Ix2>();
        crate::$part::at_rank::<$probe, $dtype, Ix3>();
        crate::$part::at_rank::<$probe, $dtype, Ix4>();
        crate::$part::at_rank::<$probe, $dtype, Ix5>();
        crate::$part::at_rank::<$probe, $dtype, Ix6>();
        crate::$part::at_rank::<$probe, $dtype, IxDyn>();
    };
}

/// All of the suite, for one dtype.
///
/// # Panics
///
/// If the backend does not conform; the message has the dtype, the layout and the owner.
pub fn conformance<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesMutEveryRank<T> + SharesEveryRank<T>,
{
    owning::<P, T>();
    sharing::<P, T>();
    sharing_mut::<P, T>();
}

/// Tensors that own their memory: copied, and adopted from every storage of ndarray.
///
/// # Panics
///
/// If the backend does not conform; the message has the dtype, the layout and the owner.
pub fn owning<P: EveryRank<T>, T: Sample>() {
    at_every_rank!(owning::<P, T>);
}

/// Tensors that read an array's memory.
///
/// # Panics
///
/// If the backend does not conform; the message has the dtype, the layout and the owner.
pub fn sharing<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesEveryRank<T>,
{
    at_every_rank!(sharing::<P, T>);
}

/// Tensors that read and write an array's memory.
///
/// # Panics
///
/// If the backend does not conform; the message has the dtype, the layout and the owner.
pub fn sharing_mut<P, T>()
where
    P: EveryRank<T>,
    T: Sample,
    P::Backend: SharesMutEveryRank<T> + SharesEveryRank<T>,
{
    at_every_rank!(sharing_mut::<P, T>);
}
