//! What several test files use: structs to lend, and ways to look at a tensor that don't write to it.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod probe;

use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ndarray::{Array, Array2, ArrayD, Dimension, IxDyn, ShapeBuilder};
use tensor_core::{Element, Owned, TensorInput};
use tensor_tch::tch::{Device, Kind, Tensor};
use tensor_tch::{Tch, const_data_ptr, copies};

/// A matrix, shared.
#[derive(TensorInput)]
pub(crate) struct Grid {
    pub(crate) values: Array2<f32>,
}

impl Grid {
    pub(crate) fn new(rows: usize, columns: usize) -> Self {
        Self { values: counting((rows, columns)) }
    }

    pub(crate) fn address(&self) -> usize {
        self.values.as_ptr() as usize
    }
}

/// The counters belong to the process, so tests that ask for them take turns.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `mem::forget`, but that a leak checker still finds the value: it is never dropped, and never used again.
pub(crate) fn forget<T>(value: T) {
    static FORGOTTEN: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let address = Box::into_raw(Box::new(value)) as usize;
    FORGOTTEN.lock().unwrap_or_else(PoisonError::into_inner).push(address);
}

/// What `f` gives, and how many copies it cost.
pub(crate) fn counted<R>(f: impl FnOnce() -> R) -> (R, u64) {
    let before = copies().count;
    let result = f();
    (result, copies().count - before)
}

/// 1, 2, 3 … in the order of the indices, whatever the order in memory.
pub(crate) fn counting<D: Dimension>(shape: impl ShapeBuilder<Dim = D>) -> Array<f32, D> {
    let mut array = Array::zeros(shape);
    let mut next = 0.0;
    array.iter_mut().for_each(|value| {
        next += 1.0;
        *value = next;
    });
    array
}

pub(crate) fn full(sizes: &[i64], value: f64) -> Tensor {
    Tensor::full(sizes, value, (Kind::Float, Device::Cpu))
}

/// The tensor's values, row-major.
pub(crate) fn values_as<T: Element>(tensor: &Tensor) -> ArrayD<T> {
    Owned::<Tch, T, IxDyn>::try_from(tensor.shallow_clone()).unwrap().to_array().unwrap()
}

pub(crate) fn values(tensor: &Tensor) -> Vec<f32> {
    values_as::<f32>(tensor).into_raw_vec_and_offset().0
}

pub(crate) fn address(tensor: &Tensor) -> usize {
    const_data_ptr(tensor) as usize
}

/// The message of a panic.
pub(crate) fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap()
}

/// The error of a conversion.
#[track_caller]
pub(crate) fn refusal<T, E: Debug + ToString>(outcome: Result<T, E>) -> String {
    match outcome {
        Ok(_) => panic!("expected an error"),
        Err(error) => error.to_string(),
    }
}
