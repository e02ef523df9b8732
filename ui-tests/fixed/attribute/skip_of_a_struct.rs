use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    labels: Array1<u8>,
    #[tensor(skip)]
    weights: Array1<f32>,
}

fn main() {
    let digits = Digits { labels: Array1::from_vec(vec![3, 7]), weights: Array1::zeros(2) };
    assert_eq!(digits.tensors::<tensor_core::Host>().unwrap().with(|t| t.labels.sum()), 10);
}
