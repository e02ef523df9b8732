//! The fuzz target for `.npy` and `.npz`: any bytes are a struct or an error, and never a panic or an invalid value.

#![no_main]

#[path = "../../sources/npy/tests/common/mod.rs"]
mod common;

use libfuzzer_sys::fuzz_target;
use ndarray::{Array1, Array2, ArrayD, ArrayRef, Dimension, Ix2, IxDyn};
use num_complex::Complex;
use tensor_core::TensorInput;
use tensor_npy::{FromNpy, Options};

/// An array of each kind of dtype, each of which may be missing.
#[derive(TensorInput, FromNpy)]
struct Arrays {
    a: Option<ArrayD<bool>>,
    b: Option<Array2<f32>>,
    c: Option<Array1<i64>>,
    d: Option<ArrayD<half::f16>>,
    e: Option<Array2<Complex<f64>>>,
    inner: Inner,
}

#[derive(TensorInput, FromNpy)]
struct Inner {
    #[tensor(shape = [n, n])]
    square: Option<Array2<u16>>,
}

/// Less than what the fuzzer lets a program have.
const MEMORY: u64 = 16 << 20;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    match kind % 4 {
        // An archive.
        0 => load(bytes),
        // An archive around a file, stored or compressed. The fuzzer need not find out how to make its sums.
        kind @ 1..=2 => {
            for name in ["a.npy", "b.npy", "c.npy", "d.npy", "e.npy", "inner/square.npy"] {
                load(&common::npz(&[(name, bytes)], kind == 2));
            }
        }
        // An archive around a file with any dictionary, and with elements.
        _ => {
            let at = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len()).min(10_000);
            let (dictionary, elements) = bytes.split_at(at);
            let file = common::npy(&String::from_utf8_lossy(dictionary), elements);
            for name in ["a.npy", "b.npy", "c.npy"] {
                load(&common::npz(&[(name, &file)], false));
            }
        }
    }
});

fn load(npz: &[u8]) {
    match Options::new().inflate_at_most(MEMORY).from_bytes::<Arrays>(npz) {
        Ok(arrays) => {
            let Arrays { a, b, c, d, e, inner } = &arrays;
            if let Some(masks) = a {
                // SAFETY: any byte is a `u8`. A `bool` that is read as one would be taken to be valid.
                let byte = |mask: &bool| unsafe { std::ptr::from_ref(mask).cast::<u8>().read() };
                assert!(masks.iter().all(|mask| byte(mask) <= 1));
            }
            read(b.as_deref());
            read(c.as_deref());
            read::<_, IxDyn>(d.as_deref());
            read::<_, Ix2>(e.as_deref());
            read(inner.square.as_deref());
            assert!(arrays.tensors::<tensor_core::Host>().is_ok(), "the shapes were checked when they were read");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Reads every element.
fn read<T: Copy, D: Dimension>(array: Option<&ArrayRef<T, D>>) {
    array.into_iter().flatten().copied().for_each(|element| {
        std::hint::black_box(element);
    });
}
