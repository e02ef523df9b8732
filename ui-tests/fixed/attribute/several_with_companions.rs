use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(share)]
    images: Array3<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
}

fn hold(digits: &Digits) -> DigitsTensors<'_, Host> {
    let owned: DigitsTensorsOwned<Host> = digits.to_tensors().unwrap();
    let label: i64 = owned.with(|t| t.labels[0]);
    let tensors = digits.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.images.len() + t.labels.len()), tensors.images.shape()[0] + 1);
    tensors
}

fn main() {
    let digits = Digits { images: Array3::zeros((1, 1, 1)), labels: Array1::zeros(1) };
    assert_eq!(hold(&digits).labels.shape(), [1]);
}
