use ndarray::{Array3, Ix3};
use tensor_core::{Host, RowMajor, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(layout = row_major)]
    images: Array3<f32>,
}

fn total(images: impl TensorArg<Host, f32, Ix3, RowMajor>) -> f32 {
    images.with(|t| t.sum())
}

fn call(digits: &Digits) -> f32 {
    total(digits.tensors::<Host>().unwrap().images)
}

fn main() {
    let digits = Digits { images: Array3::ones((2, 8, 8)) };
    assert_eq!(call(&digits), 128.0);
}
