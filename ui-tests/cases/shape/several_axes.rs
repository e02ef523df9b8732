use ndarray::{Array1, Array3, ArrayD};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [.., ?, width])] //~ expected an axis, found `?`
    images: Array3<f32>,
    #[tensor(shape = [-1])] //~ an axis has no negative length
    labels: Array1<u8>,
    #[tensor(rank = 7)] //~ `ndarray` has types for 0 to 6 axes
    scores: ArrayD<f32>,
}

fn count(digits: &mut Digits) -> usize {
    let mut tensors: DigitsTensorsMut<'_, Host> = digits.tensors_mut().unwrap();
    tensors.with_mut(|t| t.images.len() + t.labels.len() + t.scores.len())
}

fn main() {}
