//! What several test files use: ways to look at a tensor, through candle alone.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod probe;

use candle_core::{Storage, Tensor, WithDType};
use tensor_candle::candle_core;

/// Where the tensor's first element is.
pub(crate) fn address<T: WithDType>(tensor: &Tensor) -> *const T {
    let (storage, layout) = tensor.storage_and_layout();
    let Storage::Cpu(storage) = &*storage else { panic!("the tensor is on the CPU") };
    storage.as_slice::<T>().unwrap()[layout.start_offset()..].as_ptr()
}
