//! Ways to look at a tensor through candle alone, for several test files.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod probe;

use candle_core::{Storage, Tensor, WithDType};
use tensor_candle::candle_core;

/// The address of the tensor's first element.
pub(crate) fn address<T: WithDType>(tensor: &Tensor) -> *const T {
    let (storage, layout) = tensor.storage_and_layout();
    let Storage::Cpu(storage) = &*storage else { panic!("the tensor is on the CPU") };
    storage.as_slice::<T>().unwrap()[layout.start_offset()..].as_ptr()
}
