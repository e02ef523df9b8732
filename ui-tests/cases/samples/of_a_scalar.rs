use ndarray::{Array0, Array1};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    mean: Array0<f32>, //~ field `mean` has no axis, and so no samples; write `whole`
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn main() {}
