//! Tests the promises of a loan, through tch's own API.

mod adoption;
mod escapes;
mod memory;
mod reads;
mod replacement;
mod threads;
mod writes;

use std::borrow::{Borrow, BorrowMut};
use std::ptr::NonNull;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tch::Tensor;

use super::{ReadGuard, WriteGuard};
use crate::inspect;
use crate::scalar::ScalarType;
use crate::view::View;

/// Tests that lend take turns, since the counters of copies are global.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn view<T>(memory: &mut [T], sizes: &[usize], scalar: ScalarType) -> View {
    assert_eq!(size_of::<T>(), scalar.size());
    assert_eq!(memory.len(), sizes.iter().product::<usize>());
    View::row_major(NonNull::from(memory).cast(), sizes, scalar)
}

/// Lends for reading, to a closure, as the backend does.
fn read<R>(memory: &mut [f32], sizes: &[usize], closure: impl FnOnce(&Tensor) -> R) -> R {
    let view = view(memory, sizes, ScalarType::F32);
    // SAFETY: `memory` is borrowed until this function ends, and nothing here touches it before the guard is dropped.
    let guard = unsafe { ReadGuard::new(&view) }.unwrap();
    closure(guard.borrow())
}

/// Lends for writing, to a closure, as the backend does.
fn write<T, R>(memory: &mut [T], sizes: &[usize], scalar: ScalarType, closure: impl FnOnce(&mut Tensor) -> R) -> R {
    let view = view(memory, sizes, scalar);
    // SAFETY: `memory` is borrowed for writing until this function ends, and used by nothing here before that.
    let mut guard = unsafe { WriteGuard::new(view) }.unwrap();
    let returned = closure(guard.borrow_mut());
    guard.settle().unwrap_or_else(|error| panic!("{error}"));
    returned
}

/// 1, 2, 3 …
fn counting(length: u16) -> Vec<f32> {
    (1..=length).map(f32::from).collect()
}

/// The tensor's values, read without a write to the tensor.
fn values(tensor: &Tensor) -> Vec<f32> {
    let sizes: Vec<usize> = tensor.size().iter().map(|size| usize::try_from(*size).unwrap()).collect();
    let mut out = vec![f32::NAN; tensor.numel()];
    let to = NonNull::from(&mut out[..]).cast();
    // SAFETY: `out` holds as many `f32` as the tensor has elements, and is ours.
    unsafe { inspect::copy_out(tensor, to, &sizes, ScalarType::F32) }.unwrap();
    out
}

fn address(tensor: &Tensor) -> usize {
    inspect::const_data(tensor).unwrap() as usize
}
