use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    labels: Array1<u8>,
}

fn convert(digits: &Digits) {
    let _ = digits.to_tensors::<Small>(); //~ `Small` is not a backend that can hold the fields of `Digits`
}

fn main() {}
