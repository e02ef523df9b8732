use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shar)] //~ unknown key `shar`, did you mean `share`?
    images: Array3<f32>,
    #[tensor(copy, cast = "i64")] //~ expected a type, such as `cast = i64`, without quotes
    labels: Array1<u8>,
}

fn hold(digits: &Digits) -> DigitsTensors<'_, Host> {
    let owned: DigitsTensorsOwned<Host> = digits.to_tensors().unwrap();
    let label: i64 = owned.with(|t| t.labels[0]);
    let tensors = digits.tensors::<Host>().unwrap();
    assert_eq!(tensors.with(|t| t.images.len() + t.labels.len()), tensors.images.shape()[0] + 1);
    tensors
}

fn main() {}
