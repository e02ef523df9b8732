use ndarray::{Array4, Ix4};
use tensor_core::{Host, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    images: Array4<f32>,
}

fn predict(images: impl TensorArg<Host, f32, Ix4>) -> f32 {
    images.with(|t| t.sum())
}

fn call(digits: &Digits) -> f32 {
    predict(digits.tensors::<Host>().unwrap().images)
}

fn main() {
    let digits = Digits { images: Array4::ones((2, 1, 8, 8)) };
    assert_eq!(call(&digits), 128.0);
}
