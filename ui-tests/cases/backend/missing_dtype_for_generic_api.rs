use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy)]
    labels: Array1<u8>,
}

fn train(_: &impl TensorInput<Small>) {}

fn call(digits: &Digits) {
    train(digits); //~ backend `Small` cannot hold tensors of dtype `u8`
}

fn main() {}
