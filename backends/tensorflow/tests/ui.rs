//! Programs that must not compile with this backend, and the same programs with the advice followed. No library is needed.

use std::env;

use ndarray::{Array1, array};
use tensor_core::TensorInput;
use tensor_tensorflow::{Owned, TensorFlow};

#[test]
fn what_needs_shared_memory_does_not_compile() {
    // The messages are those of the toolchain that is pinned; AddressSanitizer needs another.
    if env::var("RUSTUP_TOOLCHAIN").is_ok_and(|name| name.starts_with("nightly")) {
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

/// `ui/share.rs` and `ui/write_in_place.rs`, with `#[tensor(copy)]` on the field.
#[derive(TensorInput)]
struct Copied {
    #[tensor(copy)]
    volts: Array1<f32>,
}

/// Both, with another method called.
#[derive(TensorInput)]
struct Shared {
    volts: Array1<f32>,
}

#[test]
fn the_advice_compiles() {
    let mut copied = Copied { volts: array![1.0, 2.0] };
    let shared = Shared { volts: array![1.0, 2.0] };
    let mut tensors = [
        copied.tensors::<TensorFlow>().map(|tensors| tensors.volts),
        copied.tensors_mut::<TensorFlow>().map(|tensors| tensors.volts),
        shared.to_tensors::<TensorFlow>().map(|tensors| tensors.volts),
        shared.into_tensors::<TensorFlow>().map(|tensors| tensors.volts),
    ];
    // Without a library, each is an error.
    for tensor in tensors.iter_mut().flatten() {
        // `ui/write_to_a_tensor.rs`, by the method that keeps the write from aliases.
        tensor.with_mut(|t| t.values_mut().map(|values| values[0] = 7.0)).unwrap();
        let owned: &Owned<TensorFlow, f32, _> = tensor;
        assert_eq!(owned.to_array().unwrap(), array![7.0, 2.0]);
    }
    let made = tensors.iter().flatten().count();
    assert_eq!(made, if tensor_tensorflow::load().is_ok() { 4 } else { 0 });
}
