use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(shape = [batch])]
    labels: Array1<u8>,
    #[tensor(whole)]
    palette: Array2<u8>,
}

fn main() {
    let digits = Digits { palette: Array2::zeros((16, 3)), labels: Array1::zeros(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.palette.shape(), [16, 3]);
}
