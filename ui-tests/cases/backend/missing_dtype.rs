use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    labels: Array1<u8>,
}

fn convert(digits: &Digits) {
    let _ = digits.tensors::<Small>(); //~ `Small` is not a backend that can read the fields of `Digits`
}

fn main() {}
