//! Derived structs of every kind, whose documentation `tests/rustdoc.rs` reads.

#![allow(missing_docs, reason = "fields without the user's words are documented, too")]

use ndarray::{Array1, Array2, Array4, ArrayD, ArrayView};
use tensor_core::{Element, TensorInput};

/// Scanned digits.
#[derive(Debug, TensorInput)]
pub struct Digits {
    /// One scan for each sample.
    ///
    /// - row by row
    /// - as [`Self::labels`] say
    #[tensor(shape = [batch, 1, 8, 8])]
    pub images: Array4<f32>,
    /** What the scans show.
     *
     * A number of one digit.
     */
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: Array1<u8>,
    #[doc = concat!("How sure one is ", "of it.")]
    pub weights: Option<Array2<f64>>,
    #[tensor(rank = 2, layout = row_major)]
    pub any: ArrayD<f32>,
}

/// An array by another name.
pub type Mask = Array2<bool>;

/// Two sets of digits.
#[derive(Debug, TensorInput)]
pub struct Pairs {
    /// The first one.
    pub left: Digits,
    pub right: Option<Box<Digits>>,
    #[tensor(shape = [_, _])]
    pub mask: Mask,
    #[tensor(copy, cast = f32)]
    pub numbers: Mask,
}

/// A struct whose own parameters have the names that generated ones would have.
#[derive(Debug, TensorInput)]
pub struct Window<'s, B: Element, M, const N: usize>
where
    M: ndarray::Dimension,
{
    pub view: ArrayView<'s, B, M>,
    #[tensor(shape = [_, N])]
    pub rows: Array2<B>,
}

/// Samples, which can be taken in batches and stacked.
#[derive(Debug, TensorInput)]
#[tensor(samples = batch, stack)]
pub struct Samples {
    #[tensor(shape = [batch])]
    pub shared: Array1<f32>,
    #[tensor(copy, shape = [batch])]
    pub copied: Array1<f32>,
    #[tensor(whole)]
    pub whole: Array2<u8>,
    #[tensor(whole, copy)]
    pub kept: Array2<u8>,
}
