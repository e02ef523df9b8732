use ndarray::{Array1, Array3, ArrayD};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [.., _, width])]
    images: Array3<f32>,
    #[tensor(shape = [_])]
    labels: Array1<u8>,
    scores: ArrayD<f32>,
}

fn count(digits: &mut Digits) -> usize {
    let mut tensors: DigitsTensorsMut<'_, Host> = digits.tensors_mut().unwrap();
    tensors.with_mut(|t| t.images.len() + t.labels.len() + t.scores.len())
}

fn main() {
    let mut digits =
        Digits { images: Array3::zeros((1, 2, 3)), labels: Array1::zeros(2), scores: ArrayD::zeros(vec![4]) };
    assert_eq!(count(&mut digits), 12);
}
