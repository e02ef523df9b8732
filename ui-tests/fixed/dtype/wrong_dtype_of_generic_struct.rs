use ndarray::{Array1, Array2};
use tensor_core::{Element, TensorInput};

#[derive(TensorInput)]
struct Labelled<T: Element> {
    features: Array2<T>,
    #[tensor(copy, dtype = i32)]
    labels: Array1<i32>,
}

fn main() {
    let digits = Labelled { features: Array2::<f32>::ones((2, 3)), labels: Array1::ones(2) };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.labels.with(|labels| labels.sum()), 2_i32);
}
