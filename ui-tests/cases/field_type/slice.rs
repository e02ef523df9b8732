use ndarray::{Array1, ArrayView1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Signal<'a> {
    volts: Array1<f32>,
    extra: &'a [u8], //~ a field of type `&'a [u8]` can't become a tensor; write `#[tensor(skip)]` on it, or use `ArrayView1<'a, u8>`
}

fn main() {}
