use ndarray::{Array1, Array2};
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Labelled(Array2<f32>, #[tensor(copy, cast = i64)] Array1<u8>);

fn main() {
    let digits = Labelled(Array2::ones((2, 3)), Array1::ones(2));
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.1.with(|labels| labels.sum()), 2_i64);
}
