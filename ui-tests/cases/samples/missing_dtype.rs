use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
}

fn batch(digits: &Digits) {
    let _ = digits.rows::<Small>(0..2); //~ `Small` is not a backend that can hold rows of `Digits`
}

fn main() {}
