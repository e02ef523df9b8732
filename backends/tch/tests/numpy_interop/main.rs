//! What PyTorch's own `test/test_numpy_interop.py` tests, where it has a meaning here; named after its tests. The table is
//! `docs/interop.md`.

#[path = "../common/mod.rs"]
mod common;
mod computing;
mod from_numpy;
mod to_numpy;

use ndarray::{ArrayView, Dimension};
use tensor_core::{Cast, Element, Shares};
use tensor_tch::{Shared, Tch};

/// Small whole numbers, which every dtype but `bool` has.
fn numbers<T: Element>(count: u8) -> Vec<T>
where
    u8: Cast<T>,
{
    (0..count).map(Cast::cast).collect()
}

fn share<T: Element, D: Dimension + 'static>(view: ArrayView<'_, T, D>) -> Shared<'_, Tch, T, D>
where
    Tch: Shares<T, D>,
{
    Shared::new(view).unwrap()
}

/// Calls a generic function for each dtype.
macro_rules! for_dtypes {
    ($function:ident: $($dtype:ty)*) => {
        $($function::<$dtype>();)*
    };
}

use for_dtypes;
