//! Other derives and attributes on the same struct, type aliases, paths, and doc comments.

#![deny(warnings)]

use tensor_core::{Host, TensorInput};

type Images = ndarray::Array4<f32>;

mod types {
    pub(crate) type Labels<T = u8> = ndarray::ArcArray1<T>;
}

const SIDE: usize = 8;

/// Scanned digits.
#[derive(Debug, Clone, Default, PartialEq, TensorInput)]
#[must_use]
#[non_exhaustive]
pub struct Digits {
    /// The scans.
    #[tensor(share, dtype = f32, shape = [batch, 1, SIDE, self::SIDE],)]
    images: Images,
    /// What they show.
    #[tensor(copy)]
    #[tensor(cast = i64)]
    #[tensor(shape = [batch])]
    labels: types::Labels,
    #[tensor()]
    weights: Box1,
}

type Box1 = ndarray::Array1<f64>;

fn main() {
    let digits =
        Digits { images: Images::zeros((2, 1, 8, 8)), labels: types::Labels::zeros(2), weights: Box1::zeros(2) };
    assert_eq!(digits.clone(), digits);
    assert!(digits.tensors::<Host>().is_ok());
}
