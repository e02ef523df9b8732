//! The strictest lints that a crate can turn on, for a public struct: nothing undocumented, nothing unsafe, no warning.

#![no_implicit_prelude]
#![forbid(missing_docs, unsafe_code)]
#![deny(warnings, clippy::pedantic, missing_debug_implementations, unreachable_pub, unused_qualifications)]
#![deny(single_use_lifetimes, unused_lifetimes, elided_lifetimes_in_paths, trivial_casts, let_underscore_drop)]

/// Scanned digits.
#[derive(::core::fmt::Debug, ::tensor_core::TensorInput)]
#[tensor(dims(batch))]
pub struct Digits {
    /// The scans.
    #[tensor(shape = [batch, 1, 8, 8], layout = row_major)]
    pub images: ::ndarray::Array4<f32>,
    /// What they show.
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: ::ndarray::Array1<u8>,
    /// How sure one is of it.
    pub weights: ::core::option::Option<::std::vec::Vec<f64>>,
}

/// One of them.
#[derive(::core::fmt::Debug, ::tensor_core::TensorInput)]
#[tensor(sample_of = Digits)]
pub struct Digit<'data> {
    /// The scan.
    #[tensor(pad = 0.0, pad_axes = [1, 2], pad_to = 8)]
    pub images: ::ndarray::ArrayView3<'data, f32>,
    /// What it shows.
    pub labels: u8,
    /// How sure one is of it.
    #[tensor(whole)]
    pub weights: ::core::option::Option<::std::vec::Vec<f64>>,
}

fn main() {
    let scan = ::ndarray::Array3::zeros((1, 7, 8));
    let digit = Digit { images: scan.view(), labels: 3, weights: ::core::option::Option::None };
    ::std::assert!(Digit::collate([&digit, &digit]).unwrap().tensors::<::tensor_core::Host>().is_ok());
    let digits = Digits {
        images: ::ndarray::Array4::zeros((2, 1, 8, 8)),
        labels: ::ndarray::Array1::zeros(2),
        weights: ::core::option::Option::None,
    };
    ::std::assert!(digits.tensors::<::tensor_core::Host>().unwrap().with(|t| t.weights.is_none()));
}
