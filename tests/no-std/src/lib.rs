//! Structs that derive where there is no std. That this crate compiles is the test: std has a panic handler too, so
//! that the compiler refuses ours (E0152) as soon as anything that this crate depends on brings std in.

#![no_std]

// Tests run on std; editors and clippy check their targets too.
#[cfg(not(test))]
mod runtime;

use ndarray::{Array1, Array2, Array4, ArrayView, ArrayView1, Dimension};
use tensor_core::{Element, TensorInput};

/// Fields that are shared, copied and cast, with named axes.
#[derive(TensorInput)]
pub struct Digits {
    /// Shared.
    #[tensor(shape = [batch, 1, 8, 8])]
    pub images: Array4<f32>,
    /// Copied with another dtype.
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: Array1<u8>,
    /// Copied.
    #[tensor(copy, dtype = f64)]
    pub weights: Array2<f64>,
}

/// A tuple struct with a field that is no array.
#[derive(TensorInput)]
pub struct Pair<'data>(pub ArrayView1<'data, f32>, #[tensor(skip)] pub &'data str);

/// A struct that is generic in every way.
#[derive(TensorInput)]
pub struct Window<'data, A: Element, D: Dimension, const N: usize> {
    /// A view.
    pub view: ArrayView<'data, A, D>,
    /// Rows of a length that the type names.
    #[tensor(shape = [_, N])]
    pub rows: Array2<A>,
}
