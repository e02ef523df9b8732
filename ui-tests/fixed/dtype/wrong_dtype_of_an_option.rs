use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = u8)]
    labels: Option<Array1<u8>>,
}

fn main() {
    let digits = Digits { labels: None };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert!(tensors.labels.is_none());
}
