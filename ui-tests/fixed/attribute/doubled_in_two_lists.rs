use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = u8)]
    #[tensor(copy)]
    labels: Array1<u8>,
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.labels.shape(), [2]);
}
