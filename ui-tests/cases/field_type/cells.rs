use std::cell::Cell;

use ndarray::ArrayView1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: ArrayView1<'a, Cell<f32>>, //~ `Cell<f32>` is not an element type of tensors
}

fn main() {}
