//! The array types of ndarray and of Rust as fields.

use alloc::vec::Vec;

use ndarray::{ArrayBase, ArrayRef, Dimension};

use super::storage::Storage;
use crate::{Element, array_field, for_each_dtype};

// The element type is a parameter of its own here, which spares rustc a projection for each field: with `S::Elem` in its place,
// it takes 1.23 times the instructions to check the structs of `cargo xtask bench compile`.
array_field!(@field [T, S: Storage<Elem = T>, D: Dimension + 'static,] ArrayBase<S, D, T>, T, D);
array_field!(@convert [S: Storage, D: Dimension + 'static,] ArrayBase<S, D>);
array_field!(['r, T: Element, D: Dimension + 'static] &'r ArrayRef<T, D>);
array_field!(['r, T: Element, D: Dimension + 'static] &'r mut ArrayRef<T, D>);
array_field!([T: Element] Vec<T>);
array_field!([T: Element, const N: usize] [T; N]);

macro_rules! scalars {
    ($($variant:ident $name:ident $numpy:ident: $ty:ty, $rust:literal, $size:literal;)*) => {
        $(array_field!([] $ty);)*
    };
}
for_each_dtype!(scalars);
