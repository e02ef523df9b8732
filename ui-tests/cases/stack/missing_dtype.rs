use ndarray::Array2;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(stack)]
struct Digit {
    image: Array2<f32>,
    label: i64,
}

fn batch(digits: &[Digit]) {
    let _ = Digit::stack::<Small>(digits); //~ `Small` is not a backend that can stack structs `Digit`
}

fn main() {}
