use ndarray::{Array2, Ix4};
use tensor_core::{Host, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    images: Array2<f32>,
}

fn predict(images: impl TensorArg<Host, f32, Ix4>) -> f32 {
    images.with(|t| t.sum())
}

fn call(digits: &Digits) -> f32 {
    predict(&digits.tensors::<Host>().unwrap().images) //~ expected a `Host` tensor of dtype `f32` and rank
}

fn main() {}
