//! A library that denies every warning and documents every public item, and whose structs are public.

#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused_qualifications)]
#![deny(elided_lifetimes_in_paths, unused_lifetimes, non_camel_case_types, non_snake_case)]
#![deny(trivial_casts, trivial_numeric_casts, unused_results, let_underscore_drop, explicit_outlives_requirements)]
#![deny(keyword_idents, rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility, future_incompatible)]
#![forbid(unsafe_code)]

use ndarray::{Array1, Array4, ArrayView1};
use tensor_core::{Host, TensorInput};

/// Scanned digits.
#[derive(Debug, TensorInput)]
pub struct Digits<'a, const SIDE: usize> {
    /// The scans.
    #[tensor(share, dtype = f32, shape = [batch, 1, SIDE, SIDE])]
    pub images: Array4<f32>,
    /// The digits that they show.
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: ArrayView1<'a, u8>,
}

/// Weights.
#[derive(Debug, TensorInput)]
pub struct Weights(pub Array1<f32>, #[tensor(copy, shape = [_])] pub Array1<f32>);

/// Copies alone, without a borrow.
#[derive(Debug, TensorInput)]
pub struct Copies {
    /// One.
    #[tensor(copy)]
    pub only: Array1<f32>,
}

fn main() {
    let labels = [3, 7];
    let digits = Digits::<8> { images: Array4::zeros((2, 1, 8, 8)), labels: ArrayView1::from(&labels) };
    assert!(digits.tensors::<Host>().is_ok());
}
