use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(rename = kinds)]
    classes: Array1<u8>,
    labels: Array1<u8>,
}

fn main() {
    let digits = Digits { classes: Array1::zeros(2), labels: Array1::ones(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.kinds.sum()), 0);
}
