use ndarray::Array2;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(stack)]
struct Digit {
    image: Array2<f32>,
    #[tensor(copy, cast_lossy = f32)]
    label: i64,
}

fn batch(digits: &[Digit]) {
    let _ = Digit::stack::<Small>(digits);
}

fn main() {
    batch(&[Digit { image: Array2::zeros((8, 8)), label: 3 }]);
}
