use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    labels: Array1<u8>,
    #[tensor(skip)]
    origin: String,
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2), origin: "postcards".to_owned() };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.labels.shape(), [2]);
}
