//! Nothing is kept per lend or move, and which threads may have the tensors.

mod common;

use std::fs;

use common::{Grid, turn};
use ndarray::{Array2, Ix1, Ix2};
use static_assertions::{assert_impl_all, assert_not_impl_any};
use tensor_core::{Owned, Shared, SharedMut, TensorInput};
use tensor_tch::Tch;
use tensor_tch::tch::Tensor;

assert_impl_all!(Tch: Send, Sync, Copy);
assert_impl_all!(Shared<'static, Tch, f32, Ix2>: Send, Sync, Copy, Unpin);
assert_impl_all!(SharedMut<'static, Tch, f32, Ix2>: Send);
assert_not_impl_any!(SharedMut<'static, Tch, f32, Ix2>: Clone);
assert_impl_all!(Owned<Tch, f32, Ix2>: Send);
// `Tensor` can be written through a reference.
assert_not_impl_any!(Owned<Tch, f32, Ix2>: Sync, Clone);
assert_impl_all!(GridTensors<'static, Tch>: Send, Sync);
assert_impl_all!(GridTensorsMut<'static, Tch>: Send);
assert_not_impl_any!(GridTensorsMut<'static, Tch>: Clone);
assert_impl_all!(GridTensorsOwned<Tch>: Send);
assert_not_impl_any!(GridTensorsOwned<Tch>: Sync, Clone);
assert_not_impl_any!(<Tch as tensor_core::Shares<f32, Ix1>>::Guard<'static>: Sync);

use common::{GridTensors, GridTensorsMut, GridTensorsOwned};

const TIMES: u32 = 1_000_000;

/// The process's resident memory in pages, where the system says so.
fn resident() -> Option<u64> {
    fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()
}

/// Runs `step` a million times; the memory may grow by less than 8 bytes for each.
fn stays_flat(mut step: impl FnMut()) {
    let _turn = turn();
    // What libtorch and the allocator keep for good they have after this.
    (0..TIMES / 20).for_each(|_| step());
    if std::env::var_os("ASAN_OPTIONS").is_some() {
        println!("skipped: AddressSanitizer keeps freed memory for a while, and looks for leaks itself");
        return;
    }
    let Some(before) = resident() else {
        println!("skipped: there is no /proc/self/statm here");
        return;
    };
    (0..TIMES).for_each(|_| step());
    let after = resident().expect("it was there before");
    assert!(after.saturating_sub(before) < 1900, "resident memory grew from {before} to {after} pages");
}

#[test]
fn a_million_lends_leave_the_memory_flat() {
    let grid = Grid::new(2, 2);
    let tensors = grid.tensors::<Tch>().unwrap();
    stays_flat(|| assert_eq!(tensors.with(|t| t.values.dim()), 2));
}

#[test]
fn a_million_lends_for_writing_leave_the_memory_flat() {
    let mut grid = Grid::new(2, 2);
    stays_flat(|| assert_eq!(grid.tensors_mut::<Tch>().unwrap().with_mut(|t| t.values.dim()), 2));
}

#[test]
fn a_million_escapes_leave_the_memory_flat() {
    let grid = Grid::new(2, 2);
    let tensors = grid.tensors::<Tch>().unwrap();
    let mut last = Tensor::new();
    stays_flat(|| last = tensors.values.with(Tensor::shallow_clone));
    assert_eq!(last.size(), [2, 2]);
}

#[test]
fn a_million_moves_leave_the_memory_flat() {
    stays_flat(|| {
        let grid = Grid { values: Array2::zeros((16, 16)) };
        assert_eq!(grid.into_tensors::<Tch>().unwrap().values.with(Tensor::dim), 2);
    });
}

#[test]
fn a_million_moves_of_one_of_two_owners_leave_the_memory_flat() {
    #[derive(TensorInput)]
    struct Counted {
        values: ndarray::ArcArray2<f32>,
    }

    let other = Array2::zeros((2, 2)).into_shared();
    stays_flat(|| {
        let tensors = Counted { values: other.clone() }.into_tensors::<Tch>().unwrap();
        assert_eq!(tensors.values.with(Tensor::dim), 2);
    });
    assert!(other.try_into_owned_nocopy().is_ok());
}

#[test]
fn a_million_refusals_leave_the_memory_flat() {
    let mut array = Array2::<f32>::zeros((16, 16));
    array.invert_axis(ndarray::Axis(0));
    let grid = Grid { values: array };
    stays_flat(|| assert!(grid.tensors::<Tch>().is_err()));
}
