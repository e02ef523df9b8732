use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast_lossy = u8)]
    labels: Array1<i32>,
}

fn main() {
    let digits = Digits { labels: Array1::from_vec(vec![3, 7]) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.labels[1]), 7_u8);
}
